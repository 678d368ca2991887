#include "kit/school_files.h"

#include <fmt/format.h>

#include <any>
#include <map>

#include "base/check.h"
#include "base/random.h"
#include "domain/facts/fact.h"
#include "domain/ledgers/alarm_device.h"
#include "domain/ledgers/building.h"
#include "domain/ledgers/bus_driver.h"
#include "domain/ledgers/camera.h"
#include "domain/ledgers/drill.h"
#include "domain/ledgers/emergency_plan.h"
#include "domain/ledgers/equipment.h"
#include "domain/ledgers/fire_facility.h"
#include "domain/ledgers/gate.h"
#include "domain/ledgers/guard.h"
#include "domain/ledgers/insurance_policy.h"
#include "domain/ledgers/internal_rule.h"
#include "domain/ledgers/platform_access.h"
#include "domain/ledgers/recorder.h"
#include "domain/ledgers/safety_body.h"
#include "domain/ledgers/safety_lesson.h"
#include "domain/ledgers/safety_post.h"
#include "domain/ledgers/school_bus.h"
#include "domain/ledgers/special_equipment.h"
#include "domain/ledgers/training.h"
#include "domain/org/queries.h"
#include "platform/records/store.h"

namespace anyuan::kit {
namespace {

using namespace ledgers;  // every ledger is named here

// Rows of all ledgers, gathered and stored together.
class Filling {
 public:
  Filling(const Platform& platform, std::uint64_t seed) : platform_(platform), random_(seed), now_(platform.clock.now()), today_(platform.clock.today()) {}

  void fill(const schools::School& school) {
    school_ = &school;
    if (happens(4)) return;  // has not filled in anything
    people();
    protection();
    technology();
    if (happens(15)) buses();
    papers();
    words();
  }
  void store() {
    CHECK(platform_.database.write([&](db::Writing& writing) -> Result<Done> {
      for (auto& [name, keep] : keep_) keep(writing);
      return Done{};
    }).ok());
    keep_.clear();
    rows_.clear();
  }

 private:
  bool happens(std::uint64_t percent) { return random_.below(100) < percent; }
  template <DescribedEnum E>
  E any() {
    const auto& all = all_values<E>();
    return all[random_.below(all.size())];
  }
  Date ago(int days) { return plus_days(today_, -static_cast<int>(random_.below(static_cast<std::uint64_t>(days)))); }
  std::optional<Date> around(int days) {
    if (happens(10)) return std::nullopt;
    return plus_days(today_, static_cast<int>(random_.below(static_cast<std::uint64_t>(days))) - days / 5);
  }

  template <class R>
  void keep(R row) {
    const auto& type = records::type_for<R>();
    row.head = {new_id(type.prefix, now_, random_), school_->head.unit_path, 1, now_, now_, std::nullopt};
    row.school = {school_->head.id};
    auto& rows = rows_[type.name];
    if (!rows.has_value()) {
      rows = std::make_shared<std::vector<R>>();
      keep_[type.name] = [this, kept = std::any_cast<std::shared_ptr<std::vector<R>>>(rows)](db::Writing& writing) {
        records::RecordStore<R>(platform_.vault).insert_all(writing, *kept);
      };
    }
    std::any_cast<std::shared_ptr<std::vector<R>>&>(rows)->push_back(std::move(row));
  }

  void people() {
    for (std::uint64_t i = 0, count = random_.below(5); i < count; ++i) {
      Guard guard;
      guard.name = "张三";
      guard.kind = happens(80) ? GuardKind::full_time_guard : any<GuardKind>();
      if (happens(85)) guard.certificate_number = records::Secret{"4503001"};
      guard.certificate_expires_on = around(900);
      if (happens(85)) guard.trained_on = ago(900);
      if (happens(85)) guard.record_checked_on = ago(500);
      guard.record_check = happens(99) ? RecordCheck::clear : RecordCheck::not_clear;
      keep(guard);
    }
    for (const auto post : {SafetyPostKind::principal, SafetyPostKind::deputy_safety, SafetyPostKind::deputy_law, SafetyPostKind::security_director}) {
      if (happens(20)) continue;
      SafetyPost held;
      held.post = post;
      held.holder = "李四";
      if (happens(80)) held.letter_signed_on = ago(300);
      keep(held);
    }
    for (const auto kind : {SafetyBodyKind::leading_body, SafetyBodyKind::security_office}) {
      if (happens(15)) continue;
      SafetyBody body;
      body.name = "安全办";
      body.kind = kind;
      keep(body);
    }
    Training training;
    training.topic = "应急处置";
    training.held_on = ago(400);
    keep(training);
  }

