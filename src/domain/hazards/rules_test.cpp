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

// What has been begun with it and waits for somebody: a notice not received, a milestone not reached, a day asked for.
enum class Waiting { nothing, everything };

Hazard hazard_in(State state, Grade grade = Grade::general, Waiting waiting = Waiting::nothing) {
  Hazard hazard;
  if (waiting == Waiting::everything) {
    hazard.notice_at = now;
    hazard.milestones = {{"砌墙", "王老师", tomorrow}};
    hazard.next_milestone = tomorrow;
    hazard.postponements = {{tomorrow, 2026y / December / 1, "材料未到", "姓名u_principal", today}};
    hazard.asked_due = 2026y / December / 1;
  }
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
  const auto due = action == Action::ask_postponement ? 2026y / November / 30 : today;
  return {.action = action, .version = 1, .person = "王老师", .measure = "更换灭火器", .due = due, .until = today,
          .note = "已换新", .reason = "不符合要求", .photos = {{"at_1"}}, .milestones = {{"砌墙", "王老师", tomorrow}}, .grade = other, .found = found};
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
  EXPECT_EQ(again.grade, Grade::major);  // raised: it was larger
  closed.grade = Grade::general;
  EXPECT_EQ(relapse_of(closed, step).grade, Grade::larger);
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
bool is_allowed(State state, Action action, Grade grade, Role role, Level level, Waiting waiting) {
  const bool waits = waiting == Waiting::everything;
  const auto in = [&](std::initializer_list<State> states) { return std::ranges::find(states, state) != states.end(); };
  const bool city_if_major = grade != Grade::major || level <= Level::city;
  using enum State;
  switch (action) {
    case Action::assign: return in({reported, assigned}) && accounts::may(role, May::hazards_assign);
    case Action::control:
      return (in({assigned}) && accounts::may(role, May::hazards_assign)) || (in({controlled}) && accounts::may(role, May::hazards_verify));
    case Action::rectify: return in({assigned, controlled}) && accounts::may(role, May::hazards_rectify);
    case Action::verify: return in({rectified}) && accounts::may(role, May::hazards_verify) && city_if_major;
    case Action::give_back: return in({rectified}) && accounts::may(role, May::hazards_verify);
    case Action::regrade: return in({reported, assigned, controlled}) && accounts::may(role, May::hazards_verify) && city_if_major;
    case Action::drop: return in({reported}) && accounts::may(role, May::hazards_verify) && city_if_major;
    case Action::fix_on_spot: return in({reported}) && grade == Grade::general && accounts::may(role, May::hazards_verify);
    case Action::look_back: return in({rectified, assigned, controlled, closed}) && accounts::may(role, May::hazards_verify);
    case Action::issue_notice: return in({reported, assigned}) && grade != Grade::general && !waits && accounts::may(role, May::hazards_verify);
    case Action::receive_notice: return in({reported, assigned, controlled}) && waits && accounts::may(role, May::self_check);
    case Action::plan: return in({assigned, controlled}) && grade != Grade::general && accounts::may(role, May::hazards_assign);
    case Action::reach: return in({assigned, controlled}) && waits && accounts::may(role, May::hazards_rectify);
    case Action::show_control: return in({controlled}) && accounts::may(role, May::hazards_rectify);
    case Action::ask_postponement: return in({assigned}) && !waits && accounts::may(role, May::self_check);
    case Action::grant_postponement:
    case Action::refuse_postponement: return in({assigned}) && waits && accounts::may(role, May::hazards_verify) && city_if_major;
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

// Exhaustive: every state, action, grade, role and level, with nothing and with everything waiting for somebody. What
// `can` shows and what `apply` lets through are the same.
TEST(HazardRules, OnlyListedMovesChangeAnythingAndCanShowsExactlyThese) {
  int allowed = 0, refused = 0;
  for (const auto state : all_values<State>())
    for (const auto grade : all_values<Grade>())
      for (const auto role : all_values<Role>())
        for (const auto level : all_values<Level>())
         for (const auto waiting : {Waiting::nothing, Waiting::everything}) {
          const auto actor = person("u_any", role, level);
          const auto hazard = hazard_in(state, grade, waiting);
          const auto can = moves_for(hazard, actor);
          for (const auto action : all_values<Action>()) {
            const bool expected = is_allowed(state, action, grade, role, level, waiting);
            const auto result = apply(hazard, full_step(hazard, action), actor, now);
            const auto where = ::testing::Message() << name_of(state) << " " << name_of(action) << " " << name_of(grade) << " "
                                                    << name_of(role) << " " << name_of(level) << (waiting == Waiting::everything ? " waiting" : "");
            EXPECT_EQ(result.ok(), expected) << where;
            EXPECT_EQ(std::ranges::count(can, name_of(action)), expected ? 1 : 0) << where;
            ++(expected ? allowed : refused);
          }
        }
  EXPECT_GT(allowed, 900);
  EXPECT_GT(refused, 20'000);
}

TEST(HazardRules, TheNoticeIsIssuedOnceForWhatIsNotGeneralAndReceivedOnceByTheSchool) {
  auto hazard = hazard_in(State::reported, Grade::larger);
  EXPECT_EQ(outcome_of(hazard_in(State::reported), county, {.action = Action::issue_notice, .due = tomorrow}), "refused: general_needs_no_notice(action)");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::issue_notice}), "refused: required(due)");
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::receive_notice}), "refused: no_notice_to_receive(action)");
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::issue_notice, .due = tomorrow}), "refused: not_permitted");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::issue_notice, .due = tomorrow}), "reported");
  EXPECT_EQ(hazard.due, tomorrow);
  EXPECT_EQ(hazard.notice_at, now);
  EXPECT_EQ(hazard.notice_by_name, "姓名u_county");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::issue_notice, .due = tomorrow}), "refused: hazard_notice_issued_already(action)");
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::receive_notice}), "reported");
  EXPECT_EQ(hazard.notice_received_by_name, "姓名u_principal");
  EXPECT_EQ(hazard.notice_received_at, now);
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::receive_notice}), "refused: no_notice_to_receive(action)");
}

