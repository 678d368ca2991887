#pragma once
// What protects a school of the demo city: gates and gear, cameras and alarms, what is there against fire, its buses.
#include "app/demo/ledger_rows.h"

namespace anyuan::demo {

// Where chemicals or other dangerous goods are stored.
bool keeps_hazardous_goods(const schools::School& school);
void protect(LedgerRows& rows, const County& county, const Site& site, std::size_t number);

}  // namespace anyuan::demo
