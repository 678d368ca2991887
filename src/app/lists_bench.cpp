// List pages at the size of a province (kit/province.h): the whole answer a console gets, over HTTP on a kept
// connection (session, scope, list, names, JSON, gzip), beside the bare SQL for the same rows, written by hand and
// prepared, through the same driver, in turn on the same data. To reach: at most 1.5 times the bare SQL, p95 < 50 ms.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "domain/hazards/hazard.h"
#include "kit/program.h"
#include "kit/province.h"
#include "platform/records/column.h"
#include "platform/records/store.h"

namespace anyuan::app {
namespace {
using Clock = std::chrono::steady_clock;

constexpr int page_rows = 100;  // as the console asks

// What the console asks for, and by hand the condition and order it means.
struct Page {
  std::string_view name, query, condition = "1 = 1", order;
  bool deep = false;  // the page about 10,000 rows (or nearly all there are) behind the first
  bool windowed = false;  // a search, asked of the first rows of the list
};
struct Ledger {
  const records::RecordType& type;
  std::string_view names, joins;  // what stands beside the ids of a row
  std::vector<Page> pages;
};

constexpr std::string_view with_00077 =
    "(LOWER(t.number) LIKE '%-00077%' OR LOWER(t.title) LIKE '%-00077%' OR LOWER(t.place) LIKE '%-00077%' OR LOWER(t.person) LIKE '%-00077%')";

const std::vector<Ledger>& ledgers() {
  static const std::vector<Ledger> all = {
      {records::type_for<hazards::Hazard>(), "s.name, c.name, r.number",
       "LEFT JOIN schools s ON s.id = t.school LEFT JOIN campaigns c ON c.id = t.campaign LEFT JOIN hazards r ON r.id = t.relapse_of",
       {{"first", "", "1 = 1", "t.id DESC"},
        {"deep", "", "1 = 1", "t.id DESC", true},
        {"by_due", "sort=due", "1 = 1", "COALESCE(t.due, ''), t.id"},
        {"common", "f.state=rectified", "t.state = 'rectified'", "t.id DESC"},
        {"rare", "f.kind=food", "t.kind = 'food'", "t.id DESC"},
        {"overdue", "f.overdue=true",
         "t.state IN ('reported', 'assigned', 'controlled') AND (CASE t.state WHEN 'controlled' THEN t.control_until ELSE t.due END) < '2026-11-24'", "t.id DESC"},
        {"number", "q=YH-450302-2026-00077", "t.number LIKE 'YH-450302-2026-00077%'", "t.id DESC"},
        {"search", "q=-00077",
         with_00077, "t.id DESC", false, true},
        {"search_common", "q=%E7%81%AD%E7%81%AB%E5%99%A8",
         "(LOWER(t.number) LIKE '%灭火器%' OR LOWER(t.title) LIKE '%灭火器%' OR "
         "LOWER(t.place) LIKE '%灭火器%' OR LOWER(t.person) LIKE '%灭火器%')", "t.id DESC", false, true},
        {"search_by_due", "q=-00077&sort=-due",
         with_00077, "COALESCE(t.due, '') DESC, t.id DESC", false, true}}},
      {records::type_for<schools::School>(), "p.name", "LEFT JOIN units p ON p.id = t.parent",
       {{"first", "", "1 = 1", "t.name_pinyin, t.id"},
        {"deep", "", "1 = 1", "t.name_pinyin, t.id", true},
        {"by_students", "sort=-students", "1 = 1", "COALESCE(t.students, -9000000000000000) DESC, t.id DESC"},
        {"common", "f.ownership=private_owned", "t.ownership = 'private_owned'", "t.name_pinyin, t.id"},
        {"rare", "f.category=correctional", "t.category = 'correctional'", "t.name_pinyin, t.id"},
        {"search", "q=00077",
         "(LOWER(t.name) LIKE '%00077%' OR LOWER(t.code) LIKE '%00077%' OR "
         "LOWER(t.supervisor) LIKE '%00077%' OR LOWER(t.principal) LIKE '%00077%' OR LOWER(t.address) LIKE '%00077%')", "t.name_pinyin, t.id", false, true}}},
  };
  return all;
}

// The reader's area as a person who knows the indices writes it.
std::string in_area(const std::string& path, const records::RecordType& type) {
  const bool is_school = path.find("/sc_") != std::string::npos;
  if (is_school || type.size == records::Size::small) {
    return fmt::format("t.unit_path >= '{0}' AND t.unit_path < '{1}0'", path, path.substr(0, path.size() - 1));
  }
  return fmt::format("SUBSTR(t.unit_path, 1, {}) = '{}'", path.size(), path);
}

// The table, or the rows of it that a search looks at.
std::string source(const Ledger& ledger, const Page& page, const std::string& path) {
  if (!page.windowed) return std::string(ledger.type.name);
  return fmt::format("(SELECT * FROM {} t WHERE {} AND t.archived_at IS NULL ORDER BY {} LIMIT {})", ledger.type.name, in_area(path, ledger.type),
                     page.order, records::search_window);
}

std::string bare_page(const Ledger& ledger, const Page& page, const std::string& path, const std::string& after) {
  std::string columns = "t.id, t.unit_path, t.version, t.created_at, t.changed_at, t.archived_at";
  for (const auto& field : ledger.type.fields) {
    if (!field.traits.computed) columns += fmt::format(", t.{}", records::column_named(field.name));
  }
  return fmt::format("SELECT {}, {} FROM {} t {} WHERE {} AND t.archived_at IS NULL AND {}{} ORDER BY {} LIMIT {}", columns, ledger.names,
                     source(ledger, page, path), ledger.joins, in_area(path, ledger.type), page.condition, after, page.order, page_rows + 1);
}

std::string bare_count(const Ledger& ledger, const Page& page, const std::string& path) {
  // The order leads to the index that has the filter's columns; what is overdue has an index of its own.
  const auto order = page.name == "overdue" ? std::string{} : fmt::format(" ORDER BY {}", page.order);
  return fmt::format("SELECT COUNT(*) FROM (SELECT 1 FROM {} t WHERE {} AND t.archived_at IS NULL AND {}{} LIMIT {}) counted",
                     source(ledger, page, path), in_area(path, ledger.type), page.condition, order, records::count_max + 1);
}

std::vector<db::CellType> all_text(std::string_view sql) {
  const auto columns = sql.substr(0, sql.find(" FROM "));
  return std::vector<db::CellType>(static_cast<std::size_t>(std::ranges::count(columns, ',')) + 1, db::CellType::text);
}

double process_ms() {  // of all threads of this process: PostgreSQL's own work is not in it
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

struct Times {
  std::vector<double> bare, answer, plain;              // milliseconds by the clock; plain: the answer without gzip
  std::vector<double> bare_cpu, answer_cpu, plain_cpu;  // of processor time, which a busy machine hardly changes

  static double of(std::vector<double> times, double share) {
    std::ranges::sort(times);
    return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
  }
  void report(benchmark::State& state) const {
    state.counters["bare_p50"] = of(bare, 0.5);
    state.counters["bare_p95"] = of(bare, 0.95);
    state.counters["p50"] = of(answer, 0.5);
    state.counters["p95"] = of(answer, 0.95);
    state.counters["ratio"] = of(answer, 0.5) / of(bare, 0.5);
    state.counters["plain_p50"] = of(plain, 0.5);
    state.counters["plain_ratio"] = of(plain, 0.5) / of(bare, 0.5);
    state.counters["plain_cpu"] = of(plain_cpu, 0.5);
    state.counters["bare_cpu"] = of(bare_cpu, 0.5);
    state.counters["cpu"] = of(answer_cpu, 0.5);
    state.counters["n"] = static_cast<double>(answer.size());
  }
};

void clocked(auto&& use, std::vector<double>& by_clock, std::vector<double>& by_cpu) {
  const auto began = Clock::now();
  const auto used = process_ms();
  use();
  by_cpu.push_back(process_ms() - used);
  by_clock.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
}

// Takes turns, so that the machine's moods fall on both: 200 times or as often as fits in two seconds, ten at least.
Times in_turn(auto&& bare, auto&& answer, auto&& plain) {
  Times times;
  for (int i = 0; i < 6; ++i) bare(), answer(), plain();  // PostgreSQL settles on a plan at the sixth
  const auto end = Clock::now() + std::chrono::seconds(2);
  while (times.bare.size() < 10 || (times.bare.size() < 200 && Clock::now() < end)) {
    clocked(bare, times.bare, times.bare_cpu);
    clocked(answer, times.answer, times.answer_cpu);
    clocked(plain, times.plain, times.plain_cpu);
  }
  return times;
}

// Makes the province at the first use and keeps one at a time: a million rows take room.
kit::Province& province(db::Engine engine) {
  static std::optional<db::Engine> made;
  static std::unique_ptr<kit::Province> one;
  if (made != engine) {
    one.reset();
    one = std::make_unique<kit::Province>(engine);
    made = engine;
  }
  return *one;
}

struct Case {
  db::Engine engine;
  std::string_view account;
  const Ledger& ledger;
  const Page& page;
};

// Leafs through the list, 500 rows a time; the cursor behind them and the bare condition that says the same.
struct Place {
  std::string cursor, after;
};
Place deep_in(const kit::WebCaller& caller, const Case& one) {
  Place place;
  for (int i = 0; i < 20; ++i) {
    const auto answer = caller.ask("GET", fmt::format("/api/{}?limit=500&{}&cursor={}", one.ledger.type.name, one.page.query, place.cursor));
    const auto body = boost::json::parse(answer.body).as_object();
    if (!body.at("next").is_string()) break;
    place.cursor = body.at("next").as_string();
    const auto& last = body.at("rows").as_array().back().as_object();
    const std::string id(last.at("id").as_string());
    place.after = fmt::format(" AND t.id < '{}'", id);
    if (one.page.order.starts_with("t.name_pinyin")) {
      constexpr std::string_view beyond = " AND t.name_pinyin >= {1} AND (t.name_pinyin > {1} OR t.id > '{0}')";
      place.after = fmt::format(beyond, id, fmt::format("(SELECT name_pinyin FROM schools WHERE id = '{}')", id));
    }
  }
  return place;
}

// A case without a page within the caller's 20 seconds is an error of the run, and the others go on.
void measure(benchmark::State& state, const Case& one, const std::string& sql, const std::string& target, const kit::WebCaller& caller) {
  auto& place = province(one.engine);
  db::Connection connection(place.platform().database.address(), db::Mode::reader);
  const auto types = all_text(sql);
  kit::KeptConnection packing(caller), plain(caller, "identity");
  std::size_t rows = 0, bytes = 0, plain_bytes = 0;
  int refused = 0;
  const auto ask = [&](kit::KeptConnection& kept, std::size_t& size) {
    const auto answer = kept.get(target);
    if (answer.status != 200) refused = answer.status == 0 ? -1 : answer.status;
    size = answer.body.size();
  };
  const auto take_bare = [&] { rows = connection.query(sql, {}, types).size(); };
  for (auto _ : state) {
    ask(packing, bytes);
    if (refused == 0) in_turn(take_bare, [&] { ask(packing, bytes); }, [&] { ask(plain, plain_bytes); }).report(state);
  }
  state.counters["rows"] = static_cast<double>(rows);
  state.counters["bytes"] = static_cast<double>(bytes);
  state.counters["plain_bytes"] = static_cast<double>(plain_bytes);
  if (refused != 0) state.SkipWithError(fmt::format("no page: {}", refused).c_str());
}

kit::WebCaller logged_in(const Case& one) {
  kit::WebCaller caller(province(one.engine).port());
  CHECK(caller.log_in(one.account, kit::Province::password).status == 200);
  return caller;
}

void page(benchmark::State& state, const Case& one) {
  const auto caller = logged_in(one);
  const auto place = one.page.deep ? deep_in(caller, one) : Place{};
  const auto path = province(one.engine).path_of(one.account);
  measure(state, one, bare_page(one.ledger, one.page, path, place.after),
          fmt::format("/api/{}?limit={}&{}&cursor={}", one.ledger.type.name, page_rows, one.page.query, place.cursor), caller);
}

void count(benchmark::State& state, const Case& one) {
  const auto caller = logged_in(one);
  measure(state, one, bare_count(one.ledger, one.page, province(one.engine).path_of(one.account)),
          fmt::format("/api/{}/count?{}", one.ledger.type.name, one.page.query), caller);
}

// The one search over all books: nothing is found, so that every book is looked at as far as a search of it goes.
void search_everything(benchmark::State& state, db::Engine engine, std::string_view account, std::string_view text) {
  kit::WebCaller caller(province(engine).port());
  CHECK(caller.log_in(account, kit::Province::password).status == 200);
  kit::KeptConnection kept(caller);
  const auto ask = [&] { CHECK(kept.get(fmt::format("/api/search?q={}", text)).status == 200); };
  std::vector<double> by_clock, by_cpu;
  for (int i = 0; i < 6; ++i) ask();
  for (auto _ : state) {
    for (int i = 0; i < 40; ++i) clocked(ask, by_clock, by_cpu);
  }
  state.counters["p50"] = Times::of(by_clock, 0.5);
  state.counters["p95"] = Times::of(by_clock, 0.95);
  state.counters["cpu"] = Times::of(by_cpu, 0.5);
}

void register_search(db::Engine engine, std::string_view engine_name) {
  for (const auto* account : {"province", "city", "county", "school"}) {
    for (const auto& [name, text] : {std::pair{"nothing", "qqqq"}, {"number", "YH-450302-2026-00077"}, {"letters", "xiaoxue"}}) {
      benchmark::RegisterBenchmark(fmt::format("{}/search/{}/{}", engine_name, account, name).c_str(), search_everything, engine, account, text)
          ->Iterations(1)->Unit(benchmark::kSecond);
    }
  }
}

void register_all(db::Engine engine, std::string_view engine_name) {
  register_search(engine, engine_name);
  for (const auto& ledger : ledgers()) {
    for (const auto* account : {"province", "city", "county", "school"}) {
      for (const auto& one : ledger.pages) {
        const Case made{engine, account, ledger, one};
        const auto name = fmt::format("{}/{}/{}/{}", engine_name, ledger.type.name, account, one.name);
        benchmark::RegisterBenchmark((name + "/page").c_str(), page, made)->Iterations(1)->Unit(benchmark::kSecond);
        const bool sorted_only = one.deep || one.name.find("by_") != std::string_view::npos;
        if (!sorted_only) benchmark::RegisterBenchmark((name + "/count").c_str(), count, made)->Iterations(1)->Unit(benchmark::kSecond);
      }
    }
  }
}

const bool registered = [] {
  register_all(db::Engine::sqlite, "sqlite");
  register_all(db::Engine::postgresql, "postgresql");
  return true;
}();

}  // namespace
}  // namespace anyuan::app
