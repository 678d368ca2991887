#include "app/demo/school_protection.h"

#include <fmt/format.h>

#include <array>

#include "app/demo/names.h"

namespace anyuan::demo {
namespace {

using schools::Category;

ledgers::Condition condition_of(Chance& chance) { return chance.happens(96) ? ledgers::Condition::good : ledgers::Condition::damaged; }

bool is_small(const Site& site) { return site.school.category == Category::training || site.school.category == Category::unlicensed; }

void equipment(LedgerRows& rows, const Site& site) {
  using enum ledgers::EquipmentKind;
  auto& chance = rows.chance();
  for (const auto kind : {steel_fork, long_baton, spray, shield, helmet, stab_vest, cut_gloves, torch}) {
    if (is_small(site) && kind != steel_fork && kind != spray) continue;
    if (chance.happens(3)) continue;
    auto gear = rows.of<ledgers::Equipment>(site);
    gear.kind = kind;
    gear.required = 2;
    gear.actual = chance.happens(85) ? 2 : 1;
    gear.place = "门卫室器械柜";
    gear.custodian = site.school.safety_officer;
    gear.bought_on = rows.days_ago(200, 1400);
    if (kind == spray) gear.expires_on = std::max(rows.good_until(8, 10), *gear.bought_on);
    gear.condition = condition_of(chance);
    gear.last_checked_on = rows.days_ago(2, 120);
    rows.keep(std::move(gear));
  }
}

void gates(LedgerRows& rows, const Site& site) {
  static constexpr std::array names{"正门", "东门", "后门"};
  auto& chance = rows.chance();
  for (std::int64_t i = 0; i < std::min<std::int64_t>(site.school.gates.value_or(1), std::ssize(names)); ++i) {
    auto gate = rows.of<ledgers::Gate>(site);
    gate.name = names[static_cast<std::size_t>(i)];
    gate.is_main = i == 0;
    gate.kind = i == 0 ? ledgers::GateKind::mixed : ledgers::GateKind::pedestrian;
    gate.staffed_hours = i == 0 ? "全天 24 小时" : "上下学时段";
    if (chance.happens(90)) {
      gate.anti_ram = {chance.happens(60) ? ledgers::AntiRam::bollard : ledgers::AntiRam::pier};
      gate.anti_ram_count = chance.between(3, 8);
      gate.condition = condition_of(chance);
    }
    gate.separate_ways = chance.happens(74);
    gate.drop_off_lane = i == 0 && chance.happens(30);
    rows.keep(std::move(gate));
  }
}

void building(LedgerRows& rows, const Site& site, std::string_view name, ledgers::BuildingUse purpose) {
  auto& chance = rows.chance();
  auto building = rows.of<ledgers::Building>(site);
  building.name = name;
  building.purpose = purpose;
  building.structure = chance.happens(70) ? ledgers::Structure::frame : ledgers::Structure::brick_concrete;
  building.storeys = chance.between(2, 6);
  building.area = chance.between(8, 60) * 100.0;
  building.built_year = chance.between(1985, 2020);
  if (chance.happens(88)) {
    building.appraisal = std::array{ledgers::Appraisal::a, ledgers::Appraisal::b, ledgers::Appraisal::c}[chance.weighted({73, 26, 1})];
    building.next_appraisal_on = rows.good_until(4, 4);
    building.appraised_on = rows.before(*building.next_appraisal_on, 1826);
  }
  rows.keep(std::move(building));
}

// The key parts of a school with what GB/T 29315 asks for at each.
struct Part {
  ledgers::KeyPartKind kind;
  std::vector<ledgers::Measure> asked;
};
std::vector<Part> parts_of(const schools::School& school) {
  using enum ledgers::KeyPartKind;
  using enum ledgers::Measure;
  std::vector<Part> parts{{outside_gate, {video}}, {main_entrance, {isolation, video, access_control}}, {gatehouse, {one_key_alarm, video, public_address}},
                          {perimeter, {barrier, intrusion_alarm}}, {surroundings, {warning_sign}}};
  if (school.students.value_or(0) > 150) parts.insert(parts.end(), {{gathering_area, {video}}, {teaching_passage, {video}}, {canteen, {video}}, {control_room, {security_door, panic_alarm}}});
  if (school.boarders.value_or(0) > 0) parts.push_back({dormitory, {video, panic_alarm, access_control}});
  if (school.category == Category::kindergarten) parts.push_back({kindergarten_room, {video}});
  if (keeps_hazardous_goods(school)) parts.push_back({hazardous_store, {metal_rail, security_door, intrusion_alarm, video}});
  return parts;
}

// Seven schools of ten have nearly all of it, the others lack one or another thing.
void key_parts(LedgerRows& rows, const Site& site) {
  auto& chance = rows.chance();
  const int lacking = chance.happens(70) ? 2 : 12;
  for (const auto& [kind, asked] : parts_of(site.school)) {
    auto part = rows.of<ledgers::KeyPart>(site);
    part.kind = kind;
    part.place = label_of(kind).zh;
    std::ranges::copy_if(asked, std::back_inserter(part.measures), [&](ledgers::Measure) { return !chance.happens(lacking); });
    part.responsible = site.school.safety_officer;
    rows.keep(std::move(part));
  }
}

void cameras(LedgerRows& rows, const County& county, const Site& site, std::size_t number) {
  using enum ledgers::CameraPlace;
  auto& chance = rows.chance();
  const auto code = [&](std::string_view kind, std::size_t serial) { return fmt::format("{}0011{}2{:06}", county.id, kind, number * 10 + serial); };
  const bool all_signed = chance.happens(85);
  const int kept_days = chance.happens(80) ? 30 : (chance.happens(60) ? 90 : 15);
  std::vector places{outside_gate, gate, gatehouse};
  if (!is_small(site)) places.insert(places.end(), {playground, passage, canteen_kitchen});
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto camera = rows.of<ledgers::Camera>(site);
    camera.name = fmt::format("{} {}", label_of(places[i]).zh, i + 1);
    camera.place = places[i];
    camera.code = code("132", i + 1);
    camera.signage = all_signed || chance.happens(60);
    camera.resolution = ledgers::Resolution::p1080;
    camera.installed_on = rows.days_ago(300, 1800);
    camera.retention_days = kept_days;
    rows.keep(std::move(camera));
  }
  auto recorder = rows.of<ledgers::Recorder>(site);
  recorder.name = "监控室录像机";
  recorder.code = code("118", 0);
  recorder.place = "监控室";
  recorder.channels = std::ssize(places);
  recorder.capacity_tb = 8;
  recorder.retention_days = kept_days;
  recorder.ups_minutes = chance.happens(70) ? 60 : 20;
  recorder.installed_on = rows.days_ago(300, 1800);
  rows.keep(std::move(recorder));
}

void alarms(LedgerRows& rows, const Site& site, std::size_t number) {
  auto& chance = rows.chance();
  if (chance.happens(93)) {
    auto alarm = rows.of<ledgers::AlarmDevice>(site);
    alarm.place = "门卫室";
    alarm.account_code = fmt::format("{:04}", 1000 + number);
    alarm.networked_to = {ledgers::AlarmCentre::police};
    alarm.installed_on = rows.days_ago(600, 1500);
    alarm.accepted_on = plus_days(*alarm.installed_on, chance.between(1, 60));
    if (chance.happens(95)) {
      alarm.last_tested_on = chance.happens(90) ? rows.days_ago(1, 28) : rows.days_ago(33, 70);
      alarm.next_test_on = plus_days(*alarm.last_tested_on, 30);
      alarm.last_test = chance.happens(97) ? ledgers::TestOutcome::passed : ledgers::TestOutcome::failed;
    }
    rows.keep(std::move(alarm));
  }
  using enum ledgers::AccessPlatform;
  for (const auto& [platform, system, percent] : {std::tuple{police, ledgers::AccessSystem::video, 91}, {education, ledgers::AccessSystem::video, 84},
                                                  {police, ledgers::AccessSystem::alarm, 90}}) {
    if (!chance.happens(percent)) continue;
    auto access = rows.of<ledgers::PlatformAccess>(site);
    access.platform = platform, access.system = system;
    access.protocol = system == ledgers::AccessSystem::video ? ledgers::AccessProtocol::gb28181 : ledgers::AccessProtocol::dc09;
    access.connected_on = rows.days_ago(300, 900);
    if (chance.happens(92)) access.accepted_on = plus_days(*access.connected_on, chance.between(1, 60));
    rows.keep(std::move(access));
  }
}

void fire_and_lifts(LedgerRows& rows, const Site& site) {
  using enum ledgers::FireFacilityKind;
  auto& chance = rows.chance();
  for (const auto& [kind, place, quantity] : {std::tuple{extinguisher, "各楼层楼道", 24}, {hydrant, "教学楼", 8}, {emergency_light, "教学楼楼道", 16}, {exit_sign, "教学楼楼道", 20}}) {
    if (is_small(site) && kind != extinguisher) continue;
    auto facility = rows.of<ledgers::FireFacility>(site);
    facility.kind = kind;
    facility.place = place;
    facility.quantity = is_small(site) ? 4 : quantity;
    facility.condition = condition_of(chance);
    if (kind == extinguisher) facility.expires_on = rows.good_until(9, 9);
    facility.last_checked_on = rows.days_ago(2, 90);
    rows.keep(std::move(facility));
  }
  if (site.school.boarders.value_or(0) == 0 || !chance.happens(45)) return;
  auto boiler = rows.of<ledgers::SpecialEquipment>(site);
  boiler.name = "食堂蒸汽锅炉";
  boiler.kind = ledgers::SpecialKind::boiler;
  boiler.place = "食堂";
  boiler.next_inspection_on = rows.good_this_year(5, 8);
  boiler.inspected_on = rows.before(*boiler.next_inspection_on, 365);
  rows.keep(std::move(boiler));
}

void bus(LedgerRows& rows, const County& county, const Site& site, std::size_t number) {
  auto& chance = rows.chance();
  if (site.school.category != Category::kindergarten || !chance.happens(25)) return;
  auto bus = rows.of<ledgers::SchoolBus>(site);
  bus.plate = fmt::format("演{}{:02}", county.id, number);
  bus.run_by = "学校自有";
  bus.permit_number = {fmt::format("演示校车许可{:06}", number)};
  bus.capacity = chance.between(19, 45);
  bus.permit_expires_on = rows.good_until(3, 6);
  bus.inspection_expires_on = rows.good_this_year(6, 12);
  bus.equipped = {ledgers::BusEquipment::locator, ledgers::BusEquipment::escape_hammer, ledgers::BusEquipment::extinguisher};
  if (chance.happens(85)) bus.equipped.push_back(ledgers::BusEquipment::first_aid);
  rows.keep(std::move(bus));
  auto driver = rows.of<ledgers::BusDriver>(site);
  driver.name = person_name(chance);
  driver.birth_year = chance.between(1975, 1990);
  driver.qualified_on = rows.days_ago(400, 1500);
  driver.qualified_until = std::max(rows.good_until(4, 6), *driver.qualified_on);
  driver.next_review_on = rows.good_this_year(5, 10);
  rows.keep(std::move(driver));
  if (!chance.happens(90)) return;
  auto attendant = rows.of<ledgers::SafetyPost>(site);
  attendant.post = ledgers::SafetyPostKind::bus_attendant;
  attendant.holder = person_name(chance);
  attendant.letter_signed_on = rows.days_ago(30, 330);
  rows.keep(std::move(attendant));
}

}  // namespace

bool keeps_hazardous_goods(const schools::School& school) {
  return school.category == Category::senior_secondary || school.category == Category::complete_secondary || school.category == Category::vocational;
}

void protect(LedgerRows& rows, const County& county, const Site& site, std::size_t number) {
  equipment(rows, site);
  gates(rows, site);
  building(rows, site, site.school.category == Category::kindergarten ? "活动楼" : "教学楼", ledgers::BuildingUse::teaching);
  if (site.school.boarders.value_or(0) > 0) building(rows, site, "学生宿舍", ledgers::BuildingUse::dormitory);
  key_parts(rows, site);
  cameras(rows, county, site, number);
  alarms(rows, site, number);
  fire_and_lifts(rows, site);
  bus(rows, county, site, number);
}

}  // namespace anyuan::demo
