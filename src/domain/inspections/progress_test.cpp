#include "domain/inspections/progress.h"

#include <gtest/gtest.h>

namespace anyuan::inspections {
namespace {

using campaigns::Phase;

Facts facts_in(Phase phase) {
  Facts facts;
  facts.campaign.head.id = "ca_1";
  facts.march.head.id = "cc_1";
  facts.march.county = {"450302"};
  facts.march.phase = phase;
  return facts;
}

// "key+" for what holds, "key-" for what does not.
std::string held(const Facts& facts) {
  std::string text;
  for (const auto& one : criteria(facts)) text += (text.empty() ? "" : " ") + one.key + (one.holds ? "+" : "-");
  return text;
}

TEST(CriteriaOfOrganisation, AreReceiptGroupAndPlanEachByItself) {
  for (int bits = 0; bits < 8; ++bits) {
    auto facts = facts_in(Phase::organise);
    if ((bits & 1) != 0) facts.march.received_at = Instant{};
    if ((bits & 2) != 0) facts.march.group_at = Instant{};
    if ((bits & 4) != 0) facts.march.plan_at = Instant{};
    const auto sign = [&](int bit) { return (bits & bit) != 0 ? "+" : "-"; };
    EXPECT_EQ(held(facts), fmt::format("received{} group{} plan{}", sign(1), sign(2), sign(4)));
  }
}

bool covered(std::int64_t schools, std::int64_t submitted, std::int64_t waived, double target) {
  auto facts = facts_in(Phase::self_check);
  facts.coverage = {schools, submitted, waived};
  facts.campaign.coverage_target = target;
  return criteria(facts)[0].holds;
}

TEST(CriteriaOfSelfCheck, CoverageIsExactAndWaivedSchoolsAreNotDue) {
  EXPECT_TRUE(covered(3000, 3000, 0, 100));
  EXPECT_FALSE(covered(3000, 2999, 0, 100));  // 99.97 per cent, which rounds to 100
  EXPECT_TRUE(covered(3000, 2999, 1, 100));
  EXPECT_TRUE(covered(0, 0, 0, 100));
  EXPECT_TRUE(covered(5, 0, 5, 100));
  EXPECT_TRUE(covered(10, 9, 0, 90));
  EXPECT_FALSE(covered(10, 8, 0, 90));
}

TEST(CriteriaOfSelfCheck, NeedCoverageHazardsAndSummaryWithFiguresAndTheirRows) {
  auto facts = facts_in(Phase::self_check);
  facts.coverage = {10, 7, 1};
  facts.hazards.general_open = 2;
  EXPECT_EQ(held(facts), "coverage- general_hazards- summary-");
  const auto rows = criteria(facts);
  EXPECT_EQ(rows[0].args, (std::vector<std::string>{"9", "1", "7", "77.8", "100"}));
  EXPECT_EQ(rows[0].page, "/campaigns/ca_1/missing");
  EXPECT_EQ(rows[0].filters, (std::vector<std::pair<std::string, std::string>>{{"unit", "450302"}}));
  EXPECT_EQ(rows[1].args, std::vector<std::string>{"2"});
  EXPECT_EQ(rows[1].filters, (std::vector<std::pair<std::string, std::string>>{
      {"f.campaign", "ca_1"}, {"unit", "450302"}, {"f.grade", "general"}, {"f.state", "reported,assigned,rectified"}}));
  EXPECT_EQ(rows[2].page, "/campaign_counties/cc_1");
  facts.coverage = {10, 9, 1};
  facts.hazards.general_open = 0;
  facts.march.summary_at = Instant{};
  EXPECT_EQ(held(facts), "coverage+ general_hazards+ summary+");
}

TEST(CriteriaOfAcceptance, NeedASampleAndEverySchoolOfItSigned) {
  auto facts = facts_in(Phase::acceptance);
  EXPECT_EQ(held(facts), "acceptance-");
  EXPECT_EQ(criteria(facts)[0].reason, "criterion_no_sample");
  facts.sample = {"sm_1", 3, 2};
  EXPECT_EQ(held(facts), "acceptance-");
  EXPECT_EQ(criteria(facts)[0].args, (std::vector<std::string>{"3", "2"}));
  EXPECT_EQ(criteria(facts)[0].page, "/samples/sm_1");
  facts.sample.signed_off = 3;
  EXPECT_EQ(held(facts), "acceptance+");
}

TEST(CriteriaOfLookBack, EveryHazardFoundIsLookedAtAgain) {
  auto facts = facts_in(Phase::look_back);
  facts.hazards.found = 5;
  facts.hazards.not_looked_back = 1;
  EXPECT_EQ(held(facts), "look_back-");
  EXPECT_EQ(criteria(facts)[0].args, (std::vector<std::string>{"5", "1"}));
  facts.hazards.not_looked_back = 0;
  EXPECT_EQ(held(facts), "look_back+");
}

TEST(Phases, FollowOneAnotherAndTheLastAsksForNothing) {
  EXPECT_EQ(next_of(Phase::organise), Phase::self_check);
  EXPECT_EQ(next_of(Phase::self_check), Phase::acceptance);
  EXPECT_EQ(next_of(Phase::acceptance), Phase::look_back);
  EXPECT_EQ(next_of(Phase::look_back), Phase::finished);
  EXPECT_EQ(next_of(Phase::finished), Phase::finished);
  EXPECT_TRUE(criteria(facts_in(Phase::finished)).empty());
}

}  // namespace
}  // namespace anyuan::inspections
