#include "domain/desk/rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace anyuan::desk {
namespace {

using accounts::Agency;
using accounts::Role;
using org::Level;
using enum hazards::Grade;

accounts::Actor actor(Role role, Level level) { return {{"us_1"}, "韦演甲", {}, role, Agency::education, {"450302"}, level, records::Scope::under("/45/")}; }

std::string kinds_of(Role role, Level level) {
  std::string text;
  for (const auto kind : all_values<Kind>()) {
    if (does(kind, actor(role, level))) text += (text.empty() ? "" : " ") + std::string(name_of(kind));
  }
  return text;
}

TEST(DeskRules, EachPostHasItsKindsOfWork) {
  EXPECT_EQ(kinds_of(Role::guard, Level::school), "notice_unread hazard_rectify hazard_milestone hazard_evidence hazard_escalated");
  EXPECT_EQ(kinds_of(Role::safety_officer, Level::school), "notice_unread self_check sign hazard_rectify hazard_notice hazard_milestone hazard_evidence hazard_escalated hazard_proposed expiring filing_draft filing_unanswered");
  EXPECT_EQ(kinds_of(Role::principal, Level::school), "notice_unread self_check sign hazard_assign hazard_rectify hazard_notice hazard_milestone hazard_evidence hazard_escalated hazard_proposed expiring filing_draft filing_unanswered");
  EXPECT_EQ(kinds_of(Role::officer, Level::county),
            "notice_unread campaign_receive group_missing plan_missing summary_missing hazard_assign hazard_verify hazard_overdue hazard_milestone hazard_postponement hazard_escalated look_back expiring filing_answer filing_overdue");
  EXPECT_EQ(kinds_of(Role::officer, Level::city), "notice_unread hazard_assign hazard_verify hazard_overdue hazard_postponement hazard_escalated acceptance look_back expiring filing_unanswered");
  EXPECT_EQ(kinds_of(Role::inspector, Level::city), "notice_unread hazard_verify hazard_overdue hazard_postponement hazard_escalated acceptance look_back");
  EXPECT_EQ(kinds_of(Role::viewer, Level::city), "");
  EXPECT_EQ(kinds_of(Role::system_admin, Level::city), "");
}

TEST(DeskRules, MajorHazardsWaitForTheCityToVerifyAllOthersForTheCounty) {
  using Grades = std::vector<hazards::Grade>;
  EXPECT_EQ(grades_of(Kind::hazard_verify, actor(Role::officer, Level::county)), (Grades{general, larger}));
  EXPECT_EQ(grades_of(Kind::hazard_verify, actor(Role::officer, Level::city)), (Grades{major}));
  EXPECT_EQ(grades_of(Kind::hazard_rectify, actor(Role::guard, Level::school)), (Grades{general, larger, major}));
}

TEST(DeskRules, TheMostUrgentComesFirstAndWhatHasNoDayLast) {
  std::vector<Task> tasks(4);
  tasks[0].id = "none";
  tasks[1].id = "later", tasks[1].due = parse_date("2026-12-01");
  tasks[2].id = "b", tasks[2].due = parse_date("2026-11-20");
  tasks[3].id = "a", tasks[3].due = parse_date("2026-11-20");
  put_in_order(tasks, 3);
  ASSERT_EQ(tasks.size(), 3U);
  EXPECT_EQ(tasks[0].id + " " + tasks[1].id + " " + tasks[2].id, "a b later");
}

}  // namespace
}  // namespace anyuan::desk
