#include "domain/filings/api.h"

#include "domain/bookkeeping/answer.h"
#include "domain/filings/commands.h"

namespace anyuan::filings {
namespace {

using accounts::Call;
using accounts::May;
using http::Reply;

using ContentsOf = Result<Contents> (*)(db::Reading&, const records::Vault&, const accounts::Actor&, std::string_view);

void add_contents(accounts::Routes& routes, std::string pattern, ContentsOf contents) {
  const http::Docs docs{.summary = {"备案内容及变化", "What it says and what is different"}, .answer = &records::type_for<Contents>(), .shape = http::Answer::record};
  routes.get(std::move(pattern), May::filings_read, docs, [&platform = routes.platform(), contents](const Call& call) -> Result<Reply> {
    return platform.database.read_one_moment([&](db::Reading& reading) -> Result<Reply> {
      TRY(const auto found, contents(reading, platform.vault, call.actor, call.request.param("id")));
      return http::json_reply(records::to_json(found));
    });
  });
}

}  // namespace

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books) {
  const auto& platform = routes.platform();
  const auto shown = [&platform, &books](const Call& call, Filing filing, int status) {
    return platform.database.read([&](db::Reading& reading) {
      const bookkeeping::Context context{call.actor, reading, platform.vault, platform.clock.today()};
      return http::json_reply(bookkeeping::shown(books, *books.find("filings"), context, &filing), status);
    });
  };
  const auto* answered = &records::type_for<Filing>();
  add_contents(routes, "/api/filing_drafts/{id}/contents", contents_of_draft);
  add_contents(routes, "/api/filings/{id}/contents", contents_of);
  routes.post("/api/filing_drafts/{id}/submit", May::filings_submit,
              {.summary = {"报送备案", "Submit"}, .body = &records::type_for<Submission>(), .answer = answered, .shape = http::Answer::record},
              [&platform, shown](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(auto submission, records::parse<Submission>(body));
                TRY(submission.version, records::version_in(body));
                TRY(auto filing, submit(platform, call.actor, call.request.param("id"), submission));
                return shown(call, std::move(filing), 201);
              });
  routes.post("/api/filings/{id}/steps", May::filings_answer,
              {.summary = {"受理或退回备案", "Answer a filing"}, .body = &records::type_for<Step>(), .answer = answered, .shape = http::Answer::record},
              [&platform, shown](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(auto step, records::parse<Step>(body));
                TRY(step.version, records::version_in(body));
                TRY(auto filing, answer(platform, call.actor, call.request.param("id"), step));
                return shown(call, std::move(filing), 200);
              });
}

}  // namespace anyuan::filings
