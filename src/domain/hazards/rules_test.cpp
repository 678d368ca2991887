#include "domain/hazards/rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace anyuan::hazards {
namespace {

using accounts::Actor;
using accounts::Agency;
using accounts::May;
using accounts::Role;
using org::Level;
using namespace std::chrono;

const Instant now = *parse_instant("2026-11-24T06:00:00Z");
constexpr Date today = 2026y / November / 24, yesterday = 2026y / November / 23, tomorrow = 2026y / November / 25;

Actor person(std::string id, Role role, Level level, Agency agency = Agency::education) {
  Actor actor;
  actor.user = {id};
  actor.name = "姓名" + id;
  actor.role = role;
  actor.level = level;
  actor.agency = agency;
  return actor;
}
const Actor guard = person("u_guard", Role::guard, Level::school);
const Actor principal = person("u_principal", Role::principal, Level::school);
const Actor county = person("u_county", Role::officer, Level::county);
const Actor police = person("u_police", Role::inspector, Level::county, Agency::police);
const Actor city = person("u_city", Role::officer, Level::city);

Hazard hazard_in(State state, Grade grade = Grade::general) {
  Hazard hazard;
  hazard.state = state;
  hazard.grade = grade;
  if (state != State::reported) hazard.due = tomorrow;
  if (state == State::controlled) hazard.control_until = tomorrow;
  if (state == State::rectified) hazard.rectified_by = "u_somebody";
  return hazard;
}

// A step with all it needs, so that only state, role, level and grade decide.
Step full_step(const Hazard& hazard, Action action) {
  const auto other = hazard.grade == Grade::larger ? Grade::general : Grade::larger;
  const auto found = hazard.state == State::closed ? LookBack::fixed : LookBack::not_fixed;
  return {.action = action, .version = 1, .person = "王老师", .measure = "更换灭火器", .due = today, .until = today,
          .note = "已换新", .reason = "不符合要求", .photos = {{"at_1"}}, .grade = other, .found = found};
}

// Takes the step and says what happened: the new state, or why not (each fault with its field).
std::string outcome(Hazard& hazard, const Actor& actor, const Step& step) {
  const auto result = apply(hazard, step, actor, now);
  if (result.ok()) {
    hazard = result.value();
    return std::string(name_of(hazard.state));
  }
  const auto& error = result.error();
  std::string text = "refused:";
  for (const auto& fault : error.more.empty() ? std::vector{error} : error.more) {
    text += " " + fault.reason + (fault.field.empty() ? "" : "(" + fault.field + ")");
  }
  return text;
}

std::string outcome_of(Hazard hazard, const Actor& actor, const Step& step) { return outcome(hazard, actor, step); }

TEST(HazardRules, LifeOfAMajorHazard) {
  auto hazard = hazard_in(State::reported, Grade::major);
  EXPECT_EQ(outcome(hazard, guard, full_step(hazard, Action::assign)), "refused: not_permitted");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::assign}), "refused: required(person) required(measure) required(due)");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::assign, .person = "王老师", .measure = "换", .due = yesterday}), "refused: due_in_past(due)");
  EXPECT_EQ(outcome(hazard, county, full_step(hazard, Action::fix_on_spot)), "refused: only_general_on_spot(action)");
  EXPECT_EQ(outcome(hazard, county, full_step(hazard, Action::assign)), "assigned");
  EXPECT_EQ(hazard.person, "王老师");
  EXPECT_EQ(hazard.measure, "更换灭火器");
  EXPECT_EQ(hazard.due, today);
  EXPECT_EQ(outcome(hazard, county, {.action = Action::control}), "refused: required(note) required(until)");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::control, .until = tomorrow, .note = "派人值守"}), "controlled");
  EXPECT_EQ(hazard.control_measure, "派人值守");
  EXPECT_EQ(hazard.control_until, tomorrow);
  EXPECT_EQ(outcome(hazard, guard, {.action = Action::rectify}), "refused: required(note) photo_needed(photos)");
  EXPECT_EQ(outcome(hazard, guard, {.action = Action::rectify, .note = "已换", .photos = {{"at_9"}}}), "rectified");
  EXPECT_EQ(hazard.rectified_by, "u_guard");
  EXPECT_EQ(hazard.rectified_by_name, "姓名u_guard");
  EXPECT_EQ(hazard.rectified_at, now);
  EXPECT_EQ(hazard.rectified_note, "已换");
  EXPECT_EQ(hazard.photos_after, (std::vector<attachments::AttachmentId>{{"at_9"}}));
  EXPECT_EQ(outcome(hazard, county, {.action = Action::give_back}), "refused: required(reason)");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::give_back, .reason = "照片不清"}), "assigned");
  EXPECT_EQ(hazard.returned_times, 1);
  EXPECT_EQ(hazard.verified_note, "照片不清");
  EXPECT_EQ(outcome(hazard, guard, full_step(hazard, Action::rectify)), "rectified");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::verify}), "refused: major_needs_city");
  EXPECT_EQ(outcome(hazard, city, {.action = Action::verify, .note = "现场看过"}), "closed");
  EXPECT_EQ(hazard.verified_by, "u_city");
  EXPECT_EQ(hazard.verified_by_name, "姓名u_city");
  EXPECT_EQ(hazard.verified_at, now);
  EXPECT_EQ(hazard.verified_note, "现场看过");
}

