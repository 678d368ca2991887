#include "app/demo/lives.h"

#include <algorithm>
#include <array>

namespace anyuan::demo {
namespace {

using hazards::Action;
using hazards::Grade;
using hazards::Hazard;
using hazards::LookBack;
using hazards::Source;

// What it comes to by today.
enum class Fate { reported, assigned, overdue, controlled, rectified, given_back, closed };

Fate fate_of(Chance& chance, Stage stage, const Hazard& hazard, bool is_old) {
  using enum Fate;
  if (stage == Stage::archived) return closed;
  const bool settled = stage >= Stage::acceptance && hazard.grade == Grade::general && hazard.source == Source::self_check;
  if (settled) return chance.happens(93) ? closed : controlled;  // else the county would still be checking itself
  if (stage == Stage::finished) return std::array{closed, overdue, controlled}[chance.weighted({92, 4, 4})];
  if (stage == Stage::look_back) return std::array{closed, overdue, controlled, rectified}[chance.weighted({80, 8, 7, 5})];
  if (!is_old) return std::array{reported, assigned, rectified, controlled}[chance.weighted({25, 50, 15, 10})];
  return std::array{reported, assigned, overdue, controlled, rectified, given_back, closed}[chance.weighted({5, 14, 14, 7, 12, 4, 44})];
}

// Writes the steps down one after the other; time only goes forward and never past now.
class Diary {
 public:
  Diary(Chance& chance, const Life& life, hazards::Past& past) : chance_(chance), life_(life), past_(past), at_(past.found_at) {}

  Date day() const { return date_at(at_); }
  // Between now and so many days later, but before the present moment.
  Diary& pass(int days_least, int days_most) {
    const auto wanted = chance_.moment_on(plus_days(day(), chance_.between(days_least, days_most)));
    const auto latest = life_.now - std::chrono::minutes(10);
    at_ = std::min(std::max(wanted, at_ + std::chrono::minutes(20)), std::max(latest, at_ + std::chrono::seconds(1)));
    return *this;
  }
  void write(const accounts::Actor& actor, hazards::Step step) { past_.steps.push_back({actor, at_, std::move(step)}); }

