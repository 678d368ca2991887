#include "domain/ledgers/rules.h"

#include <algorithm>
#include <array>

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

// The place a camera would look into: a word for such a room that is not followed by what lies before its door.
bool names_private_room(std::string_view text) {
  static constexpr std::array rooms{"寝室", "宿舍房间", "宿舍内", "宿舍室内", "卫生间", "洗手间", "厕所", "浴室", "淋浴", "澡堂", "更衣室", "更衣间", "试衣间", "哺乳室", "母婴室"};
  static constexpr std::array before_the_door{"外", "门口", "门前", "入口", "出入口", "走廊", "走道", "过道", "通道", "楼道", "楼梯", "旁", "楼"};
  return std::ranges::any_of(rooms, [&](std::string_view room) {
    for (auto at = text.find(room); at != std::string_view::npos; at = text.find(room, at + room.size())) {
      const auto rest = text.substr(at + room.size());
      if (std::ranges::none_of(before_the_door, [&](std::string_view word) { return rest.starts_with(word); })) return true;
    }
    return false;
  });
}

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

Faults faults_of(const BusDriver& driver, Date today) {
  Faults faults;
  in_order(faults, driver.qualified_on, driver.qualified_until, "expires_before_start", "qualified_until");
  if (!driver.birth_year) return faults;
  const auto age_at = [&](Date day) { return year_of(day) - *driver.birth_year; };
  if (age_at(std::min(driver.qualified_on.value_or(today), today)) < driver_age_min) refuse(faults, "driver_too_young", "birth_year");
  if (age_at(today) > driver_age_max) refuse(faults, "driver_past_age", "birth_year");
  if (driver.qualified_until && age_at(*driver.qualified_until) > driver_age_max) refuse(faults, "driver_too_old", "qualified_until");
  return faults;
}

Faults faults_of(const Camera& camera) {
  Faults faults;
  // The nap room of a kindergarten is to be watched (GB/T 29315); what the Regulation forbids is where people live.
  if (camera.place == CameraPlace::kindergarten_room && camera.name.find("寝室") != std::string::npos) return faults;
  if (names_private_room(camera.name)) refuse(faults, "camera_in_private_room", "name");
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

Faults faults_of(const Guard& guard, Date today) {
  Faults faults;
  in_order(faults, guard.certificate_issued_on, guard.certificate_expires_on, "expires_before_start", "certificate_expires_on");
  if (guard.employer == GuardEmployer::school && !guard.company.empty()) refuse(faults, "company_of_own_guard", "company");
  const auto first_day = std::min(guard.hired_on.value_or(today), today);
  if (guard.birth_year && year_of(first_day) - *guard.birth_year < guard_age_min) refuse(faults, "guard_too_young", "birth_year");
  if (guard.skill_test && !guard.skill_tested_on) refuse(faults, "result_without_day", "skill_tested_on");
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

Faults faults_of(const MediationCase& one) {
  Faults faults;
  in_order(faults, one.accepted_on, one.closed_on, "case_closed_before_accepted", "closed_on");
  if (one.closed_on && one.state == MediationCaseState::running) refuse(faults, "closed_but_running", "state");
  if (one.amount.value_or(0) > 0 && one.state != MediationCaseState::agreed) refuse(faults, "amount_without_agreement", "amount");
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

Faults faults_of(const UnlicensedSite& site) {
  using enum UnlicensedSiteState;
  Faults faults;
  const bool is_settled = site.state == closed || site.state == licensed || site.state == merged;
  in_order(faults, site.found_on, site.settled_on, "site_settled_before_found", "settled_on");
  if (is_settled && !site.settled_on) refuse(faults, "settled_without_day", "settled_on");
  if (!is_settled && site.settled_on) refuse(faults, "settled_but_open", "state");
  if (is_settled && site.correct_by) refuse(faults, "deadline_of_settled", "correct_by");  // else it would be overdue for ever
  return faults;
}

}  // namespace anyuan::ledgers
