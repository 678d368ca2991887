#include "kit/province.h"

#include <fmt/format.h>

#include "base/random.h"
#include "domain/campaigns/campaign.h"
#include "domain/hazards/rules.h"
#include "domain/schools/school.h"
#include "platform/records/store.h"

namespace anyuan::kit {
namespace {
using hazards::Action;
using hazards::Hazard;
using hazards::Step;

constexpr std::int64_t batch_rows = 10'000;

http::ServerOptions on_a_free_port() {
  http::ServerOptions options;
  options.port = 0;
  return options;
}

// Rows go in before the indices: one sort for each index instead of a million insertions. Asked of the catalogue, so
// that an index of a later migration is there too.
class WithoutIndices {
 public:
  WithoutIndices(db::Writing& writing, db::Engine engine, std::string_view table) : writing_(writing) {
    const auto* catalogue = engine == db::Engine::sqlite
                                ? "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = :table AND sql IS NOT NULL"
                                : "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = :table AND indexname NOT LIKE '%_pkey'";
    for (const auto& [name, definition] : writing.rows<std::string, std::string>(catalogue, {{"table", table}})) {
      writing.run("DROP INDEX " + name);
      definitions_.push_back(definition);
    }
    CHECK(!definitions_.empty());
  }
  void make_again() {
    for (const auto& definition : definitions_) writing_.run(definition);
  }

 private:
  db::Writing& writing_;
  std::vector<std::string> definitions_;
};

accounts::Actor actor_at(std::string_view user, std::string_view name, accounts::Role role, org::Level level) {
  accounts::Actor actor;
  actor.user = {std::string(user)};
  actor.name = name;
  actor.role = role;
  actor.level = level;
  actor.scope = records::Scope::under("/");
  return actor;
}

// The hazards of a year, each led by the rules to the state that its lot says.
class Year {
 public:
  Year(const std::vector<schools::School>& schools, std::vector<std::string> campaigns, Instant end)
      : schools_(schools), campaigns_(std::move(campaigns)), begin_(end - std::chrono::days(365)) {}

  Hazard next() {
    const auto number = made_++;
    const auto found_at = begin_ + milliseconds(number * (std::chrono::milliseconds(std::chrono::days(365)).count() / Province::hazards));
    const auto& school = schools_[random_.below(schools_.size())];
    Hazard hazard = found(number, school, found_at);
    hazard.head = {new_id("hz", found_at, random_), school.head.unit_path, 1, found_at, found_at, std::nullopt};
    lead(hazard, found_at);
    return hazard;
  }

 private:
  Hazard found(std::int64_t number, const schools::School& school, Instant at) {
    static const auto kinds = all_values<hazards::Kind>();
    static const auto sources = all_values<hazards::Source>();
    Hazard hazard;
    hazard.school = {school.head.id};
    hazard.title = "二楼东侧第三具灭火器压力不足,需更换";
    hazard.description = "巡查发现二楼东侧第三具干粉灭火器压力指针在红区,已贴标识,等待更换。";
    do hazard.kind = kinds[random_.below(kinds.size())];
    while (hazard.kind == hazards::Kind::food);
    if (number % Province::rare == 7) hazard.kind = hazards::Kind::food;
    hazard.grade = number % 50 == 0 ? hazards::Grade::major : number % 10 == 1 ? hazards::Grade::larger : hazards::Grade::general;
    hazard.source = sources[random_.below(sources.size())];
    if (hazard.source != hazards::Source::daily) {
      hazard.campaign = {campaigns_[static_cast<std::size_t>(number * std::ssize(campaigns_) / Province::hazards)]};
      hazard.inspection = {new_id("in", at, random_)};
      hazard.point = fmt::format("{}.{}", 1 + random_.below(8), 1 + random_.below(9));
    }
    hazard.place = "教学楼";
    hazard.found_by = "王建国";
    hazard.found_agency = "education";
    hazard.photos_before = {{new_id("at", at, random_)}};
    const auto today = date_at(at);
    const auto year = static_cast<int>(today.year());
    hazard.number = fmt::format("YH-{}-{}-{:05}", school.parent.text, year, ++last_[{school.parent.text, year}]);
    auto begun = hazards::started(std::move(hazard), today);
    CHECK(begun.ok());
    return std::move(begun).value();
  }

  // Of 100: 3 only reported, 2 voided, 5 under rectification, 1 under control, 5 awaiting verification, 84 closed.
  void lead(Hazard& hazard, Instant found_at) {
    const auto lot = random_.below(100);
    if (lot < 3) return;
    if (lot < 5) return take(hazard, found_at, city_, {.action = Action::drop, .reason = "重复登记"});
    take(hazard, found_at + std::chrono::hours(3), school_,
         {.action = Action::assign, .person = "李老师", .measure = "更换灭火器并复查同批次", .due = plus_days(date_at(found_at), 15)});
    if (lot < 10) return;
    if (lot < 11) {
      return take(hazard, found_at + std::chrono::days(2), school_,
                  {.action = Action::control, .until = plus_days(date_at(found_at), 30), .note = "安排专人值守并增放灭火器"});
    }
    take(hazard, found_at + std::chrono::days(9), school_,
         {.action = Action::rectify, .note = "已更换并张贴检查卡", .photos = {{new_id("at", found_at, random_)}}});
    if (lot < 16) return;
    take(hazard, found_at + std::chrono::days(12), city_, {.action = Action::verify, .note = "现场核查合格"});
  }

