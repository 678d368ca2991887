// A province's roster, 25,000 schools: the dry run and the apply on both engines (ANYUAN_TEST_POSTGRES as for the tests).
// Each is to take less than 5 s.
#include <benchmark/benchmark.h>

#include "domain/bookkeeping/imports.h"
#include "kit/city.h"
#include "kit/roster.h"

namespace anyuan::schools {
namespace {

constexpr std::size_t schools = 25'000, faults = 200;

const std::string& roster() {
  static const auto made = kit::messy_roster({.schools = schools, .faults = faults});
  return made.bytes;
}

struct Import {
  explicit Import(db::Engine engine) : city(engine) {}
  kit::City city;
  const bookkeeping::Book& book = *city.books().find("schools");
  accounts::Actor officer = city.actor("4503");

  std::string check() { return bookkeeping::check_import(city.platform(), city.books(), book, officer, {"花名册.xlsx", roster()}).value(); }
  bool apply(const std::string& id) {
    return bookkeeping::apply_import(city.platform(), city.books(), book, officer, id, bookkeeping::RefusedRows::leave_out).ok();
  }
};

void check_roster(benchmark::State& state, db::Engine engine) {
  Import import(engine);
  roster();
  for (auto _ : state) benchmark::DoNotOptimize(import.check());
}

void apply_roster(benchmark::State& state, db::Engine engine) {
  for (auto _ : state) {
    state.PauseTiming();
    auto import = std::make_unique<Import>(engine);
    const auto id = import->check();
    state.ResumeTiming();
    if (!import->apply(id)) state.SkipWithError("refused");
    state.PauseTiming();
    import.reset();
    state.ResumeTiming();
  }
}

BENCHMARK_CAPTURE(check_roster, sqlite, db::Engine::sqlite)->Unit(benchmark::kMillisecond)->Iterations(3)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK_CAPTURE(apply_roster, sqlite, db::Engine::sqlite)->Unit(benchmark::kMillisecond)->Iterations(2)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK_CAPTURE(check_roster, postgresql, db::Engine::postgresql)->Unit(benchmark::kMillisecond)->Iterations(3)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK_CAPTURE(apply_roster, postgresql, db::Engine::postgresql)->Unit(benchmark::kMillisecond)->Iterations(2)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace
}  // namespace anyuan::schools
