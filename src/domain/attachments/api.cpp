#include "domain/attachments/api.h"

#include "domain/attachments/commands.h"
#include "platform/files/files.h"

namespace anyuan::attachments {
namespace {

using accounts::Call;
using accounts::May;
using http::Reply;

// The name comes percent-encoded: headers are ASCII, file names Chinese.
std::string decoded(std::string_view text) {
  std::string out;
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out.substr(0, 200);
}

}  // namespace

void add_routes(accounts::Routes& routes) {
  const auto& platform = routes.platform();
  const http::Docs docs{.summary = {"上传附件", "Upload"}, .answer = &records::type_for<Attachment>(), .shape = http::Answer::record,
                        .body_type = "application/octet-stream"};
  routes.post("/api/files", May::files_write, docs, [&platform](const Call& call) -> Result<Reply> {
    const auto unit = call.request.query.find("unit");
    TRY(const auto kept, keep(platform, call.actor, {unit == call.request.query.end() ? std::string{} : unit->second,
                                                     decoded(call.request.header("x-file-name")), call.request.body}));
    return http::json_reply(records::to_json(kept), 201);
  });
  routes.get("/api/files/{id}", May::schools_read, {.summary = {"下载附件", "Download"}, .shape = http::Answer::file},
             [&platform](const Call& call) -> Result<Reply> {
               const auto kept = platform.database.read([&](db::Reading& reading) {
                 return records::RecordStore<Attachment>(platform.vault).load(reading, call.request.param("id"), call.actor.scope);
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
