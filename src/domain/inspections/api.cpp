#include "domain/inspections/api.h"

#include "domain/calendars/queries.h"
#include "domain/bookkeeping/answer.h"
#include "domain/facts/answer.h"
#include "domain/inspections/commands.h"
#include "domain/inspections/proposals.h"
#include "domain/inspections/queries.h"

namespace anyuan::inspections {
namespace json = boost::json;
namespace {

using accounts::Call;
using accounts::May;
using accounts::Routes;
using bookkeeping::Books;
using http::Reply;
using http::text_in;

constexpr std::size_t answers_max = 500;  // to one call; a sheet has a few dozen points

template <class R>
json::object shown(const Books& books, const bookkeeping::Context& context, R record) {
  return bookkeeping::shown(books, *books.find(records::type_for<R>().name), context, &record);
}

json::object shown_now(const Platform& platform, const Books& books, const Call& call, const Inspection& inspection) {
  return platform.database.read([&](db::Reading& reading) {
    return shown(books, {call.actor, reading, platform.vault, platform.clock.today()}, inspection);
  });
}

json::array to_json(const std::vector<Answer>& answers) {
  json::array list;
  for (const auto& answer : answers) list.push_back(records::to_json(answer));
  return list;
}

json::array to_json(const Answers& answers) {
  json::array list;
  for (const auto& [point, answer] : answers) list.push_back(records::to_json(answer));
  return list;
}

// Faults carry the point's code as field, so that a form of many points shows each where it belongs.
Result<std::vector<Answer>> answers_in(const json::object& body) {
  std::vector<Answer> answers;
  const auto* list = body.if_contains("answers");
  if (list == nullptr || list->is_null()) return answers;
  if (!list->is_array()) return Error{Refusal::invalid, "not_a_list", "answers"};
  if (list->get_array().size() > answers_max) return Error{Refusal::invalid, "too_many_items", "answers"};
  std::vector<Error> faults;
  for (const auto& item : list->get_array()) {
    if (!item.is_object()) return Error{Refusal::invalid, "not_an_object", "answers"};
    auto answer = records::parse<Answer>(item.get_object());
    if (answer.ok()) {
      answers.push_back(std::move(answer).value());
      continue;
    }
    const auto point = text_in(item.get_object(), "point");
    auto fault = answer.error();
    fault.more.clear();
    if (!point.empty()) fault.field = point;
    faults.push_back(std::move(fault));
  }
  if (!faults.empty()) return records::all_of(std::move(faults));
  return answers;
}

Result<Submission> submission_in(const json::object& body) {
  Submission submission;
  TRY(submission.answers, answers_in(body));
  if (const auto* vetoes = body.if_contains("vetoes"); vetoes != nullptr && !vetoes->is_null()) {
    Inspection sheet;
    if (auto wrong = records::fill_field(*records::type_for<Inspection>().find("vetoes"), &sheet, *vetoes)) return *wrong;
    submission.vetoes = std::move(sheet.vetoes);
  }
  return submission;
}

json::value known(std::optional<double> number) { return number ? json::value(*number) : json::value(nullptr); }

// What the ledgers, people and devices say of what a point counts: proposed, never answered for anybody.
json::array proposed_to(db::Reading& reading, const Platform& platform, const Sheet& sheet) {
  json::array rows;
  for (const auto& one : proposals(reading, platform, sheet)) {
    auto row = facts::shown(facts::catalogue()[one.fact], one.counted);
    row["point"] = one.point;
    rows.push_back(std::move(row));
  }
  return rows;
}

json::object needs_of(const Sheet& sheet) {
  json::object needs;
  for (const auto& code : sheet.points) {
    if (const auto needed = needed_at(*sheet.checklist.find(code), sheet.school)) needs[code] = *needed;
  }
  return needs;
}

// The days of the place from today on, a letter each, so that a phone without a network can count a deadline: s worked and
// with lessons, w only worked, l lessons on a day off, - neither.
json::object days_ahead(const bookkeeping::Context& context, const std::string& school_path) {
  constexpr int days = 420;  // the longest time to fix is a year of calendar days
  const auto calendar = calendars::calendar_at(context.reading, context.vault, school_path);
  std::string letters;
  for (int i = 0; i < days; ++i) {
    const auto day = plus_days(context.today, i);
    const bool working = calendar.is_working_day(day), lessons = calendar.is_school_day(day);
    letters += working && lessons ? 's' : working ? 'w' : lessons ? 'l' : '-';
  }
  return {{"from", text_of(context.today)}, {"days", std::move(letters)}};
}

json::object sheet_json(const Platform& platform, const Books& books, const bookkeeping::Context& context, const Sheet& sheet) {
  json::array points, before;
  for (const auto& code : sheet.points) points.push_back(json::string(code));
  for (const auto& other : earlier(context.reading, context.vault, sheet.inspection)) {
    before.push_back(json::object{{"kind", name_of(other.kind)}, {"answers", to_json(other.answers)}});
  }
  json::array rechecks;
  for (const auto& one : sheet.rechecks) rechecks.push_back(shown(books, context, one));
  const auto& school = sheet.school;
  return {{"inspection", shown(books, context, sheet.inspection)},
          {"school", json::object{{"id", school.head.id}, {"name", school.name}, {"category", name_of(school.category)},
                                  {"boarding", name_of(school.boarding)}, {"address", school.address}, {"principal", school.principal}}},
          {"checklist", shown(books, context, sheet.checklist)},
          {"points", std::move(points)},
          {"needs", needs_of(sheet)},
          {"calendar", days_ahead(context, sheet.school.head.unit_path)},
          {"proposals", proposed_to(context.reading, platform, sheet)},
          {"answers", to_json(sheet.answers)},
          {"rechecks", std::move(rechecks)},
          {"earlier", std::move(before)}};
}

void add_reads(Routes& routes, const Books& books) {
  const auto& platform = routes.platform();
  routes.get("/api/inspections/{id}/sheet", May::campaigns_read, {.summary = {"检查表", "The sheet"}}, [&platform, &books](const Call& call) -> Result<Reply> {
    return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
      TRY(const auto sheet, load_sheet(reading, platform, call.request.param("id"), call.actor.scope));
      return http::json_reply(sheet_json(platform, books, {call.actor, reading, platform.vault, platform.clock.today()}, sheet));
    });
  });
  routes.get("/api/inspections/{id}/differences", May::campaigns_read, {.summary = {"各级检查不一致的要点", "Where the sheets disagree"}},
             [&platform](const Call& call) -> Result<Reply> {
               return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
                 TRY(const auto found, differences(reading, platform.vault, call.actor, call.request.param("id")));
                 json::array rows;
                 for (const auto& one : found) {
                   json::object row{{"point", one.point}, {"text", one.text}, {"focus", one.focus}};
                   for (const auto& [kind, answer] : one.answers) row[name_of(kind)] = records::to_json(answer);
                   rows.push_back(std::move(row));
                 }
                 return http::json_reply(json::object{{"rows", std::move(rows)}});
               });
             });
}

}  // namespace

