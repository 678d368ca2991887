#include "domain/inspections/proposals.h"

#include "domain/facts/queries.h"

namespace anyuan::inspections {

std::vector<Proposal> proposals(db::Reading& reading, const Platform& platform, const Sheet& sheet) {
  std::vector<std::pair<std::string, std::size_t>> asked;
  for (const auto& code : sheet.points) {
    if (const auto number = facts::number_of(sheet.checklist.find(code)->fact)) asked.emplace_back(code, *number);
  }
  if (asked.empty() || sheet.inspection.state != State::open) return {};
  const auto here = records::Scope::under(sheet.inspection.head.unit_path);
  const auto known = facts::facts_in(reading, platform.vault, here, platform.clock.today());
  std::vector<Proposal> found;
  for (const auto& [code, number] : asked) {
    if (known.empty()) break;
    auto counted = facts::counted(known.front(), number, platform.clock.now());
    if (counted.source) found.push_back({code, number, std::move(counted)});
  }
  return found;
}

}  // namespace anyuan::inspections
