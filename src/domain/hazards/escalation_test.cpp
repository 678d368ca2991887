#include "domain/hazards/escalation.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "domain/hazards/commands.h"
#include "kit/county.h"
#include "platform/files/embedded.h"

namespace anyuan::hazards {
namespace {

using namespace std::chrono;
using org::Level;

TEST(Ladder, TheShippedOneIsReadAndAStepIsDueOnItsDay) {
  const auto ladder = parse_ladder("overdue.yaml", *files::embedded("data/escalation/overdue.yaml")).value();
  const auto told = [&](std::int64_t days) {
    std::string levels;
    for (const auto& step : steps_after(ladder, days)) levels += std::string(name_of(step.told)) + " ";
    return levels;
  };
  EXPECT_EQ(told(0), "");
  EXPECT_EQ(told(1), "school ");
  EXPECT_EQ(told(2), "school ");
  EXPECT_EQ(told(3), "school county ");
  EXPECT_EQ(told(14), "school county ");
  EXPECT_EQ(told(15), "school county city ");
}

TEST(Ladder, StepsStandFewestDaysFirst) {
  const auto refused = parse_ladder("l.yaml", "code: l\nedition: 1\ntitle: t\nsource: s\nverified: false\nsteps:\n  - {days: 3, told: county}\n  - {days: 3, told: city}\n");
  EXPECT_EQ(refused.error().reason, "ladder_wrong");
  EXPECT_EQ(refused.error().args, (std::vector<std::string>{"l.yaml", "6", "steps fewest days first"}));
}

class Escalations : public kit::EachEngine {
 protected:
  Escalations() : county_(GetParam()) {
    Hazard hazard;
    hazard.school = {county_.school};
    hazard.title = "灭火器过期";
    hazard.person = "王老师";
    hazard.measure = "更换";
    hazard.due = 2026y / November / 30;
    hazard_ = report(county_.platform(), county_.actor("police"), hazard).value();
  }
  void wait(int days) {
    county_.application.clock().advance(hours(24 * days));
    for (const auto account : {"guard", "county", "police", "city"}) county_.as(account) = county_.application.log_in(account);
  }
  std::int64_t tasks(std::string_view account) {
    const auto todo = county_.as(account).get("/api/todo").json();
    const auto* count = todo.at("counts").as_object().if_contains("hazard_escalated");
    return count == nullptr ? 0 : count->as_int64();
  }
  std::string who() { return fmt::format("{} {} {} {}", tasks("guard"), tasks("county"), tasks("police"), tasks("city")); }
  std::int64_t escalated() { return escalate(county_.platform()).value(); }
  std::vector<std::string> words() {
    std::vector<std::string> reasons;
    for (const auto& line : county_.platform().database.read([&](db::Reading& reading) { return journal::history(reading, "hazards", hazard_.head.id, INT64_MAX, 20); })) {
      if (line.event == "hazard.escalated") reasons.push_back(line.reason);
    }
    return reasons;
  }

  kit::County county_;
  Hazard hazard_;
};
ANYUAN_ON_EACH_ENGINE(Escalations);

TEST_P(Escalations, EachStepIsToldOnceOnItsDayToWhomItConcerns) {
  wait(6);  // the 30th: the day itself is in time
  EXPECT_EQ(escalated(), 0);
  EXPECT_EQ(who(), "0 0 0 0");
  wait(1);
  EXPECT_EQ(escalated(), 1);
  EXPECT_EQ(escalated(), 0);
  EXPECT_EQ(who(), "1 0 0 0");
  wait(2);
  EXPECT_EQ(escalated(), 1);
  EXPECT_EQ(who(), "1 1 1 0");
  wait(12);
  EXPECT_EQ(escalated(), 1);
  EXPECT_EQ(who(), "1 1 1 1");
  EXPECT_EQ(words(), (std::vector<std::string>{"逾期 15 天，告知市级教育公安", "逾期 3 天，告知县级教育公安", "逾期 1 天，告知学校"}));
}

TEST_P(Escalations, WhatWasMissedWhileTheProgramStoodStillIsToldAtOnce) {
  wait(6 + 20);
  EXPECT_EQ(escalated(), 1);
  EXPECT_EQ(who(), "1 1 1 1");
  EXPECT_EQ(words().size(), 1U);
}

TEST_P(Escalations, AnotherDeadlineEndsItAndBeginsAnew) {
  wait(6 + 4);
  EXPECT_EQ(escalated(), 1);
  const auto later = perform(county_.platform(), county_.actor("county"), hazard_.head.id,
                             {.action = Action::assign, .version = 1, .person = "王老师", .measure = "更换", .due = 2026y / December / 10});
  ASSERT_TRUE(later.ok()) << later.error().reason;
  EXPECT_EQ(who(), "0 0 0 0");
  EXPECT_EQ(escalated(), 0);
  wait(7);
  EXPECT_EQ(escalated(), 1);
  EXPECT_EQ(who(), "1 0 0 0");
}

TEST_P(Escalations, ATemporaryMeasureThatEndsWithoutTheFixEscalates) {
  const auto held = perform(county_.platform(), county_.actor("principal"), hazard_.head.id,
                            {.action = Action::control, .version = 1, .until = 2026y / December / 20, .note = "派人值守"});
  ASSERT_TRUE(held.ok());
  wait(20);
  EXPECT_EQ(escalated(), 0);
  wait(7);
  EXPECT_EQ(escalated(), 1);
  EXPECT_EQ(words(), (std::vector<std::string>{"逾期 1 天，告知学校"}));
}

}  // namespace
}  // namespace anyuan::hazards
