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

// A hazard that is overdue, by the deadline it missed.
struct Late {
  std::string hazard, unit_path;
  Date deadline{};
};
// Those whose deadline was `latest` or before and whose step of so many days nobody was told, by id.
std::vector<Late> late_and_untold(db::Reading& reading, Date latest, std::int64_t step_days, std::int64_t limit);
// The steps told of it for this deadline, by their days.
std::vector<std::int64_t> told_days(db::Reading& reading, const Late& late);

}  // namespace anyuan::hazards
