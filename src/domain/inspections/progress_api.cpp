#include "base/percent.h"
#include "domain/bookkeeping/answer.h"
#include "domain/inspections/api.h"
#include "domain/inspections/commands.h"
#include "domain/inspections/queries.h"

namespace anyuan::inspections {
namespace json = boost::json;
namespace {

using accounts::Call;
using accounts::May;
using accounts::Routes;
using bookkeeping::Books;
using http::Reply;

std::string parameter(const Call& call, std::string_view name) {
  const auto found = call.request.query.find(name);
  return found == call.request.query.end() ? std::string{} : found->second;
}

json::value known(std::optional<double> number) { return number ? json::value(*number) : json::value(nullptr); }
json::value or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(json::string(text)); }

json::object coverage_json(const Coverage& coverage) {
  return {{"schools", coverage.schools}, {"waived", coverage.waived}, {"submitted", coverage.submitted}, {"missing", coverage.missing()},
          {"percent", known(percent_of(coverage.submitted, coverage.due()))}};
}

json::object criteria_json(const Criteria& asked, const http::Sentences& sentences, http::Language language) {
  json::array rows;
  for (const auto& one : asked.rows) {
    json::object filters;
    for (const auto& [name, value] : one.filters) filters[name] = value;
    rows.push_back(json::object{{"key", one.key}, {"holds", one.holds},
                                {"sentence", sentences.sentence({Refusal::conflict, one.reason, {}, one.args}, language)},
                                {"page", one.page}, {"filters", std::move(filters)}});
  }
  return {{"phase", name_of(asked.phase)}, {"next", name_of(asked.next)}, {"rows", std::move(rows)},
          {"may_advance", asked.phase != asked.next && asked.all_hold()}};
}

json::object summary_json(const Summary& summary) {
  auto made = coverage_json(summary.coverage);
  made["id"] = summary.campaign.head.id;
  made["name"] = summary.campaign.name;
  made["year"] = summary.campaign.year;
  made["average"] = known(summary.sheets.average);
  made["failed_points"] = summary.sheets.failed_points;
  made["hazards"] = summary.hazards.all;
  made["closed"] = summary.hazards.closed;
  made["closed_percent"] = known(percent_of(summary.hazards.closed, summary.hazards.all));
  return made;
}

void add_campaign_reads(Routes& routes) {
  const auto& platform = routes.platform();
  routes.get("/api/campaigns/{id}/coverage", May::campaigns_read, {.summary = {"自查覆盖", "Coverage"}}, [&platform](const Call& call) -> Result<Reply> {
    TRY(const auto found, coverage(platform, call.actor, {call.request.param("id"), parameter(call, "unit")}));
    auto reply = coverage_json(found.total);
    json::array rows;
    for (const auto& line : found.lines) {
      auto row = coverage_json(line.coverage);
      row["unit"] = line.unit;
      row["name"] = line.name;
      rows.push_back(std::move(row));
    }
    reply["rows"] = std::move(rows);
    return http::json_reply(reply);
  });
  routes.get("/api/campaigns/{id}/missing", May::campaigns_read, {.summary = {"未提交自查的学校", "Who is missing"}}, [&platform](const Call& call) -> Result<Reply> {
    TRY(const auto page, missing(platform, call.actor, {call.request.param("id"), parameter(call, "unit")}, parameter(call, "cursor")));
    json::array rows;
    for (const auto& one : page.rows) {
      rows.push_back(json::object{{"school", one.school}, {"name", one.name}, {"unit_name", one.unit_name}, {"principal", one.principal},
                                  {"state", one.is_open ? "open" : "none"}, {"answered", one.answered}, {"points", one.points}});
    }
    return http::json_reply(json::object{{"rows", std::move(rows)}, {"next", or_null(page.next)}});
  });
  routes.get("/api/campaigns/{id}/comparison", May::campaigns_read, {.summary = {"与上一次对比", "Compared with the one before"}}, [&platform](const Call& call) -> Result<Reply> {
    TRY(const auto both, comparison(platform, call.actor, call.request.param("id")));
    return http::json_reply(json::object{{"now", summary_json(both.now)}, {"before", both.before ? json::value(summary_json(*both.before)) : json::value(nullptr)}});
  });
}

void add_march_routes(Routes& routes, const Books& books, const http::Sentences& sentences) {
  const auto& platform = routes.platform();
  routes.get("/api/campaign_counties/{id}/criteria", May::campaigns_read, {.summary = {"进入下一阶段的条件", "What the next phase asks for"}},
             [&platform, &sentences](const Call& call) -> Result<Reply> {
               return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
                 TRY(const auto march, records::RecordStore<campaigns::CampaignCounty>(platform.vault).load(reading, call.request.param("id"), call.actor.scope));
                 TRY(const auto asked, criteria_of(reading, platform.vault, call.actor, march));
                 return http::json_reply(criteria_json(asked, sentences, call.request.language));
               });
             });
  routes.post("/api/campaign_counties/{id}/advance", May::campaigns_local, {.summary = {"进入下一阶段", "Go on to the next phase"}},
              [&platform, &books](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(const auto version, records::version_in(body));
                TRY(auto march, advance(platform, call.actor, call.request.param("id"), version));
                return platform.database.read([&](db::Reading& reading) {
                  return http::json_reply(bookkeeping::shown(books, *books.find("campaign_counties"),
                                                             {call.actor, reading, platform.vault, platform.clock.today()}, &march));
                });
              });
}

