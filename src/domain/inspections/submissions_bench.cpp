// Submissions a second, durable: whole sheets with two failures each, through the dispatcher (session, permission,
// scope, JSON), answered only after the commit. Photos are uploaded apart and named by their ids, as phones do it.
// Beside it, the anchor: how often this disk completes one fsync after another. ODK Central publishes 41.2 a second.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>

#include "domain/campaigns/commands.h"
#include "domain/inspections/commands.h"
#include "kit/county.h"

namespace anyuan::inspections {
namespace {
namespace json = boost::json;

constexpr int sheets_each = 150;  // to a thread
constexpr double odk_central = 41.2;

json::object answer_to(const campaigns::Point& point, bool fails, const std::string& photo) {
  json::object made{{"point", point.code}, {"outcome", fails ? "fail" : "pass"}, {"answered_at", "2026-11-24T05:30:00.000Z"}};
  if (point.rule != campaigns::Rule::yes_no) made["value"] = point.rule == campaigns::Rule::rate ? (fails ? 50 : 100) : (fails ? 1 : 0);
  if (fails) made["note"] = "现场发现问题,已告知学校负责人";
  if (fails || point.photo == campaigns::Photo::required) made["photos"] = json::array{photo};
  return made;
}

// A county whose schools all have an open verification sheet.
class Season {
 public:
  Season(db::Engine engine, int sheets) : county_(engine) {
    const auto campaign = start_campaign();
    add_schools_with_sheets(sheets, campaign);
    const auto checklist = county_.platform().database.read([&](db::Reading& reading) {
      return campaigns::load_checklist(reading, county_.platform().vault, campaign.checklist);
    });
    json::array answers;
    const auto photo = county_.photo("police", "450302");
    for (const auto* point : points_for(checklist.value(), {})) {
      answers.push_back(answer_to(*point, point->code == "2.1" || point->code == "5.4", photo));
    }
    body_ = json::serialize(json::object{{"vetoes", json::array{}}, {"answers", std::move(answers)}});
  }

  kit::Browser browser() { return county_.as("police"); }
  // Hands in the next open sheet; false when it was refused.
  bool submit(kit::Browser& browser) {
    http::Request request;
    request.verb = http::Verb::post;
    request.path = "/api/inspections/" + sheets_[next_++] + "/submit";
    request.body = body_;
    return browser.send(std::move(request)).status == 200;
  }
  std::uint64_t commits() { return county_.platform().database.commits(); }

 private:
  campaigns::Campaign start_campaign() {
    using campaigns::Phase;
    campaigns::Campaign wanted;
    wanted.name = "大检查";
    wanted.year = 2026;
    wanted.issuers = "市公安局";
    wanted.checklist = {http::text_in(county_.as("city").get("/api/checklists?f.code=hxay-100").json().at("rows").at(0).as_object(), "id")};
    auto day = *parse_date("2026-11-01");
    for (const auto phase : {Phase::organise, Phase::self_check, Phase::acceptance, Phase::look_back}) {
      wanted.phases.push_back({phase, day, plus_days(day, 9)});
      day = plus_days(day, 10);
    }
    const auto actor = county_.actor("city");
    auto campaign = campaigns::create(county_.platform(), actor, std::move(wanted));
    CHECK(campaign.ok());
    campaign = campaigns::issue(county_.platform(), actor, campaign.value().head.id, 1);
    CHECK(campaign.ok());
    return campaign.value();
  }

  void add_schools_with_sheets(int count, const campaigns::Campaign& campaign) {
    CHECK(journal::perform(county_.platform(), {"bench", "bench", "/"}, [&](journal::Change& change) -> Result<Done> {
      std::vector<schools::School> schools;
      std::vector<Inspection> sheets;
      for (int i = 0; i < count; ++i) {
        schools::School school;
        change.start(school, "");
        school.head.unit_path = fmt::format("/45/4503/450302/{}/", school.head.id);
        school.name = fmt::format("第{}小学", i);
        school.parent = {"450302"};
        Inspection sheet{{}, {campaign.head.id}, {school.head.id}, campaign.checklist, campaigns::Tally::score, Kind::verification};
        change.start(sheet, school.head.unit_path);
        sheets_.push_back(sheet.head.id);
        schools.push_back(std::move(school));
        sheets.push_back(std::move(sheet));
      }
      records::RecordStore<schools::School>(change.vault()).insert_all(change.writing, schools);
      records::RecordStore<Inspection>(change.vault()).insert_all(change.writing, sheets);
      change.event("bench.prepared", "schools", "bench", "/");
      return Done{};
    }).ok());
  }

  kit::County county_;
  std::vector<std::string> sheets_;
  std::atomic<std::size_t> next_{0};
  std::string body_;
};

std::unique_ptr<Season> season;  // of the benchmark that runs: made by its first thread, used by all

void submissions(benchmark::State& state, db::Engine engine) {
  if (state.thread_index() == 0) season = std::make_unique<Season>(engine, state.threads() * sheets_each);
  std::optional<kit::Browser> browser;
  std::uint64_t before = 0;
  for (auto _ : state) {
    if (!browser) browser = season->browser();
    if (state.thread_index() == 0 && before == 0) before = season->commits();
    if (!season->submit(*browser)) state.SkipWithError("a submission was refused");
  }
  state.SetItemsProcessed(state.iterations());
  if (state.thread_index() != 0) return;
  state.counters["per_odk"] = benchmark::Counter(static_cast<double>(state.iterations() * state.threads()) / odk_central, benchmark::Counter::kIsRate);
  state.counters["commits"] = static_cast<double>(season->commits() - before);
}

void submissions_sqlite(benchmark::State& state) { submissions(state, db::Engine::sqlite); }
void submissions_postgresql(benchmark::State& state) { submissions(state, db::Engine::postgresql); }

void fsync_anchor(benchmark::State& state) {
  const kit::TemporaryFolder folder;
  const int file = open((folder.path() + "/anchor").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  const std::string page(4096, 'x');
  for (auto _ : state) {
    if (write(file, page.data(), page.size()) < 0 || fsync(file) != 0) state.SkipWithError("the disk refuses");
  }
  close(file);
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK(fsync_anchor)->UseRealTime();
BENCHMARK(submissions_sqlite)->Threads(1)->Threads(8)->Threads(32)->Threads(64)->Iterations(sheets_each)->UseRealTime();
BENCHMARK(submissions_postgresql)->Threads(1)->Threads(8)->Threads(32)->Threads(64)->Iterations(sheets_each)->UseRealTime();

}  // namespace
}  // namespace anyuan::inspections