TEST(HazardRules, MilestonesAreReachedInTheOrderOfTheirDaysAndAnotherPlanKeepsWhatIsDone) {
  auto hazard = hazard_in(State::assigned, Grade::larger);
  EXPECT_EQ(outcome_of(hazard_in(State::assigned), principal, {.action = Action::plan}), "refused: general_needs_no_plan(action)");
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::plan}), "refused: required(milestones)");
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::plan, .milestones = {{"设计", "王老师", yesterday}}}), "refused: due_in_past(milestones[0].due)");
  hazard = hazard_in(State::assigned, Grade::larger);
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::plan, .milestones = {{"砌墙", "李老师", 2026y / December / 5}, {"设计", "王老师", tomorrow}}}), "assigned");
  EXPECT_EQ(hazard.next_milestone, tomorrow);
  EXPECT_EQ(outcome(hazard, guard, {.action = Action::reach}), "refused: required(note) photo_needed(photos)");
  EXPECT_EQ(outcome(hazard, guard, {.action = Action::reach, .note = "图纸已定", .photos = {{"at_3"}}}), "assigned");
  ASSERT_EQ(hazard.milestones.size(), 2U);
  EXPECT_EQ(hazard.milestones[0], (Milestone{"设计", "王老师", tomorrow, today, "姓名u_guard", "图纸已定", {{"at_3"}}}));
  EXPECT_EQ(hazard.next_milestone, Date(2026y / December / 5));
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::plan, .milestones = {{"换栏杆", "李老师", 2026y / December / 3}}}), "assigned");
  ASSERT_EQ(hazard.milestones.size(), 2U);
  EXPECT_EQ(hazard.milestones[1].text, "换栏杆");
  EXPECT_EQ(outcome(hazard, guard, {.action = Action::reach, .note = "已换", .photos = {{"at_4"}}}), "assigned");
  EXPECT_EQ(hazard.next_milestone, std::nullopt);
  EXPECT_EQ(outcome(hazard, guard, {.action = Action::reach, .note = "已换", .photos = {{"at_4"}}}), "refused: no_milestone_left(action)");
}