TEST(HazardRules, WhoRectifiedMayNotVerify) {
  auto hazard = hazard_in(State::rectified);
  hazard.rectified_by = county.user.text;
  EXPECT_EQ(outcome_of(hazard, county, {.action = Action::verify}), "refused: rectifier_may_not_verify");
  EXPECT_EQ(outcome_of(hazard, police, {.action = Action::verify}), "closed");
  const auto can = moves_for(hazard, county);
  EXPECT_EQ(std::ranges::count(can, "verify"), 0);
}

TEST(HazardRules, FixedOnTheSpotHasAfterPhotosAndAVerifierButNoRectifier) {
  auto hazard = hazard_in(State::reported);
  EXPECT_EQ(outcome(hazard, police, {.action = Action::fix_on_spot}), "refused: required(note) photo_needed(photos)");
  EXPECT_EQ(outcome_of(hazard_in(State::reported, Grade::larger), police, full_step(hazard, Action::fix_on_spot)),
            "refused: only_general_on_spot(action)");
  EXPECT_EQ(outcome(hazard, police, full_step(hazard, Action::fix_on_spot)), "closed");
  EXPECT_EQ(hazard.photos_after, (std::vector<attachments::AttachmentId>{{"at_1"}}));
  EXPECT_EQ(hazard.verified_by, "u_police");
  EXPECT_EQ(hazard.rectified_by, "");
  EXPECT_EQ(hazard.rectified_note, "已换新");
}

TEST(HazardRules, RegradingNeedsAnotherGradeAndAReasonAndOnlyTheCityLowersAMajorOne) {
  auto hazard = hazard_in(State::assigned, Grade::larger);
  EXPECT_EQ(outcome(hazard, county, {.action = Action::regrade}), "refused: required(reason) required(grade)");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::regrade, .reason = "误判", .grade = Grade::larger}), "refused: grade_is_the_same(grade)");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::regrade, .reason = "存在坍塌危险", .grade = Grade::major}), "assigned");
  EXPECT_EQ(hazard.grade, Grade::major);
  EXPECT_EQ(outcome(hazard, county, {.action = Action::regrade, .reason = "已加固", .grade = Grade::general}), "refused: major_needs_city");
  EXPECT_EQ(outcome(hazard, city, {.action = Action::regrade, .reason = "已加固", .grade = Grade::general}), "assigned");
  EXPECT_EQ(hazard.grade, Grade::general);
}

TEST(HazardRules, DroppingKeepsWhoAndWhy) {
  auto hazard = hazard_in(State::reported);
  EXPECT_EQ(outcome(hazard, county, {.action = Action::drop}), "refused: required(reason)");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::drop, .reason = "重复登记"}), "voided");
  EXPECT_EQ(hazard.verified_note, "重复登记");
  EXPECT_EQ(hazard.verified_by, "u_county");
  EXPECT_EQ(outcome_of(hazard_in(State::reported, Grade::major), county, {.action = Action::drop, .reason = "重复登记"}), "refused: major_needs_city");
}

TEST(HazardRules, LookBackFindsClosedOnesFixedOrRelapsedAndOpenOnesNotFixed) {
  using enum LookBack;
  const auto look = [](State state, std::optional<LookBack> found) {
    return outcome_of(hazard_in(state), county, {.action = Action::look_back, .found = found});
  };
  EXPECT_EQ(look(State::closed, std::nullopt), "refused: required(found)");
  EXPECT_EQ(look(State::closed, not_fixed), "refused: closed_is_fixed_or_relapsed(found)");
  EXPECT_EQ(look(State::closed, fixed), "closed");
  EXPECT_EQ(look(State::closed, relapsed), "closed");
  EXPECT_EQ(look(State::assigned, fixed), "refused: open_is_not_fixed(found)");
  EXPECT_EQ(look(State::assigned, relapsed), "refused: open_is_not_fixed(found)");
  EXPECT_EQ(look(State::assigned, not_fixed), "assigned");
  EXPECT_EQ(look(State::controlled, not_fixed), "controlled");
  EXPECT_EQ(look(State::rectified, not_fixed), "assigned");  // the claimed fix is none
  EXPECT_EQ(look(State::reported, not_fixed), "refused: not_possible_now(action)");
}