  void take(Hazard& hazard, Instant at, const accounts::Actor& actor, const Step& step) {
    auto moved = hazards::apply(std::move(hazard), step, actor, at);
    CHECK(moved.ok());
    hazard = std::move(moved).value();
    ++hazard.head.version;
    hazard.head.changed_at = at;
  }

  const std::vector<schools::School>& schools_;
  std::vector<std::string> campaigns_;
  Instant begin_;
  SeededRandom random_{20191022};
  std::int64_t made_ = 0;
  std::map<std::pair<std::string, int>, int> last_;
  accounts::Actor school_ = actor_at("us_school", "李老师", accounts::Role::principal, org::Level::school);
  accounts::Actor city_ = actor_at("us_city", "赵警官", accounts::Role::officer, org::Level::city);
};

std::vector<schools::School> make_schools(const std::vector<std::pair<std::string, std::string>>& counties, Instant at) {
  static const auto categories = all_values<schools::Category>();
  SeededRandom random{25};
  std::vector<schools::School> all;
  for (std::int64_t i = 0; i < Province::schools; ++i) {
    const auto& [county, path] = counties[static_cast<std::size_t>(i) % counties.size()];
    auto& school = all.emplace_back();
    const auto id = new_id("sc", at, random);
    school.head = {id, path + id + "/", 1, at, at, std::nullopt};
    school.name = fmt::format("{}第{}小学", county, i);
    school.code = fmt::format("2145{:06}", i);
    school.parent = {county};
    do school.category = categories[random.below(categories.size())];
    while (school.category == schools::Category::correctional);
    if (i % Province::rare == 7) school.category = schools::Category::correctional;
    school.ownership = i % 4 == 0 ? schools::Ownership::private_owned : schools::Ownership::public_owned;
    school.students = static_cast<std::int64_t>(random.below(3000));
    school.staff = *school.students / 16;
    school.classes = *school.students / 45 + 1;
    school.gates = 2;
    school.supervisor = "教育局";
    school.principal = "张三";
    school.principal_phone = {fmt::format("138{:08}", i)};
    school.safety_officer = "李四";
    school.safety_phone = {fmt::format("139{:08}", i)};
    school.address = fmt::format("建设路{}号", i);
    school.longitude = 110.29;
    school.latitude = 25.27;
  }
  return all;
}

void keep_schools(db::Writing& writing, const records::Vault& vault, const std::vector<schools::School>& schools) {
  std::vector<org::Unit> units;
  for (const auto& school : schools) units.push_back({school.head, school.name, org::Level::school, school.code, school.parent, std::nullopt, false});
  records::RecordStore<org::Unit>(vault).insert_all(writing, units);
  records::RecordStore<schools::School>(vault).insert_all(writing, schools);
}

}  // namespace

Province::Province(db::Engine engine)
    : application_(engine), server_(on_a_free_port(), [this](http::Request& request) { return application_.dispatch(request); }) {
  application_.load_divisions("45");
  fill();
  application_.make_user("province", "45", accounts::Role::officer);
  application_.make_user("city", "4503", accounts::Role::officer);
  application_.make_user("county", "450302", accounts::Role::officer);
  application_.make_user("school", org::id_in(school_path_), accounts::Role::principal);
  // PostgreSQL does this by itself within minutes of so many rows; SQLite is never asked to.
  if (engine == db::Engine::postgresql) db::Connection(platform().database.address(), db::Mode::writer).script("VACUUM ANALYZE");
}

std::string Province::path_of(std::string_view account) const {
  if (account == "province") return "/45/";
  if (account == "city") return "/45/4503/";
  return account == "county" ? "/45/4503/450302/" : school_path_;
}

void Province::fill() {
  std::vector<std::string> campaigns;
  for (int i = 0; i < 4; ++i) {
    campaigns.push_back(application_.put("campaigns", "/45/4503/", [&](void* record) {
      static_cast<campaigns::Campaign*>(record)->name = fmt::format("第{}次校园安全大检查", i + 1);
    }));
  }
  const auto done = platform().database.write([&](db::Writing& writing) -> Result<Done> {
    const auto counties = writing.rows<std::string, std::string>("SELECT id, unit_path FROM units WHERE level = 'county' ORDER BY id");
    std::vector<std::pair<std::string, std::string>> places;
    for (const auto& [id, path] : counties) places.emplace_back(id, path);
    const auto all = make_schools(places, platform().clock.now() - std::chrono::days(400));
    keep_schools(writing, platform().vault, all);
    for (const auto& school : all) {
      if (school.parent.text == "450302") school_path_ = school.head.unit_path;
    }
    WithoutIndices without(writing, platform().database.address().engine, "hazards");
    Year year(all, campaigns, platform().clock.now());
    std::vector<Hazard> batch;
    for (std::int64_t i = 0; i < hazards; ++i) {
      batch.push_back(year.next());
      if (std::ssize(batch) < batch_rows && i + 1 < hazards) continue;
      records::RecordStore<Hazard>(platform().vault).insert_all(writing, batch);
      batch.clear();
    }
    without.make_again();
    return Done{};
  });
  CHECK(done.ok());
}

}  // namespace anyuan::kit
