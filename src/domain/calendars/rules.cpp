#include "domain/calendars/rules.h"

namespace anyuan::calendars {
namespace {

constexpr int term_days_max = 200, days_max = 100;

}  // namespace

std::vector<Error> faults_in(const Entry& entry) {
  if (entry.ends_on < entry.starts_on) return {{Refusal::invalid, "ends_before_start", "ends_on"}};
  const auto most = entry.kind == EntryKind::term ? term_days_max : days_max;
  if (days_between(entry.starts_on, entry.ends_on) >= most) return {{Refusal::invalid, "entry_too_long", "ends_on", {std::to_string(most)}}};
  return {};
}

}  // namespace anyuan::calendars