TEST(HazardRules, ATemporaryMeasureHasItsOwnClockItsEvidenceAndItsPlaceInTheHistory) {
  auto hazard = hazard_in(State::assigned);
  hazard.person = "王老师";
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::control, .until = tomorrow, .review = 2026y / December / 9, .note = "派人值守"}), "refused: review_outside_control(review)");
  hazard.control_until.reset();
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::control, .until = tomorrow, .review = tomorrow, .daily = true, .note = "派人值守"}), "controlled");
  ASSERT_EQ(hazard.controls.size(), 1U);
  EXPECT_EQ(hazard.controls[0], (Control{"派人值守", "王老师", today, tomorrow, tomorrow, true, {}, {}}));
  EXPECT_TRUE(hazard.control_daily);
  EXPECT_EQ(outcome(hazard, guard, {.action = Action::show_control}), "refused: required(note) photo_needed(photos)");
  EXPECT_EQ(outcome(hazard, guard, {.action = Action::show_control, .note = "在岗", .photos = {{"at_2"}}}), "controlled");
  EXPECT_EQ(hazard.controls[0].evidence, (std::vector<Evidence>{{today, "姓名u_guard", "在岗", {{"at_2"}}}}));
  EXPECT_EQ(hazard.control_shown_on, today);
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::control, .until = tomorrow, .note = "再看一周"}), "refused: not_permitted");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::control, .person = "李所", .until = tomorrow, .note = "设硬隔离"}), "controlled");
  ASSERT_EQ(hazard.controls.size(), 2U);
  EXPECT_EQ(hazard.controls[0].ended_on, today);
  EXPECT_EQ(hazard.controls[1].person, "李所");
  EXPECT_FALSE(hazard.control_daily);
  EXPECT_EQ(hazard.control_shown_on, std::nullopt);
  EXPECT_EQ(outcome(hazard, guard, {.action = Action::rectify, .note = "修好", .photos = {{"at_5"}}}), "rectified");
  EXPECT_EQ(hazard.controls[1].ended_on, today);
}

TEST(HazardRules, ALaterDayIsAskedForByTheSchoolAndGivenByTheCountyWithEveryFormerDayKept) {
  const Date wanted = 2026y / December / 10;
  auto hazard = hazard_in(State::assigned);  // due tomorrow
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::assign, .person = "王老师", .measure = "换", .due = wanted}), "refused: due_later_needs_approval(due)");
  hazard = hazard_in(State::assigned);
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::ask_postponement}), "refused: required(reason) required(due)");
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::ask_postponement, .due = tomorrow, .reason = "料未到"}), "refused: postponed_to_no_later_day(due)");
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::ask_postponement, .due = wanted, .reason = "料未到"}), "assigned");
  EXPECT_EQ(hazard.due, tomorrow);  // never by itself
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::grant_postponement}), "refused: not_permitted");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::refuse_postponement}), "refused: required(reason)");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::refuse_postponement, .reason = "先派人值守"}), "assigned");
  EXPECT_EQ(hazard.due, tomorrow);
  EXPECT_EQ(hazard.postponed_times, 0);
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::ask_postponement, .due = wanted, .reason = "已值守"}), "assigned");
  EXPECT_EQ(outcome(hazard, county, {.action = Action::grant_postponement, .note = "同意"}), "assigned");
  EXPECT_EQ(hazard.due, wanted);
  EXPECT_EQ(hazard.postponed_times, 1);
  EXPECT_EQ(hazard.asked_due, std::nullopt);
  ASSERT_EQ(hazard.postponements.size(), 2U);
  EXPECT_EQ(hazard.postponements[0], (Postponement{tomorrow, wanted, "料未到", "姓名u_principal", today, Postponed::refused, "姓名u_county", "先派人值守", today}));
  EXPECT_EQ(hazard.postponements[1].state, Postponed::granted);
  // What the county sets later of itself counts as well.
  EXPECT_EQ(outcome(hazard, county, {.action = Action::assign, .person = "王老师", .measure = "换", .due = 2026y / December / 20}), "assigned");
  EXPECT_EQ(hazard.postponed_times, 2);
  EXPECT_EQ(hazard.postponements[2].from, wanted);
}

TEST(HazardRules, TheSchoolMayChangeWhoDoesItWithoutTouchingADayThatHasPassed) {
  auto hazard = hazard_in(State::assigned);
  hazard.due = yesterday;
  EXPECT_EQ(outcome(hazard, principal, {.action = Action::assign, .person = "李老师", .measure = "换", .due = yesterday}), "assigned");
  EXPECT_EQ(hazard.person, "李老师");
  EXPECT_EQ(hazard.due, yesterday);
}

}  // namespace
}  // namespace anyuan::hazards