TEST(HazardRules, LookBackKeepsResultDayAndEvidence) {
  auto open = hazard_in(State::rectified);
  open.photos_before = {{"at_0"}};
  ASSERT_EQ(outcome(open, county, {.action = Action::look_back, .photos = {{"at_5"}}, .found = LookBack::not_fixed}), "assigned");
  EXPECT_EQ(open.look_back, LookBack::not_fixed);
  EXPECT_EQ(open.looked_back_on, today);
  EXPECT_EQ(open.photos_before, (std::vector<attachments::AttachmentId>{{"at_0"}, {"at_5"}}));
  EXPECT_EQ(open.returned_times, 1);
  auto closed = hazard_in(State::closed);
  ASSERT_EQ(outcome(closed, county, {.action = Action::look_back, .photos = {{"at_6"}}, .found = LookBack::fixed}), "closed");
  EXPECT_EQ(closed.photos_after, (std::vector<attachments::AttachmentId>{{"at_6"}}));
}

TEST(HazardRules, RelapseIsFoundOnceAndTheNewHazardNamesTheOld) {
  auto closed = hazard_in(State::closed, Grade::larger);
  closed.head.id = "hz_old";
  closed.title = "灭火器过期";
  closed.point = "2.1";
  closed.campaign = {"ca_1"};
  const Step step{.action = Action::look_back, .note = "又过期", .photos = {{"at_7"}}, .found = LookBack::relapsed};
  ASSERT_EQ(outcome(closed, county, step), "closed");
  EXPECT_EQ(outcome(closed, county, step), "refused: relapsed_already(action)");
  EXPECT_TRUE(moves_for(closed, county).empty());
  const auto again = relapse_of(closed, step);
  EXPECT_EQ(again.relapse_of.text, "hz_old");
  EXPECT_EQ(again.source, Source::look_back);
  EXPECT_EQ(again.title, "灭火器过期");
  EXPECT_EQ(again.point, "2.1");
  EXPECT_EQ(again.campaign.text, "ca_1");
  EXPECT_EQ(again.grade, Grade::larger);
  EXPECT_EQ(again.description, "又过期");
  EXPECT_EQ(again.photos_before, (std::vector<attachments::AttachmentId>{{"at_7"}}));
  EXPECT_EQ(again.look_back, std::nullopt);
}

TEST(HazardRules, TextsOfAStepAreAsLongAsTheirFieldsAllow) {
  auto hazard = hazard_in(State::assigned);
  const std::string thousand_and_one(1001, 'x');
  EXPECT_EQ(outcome(hazard, guard, {.action = Action::rectify, .note = thousand_and_one, .photos = {{"at_1"}}}), "refused: too_long(note)");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::regrade, .reason = thousand_and_one, .grade = Grade::larger}), "refused: too_long(reason)");
  EXPECT_EQ(hazard, hazard_in(State::assigned));
}

TEST(HazardRules, StartsAsAssignedOnlyWithPersonMeasureAndDue) {
  Hazard hazard;
  hazard.person = "王老师";
  hazard.measure = "更换";
  EXPECT_EQ(started(hazard, today).value().state, State::reported);
  hazard.due = today;
  EXPECT_EQ(started(hazard, today).value().state, State::assigned);
  EXPECT_EQ(started(hazard, today).value().found_on, today);
  hazard.due = yesterday;
  EXPECT_EQ(started(hazard, today).error().reason, "due_in_past");
}

TEST(HazardRules, DueDayItselfIsInTime) {
  const auto hazard = hazard_in(State::assigned);  // due tomorrow
  EXPECT_FALSE(is_overdue(hazard, today));
  EXPECT_FALSE(is_overdue(hazard, tomorrow));
  EXPECT_TRUE(is_overdue(hazard, 2026y / November / 26));
  EXPECT_EQ(days_left(hazard, today), 1);
  EXPECT_EQ(days_left(hazard, 2026y / November / 27), -2);
}

TEST(HazardRules, UnderControlTheEndOfTheControlCountsNotTheDueDay) {
  auto hazard = hazard_in(State::controlled);
  hazard.due = yesterday;
  EXPECT_FALSE(is_overdue(hazard, today));
  EXPECT_TRUE(is_overdue(hazard, 2026y / November / 26));
}

TEST(HazardRules, WhatWasReportedWithADayIsOverdueAfterItThoughNobodyWasAssigned) {
  auto hazard = hazard_in(State::reported);
  hazard.due.reset();
  EXPECT_FALSE(is_overdue(hazard, today));
  hazard.due = yesterday;
  EXPECT_TRUE(is_overdue(hazard, today));
  EXPECT_EQ(days_left(hazard, today), -1);
}