void add_sample_routes(Routes& routes, const Books& books) {
  const auto& platform = routes.platform();
  const auto* type = &records::type_for<Sample>();
  routes.post("/api/campaigns/{id}/samples", May::sample, {.summary = {"抽样", "Draw a sample"}, .body = type, .answer = type, .shape = http::Answer::record},
              [&platform, &books](const Call& call) -> Result<Reply> {
                TRY(auto body, call.request.json());
                body["campaign"] = call.request.param("id");
                TRY(auto wanted, records::parse<Sample>(body));
                TRY(auto drawn, draw_sample(platform, call.actor, std::move(wanted)));
                return platform.database.read([&](db::Reading& reading) {
                  return http::json_reply(bookkeeping::shown(books, *books.find("samples"),
                                                             {call.actor, reading, platform.vault, platform.clock.today()}, &drawn), 201);
                });
              });
  routes.get("/api/samples/{id}/schools", May::inspect, {.summary = {"抽中的学校", "The schools drawn"}}, [&platform](const Call& call) -> Result<Reply> {
    TRY(const auto schools, sampled(platform, call.actor, call.request.param("id"), parameter(call, "unit")));
    json::array rows;
    for (const auto& one : schools) {
      rows.push_back(json::object{{"school", one.school}, {"name", one.name}, {"county_name", one.county_name}, {"position", one.position},
                                  {"inspection", or_null(one.inspection)},
                                  {"inspection_state", one.state ? json::value(json::string(name_of(*one.state))) : json::value(nullptr)},
                                  {"percent", known(one.percent)}});
    }
    return http::json_reply(json::object{{"rows", std::move(rows)}});
  });
  routes.get("/api/samples/{id}/check", May::inspect, {.summary = {"复核抽样", "Draw it again"}}, [&platform](const Call& call) -> Result<Reply> {
    return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
      TRY(const auto sample, records::RecordStore<Sample>(platform.vault).load(reading, call.request.param("id"), readable_samples(call.actor)));
      const auto again = redraw(reading, sample);
      return http::json_reply(json::object{{"same", again.is_same}, {"seed", sample.seed}, {"frame", again.frame}, {"frame_hash", again.frame_hash},
                                           {"kept_hash", sample.frame_hash}, {"drawn", again.drawn}});
    });
  });
}

}  // namespace

void add_progress_routes(Routes& routes, const Books& books, const http::Sentences& sentences) {
  add_campaign_reads(routes);
  add_march_routes(routes, books, sentences);
  add_sample_routes(routes, books);
}

}  // namespace anyuan::inspections