 private:
  Chance& chance_;
  const Life& life_;
  hazards::Past& past_;
  Instant at_;
};

std::string_view fix_of(Chance& chance) {
  static constexpr std::array<std::string_view, 5> fixes{"已按要求整改到位，整改后照片附后。", "已补齐并登记入台账，责任到人。", "已整改，安排专人每日检查并记录。",
                                                         "已整改，经校长现场确认。",           "已与有关单位完成整改，验收记录存档。"};
  return chance.one_of(fixes);
}

// What has to be done and until when; unless whoever found it has said so already.
void assign(Diary& diary, hazards::Past& past, const Cast& cast, Date due) {
  auto& hazard = past.hazard;
  if (hazard.due) {
    hazard.due = std::max(due, date_at(past.found_at));
    return;
  }
  diary.pass(0, 1);
  hazards::Step step;
  step.action = Action::assign;
  step.person = cast.safety_officer.name;
  step.measure = "逐项对照检查要点整改，完成后拍照上传，由校长复核。";
  step.due = std::max(due, diary.day());
  diary.write(cast.principal, std::move(step));
}

void rectify(Chance& chance, Diary& diary, const Cast& cast, const Site& site) {
  hazards::Step step;
  step.action = Action::rectify;
  step.note = std::string(fix_of(chance));
  step.photos = {chance.one_of(site.after)};
  diary.write(cast.safety_officer, std::move(step));
}

const accounts::Actor& verifier(const Cast& cast, Grade grade) { return grade == Grade::major ? cast.city : cast.county; }

void look_back(Chance& chance, Diary& diary, const Cast& cast, const Site& site, Fate fate, Stage stage) {
  hazards::Step step;
  step.action = Action::look_back;
  if (fate != Fate::closed) {
    step.found = LookBack::not_fixed;
    step.note = "现场复查，整改尚未完成。";
  } else if (stage == Stage::archived || chance.happens(94)) {
    step.found = LookBack::fixed;
    step.note = "现场复查，整改到位。";
    step.photos = {chance.one_of(site.after)};
  } else {
    step.found = LookBack::relapsed;
    step.note = "现场复查，问题再次出现。";
    step.photos = {chance.one_of(site.before)};
  }
  diary.pass(3, 9).write(cast.city, std::move(step));
}

void take_fate(Chance& chance, Diary& diary, const Cast& cast, const Site& site, Fate fate, const Hazard& hazard, Date today) {
  const auto back = [&] {
    hazards::Step step;
    step.action = Action::give_back;
    step.reason = "照片看不出整改后的情况，请补拍全景并说明。";
    diary.pass(1, 2).write(verifier(cast, hazard.grade), std::move(step));
  };
  switch (fate) {
    case Fate::reported:
    case Fate::assigned:
    case Fate::overdue: return;
    case Fate::controlled: {
      hazards::Step step;
      step.action = Action::control;
      step.note = "设置警戒线和警示牌，安排专人值守，禁止学生靠近。";
      diary.pass(0, 2);
      step.until = std::max(diary.day(), plus_days(today, chance.happens(85) ? chance.between(3, 40) : -chance.between(1, 4)));
      diary.write(cast.principal, std::move(step));
      return;
    }
    case Fate::rectified:
      rectify(chance, diary.pass(1, 4), cast, site);
      return;
    case Fate::given_back:
      rectify(chance, diary.pass(1, 3), cast, site);
      back();
      return;
    case Fate::closed:
      if (chance.happens(6)) {
        rectify(chance, diary.pass(1, 2), cast, site);
        back();
      }
      rectify(chance, diary.pass(1, 3), cast, site);
      hazards::Step step;
      step.action = Action::verify;
      step.note = "现场核查，整改到位。";
      diary.pass(1, 3).write(verifier(cast, hazard.grade), std::move(step));
      return;
  }
}

}  // namespace

accounts::Actor actor_at(const Person& person, std::string_view unit, std::string_view path, org::Level level, accounts::Role role, accounts::Agency agency) {
  return {person.id, person.name, {}, role, agency, {std::string(unit)}, level, records::Scope::under(std::string(path))};
}

Cast cast_of(const Site& site, const County& county, const accounts::Actor& city) {
  using accounts::Agency;
  using accounts::Role;
  const auto& head = site.school.head;
  return {actor_at(site.safety_officer, head.id, head.unit_path, org::Level::school, Role::safety_officer, Agency::education),
          actor_at(site.principal, head.id, head.unit_path, org::Level::school, Role::principal, Agency::education),
          actor_at(county.education, county.id, county.path, org::Level::county, Role::officer, Agency::education), city};
}

hazards::Past live(Chance& chance, const Life& life, const Cast& cast, const Site& site, Hazard hazard, const accounts::Actor& finder, Instant found_at) {
  const auto found = date_at(found_at);
  const int days = hazard.due ? days_between(found, *hazard.due) : 15;
  const bool is_old = days_between(found, life.today) > 9;
  const auto fate = fate_of(chance, life.stage, hazard, is_old);
  hazards::Past past{std::move(hazard), finder, found_at, {}};
  Diary diary(chance, life, past);
  if (fate == Fate::reported) {
    past.hazard.person.clear();  // nobody has said yet who is to do it
    past.hazard.due.reset();
    return past;
  }
  auto due = plus_days(found, days);
  if (fate == Fate::assigned || fate == Fate::rectified) due = std::max(due, plus_days(life.today, chance.between(1, 12)));
  if (fate == Fate::overdue) due = std::min(due, plus_days(life.today, -chance.between(1, 6)));
  assign(diary, past, cast, due);
  auto judged = past.hazard;
  if (judged.grade == Grade::larger && chance.happens(6)) {
    judged.grade = Grade::major;
    hazards::Step step;
    step.action = Action::regrade;
    step.grade = Grade::major;
    step.reason = "市级研判：可能造成群体伤害，按重大隐患挂牌督办。";
    diary.pass(0, 1).write(cast.city, std::move(step));
  }
  take_fate(chance, diary, cast, site, fate, judged, life.today);
  const bool seen = life.stage >= Stage::finished || (life.stage == Stage::look_back && chance.happens(60));
  if (seen && past.hazard.source != Source::daily) look_back(chance, diary, cast, site, fate, life.stage);
  return past;
}

}  // namespace anyuan::demo
