#pragma once
// What single fields of a ledger cannot refuse: days in the wrong order, ages outside the law, a count of nothing.
#include <vector>

#include "base/result.h"
#include "domain/ledgers/alarm_device.h"
#include "domain/ledgers/building.h"
#include "domain/ledgers/bus_driver.h"
#include "domain/ledgers/camera.h"
#include "domain/ledgers/drill.h"
#include "domain/ledgers/emergency_plan.h"
#include "domain/ledgers/equipment.h"
#include "domain/ledgers/gate.h"
#include "domain/ledgers/guard.h"
#include "domain/ledgers/insurance_claim.h"
#include "domain/ledgers/insurance_policy.h"
#include "domain/ledgers/internal_rule.h"
#include "domain/ledgers/mediation_case.h"
#include "domain/ledgers/platform_access.h"
#include "domain/ledgers/security_contract.h"
#include "domain/ledgers/service_contract.h"
#include "domain/ledgers/special_equipment.h"
#include "domain/ledgers/training.h"
#include "domain/ledgers/unlicensed_site.h"

namespace anyuan::ledgers {

std::vector<Error> faults_of(const AlarmDevice& device);
std::vector<Error> faults_of(const Building& building);
// Of birth only the year is known. A guard or driver is judged by the difference of the years on the day of hiring or
// qualification, or today where no such day is given: refused is whoever cannot have reached the age by the end of that year.
std::vector<Error> faults_of(const BusDriver& driver, Date today);
std::vector<Error> faults_of(const Camera& camera);
std::vector<Error> faults_of(const Drill& drill);
std::vector<Error> faults_of(const EmergencyPlan& plan);
std::vector<Error> faults_of(const Equipment& equipment);
std::vector<Error> faults_of(const Gate& gate);
std::vector<Error> faults_of(const Guard& guard, Date today);
std::vector<Error> faults_of(const InsuranceClaim& claim);
std::vector<Error> faults_of(const InsurancePolicy& policy);
std::vector<Error> faults_of(const InternalRule& rule);
std::vector<Error> faults_of(const MediationCase& one);
std::vector<Error> faults_of(const PlatformAccess& access);
std::vector<Error> faults_of(const SecurityContract& contract);
std::vector<Error> faults_of(const ServiceContract& contract);
std::vector<Error> faults_of(const SpecialEquipment& equipment);
std::vector<Error> faults_of(const Training& training);
std::vector<Error> faults_of(const UnlicensedSite& site);

}  // namespace anyuan::ledgers
