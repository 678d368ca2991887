#include "domain/campaigns/rules.h"

#include <gtest/gtest.h>

namespace anyuan::campaigns {
namespace {

using accounts::Actor;
using accounts::Role;
using org::Level;
using namespace std::chrono;

Actor person(Role role, Level level, std::string path) {
  Actor actor;
  actor.role = role;
  actor.level = level;
  actor.scope = records::Scope::under(std::move(path));
  return actor;
}
const Actor city = person(Role::officer, Level::city, "/45/4503/");
const Actor county = person(Role::officer, Level::county, "/45/4503/450302/");
const Actor neighbour = person(Role::officer, Level::county, "/45/4503/450303/");

Campaign campaign_in(State state) {
  Campaign campaign;
  campaign.head.id = "ca_1";
  campaign.head.unit_path = "/45/4503/";
  campaign.state = state;
  campaign.year = 2019;
  campaign.name = "2019年“护校安园”大检查";
  // N-1 to N-3 of the notice: the self-check begins on the day the organisation ends.
  campaign.phases = {{Phase::organise, 2019y / 2 / 20, 2019y / 2 / 28},
                     {Phase::self_check, 2019y / 2 / 28, 2019y / 3 / 31},
                     {Phase::acceptance, 2019y / 4 / 1, 2019y / 6 / 15},
                     {Phase::look_back, 2019y / 6 / 16, 2019y / 6 / 30}};
  return campaign;
}

std::string outcome(const Result<Done>& result) { return result.ok() ? "ok" : result.error().reason; }

TEST(CampaignPhases, TheNoticesOwnDatesAreGood) {
  EXPECT_EQ(outcome(check_phases(campaign_in(State::draft).phases)), "ok");
}

TEST(CampaignPhases, AnyOtherOrderOrNumberIsRefused) {
  const auto good = campaign_in(State::draft).phases;
  std::vector<std::size_t> order{0, 1, 2, 3};
  int refused = 0;
  do {
    std::vector<PhaseDates> phases;
    for (const auto i : order) phases.push_back(good[i]);
    if (outcome(check_phases(phases)) == "phases_incomplete") ++refused;
  } while (std::ranges::next_permutation(order).found);
  EXPECT_EQ(refused, 23);  // all but the one order
  for (std::size_t count = 0; count < 4; ++count) {
    EXPECT_EQ(outcome(check_phases({good.begin(), good.begin() + static_cast<std::ptrdiff_t>(count)})), "phases_incomplete");
  }
  auto five = good;
  five.push_back({Phase::finished, 2019y / 7 / 1, 2019y / 7 / 2});
  EXPECT_EQ(outcome(check_phases(five)), "phases_incomplete");
}

TEST(CampaignPhases, OneMayBeginOnTheLastDayOfTheOneBeforeAndNotEarlier) {
  for (std::size_t i = 1; i < 4; ++i) {
    auto phases = campaign_in(State::draft).phases;
    phases[i].from = phases[i - 1].to;
    EXPECT_EQ(outcome(check_phases(phases)), "ok") << i;
    phases[i].from = plus_days(phases[i - 1].to, -1);
    EXPECT_EQ(outcome(check_phases(phases)), "phases_overlap") << i;
    EXPECT_EQ(check_phases(phases).error().field, fmt::format("phases[{}].from", i));
  }
}

TEST(CampaignPhases, AnEndBeforeTheBeginningIsRefusedAndOneDayIsEnough) {
  auto phases = campaign_in(State::draft).phases;
  phases[0].to = plus_days(phases[0].from, -1);
  EXPECT_EQ(outcome(check_phases(phases)), "phase_ends_before_it_begins");
  EXPECT_EQ(check_phases(phases).error().field, "phases[0].to");
  phases[0].to = phases[0].from;
  EXPECT_EQ(outcome(check_phases(phases)), "ok");
}

TEST(CampaignMoves, OnlyOfficersOfACountyOrAboveWrite) {
  for (const auto level : all_values<Level>()) {
    for (const auto role : all_values<Role>()) {
      const auto may = may_write(person(role, level, "/45/"));
      const bool expected = role == Role::officer && level <= Level::county;
      EXPECT_EQ(may.ok(), expected) << name_of(role) << " " << name_of(level);
    }
  }
}

TEST(CampaignMoves, ADraftIsItsUnitsToChangeAndIssueAndNobodyElses) {
  EXPECT_EQ(moves_for(campaign_in(State::draft), city), (std::vector<std::string>{"change", "issue", "clone", "archive"}));
  EXPECT_EQ(moves_for(campaign_in(State::draft), county), (std::vector<std::string>{"clone"}));
  EXPECT_EQ(outcome(may_do(Action::issue, campaign_in(State::draft), county)), "campaign_not_yours");
}

TEST(CampaignMoves, WhatIsIssuedIsNotChangedAndWhatIsArchivedStays) {
  EXPECT_EQ(moves_for(campaign_in(State::issued), city), (std::vector<std::string>{"clone", "archive"}));
  EXPECT_EQ(outcome(may_do(Action::change, campaign_in(State::issued), city)), "campaign_issued_already");
  EXPECT_EQ(outcome(may_do(Action::issue, campaign_in(State::issued), city)), "campaign_issued_already");
  EXPECT_EQ(moves_for(campaign_in(State::archived), city), (std::vector<std::string>{"clone"}));
  EXPECT_EQ(outcome(may_do(Action::archive, campaign_in(State::archived), city)), "campaign_not_running");
}

TEST(CampaignCovers, NoCategoryMeansAllOfThem) {
  auto campaign = campaign_in(State::issued);
  for (const auto category : all_values<schools::Category>()) EXPECT_TRUE(covers(campaign, category));
  campaign.categories = {schools::Category::kindergarten, schools::Category::primary};
  for (const auto category : all_values<schools::Category>()) {
    EXPECT_EQ(covers(campaign, category), category == schools::Category::kindergarten || category == schools::Category::primary);
  }
}

TEST(CampaignClone, DatesKeepMonthAndDayAndTheDraftIsNobodysYet) {
  auto original = campaign_in(State::issued);
  original.document_number = "市公通〔2019〕12号";
  original.documents = {{"at_1"}};
  original.phases[0].to = 2020y / 2 / 29;
  original.phases[1].from = 2020y / 2 / 29;
  original.year = 2020;
  original.name = "2020年“护校安园”大检查(2020)";
  const auto copy = moved_to_year(original, 2026);
  EXPECT_EQ(copy.name, "2026年“护校安园”大检查(2020)");
  EXPECT_EQ(copy.year, 2026);
  EXPECT_EQ(copy.phases[0].to, Date(2026y / 2 / 28));
  EXPECT_EQ(copy.phases[1].from, Date(2026y / 2 / 28));
  EXPECT_EQ(copy.phases[1].to, Date(2025y / 3 / 31));  // it was in 2019, a year before the campaign's
  EXPECT_EQ(copy.state, State::draft);
  EXPECT_EQ(copy.cloned_from.text, "ca_1");
  EXPECT_EQ(copy.head, records::Head{});
  EXPECT_TRUE(copy.document_number.empty() && copy.documents.empty() && !copy.issued_at);
  EXPECT_EQ(copy.checklist, original.checklist);
}

const std::vector<Member> good_group = {{"李局长", "公安分局副局长", GroupAgency::police, true, true}, {"王局长", "教育局副局长", GroupAgency::education, true, false}};

TEST(LeadingGroup, NeedsADeputyHeadOfPoliceOneOfEducationAndOneLeader) {
  EXPECT_EQ(outcome(check_group(good_group)), "ok");
  EXPECT_EQ(outcome(check_group({})), "group_needs_police");
  // Every combination of the four facts about two members.
  for (int bits = 0; bits < 16; ++bits) {
    auto group = good_group;
    group[0].deputy_head = (bits & 1) != 0;
    group[1].deputy_head = (bits & 2) != 0;
    group[0].leader = (bits & 4) != 0;
    group[1].leader = (bits & 8) != 0;
    const bool one_leader = group[0].leader != group[1].leader;
    const auto* expected = !group[0].deputy_head ? "group_needs_police" : !group[1].deputy_head ? "group_needs_education" : one_leader ? "ok" : "group_needs_one_leader";
    EXPECT_EQ(outcome(check_group(group)), expected) << bits;
  }
}

TEST(LeadingGroup, ADeputyHeadOfAnotherAgencyStandsForNeither) {
  for (const std::size_t who : {0U, 1U}) {
    auto group = good_group;
    group[who].agency = GroupAgency::other;
    EXPECT_FALSE(check_group(group).ok()) << who;
  }
}

CampaignCounty march_in(Phase phase) {
  CampaignCounty march;
  march.head.unit_path = "/45/4503/450302/";
  march.phase = phase;
  return march;
}

TEST(MarchMoves, AreTheCountysOwnUntilItHasFinished) {
  for (const auto phase : all_values<Phase>()) {
    for (const auto action : all_values<MarchAction>()) {
      const auto march = march_in(phase);
      const bool early = action == MarchAction::summary && phase == Phase::organise;
      const auto* expected = phase == Phase::finished ? "march_finished" : early ? "summary_too_early" : "ok";
      EXPECT_EQ(outcome(may_do(action, march, county)), expected) << name_of(phase) << " " << name_of(action);
      EXPECT_EQ(outcome(may_do(action, march, city)), "march_not_yours");
      EXPECT_EQ(outcome(may_do(action, march, neighbour)), "march_not_yours");
      EXPECT_EQ(outcome(may_do(action, march, person(Role::inspector, Level::county, "/45/4503/450302/"))), "not_permitted");
    }
  }
}

TEST(MarchMoves, AReceivedCampaignNeedNotBeReceivedAgain) {
  auto march = march_in(Phase::organise);
  EXPECT_EQ(moves_for(march, county), (std::vector<std::string>{"receive", "group", "plan", "advance"}));
  march.received_at = Instant{};
  EXPECT_EQ(moves_for(march, county), (std::vector<std::string>{"group", "plan", "advance"}));
  march.phase = Phase::self_check;
  EXPECT_EQ(moves_for(march, county), (std::vector<std::string>{"group", "plan", "summary", "advance"}));
}

TEST(Waivers, AreRecordedByOfficersOfTheCountyOrAbove) {
  EXPECT_EQ(outcome(may_waive(county)), "ok");
  EXPECT_EQ(outcome(may_waive(city)), "ok");
  EXPECT_EQ(outcome(may_waive(person(Role::officer, Level::township, "/45/4503/450302/450302001/"))), "waiver_by_county");
  EXPECT_EQ(outcome(may_waive(person(Role::principal, Level::school, "/45/4503/450302/sc_1/"))), "not_permitted");
  EXPECT_EQ(outcome(may_waive(person(Role::inspector, Level::county, "/45/4503/450302/"))), "not_permitted");
}

}  // namespace
}  // namespace anyuan::campaigns
