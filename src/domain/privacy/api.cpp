#include "domain/privacy/api.h"

#include "domain/bookkeeping/answer.h"
#include "domain/privacy/commands.h"
#include "platform/sheets/writer.h"

namespace anyuan::privacy {
namespace {

using accounts::Call;
using accounts::May;
using http::Reply;

}  // namespace

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books) {
  const auto& platform = routes.platform();
  const auto& type = records::type_for<DataRequest>();
  const auto closes = [&](std::string pattern, Label summary, Outcome outcome) {
    routes.post(std::move(pattern), May::secrets_reveal, {.summary = summary, .answer = &type, .shape = http::Answer::record},
                [&platform, &books, outcome](const Call& call) -> Result<Reply> {
                  TRY(const auto body, call.request.json());
                  TRY(const auto version, records::version_in(body));
                  TRY(auto request, close(platform, call.actor, call.request.param("id"), version, outcome, http::text_in(body, "reason")));
                  return platform.database.read([&](db::Reading& reading) {
                    const bookkeeping::Context context{call.actor, reading, platform.vault, platform.clock.today()};
                    return http::json_reply(bookkeeping::shown(books, *books.find("data_requests"), context, &request), 200);
                  });
                });
  };
  closes("/api/data_requests/{id}/answer", {"答复个人信息申请", "Answer a data request"}, Outcome::answer);
  closes("/api/data_requests/{id}/refuse", {"书面拒绝个人信息申请", "Refuse a data request in writing"}, Outcome::refuse);
  routes.post("/api/data_requests/{id}/compiled.xlsx", May::secrets_reveal, {.summary = {"汇总某人被保存的信息", "All that is kept of a person"}, .shape = http::Answer::file},
              [&platform, &books](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(auto bytes, compile(platform, books, call.actor, call.request.param("id"), http::text_in(body, "reason")));
                return http::file_reply(std::move(bytes), sheets::media_type, "个人信息.xlsx");
              });
}

}  // namespace anyuan::privacy
