#include "domain/figures/rates.h"

#include <cmath>

#include "base/percent.h"

namespace anyuan::figures {

Counts& Counts::operator+=(const Counts& other) {
  for (std::size_t i = 0; i < of.size(); ++i) of[i] += other.of[i];
  percents += other.percents;
  rated += other.rated;
  excused += other.excused;
  return *this;
}

std::int64_t due_schools(const Counts& counts) { return counts[Key::schools] - counts.excused; }

std::optional<double> coverage(const Counts& counts) { return percent_of(due_schools(counts) - counts[Key::missing], due_schools(counts)); }

std::optional<double> average(const Counts& counts) {
  if (counts.rated == 0) return std::nullopt;
  return std::round(counts.percents / static_cast<double>(counts.rated) * 10) / 10;
}

std::optional<double> closed_percent(const Counts& counts) { return percent_of(counts[Key::closed], counts[Key::hazards]); }

bool is_empty(const Counts& counts) { return counts.of == Counts{}.of; }

}  // namespace anyuan::figures