  void protection() {
    for (const auto kind : {EquipmentKind::steel_fork, EquipmentKind::long_baton, EquipmentKind::spray, EquipmentKind::shield, EquipmentKind::helmet, EquipmentKind::stab_vest,
                            EquipmentKind::cut_gloves, EquipmentKind::torch}) {
      if (happens(12)) continue;
      Equipment gear;
      gear.kind = kind;
      gear.actual = static_cast<std::int64_t>(random_.below(5));
      gear.condition = happens(95) ? Condition::good : Condition::damaged;
      if (kind == EquipmentKind::spray) gear.expires_on = around(700);
      keep(gear);
    }
    for (int i = 0; i < 2; ++i) {
      Gate gate;
      gate.name = i == 0 ? "正门" : "后门";
      gate.is_main = i == 0;
      gate.kind = any<GateKind>();
      if (happens(80)) gate.anti_ram = {AntiRam::bollard};
      if (happens(90)) gate.condition = happens(90) ? Condition::good : Condition::damaged;
      gate.separate_ways = happens(50);
      keep(gate);
    }
    for (const auto kind : all_values<KeyPartKind>()) {
      if (happens(50)) continue;
      KeyPart part;
      part.place = "一处";
      part.kind = kind;
      for (const auto measure : all_values<Measure>()) {
        if (happens(45)) part.measures.push_back(measure);
      }
      keep(part);
    }
    Building building;
    building.name = "教学楼";
    building.purpose = any<BuildingUse>();
    if (happens(90)) building.appraisal = happens(95) ? Appraisal::a : Appraisal::c;
    keep(building);
    for (int i = 0; i < 2; ++i) {
      FireFacility facility;
      facility.place = "一楼";
      facility.kind = any<FireFacilityKind>();
      facility.condition = happens(93) ? Condition::good : Condition::damaged;
      facility.expires_on = around(900);
      keep(facility);
    }
  }

  void technology() {
    for (int i = 0; i < 8; ++i) {
      Camera camera;
      camera.name = "摄像机";
      camera.place = any<CameraPlace>();
      camera.signage = happens(85);
      if (happens(90)) camera.retention_days = static_cast<std::int64_t>(10 + random_.below(90));
      keep(camera);
    }
    Recorder recorder;
    recorder.name = "录像机";
    recorder.ups_minutes = happens(70) ? 60 : 20;
    keep(recorder);
    AlarmDevice alarm;
    alarm.place = "门卫室";
    if (happens(80)) alarm.networked_to = {AlarmCentre::police};
    if (happens(85)) alarm.accepted_on = ago(900);
    if (happens(85)) alarm.last_tested_on = ago(200);
    if (alarm.last_tested_on) alarm.last_test = happens(93) ? TestOutcome::passed : TestOutcome::failed;
    keep(alarm);
    PlatformAccess access;
    access.platform = any<AccessPlatform>();
    access.system = any<AccessSystem>();
    if (happens(85)) access.accepted_on = ago(900);
    keep(access);
    SpecialEquipment lift;
    lift.name = "电梯";
    lift.next_inspection_on = around(400);
    keep(lift);
  }

  void buses() {
    SchoolBus bus;
    bus.plate = fmt::format("桂C{:05}", ++buses_);
    bus.permit_number = records::Secret{happens(90) ? "X1" : ""};
    bus.permit_expires_on = around(500);
    bus.inspection_expires_on = around(300);
    if (happens(80)) bus.equipped = {BusEquipment::locator, BusEquipment::escape_hammer, BusEquipment::extinguisher, BusEquipment::first_aid};
    keep(bus);
    BusDriver driver;
    driver.name = "王五";
    driver.qualified_until = around(500);
    driver.next_review_on = around(300);
    keep(driver);
  }