TEST(HazardRules, NothingIsOverdueWhenTheSchoolHasNothingToDo) {
  for (const auto state : {State::rectified, State::closed, State::voided}) {
    auto hazard = hazard_in(state);
    hazard.due = yesterday;
    hazard.control_until = yesterday;
    EXPECT_FALSE(is_overdue(hazard, today)) << name_of(state);
    EXPECT_EQ(days_left(hazard, today), std::nullopt) << name_of(state);
  }
}

// What the table and the three exceptions of find_move say, written down once more by hand: docs/api.md, "Hazards".
bool is_allowed(State state, Action action, Grade grade, Role role, Level level) {
  const auto in = [&](std::initializer_list<State> states) { return std::ranges::find(states, state) != states.end(); };
  const bool city_if_major = grade != Grade::major || level <= Level::city;
  using enum State;
  switch (action) {
    case Action::assign: return in({reported, assigned}) && accounts::may(role, May::hazards_assign);
    case Action::control: return in({assigned}) && accounts::may(role, May::hazards_assign);
    case Action::rectify: return in({assigned, controlled}) && accounts::may(role, May::hazards_rectify);
    case Action::verify: return in({rectified}) && accounts::may(role, May::hazards_verify) && city_if_major;
    case Action::give_back: return in({rectified}) && accounts::may(role, May::hazards_verify);
    case Action::regrade: return in({reported, assigned, controlled}) && accounts::may(role, May::hazards_verify) && city_if_major;
    case Action::drop: return in({reported}) && accounts::may(role, May::hazards_verify) && city_if_major;
    case Action::fix_on_spot: return in({reported}) && grade == Grade::general && accounts::may(role, May::hazards_verify);
    case Action::look_back: return in({rectified, assigned, controlled, closed}) && accounts::may(role, May::hazards_verify);
  }
  return false;
}

// 复检: each state and finding has one step, which the table of moves lets the county's police make.
TEST(LookingAgain, EachFindingIsOneStepOfTheHazardsOwnTable) {
  const std::map<State, std::pair<std::string, std::string>> expected{  // met, not met
      {State::reported, {"fix_on_spot > closed", "nothing"}},
      {State::assigned, {"recheck_before_fix", "look_back > assigned"}},
      {State::controlled, {"recheck_before_fix", "look_back > controlled"}},
      {State::rectified, {"verify > closed", "give_back > assigned"}},
      {State::closed, {"look_back > closed", "look_back > closed"}},
      {State::voided, {"not_possible_now", "not_possible_now"}}};
  for (const auto state : all_values<State>()) {
    for (const auto finding : all_values<Finding>()) {
      const auto hazard = hazard_in(state, Grade::general);
      const auto step = step_of(hazard, {finding, "再看一次", {{"at_1"}}});
      std::string said = step.ok() ? "nothing" : step.error().reason;
      if (step.ok() && step.value()) {
        const auto after = apply(hazard, *step.value(), police, now);
        ASSERT_TRUE(after.ok()) << name_of(state) << after.error().reason;
        said = fmt::format("{} > {}", name_of(step.value()->action), name_of(after.value().state));
        if (state == State::closed) {
          EXPECT_EQ(after.value().look_back, finding == Finding::met ? LookBack::fixed : LookBack::relapsed);
        }
      }
      EXPECT_EQ(said, finding == Finding::met ? expected.at(state).first : expected.at(state).second) << name_of(state);
    }
  }
}

// Exhaustive: every state, action, grade, role and level. What `can` shows and what `apply` lets through are the same.
TEST(HazardRules, OnlyListedMovesChangeAnythingAndCanShowsExactlyThese) {
  int allowed = 0, refused = 0;
  for (const auto state : all_values<State>())
    for (const auto grade : all_values<Grade>())
      for (const auto role : all_values<Role>())
        for (const auto level : all_values<Level>()) {
          const auto actor = person("u_any", role, level);
          const auto hazard = hazard_in(state, grade);
          const auto can = moves_for(hazard, actor);
          for (const auto action : all_values<Action>()) {
            const bool expected = is_allowed(state, action, grade, role, level);
            const auto result = apply(hazard, full_step(hazard, action), actor, now);
            const auto where = ::testing::Message() << name_of(state) << " " << name_of(action) << " " << name_of(grade) << " "
                                                    << name_of(role) << " " << name_of(level);
            EXPECT_EQ(result.ok(), expected) << where;
            EXPECT_EQ(std::ranges::count(can, name_of(action)), expected ? 1 : 0) << where;
            ++(expected ? allowed : refused);
          }
        }
  EXPECT_GT(allowed, 300);
  EXPECT_GT(refused, 5000);
}

}  // namespace
}  // namespace anyuan::hazards
