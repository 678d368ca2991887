#include "domain/hazards/commands.h"

#include <gtest/gtest.h>

#include "kit/county.h"

namespace anyuan::hazards {
namespace {

using namespace std::chrono;

class HazardCommands : public kit::EachEngine {
 protected:
  HazardCommands() : county_(GetParam()) {}

  Hazard wanted(std::string point = {}) const {
    Hazard hazard;
    hazard.school = {county_.school};
    hazard.title = "灭火器过期";
    hazard.kind = Kind::fire;
    hazard.point = std::move(point);
    hazard.campaign = {hazard.point.empty() ? "" : "ca_1"};
    hazard.source = Source::self_check;
    return hazard;
  }
  // As another slice's command opens one, with an event of its own.
  Result<Hazard> open(std::string_view account, const Hazard& hazard) {
    const auto actor = county_.actor(account);
    return journal::perform(county_.platform(), actor.doer(), [&](journal::Change& change) -> Result<Hazard> {
      TRY(auto opened, open_in(change, actor, hazard));
      change.event("inspection.submitted", "inspections", "in_1", actor.scope.first);
      return opened;
    });
  }
  Result<Hazard> step(std::string_view account, const Hazard& hazard, Step step) {
    step.version = hazard.head.version;
    return perform(county_.platform(), county_.actor(account), hazard.head.id, step);
  }
  std::vector<Hazard> stored() {
    return county_.platform().database.read([&](db::Reading& reading) {
      return records::RecordStore<Hazard>(county_.platform().vault).where(reading, "id <> '' ORDER BY number", {});
    });
  }
  Hazard closed_on_spot(const Hazard& reported) {
    const auto closed = step("police", reported, {.action = Action::fix_on_spot, .note = "已换", .photos = {{county_.photo("police", county_.school)}}});
    CHECK(closed.ok());
    return closed.value();
  }

