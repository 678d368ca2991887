#include "domain/ledgers/rules.h"

#include <gtest/gtest.h>

#include "domain/ledgers/device_code.h"

namespace anyuan::ledgers {
namespace {

std::string reasons(const std::vector<Error>& faults) {
  std::string all;
  for (const auto& fault : faults) all += (all.empty() ? "" : " ") + fault.field + ":" + fault.reason;
  return all;
}

using Day = std::optional<Date>;
Day day(std::string_view text) { return parse_date(text); }

constexpr Date today(std::chrono::year(2026) / 11 / 24);

TEST(LedgerRules, ADayThatComesAfterAnotherMayBeTheSameButNotBeforeIt) {
  Equipment spray;
  spray.bought_on = day("2026-03-01"), spray.expires_on = day("2026-03-01");
  EXPECT_EQ(reasons(faults_of(spray)), "");
  spray.expires_on = day("2026-02-28");
  EXPECT_EQ(reasons(faults_of(spray)), "expires_on:expires_before_start");
  spray.bought_on.reset();
  EXPECT_EQ(reasons(faults_of(spray)), "");

  PlatformAccess access;
  access.connected_on = day("2026-03-02"), access.accepted_on = day("2026-03-01");
  EXPECT_EQ(reasons(faults_of(access)), "accepted_on:accepted_before_built");
  SpecialEquipment lift;
  lift.inspected_on = day("2026-03-02"), lift.next_inspection_on = day("2026-03-01");
  EXPECT_EQ(reasons(faults_of(lift)), "next_inspection_on:next_before_last");
}

TEST(LedgerRules, AnAlarmIsInstalledBeforeItIsAcceptedAndTested) {
  AlarmDevice alarm;
  alarm.installed_on = day("2026-03-10"), alarm.accepted_on = day("2026-03-09"), alarm.last_tested_on = day("2026-03-08"), alarm.next_test_on = day("2026-03-07");
  EXPECT_EQ(reasons(faults_of(alarm)), "accepted_on:accepted_before_built last_tested_on:tested_before_built next_test_on:next_before_last");
  EXPECT_EQ(reasons(faults_of(AlarmDevice{.last_test = TestOutcome::passed})), "last_tested_on:result_without_day");
}

TEST(LedgerRules, AnUnlicensedSiteIsSettledOnADayAndHasNoDeadlineAfterIt) {
  UnlicensedSite site;
  site.found_on = day("2026-03-10"), site.correct_by = day("2026-04-10");
  EXPECT_EQ(reasons(faults_of(site)), "");
  site.state = UnlicensedSiteState::closed;
  EXPECT_EQ(reasons(faults_of(site)), "settled_on:settled_without_day correct_by:deadline_of_settled");
  site.correct_by.reset(), site.settled_on = day("2026-03-09");
  EXPECT_EQ(reasons(faults_of(site)), "settled_on:site_settled_before_found");
  site.state = UnlicensedSiteState::suspended, site.settled_on = day("2026-03-11");
  EXPECT_EQ(reasons(faults_of(site)), "state:settled_but_open");
}

TEST(LedgerRules, AMediationEndsOnceAndPaysOnlyWhatWasAgreed) {
  MediationCase one;
  one.accepted_on = day("2026-03-10"), one.closed_on = day("2026-03-09"), one.amount = 5000;
  EXPECT_EQ(reasons(faults_of(one)), "closed_on:case_closed_before_accepted state:closed_but_running amount:amount_without_agreement");
  one.closed_on = day("2026-04-09"), one.state = MediationCaseState::agreed;
  EXPECT_EQ(reasons(faults_of(one)), "");
}

TEST(LedgerRules, AnAppraisalHasItsDay) {
  Building building;
  building.appraisal = Appraisal::c;
  EXPECT_EQ(reasons(faults_of(building)), "appraised_on:result_without_day");
  building.appraised_on = day("2020-01-01"), building.next_appraisal_on = day("2019-01-01");
  EXPECT_EQ(reasons(faults_of(building)), "next_appraisal_on:next_before_last");
}

TEST(LedgerRules, ABusDriverIsBetween25And60) {
  BusDriver driver;
  driver.birth_year = 1980, driver.qualified_on = day("2005-06-01"), driver.qualified_until = day("2040-06-01");
  EXPECT_EQ(reasons(faults_of(driver, today)), "");
  driver.qualified_on = day("2004-12-31");
  EXPECT_EQ(reasons(faults_of(driver, today)), "birth_year:driver_too_young");
  driver.qualified_on.reset(), driver.qualified_until = day("2041-01-01");
  EXPECT_EQ(reasons(faults_of(driver, today)), "qualified_until:driver_too_old");
  driver.birth_year.reset();
  EXPECT_EQ(reasons(faults_of(driver, today)), "");
}

TEST(LedgerRules, ADriverWithoutADayOfQualificationIsJudgedToday) {
  const auto of = [](std::int64_t born, Day qualified_on) { return reasons(faults_of(BusDriver{.birth_year = born, .qualified_on = qualified_on}, today)); };
  EXPECT_EQ(of(2001, {}), "");
  EXPECT_EQ(of(2002, {}), "birth_year:driver_too_young");
  EXPECT_EQ(of(2015, {}), "birth_year:driver_too_young");
  EXPECT_EQ(of(2015, day("2045-01-01")), "birth_year:driver_too_young");  // a day to come makes nobody older
  EXPECT_EQ(of(1966, {}), "");
  EXPECT_EQ(of(1965, {}), "birth_year:driver_past_age");
}

TEST(LedgerRules, ACountIsOfSomething) {
  Gate gate;
  gate.anti_ram_count = 4;
  EXPECT_EQ(reasons(faults_of(gate)), "anti_ram:count_without_kind");
  gate.anti_ram = {AntiRam::bollard};
  EXPECT_EQ(reasons(faults_of(gate)), "");
  gate.anti_ram.clear(), gate.anti_ram_count = 0;
  EXPECT_EQ(reasons(faults_of(gate)), "");
}

TEST(LedgerRules, AGuardIsOfAgeAndHasOneEmployer) {
  Guard guard;
  guard.birth_year = 2000, guard.hired_on = day("2018-01-01");
  EXPECT_EQ(reasons(faults_of(guard, today)), "");
  guard.hired_on = day("2017-12-31");
  EXPECT_EQ(reasons(faults_of(guard, today)), "birth_year:guard_too_young");
  guard.birth_year.reset(), guard.company = "演示保安服务公司", guard.record_check = RecordCheck::clear;
  EXPECT_EQ(reasons(faults_of(guard, today)), "company:company_of_own_guard record_checked_on:result_without_day");
  guard.employer = GuardEmployer::company, guard.record_checked_on = day("2026-01-01");
  guard.certificate_issued_on = day("2026-01-02"), guard.certificate_expires_on = day("2026-01-01");
  EXPECT_EQ(reasons(faults_of(guard, today)), "certificate_expires_on:expires_before_start");
}

TEST(LedgerRules, AGuardWithoutADayOfHiringIsJudgedToday) {
  const auto of = [](std::int64_t born, Day hired_on) { return reasons(faults_of(Guard{.birth_year = born, .hired_on = hired_on}, today)); };
  EXPECT_EQ(of(2008, {}), "");  // 18 by the end of this year
  EXPECT_EQ(of(2009, {}), "birth_year:guard_too_young");
  EXPECT_EQ(of(2015, day("2034-01-01")), "birth_year:guard_too_young");  // a day to come makes nobody older
}

TEST(LedgerRules, NoCameraLooksIntoAPrivateRoom) {
  const auto of = [](std::string name, CameraPlace place = CameraPlace::passage) { return reasons(faults_of(Camera{.name = std::move(name), .place = place})); };
  for (const auto* name : {"男生寝室", "女生寝室301", "宿舍房间 2", "教学楼卫生间", "一楼厕所", "浴室", "更衣室", "走廊、卫生间内"}) EXPECT_EQ(of(name), "name:camera_in_private_room") << name;
  for (const auto* name : {"宿舍楼出入口", "卫生间门口", "厕所外走廊", "寝室楼道", "浴室入口", "食堂", "东门", "更衣室外"}) EXPECT_EQ(of(name), "") << name;
  EXPECT_EQ(of("小班寝室", CameraPlace::kindergarten_room), "");  // GB/T 29315 asks for it
  EXPECT_EQ(of("小班卫生间", CameraPlace::kindergarten_room), "name:camera_in_private_room");
}

TEST(LedgerRules, AnEvacuationIsPartOfItsDrill) {
  Drill drill;
  drill.minutes = 2, drill.evacuation_seconds = 120;
  EXPECT_EQ(reasons(faults_of(drill)), "");
  drill.evacuation_seconds = 121;
  EXPECT_EQ(reasons(faults_of(drill)), "evacuation_seconds:evacuation_above_duration");
}

TEST(LedgerRules, AClaimThatWasPaidSaysSo) {
  InsuranceClaim claim;
  claim.happened_on = *day("2026-01-02"), claim.closed_on = day("2026-01-01"), claim.paid = 100;
  EXPECT_EQ(reasons(faults_of(claim)), "closed_on:closed_before_begun state:paid_but_not_in_state");
  claim.closed_on = day("2026-01-02"), claim.state = ClaimState::paid;
  EXPECT_EQ(reasons(faults_of(claim)), "");
}

TEST(LedgerRules, ContractsPoliciesRulesAndPlansEndAfterTheyBegin) {
  const auto first = *day("2026-01-02"), before = *day("2026-01-01");
  EXPECT_EQ(reasons(faults_of(SecurityContract{.starts_on = first, .ends_on = before})), "ends_on:expires_before_start");
  EXPECT_EQ(reasons(faults_of(ServiceContract{.starts_on = first, .ends_on = before})), "ends_on:expires_before_start");
  EXPECT_EQ(reasons(faults_of(InsurancePolicy{.starts_on = first, .ends_on = before})), "ends_on:expires_before_start");
  EXPECT_EQ(reasons(faults_of(InternalRule{.adopted_on = first, .review_on = before})), "review_on:next_before_last");
  EXPECT_EQ(reasons(faults_of(EmergencyPlan{.adopted_on = first, .review_on = before})), "review_on:next_before_last");
  EXPECT_EQ(reasons(faults_of(Training{.held_on = first, .next_on = before})), "next_on:next_before_last");
  EXPECT_EQ(reasons(faults_of(SecurityContract{.starts_on = first, .ends_on = first})), "");
}

TEST(DeviceCode, SaysWhatTheDeviceIs) {
  EXPECT_EQ(check_camera_code("45030200111320000001"), "");
  EXPECT_EQ(check_camera_code("45030200111310000001"), "");
  EXPECT_EQ(check_camera_code("45030200111180000001"), "device_code_not_a_camera");
  EXPECT_EQ(check_camera_code("4503020011132000000"), "device_code_not_20_digits");
  EXPECT_EQ(check_camera_code("4503020011132000000x"), "device_code_not_20_digits");
  EXPECT_EQ(check_recorder_code("45030200111180000001"), "");
  EXPECT_EQ(check_recorder_code("45030200111320000001"), "device_code_not_a_recorder");
}

}  // namespace
}  // namespace anyuan::ledgers
