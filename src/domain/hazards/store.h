#pragma once
// Where hazards are kept: the only SQL for them. Private to the slice; others read by commands.h.
#include <string>
#include <vector>

#include "domain/hazards/hazard.h"
#include "platform/db/connection.h"
#include "platform/records/list.h"
#include "platform/records/vault.h"

namespace anyuan::hazards {

// The first of `count` running numbers of a division and year, from 1; none is given twice, because they are counted in
// the transaction of the hazards that take them.
std::int64_t next_numbers(db::Writing& writing, std::string_view division, int year, std::int64_t count);

// All hazards a campaign's sheets have found at a school, voided ones apart, oldest first.
std::vector<Hazard> found_at(db::Reading& reading, const records::Vault& vault, const schools::SchoolId& school, std::string_view campaign);

// "f.overdue=true" in SQL: the same judgement as is_overdue.
records::Condition overdue_condition(bool overdue, Date today);

}  // namespace anyuan::hazards
