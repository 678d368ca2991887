#include "domain/hazards/api.h"

#include "domain/bookkeeping/answer.h"
#include "domain/hazards/commands.h"

namespace anyuan::hazards {
namespace {

using accounts::Call;
using accounts::May;
using http::Reply;

}  // namespace

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books) {
  const auto& platform = routes.platform();
  const auto answer = [&platform, &books](const Call& call, Hazard hazard, int status) {
    return platform.database.read([&](db::Reading& reading) {
      const bookkeeping::Context context{call.actor, reading, platform.vault, platform.clock.today()};
      return http::json_reply(bookkeeping::shown(books, *books.find("hazards"), context, &hazard), status);
    });
  };
  const auto& hazard_type = records::type_for<Hazard>();
  routes.post("/api/hazards", May::hazards_report,
              {.summary = {"上报隐患", "Report a hazard"}, .body = &hazard_type, .answer = &hazard_type, .shape = http::Answer::record},
              [&platform, answer](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(auto wanted, records::parse<Hazard>(body));
                TRY(auto hazard, report(platform, call.actor, std::move(wanted)));
                return answer(call, std::move(hazard), 201);
              });
  routes.post("/api/hazards/{id}/steps", May::hazards_read,
              {.summary = {"处置隐患", "Move a hazard on"}, .body = &records::type_for<Step>(), .answer = &hazard_type, .shape = http::Answer::record},
              [&platform, answer](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(auto step, records::parse<Step>(body));
                TRY(step.version, records::version_in(body));
                TRY(auto hazard, perform(platform, call.actor, call.request.param("id"), step));
                return answer(call, std::move(hazard), 200);
              });
}

}  // namespace anyuan::hazards
