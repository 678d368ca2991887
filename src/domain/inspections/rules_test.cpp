#include "domain/inspections/rules.h"

#include <gtest/gtest.h>

namespace anyuan::inspections {
namespace {

using accounts::Actor;
using accounts::May;
using accounts::Role;
using campaigns::Phase;
using campaigns::Photo;
using campaigns::Point;
using org::Level;
using namespace std::chrono;

const std::string school_path = "/45/4503/450302/sc_1/";
const Instant now = *parse_instant("2026-11-24T06:00:00Z");
constexpr Date today = 2026y / November / 24;

Actor person(Role role, Level level, std::string path) {
  Actor actor;
  actor.role = role;
  actor.level = level;
  actor.scope = records::Scope::under(std::move(path));
  return actor;
}
const Actor principal = person(Role::principal, Level::school, school_path);
const Actor county = person(Role::inspector, Level::county, "/45/4503/450302/");

std::string outcome(const Result<Done>& result) { return result.ok() ? "ok" : result.error().reason; }

TEST(WhoFills, TheSchoolItsSelfCheckTheCountyItsVerificationTheCityTheAcceptance) {
  const std::string paths[] = {"/45/", "/45/4503/", "/45/4503/450302/", "/45/4503/450302/450302001/", school_path};
  for (const auto level : all_values<Level>()) {
    for (const auto role : all_values<Role>()) {
      const auto actor = person(role, level, paths[static_cast<std::size_t>(level)]);
      for (const auto kind : all_values<Kind>()) {
        const bool permitted = accounts::may(role, kind == Kind::self_check ? May::self_check : May::inspect);
        const auto* expected = !permitted ? "not_permitted"
                               : kind == Kind::self_check ? (level == Level::school ? "ok" : "self_check_by_school")
                               : kind == Kind::verification ? (level == Level::county ? "ok" : "verification_by_county")
                                                            : (level <= Level::city ? "ok" : "acceptance_by_city");
        EXPECT_EQ(outcome(may_fill(kind, school_path, actor)), expected) << name_of(role) << " " << name_of(level) << " " << name_of(kind);
      }
    }
  }
  EXPECT_EQ(outcome(may_fill(Kind::self_check, "/45/4503/450302/sc_2/", principal)), "self_check_by_school");
}

TEST(WhenItBegins, EveryKindHasItsPhases) {
  const std::map<Kind, std::vector<std::string>> expected{
      {Kind::self_check, {"phase_too_early", "ok", "ok", "ok", "phase_over"}},
      {Kind::verification, {"phase_too_early", "ok", "ok", "phase_over", "phase_over"}},
      {Kind::acceptance, {"phase_too_early", "phase_too_early", "ok", "phase_over", "phase_over"}}};
  for (const auto& [kind, by_phase] : expected) {
    for (const auto phase : all_values<Phase>()) {
      EXPECT_EQ(outcome(check_phase(kind, phase)), by_phase[static_cast<std::size_t>(phase)]) << name_of(kind) << " " << name_of(phase);
    }
  }
}

Inspection sheet_in(Kind kind, State state) {
  Inspection sheet;
  sheet.head.id = "in_1";
  sheet.head.unit_path = school_path;
  sheet.kind = kind;
  sheet.state = state;
  return sheet;
}

TEST(WhatMayBeDone, OpenSheetsAreFilledSubmittedOnesSignedByTheSchool) {
  const std::vector<std::string> fill{"answer", "submit"}, sign{"sign"}, none;
  for (const auto state : all_values<State>()) {
    EXPECT_EQ(moves_for(sheet_in(Kind::self_check, state), principal), state == State::open ? fill : none);
    EXPECT_EQ(moves_for(sheet_in(Kind::verification, state), county), state == State::open ? fill : none);
    EXPECT_EQ(moves_for(sheet_in(Kind::verification, state), principal), state == State::submitted ? sign : none);
  }
  EXPECT_EQ(outcome(may_do(Action::sign, sheet_in(Kind::self_check, State::submitted), principal)), "self_check_unsigned");
  EXPECT_EQ(outcome(may_do(Action::sign, sheet_in(Kind::acceptance, State::open), principal)), "not_submitted_yet");
  EXPECT_EQ(outcome(may_do(Action::sign, sheet_in(Kind::acceptance, State::signed_off), principal)), "signed_already");
  EXPECT_EQ(outcome(may_do(Action::sign, sheet_in(Kind::acceptance, State::submitted), county)), "not_permitted");
  const auto neighbour = person(Role::principal, Level::school, "/45/4503/450302/sc_2/");
  EXPECT_EQ(outcome(may_do(Action::sign, sheet_in(Kind::acceptance, State::submitted), neighbour)), "sign_by_school");
  EXPECT_EQ(outcome(may_do(Action::submit, sheet_in(Kind::self_check, State::submitted), principal)), "submitted_already");
}

Answer answer(std::string point, Outcome said, std::string_view at = "2026-11-24T05:00:00Z") {
  Answer made;
  made.point = std::move(point);
  made.outcome = said;
  made.answered_at = *parse_instant(at);
  return made;
}

TEST(ComingIn, EveryFaultIsNamedWithItsPoint) {
  Point yes_no, steps;
  yes_no.code = "1";
  yes_no.full = 2;
  steps.code = "2";
  steps.rule = campaigns::Rule::steps;
  steps.steps = {{"好", 2}, {"差", 0}};
  const std::vector<const Point*> points{&yes_no, &steps};
  const auto refused = accepted(points, schools::School{}, {answer("1", Outcome::partial), answer("2", Outcome::pass), answer("3", Outcome::pass)}, now);
  ASSERT_FALSE(refused.ok());
  std::vector<std::string> found;
  for (const auto& one : refused.error().more) found.push_back(one.field + " " + one.reason);
  EXPECT_EQ(found, (std::vector<std::string>{"1 only_pass_or_fail", "2 value_needed", "3 point_unknown"}));
}

TEST(ComingIn, AClockThatRunsAheadIsSetToNow) {
  Point point;
  point.code = "1";
  const auto ahead = accepted({&point}, schools::School{}, {answer("1", Outcome::pass, "2030-01-01T00:00:00Z")}, now);
  const auto undated = accepted({&point}, schools::School{}, {answer("1", Outcome::pass, "1970-01-01T00:00:00Z")}, now);
  const auto behind = accepted({&point}, schools::School{}, {answer("1", Outcome::pass)}, now);
  EXPECT_EQ(ahead.value()[0].answered_at, now);
  EXPECT_EQ(undated.value()[0].answered_at, now);
  EXPECT_EQ(behind.value()[0].answered_at, *parse_instant("2026-11-24T05:00:00Z"));
}

TEST(LookingAgain, IsForWhoeverVerifiesOnceTheSheetFoundSomething) {
  for (const auto state : all_values<State>()) {
    for (const std::int64_t failed : {0, 2}) {
      for (const auto role : all_values<Role>()) {
        auto sheet = sheet_in(Kind::verification, state);
        sheet.failed = failed;
        const auto* expected = !accounts::may(role, May::hazards_verify) ? "not_permitted" : state == State::open ? "not_submitted_yet" : failed == 0 ? "nothing_failed" : "ok";
        EXPECT_EQ(outcome(may_do(Action::recheck, sheet, person(role, Level::county, "/45/4503/450302/"))), expected) << name_of(role) << name_of(state) << failed;
      }
    }
  }
}

TEST(LookingAgain, ABadFindingNeedsANoteAndWhatThePointAsksForAPhoto) {
  using hazards::Finding;
  for (const auto photo : all_values<Photo>()) {
    for (const auto finding : all_values<Finding>()) {
      for (int bits = 0; bits < 4; ++bits) {
        Point point;
        point.photo = photo;
        Recheck recheck;
        recheck.finding = finding;
        if ((bits & 1) != 0) recheck.note = "仍缺一名";
        if ((bits & 2) != 0) recheck.photos = {{"at_1"}};
        const bool bad = finding == Finding::not_met;
        const auto* expected = bad && (bits & 1) == 0                                                                    ? "note_needed"
                               : (photo == Photo::required || (bad && photo == Photo::on_fail)) && (bits & 2) == 0 ? "photo_needed"
                                                                                                                          : "ok";
        EXPECT_EQ(outcome(check_recheck(point, recheck)), expected) << name_of(photo) << name_of(finding) << bits;
      }
    }
  }
}

TEST(Merging, TheLaterAnswerStandsWhicheverComesFirst) {
  const auto early = answer("1", Outcome::pass, "2026-11-24T05:00:00Z"), late = answer("1", Outcome::fail, "2026-11-24T05:00:01Z");
  Answers one, other;
  merge(one, {early});
  EXPECT_EQ(merge(one, {late}).changed, std::vector{late});
  merge(other, {late});
  const auto lost = merge(other, {early});
  EXPECT_TRUE(lost.changed.empty());
  EXPECT_EQ(lost.superseded, std::vector{early});
  EXPECT_EQ(one, other);
}

TEST(Merging, TheSameAgainChangesNothing) {
  const auto one = answer("1", Outcome::pass);
  Answers standing;
  EXPECT_EQ(merge(standing, {one, one}).changed, std::vector{one});
  const auto again = merge(standing, {one});
  EXPECT_TRUE(again.changed.empty());
  EXPECT_TRUE(again.superseded.empty());
}

// Whatever the order in which three phones come back, the same answers stand.
TEST(Merging, TheOrderOfArrivalDoesNotMatter) {
  std::vector<Answer> answers;
  for (const auto* at : {"05:00:00", "05:00:01", "05:00:02"}) {
    for (const auto* point : {"1", "2"}) answers.push_back(answer(point, Outcome::pass, fmt::format("2026-11-24T{}Z", at)));
  }
  std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
  do {
    Answers standing;
    for (const auto i : order) merge(standing, {answers[i]});
    ASSERT_EQ(standing.at("1"), answers[4]);
    ASSERT_EQ(standing.at("2"), answers[5]);
  } while (std::ranges::next_permutation(order).found);
}

std::string lack(Photo photo, Outcome said, bool has_note, bool has_photo) {
  campaigns::Checklist checklist;
  Point point;
  point.code = "1";
  point.photo = photo;
  auto given = answer("1", said);
  if (has_note) given.note = "缺一名";
  if (has_photo) given.photos = {{"at_1"}};
  const auto faults = faults_in(checklist, {&point}, {{"1", given}}, {}, today);
  EXPECT_LE(faults.size(), 1U);
  return faults.empty() ? "" : faults[0].reason;
}

TEST(Submitting, AFailureNeedsANoteAndAPhotoWhereThePointSaysSo) {
  for (const auto photo : all_values<Photo>()) {
    for (const auto said : all_values<Outcome>()) {
      for (int bits = 0; bits < 4; ++bits) {
        const bool has_note = (bits & 1) != 0, has_photo = (bits & 2) != 0;
        const bool needs_photo = photo == Photo::required ? said != Outcome::not_applicable : photo == Photo::on_fail && is_failed(said);
        const auto* expected = is_failed(said) && !has_note ? "note_needed" : needs_photo && !has_photo ? "photo_needed" : "";
        EXPECT_EQ(lack(photo, said, has_note, has_photo), expected) << name_of(photo) << " " << name_of(said) << " " << bits;
      }
    }
  }
}

TEST(Submitting, ANumberThatIsAskedForIsGivenEvenWhenThePointPasses) {
  campaigns::Checklist checklist;
  Point point;
  point.code = "1";
  point.photo = Photo::optional;
  for (const bool counted : {false, true}) {
    point.counted = counted;
    for (const auto said : all_values<Outcome>()) {
      for (const bool has_number : {false, true}) {
        auto given = answer("1", said);
        given.note = "说明";
        if (has_number) given.value = 0;
        const auto faults = faults_in(checklist, {&point}, {{"1", given}}, {}, today);
        const bool lacks = counted && !has_number && said != Outcome::not_applicable;
        EXPECT_EQ(faults.empty() ? "" : faults[0].reason, lacks ? "number_needed" : "") << counted << " " << name_of(said) << " " << has_number;
      }
    }
  }
}

TEST(Vetoes, ThoseSaidComeBeforeThePointsThatVeto) {
  Total total;
  total.vetoed = {"2.1"};
  EXPECT_EQ(vetoes_of({"V1"}, total), (std::vector<std::string>{"V1", "2.1"}));
  EXPECT_EQ(vetoes_of({}, Total{}), std::vector<std::string>{});
}

TEST(Submitting, EveryPointMustBeAnsweredAndEveryVetoKnown) {
  campaigns::Checklist checklist;
  checklist.vetoes = {{"V1", "瞒报"}};
  Point one, two;
  one.code = "1";
  two.code = "2";
  const auto faults = faults_in(checklist, {&one, &two}, {{"2", answer("2", Outcome::pass)}}, {"V1", "V9"}, today);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].field + " " + faults[0].reason, "1 answer_missing");
  EXPECT_EQ(faults[1].field + " " + faults[1].reason + " " + faults[1].args[0], "vetoes veto_unknown V9");
}

