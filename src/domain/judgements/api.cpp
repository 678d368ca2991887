#include "domain/judgements/api.h"

#include <set>

#include "base/percent.h"
#include "domain/bookkeeping/answer.h"
#include "domain/facts/answer.h"
#include "domain/facts/queries.h"
#include "domain/judgements/commands.h"
#include "domain/judgements/queries.h"
#include "domain/judgements/what_if.h"
#include "domain/rulepacks/commands.h"
#include "platform/sheets/writer.h"

namespace anyuan::judgements {
namespace json = boost::json;
namespace {

using accounts::Call;
using accounts::May;
using http::Reply;

json::object said(Label label) { return {{"zh", label.zh}, {"en", label.en}}; }
json::value named(std::optional<Verdict> verdict) { return verdict ? json::value(name_of(*verdict)) : json::value(nullptr); }

Result<Reply> of_school(const Platform& platform, const bookkeeping::Books& books, const Call& call) {
  return platform.database.read_one_moment([&](db::Reading& reading) -> Result<Reply> {
    TRY(const auto school, records::RecordStore<schools::School>(platform.vault).load(reading, call.request.param("id"), call.actor.scope));
    const bookkeeping::Context context{call.actor, reading, platform.vault, platform.clock.today()};
    const auto now = platform.clock.now();
    const auto told = facts::facts_in(reading, platform.vault, records::Scope::under(school.head.unit_path), context.today);
    json::array rows;
    for (auto& one : explained(reading, platform, school)) {
      auto row = bookkeeping::shown(books, *books.find("judgements"), context, &one.judgement);
      json::array facts;
      for (const auto number : one.facts) {
        if (!told.empty()) facts.push_back(facts::shown(facts::catalogue()[number], facts::counted(told.front(), number, now)));
      }
      row["facts"] = std::move(facts);
      row["proposed"] = is_proposed(one.judgement, context.today);
      rows.push_back(std::move(row));
    }
    return http::json_reply(json::object{{"rows", std::move(rows)}});
  });
}

// Of those that can be told: what does not apply is left out, what is unknown stands apart.
json::object rate_of(const Counts& counts) {
  const auto count = [&](Verdict verdict) {
    const auto found = counts.schools.find(verdict);
    return found == counts.schools.end() ? std::int64_t{0} : found->second;
  };
  const auto told = count(Verdict::passed) + count(Verdict::partial) + count(Verdict::failed);
  const auto percent = percent_of(count(Verdict::passed), told);
  json::object made{{"percent", percent ? json::value(*percent) : json::value(nullptr)}};
  for (const auto verdict : all_values<Verdict>()) made[name_of(verdict)] = count(verdict);
  made["unverified"] = counts.unverified;
  return made;
}

// What is asked of the schools of one area beyond what is asked of all.
json::array asked_of_areas(const rulepacks::Rulebook& rules, const org::Unit& unit, rulepacks::Rate rate) {
  json::array more;
  const auto of_all = rules.targets_at(unit.head.unit_path);
  const auto base = of_all.find(rate);
  for (const auto area : all_values<schools::Area>()) {
    const auto of_area = rules.targets_at(unit.head.unit_path, area);
    const auto found = of_area.find(rate);
    if (found == of_area.end() || (base != of_all.end() && found->second.percent <= base->second.percent)) continue;
    more.push_back(json::object{{"area", name_of(area)}, {"label", said(label_of(area))}, {"target", found->second.percent}, {"target_verified", found->second.verified}});
  }
  return more;
}

Result<std::optional<schools::Area>> area_in(const Call& call) {
  const auto found = call.request.query.find("area");
  if (found == call.request.query.end() || found->second.empty()) return std::optional<schools::Area>{};
  const auto area = parse_enum<schools::Area>(found->second);
  if (!area) return Error{Refusal::invalid, "not_a_choice", "area"};
  return area;
}

json::array told(const std::map<rulepacks::Rate, Counts>& total, const rulepacks::Rulebook& rules, const org::Unit& unit, std::optional<schools::Area> area) {
  const auto targets = rules.targets_at(unit.head.unit_path, area);
  json::array all;
  for (const auto& [rate, counts] : total) {  // those a pack in force feeds
    auto made = rate_of(counts);
    made["rate"] = name_of(rate);
    made["label"] = said(label_of(rate));
    const auto target = targets.find(rate);
    made["target"] = target == targets.end() ? json::value(nullptr) : json::value(target->second.percent);
    made["target_verified"] = target == targets.end() ? json::value(nullptr) : json::value(target->second.verified);
    made["asked_of_areas"] = area ? json::array{} : asked_of_areas(rules, unit, rate);
    all.push_back(std::move(made));
  }
  return all;
}

Result<Reply> rates(const Platform& platform, const Call& call) {
  const auto asked = call.request.query.find("unit");
  const auto id = asked == call.request.query.end() || asked->second.empty() ? call.actor.unit.text : asked->second;
  TRY(const auto area, area_in(call));
  return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
    TRY(const auto unit, records::RecordStore<org::Unit>(platform.vault).load(reading, id, call.actor.scope));
    std::map<rulepacks::Rate, Counts> total;
    const bool opens = call.actor.may(May::ledgers_read);
    // A viewer is shown totals of whole counties, never a single school's.
    const bool tells_parts = opens || unit.level < org::Level::county;
    json::array rows;
    for (const auto& line : rates_of(reading, unit.head.id, area)) {
      json::object row;
      for (const auto& [rate, counts] : line.rates) {
        row[name_of(rate)] = rate_of(counts);
        for (const auto& [verdict, count] : counts.schools) total[rate].schools[verdict] += count;
        total[rate].unverified += counts.unverified;
      }
      if (tells_parts) rows.push_back(json::object{{"unit", line.unit}, {"name", line.name}, {"rates", std::move(row)}});
    }
    const rulepacks::Rulebook rules(reading, platform, platform.clock.today());
    return http::json_reply(json::object{{"unit", json::object{{"id", unit.head.id}, {"name", unit.name}, {"level", name_of(unit.level)}}},
                                         {"rates", told(total, rules, unit, area)}, {"rows", std::move(rows)}, {"opens", opens}});
  });
}

