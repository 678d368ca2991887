#pragma once
// What single fields of a ledger cannot refuse: days in the wrong order, ages outside the law, a count of nothing.
#include <vector>

#include "base/result.h"
#include "domain/ledgers/alarm_device.h"
#include "domain/ledgers/building.h"
#include "domain/ledgers/bus_driver.h"
#include "domain/ledgers/equipment.h"
#include "domain/ledgers/gate.h"
#include "domain/ledgers/platform_access.h"
#include "domain/ledgers/special_equipment.h"

namespace anyuan::ledgers {

std::vector<Error> faults_of(const AlarmDevice& device);
std::vector<Error> faults_of(const Building& building);
std::vector<Error> faults_of(const BusDriver& driver);
std::vector<Error> faults_of(const Equipment& equipment);
std::vector<Error> faults_of(const Gate& gate);
std::vector<Error> faults_of(const PlatformAccess& access);
std::vector<Error> faults_of(const SpecialEquipment& equipment);

}  // namespace anyuan::ledgers