TEST(Submitting, ADeadlineOfYesterdayIsNoDeadlineAndOfAPassedPointNobodysBusiness) {
  campaigns::Checklist checklist;
  Point point;
  point.code = "1";
  point.photo = Photo::optional;
  auto failed = answer("1", Outcome::fail);
  failed.note = "缺";
  const auto reason = [&](Date due) {
    failed.due = due;
    const auto faults = faults_in(checklist, {&point}, {{"1", failed}}, {}, today);
    return faults.empty() ? std::string() : faults[0].reason;
  };
  EXPECT_EQ(reason(plus_days(today, -1)), "due_in_past");
  EXPECT_EQ(reason(today), "");
  failed.outcome = Outcome::pass;
  EXPECT_EQ(reason(plus_days(today, -1)), "");
}

TEST(OpeningHazards, TheHazardSaysWhatTheAnswerAndThePointSay) {
  Point point;
  point.code = "2.1";
  point.text = "防护器械配齐";
  point.hazard_kind = hazards::Kind::physical;
  point.hazard_grade = hazards::Grade::larger;
  auto failed = answer("2.1", Outcome::partial);
  failed.note = "缺两件";
  failed.photos = {{"at_1"}};
  failed.person = "王老师";
  failed.measure = "补齐";
  failed.due = today;
  for (const auto kind : all_values<Kind>()) {
    auto sheet = sheet_in(kind, State::open);
    sheet.campaign = {"ca_1"};
    sheet.school = {"sc_1"};
    const auto hazard = hazard_for(point, failed, sheet);
    EXPECT_EQ(hazard.title, "未达标：防护器械配齐");
    EXPECT_EQ(hazard.description, "缺两件");
    EXPECT_EQ(hazard.kind, hazards::Kind::physical);
    EXPECT_EQ(hazard.grade, hazards::Grade::larger);
    EXPECT_EQ(name_of(hazard.source), name_of(kind));
    EXPECT_EQ(hazard.campaign.text + hazard.inspection.text + hazard.school.text + hazard.point, "ca_1in_1sc_12.1");
    EXPECT_EQ(hazard.photos_before, failed.photos);
    EXPECT_EQ(hazard.person + hazard.measure, "王老师补齐");
    EXPECT_EQ(hazard.due, today);
  }
}

}  // namespace
}  // namespace anyuan::inspections
