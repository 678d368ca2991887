#include "app/demo/county_year.h"

#include <algorithm>
#include <array>
#include <map>

namespace anyuan::demo {
namespace {

using campaigns::Phase;
using hazards::Hazard;
using inspections::Kind;

struct Daily {
  std::string_view title, place;
  hazards::Kind kind;
  hazards::Grade grade;
};
constexpr std::array dailies{Daily{"校门口夜间照明灯不亮", "校门", hazards::Kind::physical, hazards::Grade::general},
                             Daily{"二楼走廊灭火器压力不足", "教学楼二楼", hazards::Kind::fire, hazards::Grade::general},
                             Daily{"操场围网破损，有外人进入可能", "操场东侧", hazards::Kind::physical, hazards::Grade::larger},
                             Daily{"食堂操作间燃气报警器故障", "食堂", hazards::Kind::food, hazards::Grade::larger},
                             Daily{"校外道路施工未设隔离", "校门外道路", hazards::Kind::surroundings, hazards::Grade::general},
                             Daily{"楼梯扶手松动", "综合楼", hazards::Kind::building, hazards::Grade::general},
                             Daily{"一栋旧教学楼墙体开裂", "旧教学楼", hazards::Kind::building, hazards::Grade::major}};

// Whether the point's hazard was still to be dealt with then.
bool is_open_at(const hazards::Past& past, Instant at) {
  if (past.found_at > at) return false;
  return std::ranges::none_of(past.steps, [&](const hazards::Taken& taken) { return taken.step.action == hazards::Action::verify && taken.at <= at; });
}

}  // namespace

struct CountyYears::School {
  const Site& site;
  const CampaignYear& year;
  Stage stage;
  Cast cast;
  Life life;
  int fail_percent;
  bool is_submitted = false;
  std::vector<hazards::Past> hazards = {};  // of this school and year, in order of time
};

Result<Done> CountyYears::live(const CampaignYear& year, Stage stage) {
  auto& chance = seeding_.chance;
  const bool is_old = stage == Stage::archived;
  const auto now = is_old ? start_of(plus_days(year.today, 1)) : seeding_.change.now;
  for (std::size_t i = 0; i < sites_.size(); ++i) {
    const auto& site = sites_[i];
    constexpr std::array qualities{4, 9, 16, 30};
    const auto quality = qualities[chance.weighted({35, 35, 20, 10})];
    School school{site, year, stage, cast_of(site, county_, city_), {stage, year.today, now}, quality};
    if (stage >= Stage::self_check) {
      const bool may_be_waived = i >= 4 && !sampled_.contains(site.school.head.id);
      if (may_be_waived && chance.happens(2)) {
        waive(site, year);
        continue;
      }
      self_check(school);
      verify(school);
      accept(school);
    }
    if (!is_old) report_daily(school);
    std::ranges::move(school.hazards, std::back_inserter(hazards_));
  }
  return store();
}

// Hazards first: the answers name those they opened, by their numbers.
Result<Done> CountyYears::store() {
  const bool noted = seeding_.noted == Noted::each;
  seeding_.store(std::exchange(waivers_, {}));
  std::ranges::stable_sort(hazards_, {}, &hazards::Past::found_at);
  TRY(const auto found, hazards::bring_in(seeding_.change, county_.id, std::exchange(hazards_, {}), noted ? hazards::Events::each_step : hazards::Events::none));
  std::map<std::string_view, std::string_view> numbers;
  for (const auto& hazard : found) numbers.emplace(hazard.head.id, hazard.number);
  for (auto& sheet : sheets_) {
    for (auto& opened : sheet.hazards) opened.number = numbers.at(opened.id);
  }
  return inspections::bring_in(seeding_.change, checklist_, std::exchange(sheets_, {}), noted ? inspections::Events::each_sheet : inspections::Events::none);
}

void CountyYears::waive(const Site& site, const CampaignYear& year) {
  campaigns::Waiver waiver;
  waiver.campaign = {year.campaign.head.id};
  waiver.school = {site.school.head.id};
  waiver.reason = "校舍改造停课，学生已分流(演示)";
  waiver.granted_by = county_.education.name;
  seeding_.start(waiver, site.school.head.unit_path, seeding_.chance.moment_on(plus_days(year.phase(Phase::self_check).from, 3)));
  waivers_.push_back(std::move(waiver));
}

void CountyYears::self_check(School& school) {
  auto& chance = seeding_.chance;
  const bool is_story = school.stage == Stage::self_check && school.site.school.head.id == sites_.front().school.head.id;
  const int fate = school.stage >= Stage::acceptance ? 0 : chance.between(1, 100);
  if (!is_story && fate > 88) return;  // not begun
  const bool is_open = is_story || fate > 76;
  const auto& phase = school.year.phase(Phase::self_check);
  const auto last = std::min(phase.to, plus_days(school.year.today, -1));
  const Visit visit{Kind::self_check, school.cast.safety_officer, chance.moment_on(is_open ? last : chance.day_between(plus_days(phase.from, 3), last))};
  take_sheet(school, visit, {school.fail_percent, {}, {}}, is_open ? inspections::State::open : inspections::State::submitted);
}

void CountyYears::verify(School& school) {
  auto& chance = seeding_.chance;
  if (!school.is_submitted || !chance.happens(school.stage >= Stage::acceptance ? 30 : 8)) return;
  const auto end = school.year.phase(Phase::self_check).to;
  const auto first = std::max(plus_days(end, -4), plus_days(date_at(sheets_.back().submitted_at.value_or(start_of(end))), 1));
  const auto last = plus_days(school.year.today, -2);
  if (first > last) return;
  const Visit visit{Kind::verification, school.cast.county, chance.moment_on(chance.day_between(first, std::min(last, plus_days(first, 6))))};
  std::vector<std::string> failing, passing;
  for (const auto& past : school.hazards) (is_open_at(past, visit.at) ? failing : passing).push_back(past.hazard.point);
  take_sheet(school, visit, {2, failing, passing}, chance.happens(85) ? inspections::State::signed_off : inspections::State::submitted);
}

// The city comes to the schools of its sample; where a county is beyond that phase, to all of them, and all have signed.
void CountyYears::accept(School& school) {
  auto& chance = seeding_.chance;
  if (school.stage == Stage::archived || school.stage < Stage::acceptance || !sampled_.contains(school.site.school.head.id)) return;
  const bool all = school.stage > Stage::acceptance;
  if (!all && !chance.happens(50)) return;
  const auto& phase = school.year.phase(Phase::acceptance);
  const auto day = chance.day_between(phase.from, plus_days(school.year.today, all ? -4 : -1));
  const Visit visit{Kind::acceptance, city_, chance.moment_on(day)};
  std::vector<std::string> failing, passing;
  for (const auto& past : school.hazards) (is_open_at(past, visit.at) ? failing : passing).push_back(past.hazard.point);
  take_sheet(school, visit, {3, failing, passing}, all || chance.happens(60) ? inspections::State::signed_off : inspections::State::submitted);
}

void CountyYears::take_sheet(School& school, const Visit& visit, const Tendency& tendency, inspections::State state) {
  auto& chance = seeding_.chance;
  inspections::PastSheet sheet;
  auto& inspection = sheet.inspection;
  inspection.campaign = {school.year.campaign.head.id};
  inspection.school = {school.site.school.head.id};
  inspection.checklist = school.year.campaign.checklist;
  inspection.kind = visit.kind;
  seeding_.start(inspection, school.site.school.head.unit_path, visit.at - std::chrono::hours(1));
  sheet.school = school.site.school;
  sheet.inspector = visit.inspector;
  sheet.answers = filler_.fill(school.site, visit, tendency);
  if (state == inspections::State::open) {
    sheet.answers.resize(sheet.answers.size() * static_cast<std::size_t>(chance.between(20, 70)) / 100);
    sheets_.push_back(std::move(sheet));
    return;
  }
  sheet.submitted_at = visit.at;
  if (state == inspections::State::signed_off) {
    sheet.signer = school.cast.principal;
    sheet.signed_at = std::min(visit.at + std::chrono::minutes(chance.between(20, 600)), school.life.now - std::chrono::minutes(5));
  }
  if (visit.kind == Kind::self_check) school.is_submitted = true;
  for (auto& hazard : inspections::found_by(sheet, checklist_)) {
    // An open one of the same point is the one that was found: no second is opened.
    const auto open = std::ranges::find_if(school.hazards, [&](const hazards::Past& past) { return past.hazard.point == hazard.point && is_open_at(past, visit.at); });
    if (open != school.hazards.end()) {
      sheet.hazards.push_back({open->hazard.head.id, {}, hazard.point});
      continue;
    }
    seeding_.start(hazard, hazard.head.unit_path, visit.at);
    sheet.hazards.push_back({hazard.head.id, {}, hazard.point});
    school.hazards.push_back(demo::live(chance, school.life, school.cast, school.site, std::move(hazard), visit.inspector, visit.at));
  }
  sheets_.push_back(std::move(sheet));
}

void CountyYears::report_daily(School& school) {
  auto& chance = seeding_.chance;
  const int more = std::max(chance.happens(22) ? 1 : 0, hazards_least_ - static_cast<int>(school.hazards.size()));
  for (int i = 0; i < more; ++i) {
    const auto& daily = chance.one_of(dailies);
    Hazard hazard;
    hazard.head.unit_path = school.site.school.head.unit_path;
    hazard.school = {school.site.school.head.id};
    hazard.source = hazards::Source::daily;
    hazard.title = daily.title;
    hazard.place = daily.place;
    hazard.kind = daily.kind;
    hazard.grade = daily.grade;
    hazard.photos_before = {chance.one_of(school.site.before)};
    const auto at = chance.moment_on(plus_days(school.year.today, -chance.between(1, 60)));
    school.hazards.push_back(demo::live(chance, school.life, school.cast, school.site, std::move(hazard), school.cast.safety_officer, at));
  }
}

}  // namespace anyuan::demo
