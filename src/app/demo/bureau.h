#pragma once
// What a county's bureaus keep of their own: their office, company, meeting and fund, and what they watch over.
#include <span>

#include "app/demo/ledger_rows.h"

namespace anyuan::demo {

inline constexpr std::string_view company_name = "演示平安保安服务公司";

void fill_bureau(LedgerRows& rows, const County& county, std::span<const Site> sites);

}  // namespace anyuan::demo
