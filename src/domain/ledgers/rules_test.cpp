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

std::optional<Date> day(std::string_view text) { return parse_date(text); }

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
  EXPECT_EQ(reasons(faults_of(driver)), "");
  driver.qualified_on = day("2004-12-31");
  EXPECT_EQ(reasons(faults_of(driver)), "birth_year:driver_too_young");
  driver.qualified_on.reset(), driver.qualified_until = day("2041-01-01");
  EXPECT_EQ(reasons(faults_of(driver)), "qualified_until:driver_too_old");
  driver.birth_year.reset();
  EXPECT_EQ(reasons(faults_of(driver)), "");
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
