#include "domain/attachments/api.h"

#include "domain/attachments/commands.h"
#include "platform/files/files.h"

namespace anyuan::attachments {
namespace {

using accounts::Call;
using accounts::May;
using http::Reply;

}  // namespace

void add_routes(accounts::Routes& routes) {
  const auto& platform = routes.platform();
  const http::Docs docs{.summary = {"上传附件", "Upload"}, .answer = &records::type_for<Attachment>(), .shape = http::Answer::record,
                        .body_type = "application/octet-stream"};
  routes.post("/api/files", May::files_write, docs, [&platform](const Call& call) -> Result<Reply> {
    const auto unit = call.request.query.find("unit");
    TRY(const auto kept, keep(platform, call.actor, {unit == call.request.query.end() ? std::string{} : unit->second,
                                                     http::file_name_in(call.request), call.request.body}));
    return http::json_reply(records::to_json(kept), 201);
  });
  routes.get("/api/files/{id}", May::schools_read, {.summary = {"下载附件", "Download"}, .shape = http::Answer::file},
             [&platform](const Call& call) -> Result<Reply> {
               const auto kept = platform.database.read([&](db::Reading& reading) {
                 return records::RecordStore<Attachment>(platform.vault).load(reading, call.request.param("id"), readable(call.actor));
               });
               if (!kept.ok()) return kept.error();
               auto bytes = platform.files.read(kept.value().hash);
               if (!bytes) throw db::Breakdown("a stored file is missing: " + kept.value().hash);
               auto reply = http::file_reply(*std::move(bytes), kept.value().type, kept.value().name);
               reply.headers.emplace_back("Cache-Control", "private, max-age=86400");
               return reply;
             });
}

}  // namespace anyuan::attachments
