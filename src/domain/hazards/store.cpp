#include "domain/hazards/store.h"

#include <fmt/format.h>

#include "platform/records/store.h"

namespace anyuan::hazards {
std::int64_t next_numbers(db::Writing& writing, std::string_view division, int year, std::int64_t count) {
  const auto last = writing.value<std::int64_t>(
      "INSERT INTO hazard_numbers (division, year, last) VALUES (:division, :year, :first)"
      " ON CONFLICT (division, year) DO UPDATE SET last = hazard_numbers.last + :count RETURNING last",
      {{"division", division}, {"year", year}, {"first", count}, {"count", count}}).value();
  return last - count + 1;
}

std::vector<Hazard> found_at(db::Reading& reading, const records::Vault& vault, const schools::SchoolId& school, std::string_view campaign) {
  return records::RecordStore<Hazard>(vault).where(reading, "school = :school AND campaign = :campaign AND point <> '' AND state <> 'voided' ORDER BY id",
                                                   {{"school", school}, {"campaign", campaign}});
}

records::Condition overdue_condition(bool overdue, Date today) {
  // The first half names the partial index hazards_by_deadline; a hazard outside it has no deadline and is in time.
  constexpr std::string_view deadline = "(CASE state WHEN 'controlled' THEN control_until ELSE due END)";
  const auto late = fmt::format("(state IN ('reported', 'assigned', 'controlled') AND {} < :today)", deadline);
  // An empty text added, so that no index fits.
  if (overdue) return {late, {{"today", today}}, fmt::format("(state || '' IN ('reported', 'assigned', 'controlled') AND {} || '' < :today)", deadline)};
  return {fmt::format("(state NOT IN ('reported', 'assigned', 'controlled') OR {0} IS NULL OR {0} >= :today)", deadline), {{"today", today}}};
}

std::vector<Late> late_and_untold(db::Reading& reading, Date latest, std::int64_t step_days, std::int64_t limit) {
  std::vector<Late> found;
  for (auto& [id, path, deadline] : reading.rows<std::string, std::string, Date>(
           "SELECT h.id, h.unit_path, h.deadline FROM hazard_facts h WHERE h.state IN ('reported', 'assigned', 'controlled') AND h.deadline <= :latest"
           " AND NOT EXISTS (SELECT 1 FROM hazard_escalations e WHERE e.hazard = h.id AND e.deadline = h.deadline AND e.days = :days)"
           " ORDER BY h.id LIMIT :limit", {{"latest", latest}, {"days", step_days}, {"limit", limit}})) {
    found.push_back({std::move(id), std::move(path), deadline});
  }
  return found;
}

std::vector<std::int64_t> told_days(db::Reading& reading, const Late& late) {
  return reading.column<std::int64_t>("SELECT days FROM hazard_escalations WHERE hazard = :hazard AND deadline = :deadline",
                                      {{"hazard", late.hazard}, {"deadline", late.deadline}});
}

}  // namespace anyuan::hazards
