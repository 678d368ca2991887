#pragma once
// Rows of many ledgers, gathered school by school and stored ledger by ledger, each past the rules of its book.
#include <map>
#include <set>
#include <tuple>

#include "app/demo/roster.h"
#include "domain/ledgers/alarm_device.h"
#include "domain/ledgers/building.h"
#include "domain/ledgers/bus_driver.h"
#include "domain/ledgers/camera.h"
#include "domain/ledgers/drill.h"
#include "domain/ledgers/emergency_plan.h"
#include "domain/ledgers/equipment.h"
#include "domain/ledgers/fire_facility.h"
#include "domain/ledgers/gate.h"
#include "domain/ledgers/guard.h"
#include "domain/ledgers/insurance_claim.h"
#include "domain/ledgers/insurance_policy.h"
#include "domain/ledgers/internal_rule.h"
#include "domain/ledgers/joint_meeting.h"
#include "domain/ledgers/management_platform.h"
#include "domain/ledgers/mediation_case.h"
#include "domain/ledgers/mediation_committee.h"
#include "domain/ledgers/platform_access.h"
#include "domain/ledgers/recorder.h"
#include "domain/ledgers/responsible_office.h"
#include "domain/ledgers/safety_body.h"
#include "domain/ledgers/safety_fund.h"
#include "domain/ledgers/safety_lesson.h"
#include "domain/ledgers/safety_post.h"
#include "domain/ledgers/safety_zone.h"
#include "domain/ledgers/school_bus.h"
#include "domain/ledgers/security_company.h"
#include "domain/ledgers/security_contract.h"
#include "domain/ledgers/service_contract.h"
#include "domain/ledgers/special_equipment.h"
#include "domain/ledgers/training.h"
#include "domain/ledgers/unlicensed_site.h"

namespace anyuan::demo {

class LedgerRows {
 public:
  explicit LedgerRows(const Seeding& seeding) : seeding_(seeding) {}

  Chance& chance() const { return seeding_.chance; }
  Date today() const { return date_at(seeding_.change.now); }
  // A new row of a school, to be filled in and kept.
  template <class R>
  R of(const Site& site) const {
    R row;
    seeding_.start(row, site.school.head.unit_path, seeding_.long_ago());
    row.head.changed_at = gone_through_at_;
    row.school = {site.school.head.id};
    return row;
  }
  // The rows that follow were last gone through then: a ledger nobody looks after is no longer taken for a fact.
  void gone_through(Instant at) { gone_through_at_ = at; }
  template <class R>
  R at(std::string_view unit_path) const {
    R row;
    return seeding_.start(row, unit_path, seeding_.long_ago());
  }
  template <class R>
  void keep(R row) {
    const auto* book = seeding_.books.find(records::type_for<R>().name);
    CHECK(bookkeeping::faults_in(*book, nullptr, &row, today()).empty());
    ledgers_[row.head.unit_path].insert(records::type_for<R>().name);
    std::get<std::vector<R>>(all_).push_back(std::move(row));
  }
  void store() const {
    std::apply([&](const auto&... rows) { (seeding_.store(rows), ...); }, all_);
  }

  std::set<std::string_view> ledgers_of(const Site& site) const {
    const auto found = ledgers_.find(site.school.head.unit_path);
    return found == ledgers_.end() ? std::set<std::string_view>{} : found->second;
  }

  // A day until which something is good: of a hundred some are past it, some near it.
  Date good_until(int expired_percent = 6, int soon_percent = 8) const {
    if (chance().happens(expired_percent)) return plus_days(today(), -chance().between(1, 150));
    if (chance().happens(soon_percent)) return plus_days(today(), chance().between(0, 30));
    return plus_days(today(), chance().between(31, 700));
  }
  // The same of what is renewed every year.
  Date good_this_year(int expired_percent = 6, int soon_percent = 8) const { return std::min(good_until(expired_percent, soon_percent), plus_days(today(), chance().between(40, 340))); }
  // So many days before a day, but not after today: when what has to be done again then was done last.
  Date before(Date then, int days) const { return std::min(plus_days(then, -days), today()); }
  Date days_ago(int least, int most) const { return plus_days(today(), -chance().between(least, most)); }

 private:
  template <class... R>
  using VectorsOf = std::tuple<std::vector<R>...>;
  const Seeding& seeding_;
  Instant gone_through_at_ = seeding_.long_ago();
  std::map<std::string, std::set<std::string_view>, std::less<>> ledgers_;  // that have rows, by path
  VectorsOf<ledgers::SafetyPost, ledgers::SafetyBody, ledgers::JointMeeting, ledgers::Guard, ledgers::SecurityCompany, ledgers::SecurityContract,
            ledgers::Training, ledgers::Equipment, ledgers::Gate, ledgers::KeyPart, ledgers::Building, ledgers::Camera, ledgers::Recorder,
            ledgers::AlarmDevice, ledgers::PlatformAccess, ledgers::FireFacility, ledgers::SpecialEquipment, ledgers::SchoolBus, ledgers::BusDriver,
            ledgers::InternalRule, ledgers::EmergencyPlan, ledgers::Drill, ledgers::SafetyLesson, ledgers::InsurancePolicy, ledgers::InsuranceClaim,
            ledgers::SafetyFund, ledgers::ServiceContract, ledgers::ResponsibleOffice, ledgers::UnlicensedSite, ledgers::ManagementPlatform,
            ledgers::SafetyZone, ledgers::MediationCommittee, ledgers::MediationCase> all_;
};

}  // namespace anyuan::demo
