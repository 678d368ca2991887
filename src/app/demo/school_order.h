#pragma once
// How a school of the demo city is organised: who answers for what, its rules, plans, drills and lessons, what it pays.
#include "app/demo/ledger_rows.h"

namespace anyuan::demo {

void put_in_order(LedgerRows& rows, const Site& site, std::size_t number);

}  // namespace anyuan::demo
