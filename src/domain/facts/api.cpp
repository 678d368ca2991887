#include "domain/facts/api.h"

#include "domain/facts/answer.h"
#include "domain/facts/commands.h"
#include "domain/facts/queries.h"
#include "domain/facts/store.h"
#include "platform/records/store.h"

namespace anyuan::facts {
namespace json = boost::json;
namespace {

using accounts::Call;
using accounts::May;
using http::Reply;

// What one source says of it, whether it counts or not.
json::object word(const Fact& fact, const Statement& said, const formula::Value& value, Instant now) {
  return {{"source", name_of(said.source)}, {"value", plain(fact, value)}, {"text", words_of(fact, value)}, {"at", text_of(said.said_at)},
          {"by", said.said_by}, {"note", said.note}, {"taken", now - said.said_at < std::chrono::days{fact.days(said.source)}}};
}

json::object told(const SchoolFacts& facts, std::size_t number, Instant now) {
  const auto& fact = catalogue()[number];
  json::array words;
  if (facts.declared[number].known) words.push_back(word(fact, {.source = Source::declared, .said_at = facts.declared_at[number]}, facts.declared[number], now));
  for (const auto& statement : facts.statements) {
    if (statement.fact != fact.name) continue;
    if (const auto value = value_in(fact, statement.value)) words.push_back(word(fact, statement, *value, now));
  }
  auto row = shown(fact, counted(facts, number, now));
  row["words"] = std::move(words);
  return row;
}

}  // namespace

void add_routes(accounts::Routes& routes) {
  const auto& platform = routes.platform();
  const auto facts_of = [&platform](const accounts::Actor& actor, std::string_view id) -> Result<Reply> {
    return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
      TRY(const auto school, records::RecordStore<schools::School>(platform.vault).load(reading, id, actor.scope));
      const auto found = facts_in(reading, platform.vault, records::Scope::under(school.head.unit_path), platform.clock.today());
      json::array rows;
      for (std::size_t i = 0; !found.empty() && i < catalogue().size(); ++i) rows.push_back(told(found.front(), i, platform.clock.now()));
      json::array ledgers;
      for (const auto& [ledger, count] : rows_in_ledgers(reading, school.head.unit_path)) ledgers.push_back(json::object{{"ledger", ledger}, {"rows", count}});
      return http::json_reply(json::object{{"rows", std::move(rows)}, {"ledgers", std::move(ledgers)}});
    });
  };
  routes.get("/api/schools/{id}/facts", May::ledgers_read, {.summary = {"学校的事实和来源", "The facts of a school, each with its sources"}},
             [facts_of](const Call& call) { return facts_of(call.actor, call.request.param("id")); });
  routes.post("/api/schools/{id}/facts", May::ledgers_read, {.summary = {"申报或现场核实一项事实", "Say what is so, declared or seen on site"}, .body = &records::type_for<Saying>()},
              [&platform, facts_of](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(const auto saying, records::parse<Saying>(body));
                TRY([[maybe_unused]] const auto said, say(platform, call.actor, call.request.param("id"), {saying}));
                return facts_of(call.actor, call.request.param("id"));
              });
  routes.post("/api/schools/{id}/sayings", May::ledgers_read, {.summary = {"一次申报或核实多项事实", "Say several things at once, all or none"}, .body = &records::type_for<Sayings>()},
              [&platform, facts_of](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(const auto all, records::parse<Sayings>(body));
                TRY([[maybe_unused]] const auto said, say(platform, call.actor, call.request.param("id"), all.sayings));
                return facts_of(call.actor, call.request.param("id"));
              });
}

}  // namespace anyuan::facts