  void papers() {
    for (const auto kind : all_values<InternalRuleKind>()) {
      if (happens(40)) continue;
      InternalRule rule;
      rule.name = "制度";
      rule.kind = kind;
      keep(rule);
    }
    EmergencyPlan plan;
    plan.name = "预案";
    plan.review_on = around(700);
    keep(plan);
    Drill drill;
    drill.topic = "疏散";
    drill.held_on = ago(300);
    keep(drill);
    SafetyLesson lesson;
    lesson.topic = "防溺水";
    lesson.held_on = ago(200);
    keep(lesson);
    InsurancePolicy policy;
    policy.number = "P1";
    policy.starts_on = ago(500);
    policy.ends_on = plus_days(policy.starts_on, 365);
    keep(policy);
  }

  // What people say, and here and there a device or an inspector says otherwise.
  void words() {
    const auto say = [&](std::string_view fact, facts::Source source, std::string value) {
      facts::Statement statement;
      statement.fact = fact;
      statement.source = source;
      statement.value = std::move(value);
      statement.said_at = now_ - std::chrono::days{random_.below(30)};
      statement.said_by = "某人";
      keep(statement);
    };
    for (const auto* fact : {"school.closed_management", "school.guard_post", "school.gatehouse_all_day"}) {
      if (happens(80)) say(fact, facts::Source::declared, happens(90) ? "true" : "false");
    }
    if (happens(10)) say("cameras.shortest_retention", facts::Source::measured, std::to_string(random_.below(100)));
    if (happens(10)) say("guards.full_time", facts::Source::observed, std::to_string(random_.below(5)));
  }

  const Platform& platform_;
  SeededRandom random_;
  Instant now_;
  Date today_;
  const schools::School* school_ = nullptr;
  int buses_ = 0;
  std::map<std::string_view, std::any> rows_;
  std::map<std::string_view, std::function<void(db::Writing&)>> keep_;
};

schools::School made_school(Random& random, const org::Unit& county, std::size_t number, Instant now) {
  schools::School school;
  const auto id = new_id("sc", now, random);
  school.head = {id, county.head.unit_path + id + "/", 1, now, now, std::nullopt};
  school.name = fmt::format("第{}小学", number + 1);
  school.parent = {county.head.id};
  school.category = all_values<schools::Category>()[number * 7 % all_values<schools::Category>().size()];
  school.area = all_values<schools::Area>()[number % 3];
  school.boarding = number % 4 == 0 ? schools::Boarding::partly : schools::Boarding::none;
  school.students = static_cast<std::int64_t>(40 + number * 37 % 2400);
  school.boarders = number % 4 == 0 ? std::optional(*school.students / 3) : std::nullopt;
  school.staff = *school.students / 14 + 1;
  school.gates = 2;
  if (number % 9 != 0) school.supervisor = "教育局";
  return school;
}

}  // namespace

std::vector<schools::School> put_school_files(const Platform& platform, std::size_t count, std::uint64_t seed) {
  constexpr std::size_t schools_at_once = 500;
  const auto counties = platform.database.read([&](db::Reading& reading) { return org::counties_in(reading, platform.vault, records::Scope::under("/")); });
  CHECK(!counties.empty());
  SeededRandom random(seed);
  std::vector<schools::School> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(made_school(random, counties[i * counties.size() / count], i, platform.clock.now()));
  Filling filling(platform, seed);
  for (std::size_t from = 0; from < count; from += schools_at_once) {
    const std::vector some(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(std::min(count, from + schools_at_once)));
    CHECK(platform.database.write([&](db::Writing& writing) -> Result<Done> {
      records::RecordStore<schools::School>(platform.vault).insert_all(writing, some);
      return Done{};
    }).ok());
    for (const auto& school : some) filling.fill(school);
    filling.store();
  }
  return all;
}

}  // namespace anyuan::kit