  kit::County county_;
};

TEST_P(HazardCommands, AReportedHazardHasNumberPlaceFinderAndDay) {
  const auto made = report(county_.platform(), county_.actor("police"), wanted());
  ASSERT_TRUE(made.ok());
  ASSERT_EQ(stored().size(), 1U);
  const auto kept = stored().front();
  EXPECT_EQ(kept, made.value());
  EXPECT_EQ(kept.number, "YH-450302-2026-00001");
  EXPECT_EQ(kept.head.unit_path, "/45/4503/450302/" + county_.school + "/");
  EXPECT_EQ(kept.state, State::reported);
  EXPECT_EQ(kept.source, Source::daily);
  EXPECT_EQ(kept.found_by, county_.actor("police").name);
  EXPECT_EQ(kept.found_agency, "police");
  EXPECT_EQ(kept.found_on, 2026y / November / 24);
  EXPECT_EQ(report(county_.platform(), county_.actor("guard"), wanted()).value().number, "YH-450302-2026-00002");
}

TEST_P(HazardCommands, OneOpensAsAssignedWhenPersonMeasureAndDueAreKnown) {
  auto hazard = wanted("2.1");
  hazard.person = "王老师";
  hazard.measure = "更换";
  hazard.due = 2026y / November / 30;
  ASSERT_TRUE(open("safety", hazard).ok());
  EXPECT_EQ(stored().front().state, State::assigned);
  hazard.point = "2.2";
  hazard.due = 2026y / November / 23;
  EXPECT_EQ(open("safety", hazard).error().reason, "due_in_past");
  EXPECT_EQ(stored().size(), 1U);
}

TEST_P(HazardCommands, APointThatFailsAgainWhileOpenIsTheSameHazard) {
  const auto first = open("safety", wanted("2.1"));
  const auto second = open("county", wanted("2.1"));
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(second.value(), first.value());
  EXPECT_EQ(stored().size(), 1U);
  ASSERT_TRUE(open("county", wanted("2.2")).ok());
  EXPECT_EQ(stored().size(), 2U);
}

TEST_P(HazardCommands, APointThatFailsAfterClosureIsANewHazardThatNamesTheOld) {
  const auto closed = closed_on_spot(open("safety", wanted("2.1")).value());
  const auto again = open("county", wanted("2.1"));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again.value().relapse_of.text, closed.head.id);
  EXPECT_EQ(stored().back().relapse_of.text, closed.head.id);
  EXPECT_EQ(stored().back().number, "YH-450302-2026-00002");
}

TEST_P(HazardCommands, ASchoolOutOfScopeCannotBeReported) {
  EXPECT_EQ(report(county_.platform(), county_.actor("neighbour"), wanted()).error().reason, "reference_not_found");
  EXPECT_EQ(report(county_.platform(), county_.actor("other"), wanted()).error().reason, "reference_not_found");
  EXPECT_TRUE(stored().empty());
}

TEST_P(HazardCommands, PhotosMustBeVisibleToTheActor) {
  const auto foreign = county_.photo("neighbour", county_.second_school);
  auto hazard = wanted();
  hazard.photos_before = {{foreign}};
  EXPECT_EQ(report(county_.platform(), county_.actor("guard"), hazard).error().reason, "attachment_not_found");
  EXPECT_TRUE(report(county_.platform(), county_.actor("police"), hazard).ok());  // the county sees both schools
  const auto kept = stored().front();
  const auto assigned = step("county", kept, {.action = Action::assign, .person = "王老师", .measure = "更换", .due = 2026y / November / 30});
  ASSERT_TRUE(assigned.ok());
  const auto refused = step("guard", assigned.value(), {.action = Action::rectify, .note = "已换", .photos = {{foreign}}});
  EXPECT_EQ(refused.error().reason, "attachment_not_found");
  EXPECT_EQ(refused.error().field, "photos");
  EXPECT_EQ(stored().front(), assigned.value());
}

TEST_P(HazardCommands, AStepIsMadeAgainstTheVersionThatWasSeen) {
  const auto reported = report(county_.platform(), county_.actor("guard"), wanted()).value();
  const Step assign{.action = Action::assign, .person = "王老师", .measure = "更换", .due = 2026y / November / 30};
  const auto assigned = step("county", reported, assign);
  ASSERT_TRUE(assigned.ok());
  EXPECT_EQ(stored().front(), assigned.value());
  EXPECT_EQ(assigned.value().head.version, 2);
  EXPECT_EQ(step("principal", reported, assign).error().reason, "changed_by_someone_else");
}

TEST_P(HazardCommands, NeighboursAndOtherCountiesFindNothing) {
  const auto reported = report(county_.platform(), county_.actor("guard"), wanted()).value();
  const Step assign{.action = Action::assign, .person = "王老师", .measure = "更换", .due = 2026y / November / 30};
  EXPECT_EQ(step("neighbour", reported, assign).error().refusal, Refusal::not_found);
  EXPECT_EQ(step("other", reported, assign).error().refusal, Refusal::not_found);
  EXPECT_EQ(stored().front(), reported);
}

TEST_P(HazardCommands, ARelapseOpensANewHazardAndLeavesTheOldOneClosed) {
  const auto closed = closed_on_spot(report(county_.platform(), county_.actor("guard"), wanted()).value());
  const auto photo = county_.photo("police", county_.school);
  ASSERT_TRUE(step("police", closed, {.action = Action::look_back, .note = "又过期", .photos = {{photo}}, .found = LookBack::relapsed}).ok());
  const auto all = stored();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].state, State::closed);
  EXPECT_EQ(all[0].look_back, LookBack::relapsed);
  EXPECT_EQ(all[0].looked_back_on, 2026y / November / 24);
  EXPECT_EQ(all[1].state, State::reported);
  EXPECT_EQ(all[1].relapse_of.text, all[0].head.id);
  EXPECT_EQ(all[1].source, Source::look_back);
  EXPECT_EQ(all[1].number, "YH-450302-2026-00002");
  EXPECT_EQ(all[1].photos_before, (std::vector<attachments::AttachmentId>{{photo}}));
}

TEST_P(HazardCommands, ARelapseAtTheSamePointIsGradedHigher) {
  closed_on_spot(open("safety", wanted("2.1")).value());
  EXPECT_EQ(open("county", wanted("2.1")).value().grade, Grade::larger);
  EXPECT_EQ(stored().back().grade, Grade::larger);
}

