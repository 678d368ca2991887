#pragma once
// Where hazards are kept: the only SQL for them. Private to the slice; others read by commands.h.
#include <optional>
#include <string>
#include <vector>

#include "domain/hazards/hazard.h"
#include "platform/db/connection.h"
#include "platform/records/list.h"
#include "platform/records/vault.h"

namespace anyuan::hazards {

// The next running number of a division and year, from 1; never given twice, because it is counted in the transaction
// of the hazard that takes it.
std::int64_t next_number(db::Writing& writing, std::string_view division, int year);
// The first of `count` running numbers.
std::int64_t next_numbers(db::Writing& writing, std::string_view division, int year, std::int64_t count);

// One checklist point of one school in one campaign: where a sheet's hazard belongs.
struct Place {
  schools::SchoolId school;
  std::string campaign, point;
};
std::optional<Hazard> find_open(db::Reading& reading, const records::Vault& vault, const Place& place);
std::optional<Hazard> find_last_closed(db::Reading& reading, const records::Vault& vault, const Place& place);

// All hazards a campaign's sheets have found at a school, voided ones apart, oldest first.
std::vector<Hazard> found_at(db::Reading& reading, const records::Vault& vault, const schools::SchoolId& school, std::string_view campaign);

// "f.overdue=true" in SQL: the same judgement as is_overdue.
records::Condition overdue_condition(bool overdue, Date today);

}  // namespace anyuan::hazards
