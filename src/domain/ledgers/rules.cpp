#include "domain/ledgers/rules.h"

namespace anyuan::ledgers {
namespace {

using Faults = std::vector<Error>;
using Day = std::optional<Date>;

// 校车安全管理条例 art. 23.
constexpr std::int64_t driver_age_min = 25, driver_age_max = 60;
constexpr std::int64_t guard_age_min = 18;  // 保安服务管理条例 art. 16

void refuse(Faults& faults, std::string_view reason, std::string_view field) {
  faults.push_back({Refusal::invalid, std::string(reason), std::string(field)});
}

// Where both days are there, the later one must not come first; the fault stands at the later one's field.
void in_order(Faults& faults, Day first, Day then, std::string_view reason, std::string_view field) {
  if (first && then && *then < *first) refuse(faults, reason, field);
}

std::int64_t year_of(Date date) { return static_cast<int>(date.year()); }

}  // namespace

Faults faults_of(const AlarmDevice& device) {
  Faults faults;
  in_order(faults, device.installed_on, device.accepted_on, "accepted_before_built", "accepted_on");
  in_order(faults, device.installed_on, device.last_tested_on, "tested_before_built", "last_tested_on");
  in_order(faults, device.last_tested_on, device.next_test_on, "next_before_last", "next_test_on");
  if (device.last_test && !device.last_tested_on) refuse(faults, "result_without_day", "last_tested_on");
  return faults;
}

Faults faults_of(const Building& building) {
  Faults faults;
  in_order(faults, building.appraised_on, building.next_appraisal_on, "next_before_last", "next_appraisal_on");
  if (building.appraisal && !building.appraised_on) refuse(faults, "result_without_day", "appraised_on");
  return faults;
}

Faults faults_of(const BusDriver& driver) {
  Faults faults;
  in_order(faults, driver.qualified_on, driver.qualified_until, "expires_before_start", "qualified_until");
  if (!driver.birth_year) return faults;
  if (driver.qualified_on && year_of(*driver.qualified_on) - *driver.birth_year < driver_age_min) refuse(faults, "driver_too_young", "birth_year");
  if (driver.qualified_until && year_of(*driver.qualified_until) - *driver.birth_year > driver_age_max) refuse(faults, "driver_too_old", "qualified_until");
  return faults;
}

Faults faults_of(const Equipment& equipment) {
  Faults faults;
  in_order(faults, equipment.bought_on, equipment.expires_on, "expires_before_start", "expires_on");
  return faults;
}

Faults faults_of(const Gate& gate) {
  Faults faults;
  if (gate.anti_ram.empty() && gate.anti_ram_count.value_or(0) > 0) refuse(faults, "count_without_kind", "anti_ram");
  return faults;
}

Faults faults_of(const Guard& guard) {
  Faults faults;
  in_order(faults, guard.certificate_issued_on, guard.certificate_expires_on, "expires_before_start", "certificate_expires_on");
  if (guard.employer == GuardEmployer::school && !guard.company.empty()) refuse(faults, "company_of_own_guard", "company");
  if (guard.birth_year && guard.hired_on && year_of(*guard.hired_on) - *guard.birth_year < guard_age_min) refuse(faults, "guard_too_young", "birth_year");
  if (guard.record_check && !guard.record_checked_on) refuse(faults, "result_without_day", "record_checked_on");
  return faults;
}

Faults faults_of(const Drill& drill) {
  Faults faults;
  constexpr std::int64_t seconds = 60;
  if (drill.minutes && drill.evacuation_seconds && *drill.evacuation_seconds > *drill.minutes * seconds) refuse(faults, "evacuation_above_duration", "evacuation_seconds");
  return faults;
}

Faults faults_of(const EmergencyPlan& plan) {
  Faults faults;
  in_order(faults, plan.adopted_on, plan.review_on, "next_before_last", "review_on");
  return faults;
}

Faults faults_of(const InsuranceClaim& claim) {
  Faults faults;
  in_order(faults, claim.happened_on, claim.closed_on, "closed_before_begun", "closed_on");
  if (claim.paid.value_or(0) > 0 && claim.state != ClaimState::paid) refuse(faults, "paid_but_not_in_state", "state");
  return faults;
}

Faults faults_of(const InsurancePolicy& policy) {
  Faults faults;
  in_order(faults, policy.starts_on, policy.ends_on, "expires_before_start", "ends_on");
  return faults;
}

Faults faults_of(const InternalRule& rule) {
  Faults faults;
  in_order(faults, rule.adopted_on, rule.review_on, "next_before_last", "review_on");
  return faults;
}

Faults faults_of(const PlatformAccess& access) {
  Faults faults;
  in_order(faults, access.connected_on, access.accepted_on, "accepted_before_built", "accepted_on");
  return faults;
}

Faults faults_of(const SecurityContract& contract) {
  Faults faults;
  in_order(faults, contract.starts_on, contract.ends_on, "expires_before_start", "ends_on");
  return faults;
}

Faults faults_of(const ServiceContract& contract) {
  Faults faults;
  in_order(faults, contract.starts_on, contract.ends_on, "expires_before_start", "ends_on");
  return faults;
}

Faults faults_of(const SpecialEquipment& equipment) {
  Faults faults;
  in_order(faults, equipment.inspected_on, equipment.next_inspection_on, "next_before_last", "next_inspection_on");
  return faults;
}

Faults faults_of(const Training& training) {
  Faults faults;
  in_order(faults, training.held_on, training.next_on, "next_before_last", "next_on");
  return faults;
}

}  // namespace anyuan::ledgers