TEST_P(HazardCommands, NoticePlanControlAndPostponementAreStoredAsTheyWereMadeAndWaitForTheRightPeople) {
  const auto tasks = [&](std::string_view account) {
    std::string kinds;
    const auto todo = county_.as(account).get("/api/todo").json();
    for (const auto& [kind, count] : todo.at("counts").as_object()) {
      if (std::string_view(kind).starts_with("hazard_") && count.as_int64() > 0) kinds += (kinds.empty() ? "" : " ") + std::string(kind);
    }
    return kinds;
  };
  auto hazard = wanted();
  hazard.grade = Grade::larger;
  auto kept = report(county_.platform(), county_.actor("police"), hazard).value();
  const auto make = [&](std::string_view account, Step one) {
    const auto made = step(account, kept, std::move(one));
    ASSERT_TRUE(made.ok()) << made.error().reason;
    kept = made.value();
    ASSERT_EQ(stored().front(), kept);
  };
  const auto photo = county_.photo("guard", county_.school);
  make("police", {.action = Action::issue_notice, .due = 2026y / November / 30});
  EXPECT_EQ(kept.notice_number, "ZG-450302-2026-00001");
  EXPECT_EQ(tasks("safety"), "hazard_notice");
  make("safety", {.action = Action::receive_notice});
  EXPECT_EQ(tasks("safety"), "");
  make("principal", {.action = Action::assign, .person = "王老师", .measure = "更换", .due = 2026y / November / 30});
  make("principal", {.action = Action::plan, .milestones = {{"设计", "王老师", 2026y / November / 25}, {"施工", "李老师", 2026y / November / 29}}});
  make("safety", {.action = Action::ask_postponement, .due = 2026y / December / 10, .reason = "材料未到"});
  EXPECT_EQ(tasks("county"), "hazard_postponement");
  EXPECT_EQ(tasks("guard"), "hazard_rectify");
  make("county", {.action = Action::grant_postponement, .note = "同意"});
  EXPECT_EQ(tasks("county"), "");
  EXPECT_EQ(kept.due, Date(2026y / December / 10));
  make("principal", {.action = Action::control, .until = 2026y / December / 5, .daily = true, .note = "派人值守"});
  EXPECT_EQ(tasks("guard"), "hazard_rectify hazard_evidence");
  make("guard", {.action = Action::show_control, .note = "在岗", .photos = {{photo}}});
  EXPECT_EQ(tasks("guard"), "hazard_rectify");
  county_.application.clock().advance(std::chrono::hours(24 * 2));
  for (const auto account : {"guard", "county"}) county_.as(account) = county_.application.log_in(account);
  EXPECT_EQ(tasks("guard"), "hazard_rectify hazard_milestone hazard_evidence");
  EXPECT_EQ(tasks("county"), "hazard_milestone");
  make("guard", {.action = Action::reach, .note = "图纸已定", .photos = {{photo}}});
  EXPECT_EQ(kept.next_milestone, Date(2026y / November / 29));
  EXPECT_EQ(tasks("county"), "");
  const auto shown = county_.as("county").get("/api/hazards/" + kept.head.id).json();
  EXPECT_EQ(shown.at("milestones").as_array().size(), 2U);
  EXPECT_EQ(shown.at("postponements").as_array().front().at("state"), "granted");
}

TEST_P(HazardCommands, EveryStepIsAnEventWithThePersonsWords) {
  const auto reported = report(county_.platform(), county_.actor("guard"), wanted()).value();
  ASSERT_TRUE(step("county", reported, {.action = Action::drop, .reason = "重复登记"}).ok());
  const auto lines = county_.platform().database.read(
      [&](db::Reading& reading) { return journal::history(reading, "hazards", reported.head.id, INT64_MAX, 10); });
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].event, "hazard.voided");
  EXPECT_EQ(lines[0].reason, "重复登记");
  EXPECT_NE(lines[0].changes.find("voided"), std::string::npos);
  EXPECT_EQ(lines[1].event, "hazard.reported");
}

ANYUAN_ON_EACH_ENGINE(HazardCommands);

}  // namespace
}  // namespace anyuan::hazards