void add_sheet_routes(Routes& routes, const Books& books) {
  const auto& platform = routes.platform();
  const auto* type = &records::type_for<Inspection>();
  add_reads(routes, books);
  // Which kind needs which permission is the rules' business; reading campaigns is the least of them.
  routes.post("/api/inspections", May::campaigns_read, {.summary = {"开始检查", "Start a sheet"}, .body = type, .answer = type, .shape = http::Answer::record},
              [&platform, &books](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(auto wanted, records::parse<Inspection>(body));
                TRY(const auto started, start(platform, call.actor, std::move(wanted)));
                return http::json_reply(shown_now(platform, books, call, started.inspection), started.is_new ? 201 : 200);
              });
  routes.add(http::Verb::put, "/api/inspections/{id}/answers", May::campaigns_read, {.summary = {"保存答案", "Keep answers"}},
             [&platform](const Call& call) -> Result<Reply> {
               TRY(const auto body, call.request.json());
               TRY(const auto answers, answers_in(body));
               TRY(const auto kept, keep(platform, call.actor, call.request.param("id"), answers));
               return http::json_reply(json::object{{"answers", to_json(kept.answers)}, {"superseded", to_json(kept.superseded)},
                                                    {"answered", kept.inspection.answered}, {"points", kept.inspection.points},
                                                    {"score", kept.total.score}, {"full", kept.total.full}, {"percent", known(kept.total.percent)},
                                                    {"version", kept.inspection.head.version}});
             });
  routes.post("/api/inspections/{id}/submit", May::campaigns_read, {.summary = {"提交检查表", "Submit"}, .answer = type, .shape = http::Answer::record},
              [&platform, &books](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(const auto submission, submission_in(body));
                TRY(const auto submitted, submit(platform, call.actor, call.request.param("id"), submission));
                auto reply = shown_now(platform, books, call, submitted.inspection);
                json::array hazards;
                for (const auto& one : submitted.hazards) hazards.push_back(json::object{{"id", one.id}, {"number", one.number}, {"point", one.point}});
                reply["hazards"] = std::move(hazards);
                return http::json_reply(reply);
              });
  const auto* again = &records::type_for<Recheck>();
  routes.post("/api/inspections/{id}/rechecks", May::hazards_verify, {.summary = {"复检不合格项", "Look again at a failed point"}, .body = again, .answer = again, .shape = http::Answer::record},
              [&platform, &books](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(auto wanted, records::parse<Recheck>(body));
                TRY(const auto kept, recheck(platform, call.actor, call.request.param("id"), std::move(wanted)));
                return platform.database.read([&](db::Reading& reading) {
                  return http::json_reply(shown(books, {call.actor, reading, platform.vault, platform.clock.today()}, kept), 201);
                });
              });
  routes.post("/api/inspections/{id}/sign", May::self_check, {.summary = {"学校确认", "The school signs"}, .answer = type, .shape = http::Answer::record},
              [&platform, &books](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(const auto version, records::version_in(body));
                TRY(const auto signed_off, sign(platform, call.actor, call.request.param("id"), {version, text_in(body, "objection")}));
                return http::json_reply(shown_now(platform, books, call, signed_off));
              });
}

}  // namespace anyuan::inspections
