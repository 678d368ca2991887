#include "domain/gizmos/api.h"

#include "domain/bookkeeping/answer.h"
#include "domain/gizmos/commands.h"

namespace anyuan::gizmos {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books) {
  const auto& platform = routes.platform();
  const http::Docs docs{.summary = {"处置小物", "Move a gizmo on"}, .body = &records::type_for<Step>(),
                        .answer = &records::type_for<Gizmo>(), .shape = http::Answer::record};
  routes.post("/api/gizmos/{id}/steps", accounts::May::ledgers_write, docs, [&platform, &books](const accounts::Call& call) -> Result<http::Reply> {
    TRY(const auto body, call.request.json());
    TRY(auto step, records::parse<Step>(body));
    TRY(step.version, records::version_in(body));
    TRY(auto gizmo, perform(platform, call.actor, call.request.param("id"), step));
    return platform.database.read([&](db::Reading& reading) -> http::Reply {
      const bookkeeping::Context context{call.actor, reading, platform.vault, platform.clock.today()};
      return http::json_reply(bookkeeping::shown(books, *books.find("gizmos"), context, &gizmo));
    });
  });
}

}  // namespace anyuan::gizmos
