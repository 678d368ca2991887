// Judging a province of 25,000 schools by the shipped packs: all for the first time, the largest one more, again when
// nothing changed, after a norm rose at every school, after one guard changed; beside the same rules as one SQL statement
// on PostgreSQL, which judges but keeps nothing and says nothing. The goal for a changed pack is 10 s.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>

#include "domain/facts/queries.h"
#include "domain/judgements/commands.h"
#include "domain/rulepacks/commands.h"
#include "domain/ledgers/guard.h"
#include "kit/formula_sql.h"
#include "kit/running_application.h"
#include "kit/school_files.h"
#include "platform/records/store.h"

namespace anyuan::judgements {
namespace {

constexpr std::size_t schools = 25'000;
constexpr std::string_view comes_later = "key-parts-gb29315";  // the pack with most clauses
const records::Scope everywhere = records::Scope::under("/45/");

class Place {
 public:
  explicit Place(db::Engine engine) : application(engine) {
    application.load_divisions("45");
    files = kit::put_school_files(platform(), schools, 45);
    actor.user = {"us_admin"};
    actor.role = accounts::Role::system_admin;
    actor.scope = everywhere;
    for (auto& pack : packs_kept()) {
      if (!pack.regions.empty() && pack.regions != std::vector<std::string>{"45"}) continue;
      if (pack.code != comes_later) activate(pack, {});
      packs.push_back(std::move(pack));
    }
  }
  const Platform& platform() const { return application.platform(); }
  std::vector<rulepacks::RulePack> packs_kept() {
    return platform().database.read([&](db::Reading& reading) { return records::RecordStore<rulepacks::RulePack>(platform().vault).where(reading, "archived_at IS NULL ORDER BY code", {}); });
  }
  void activate(const rulepacks::RulePack& pack, std::vector<rulepacks::Setting> settings) {
    rulepacks::Activation wanted;
    wanted.unit = {"45"};
    wanted.pack = {pack.head.id};
    wanted.settings = std::move(settings);
    wanted.in_force_from = platform().clock.today();
    wanted.reason = "测量";
    const auto made = rulepacks::activate(platform(), actor, wanted);
    CHECK(made.ok());
  }
  rulepacks::RulePack pack(std::string_view code) {
    const auto found = std::ranges::find(packs, code, &rulepacks::RulePack::code);
    CHECK(found != packs.end());
    return *found;
  }

  kit::RunningApplication application;
  std::vector<schools::School> files;
  std::vector<rulepacks::RulePack> packs;
  accounts::Actor actor;
};

// One place for each engine: making it takes a minute.
Place& place(db::Engine engine) {
  static std::map<db::Engine, std::unique_ptr<Place>> places;
  auto& made = places[engine];
  if (!made) {
    made = std::make_unique<Place>(engine);
    CHECK(sweep(made->platform()).ok());
  }
  return *made;
}

void report(benchmark::State& state, const Renewed& renewed) {
  state.counters["schools"] = static_cast<double>(renewed.schools);
  state.counters["judged"] = static_cast<double>(renewed.clauses);
  state.counters["fresh"] = static_cast<double>(renewed.fresh);
  state.counters["turned"] = static_cast<double>(renewed.turned);
  state.counters["hazards"] = static_cast<double>(renewed.hazards);
}

void first_time(benchmark::State& state, db::Engine engine) {
  Place where(engine);
  Renewed renewed;
  for (auto _ : state) renewed = renew(where.platform(), everywhere).value();
  report(state, renewed);
}

void nothing_changed(benchmark::State& state, db::Engine engine) {
  auto& where = place(engine);
  Renewed renewed;
  for (auto _ : state) renewed = renew(where.platform(), everywhere).value();
  report(state, renewed);
}

// One piece of gear more is asked of every school, then one less again: every sentence changes, many verdicts turn.
void norm_changed(benchmark::State& state, db::Engine engine) {
  auto& where = place(engine);
  const auto pack = where.pack("equipment-gx");
  bool is_up = false;
  Renewed renewed;
  for (auto _ : state) {
    is_up = !is_up;
    where.activate(pack, {{"forks_least", is_up ? "3" : "2"}});
    renewed = follow(where.platform()).value();
  }
  report(state, renewed);
}

// Once for each place, and before what is measured with all packs in force.
void pack_added(benchmark::State& state, db::Engine engine) {
  auto& where = place(engine);
  CHECK(follow(where.platform()).ok());
  Renewed renewed;
  for (auto _ : state) {
    where.activate(where.pack(comes_later), {});
    renewed = follow(where.platform()).value();
  }
  report(state, renewed);
}

void guard_changed(benchmark::State& state, db::Engine engine) {
  auto& where = place(engine);
  CHECK(follow(where.platform()).ok());
  std::size_t next = 0;
  Renewed renewed;
  for (auto _ : state) {
    state.PauseTiming();
    const auto& school = where.files[next++ * 7919 % where.files.size()];
    const auto added = journal::perform(where.platform(), {"us_1", "某人", "/45/"}, [&](journal::Change& change) -> Result<Done> {
      ledgers::Guard guard;
      guard.school = {school.head.id};
      guard.name = "赵六";
      change.start(guard, school.head.unit_path);
      change.insert(guard);
      change.event("guard.created", "guards", guard.head.id, school.head.unit_path);
      return Done{};
    });
    CHECK(added.ok());
    state.ResumeTiming();
    renewed = follow(where.platform()).value();
  }
  report(state, renewed);
}

void same_rules_as_sql(benchmark::State& state, db::Engine engine) {
  auto& where = place(engine);
  const auto rules = kit::rules_in_sql(where.packs);
  const std::vector<db::CellType> types(rules.codes.size() + 1, db::CellType::text);
  std::size_t rows = 0;
  for (auto _ : state) {
    rows = where.platform().database.read([&](db::Reading& reading) {
      return reading.query(rules.sql, {{"first", everywhere.first}, {"past", everywhere.past}, {"today", where.platform().clock.today()}}, types).size();
    });
  }
  state.counters["schools"] = static_cast<double>(rows);
  state.counters["clauses"] = static_cast<double>(rules.codes.size());
}

#define ON_EACH_ENGINE(work, times)                                                                                              \
  BENCHMARK_CAPTURE(work, sqlite, db::Engine::sqlite)->Unit(benchmark::kMillisecond)->Iterations(times)->UseRealTime();         \
  BENCHMARK_CAPTURE(work, postgresql, db::Engine::postgresql)->Unit(benchmark::kMillisecond)->Iterations(times)->UseRealTime()

ON_EACH_ENGINE(first_time, 1);
ON_EACH_ENGINE(pack_added, 1);
ON_EACH_ENGINE(nothing_changed, 2);
ON_EACH_ENGINE(norm_changed, 2);
ON_EACH_ENGINE(guard_changed, 200);
BENCHMARK_CAPTURE(same_rules_as_sql, postgresql, db::Engine::postgresql)->Unit(benchmark::kMillisecond)->Iterations(2)->UseRealTime();
#undef ON_EACH_ENGINE

}  // namespace
}  // namespace anyuan::judgements
