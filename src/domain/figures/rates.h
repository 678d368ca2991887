#pragma once
// What follows from counts. Pure. A rate of nothing is unknown, not zero.
#include <optional>

#include "domain/figures/figure.h"

namespace anyuan::figures {

std::int64_t due_schools(const Counts& counts);            // covered and not excused
std::optional<double> coverage(const Counts& counts);      // of those, per cent with a submitted self-check
std::optional<double> average(const Counts& counts);       // per cent of the full score
std::optional<double> closed_percent(const Counts& counts);

bool is_empty(const Counts& counts);

}  // namespace anyuan::figures