json::object told(const TurnedVerdict& one) {
  return {{"school", one.school}, {"school_name", one.name}, {"code", one.code}, {"title", one.title},
          {"from", named(one.from)}, {"to", named(one.to)}, {"says", one.says}, {"verified", one.verified}};
}

json::object told(const WhatIf& found, json::array examples) {
  json::array turns;
  for (const auto& turn : found.turns) {
    turns.push_back(json::object{{"code", turn.code}, {"title", turn.title}, {"from", named(turn.from)}, {"to", named(turn.to)}, {"schools", turn.schools}, {"verified", turn.verified}});
  }
  return {{"schools", found.schools}, {"schools_turned", found.schools_turned}, {"hazards", found.hazards}, {"turns", std::move(turns)}, {"examples", std::move(examples)}};
}

// A supposition as it may be worked out: over which schools, with which pack where.
struct Question {
  records::Scope scope;
  rulepacks::Supposed supposed;
};
Result<Question> asked(db::Reading& reading, const Platform& platform, const Call& call) {
  TRY(const auto body, call.request.json());
  TRY(const auto wanted, records::parse<Supposition>(body));
  const records::RecordStore<org::Unit> units(platform.vault);
  const auto unit = units.load(reading, wanted.unit.text, call.actor.scope);
  const auto part = units.load(reading, wanted.within.empty() ? wanted.unit.text : wanted.within.text, call.actor.scope);
  const auto pack = rulepacks::known_pack(reading, platform, wanted.pack.text);
  if (!unit.ok()) return Error{Refusal::invalid, "reference_not_found", "unit"};
  if (!part.ok() || !part.value().head.unit_path.starts_with(unit.value().head.unit_path)) return Error{Refusal::invalid, "reference_not_found", "within"};
  if (!pack.ok()) return Error{Refusal::invalid, "reference_not_found", "pack"};
  TRY([[maybe_unused]] const auto good, rulepacks::check_settings(*pack.value(), wanted.settings));
  return Question{records::Scope::under(part.value().head.unit_path), {unit.value().head.unit_path, pack.value(), wanted.settings}};
}

Result<Reply> suppose(const Platform& platform, const Call& call) {
  constexpr std::size_t examples_max = 100;
  return platform.database.read_one_moment([&](db::Reading& reading) -> Result<Reply> {
    TRY(const auto question, asked(reading, platform, call));
    json::array examples;
    const auto found = what_if(reading, platform, question.scope, question.supposed, [&](const TurnedVerdict& one) {
      if (examples.size() < examples_max) examples.push_back(told(one));
    });
    return http::json_reply(told(found, std::move(examples)));
  });
}

Result<Reply> suppose_all(const Platform& platform, const Call& call) {
  return platform.database.read_one_moment([&](db::Reading& reading) -> Result<Reply> {
    TRY(const auto question, asked(reading, platform, call));
    return http::file_reply(turned_workbook(reading, platform, question.scope, question.supposed), sheets::media_type, "会变的结论.xlsx");
  });
}

}  // namespace

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books) {
  const auto& platform = routes.platform();
  routes.get("/api/schools/{id}/judgements", May::ledgers_read, {.summary = {"学校逐条评判及依据的事实", "A school's judgements with the facts behind them"}},
             [&platform, &books](const Call& call) { return of_school(platform, books, call); });
  routes.get("/api/rates", May::figures_read, {.summary = {"各项达标率，不明的另列", "Rates, with what is unknown apart"}},
             [&platform](const Call& call) { return rates(platform, call); });
  routes.post("/api/what_if", May::settings_write, {.summary = {"换一个规则包会怎样", "What another pack would change"}, .body = &records::type_for<Supposition>()},
              [&platform](const Call& call) { return suppose(platform, call); });
  routes.post("/api/what_if/turned.xlsx", May::settings_write,
              {.summary = {"换一个规则包后会变的全部结论", "Every verdict another pack would turn"}, .body = &records::type_for<Supposition>(), .shape = http::Answer::file},
              [&platform](const Call& call) { return suppose_all(platform, call); });
  routes.post("/api/judgements/{id}/hazard", May::hazards_report,
              {.summary = {"登记评判建议的隐患", "Register the hazard a judgement proposes"}, .answer = &records::type_for<Judgement>(), .shape = http::Answer::record},
              [&platform, &books](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(const auto version, records::version_in(body));
                TRY(auto judgement, open_hazard(platform, call.actor, call.request.param("id"), version));
                return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
                  const bookkeeping::Context context{call.actor, reading, platform.vault, platform.clock.today()};
                  return http::json_reply(bookkeeping::shown(books, *books.find("judgements"), context, &judgement), 201);
                });
              });
}

}  // namespace anyuan::judgements
