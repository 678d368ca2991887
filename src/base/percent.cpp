#include "base/percent.h"

#include <algorithm>

namespace anyuan {

std::optional<double> percent_of(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return std::nullopt;
  auto tenths = (part * 2000 + whole) / (2 * whole);
  if (part > 0) tenths = std::max<std::int64_t>(tenths, 1);
  if (part < whole) tenths = std::min<std::int64_t>(tenths, 999);
  return static_cast<double>(tenths) / 10;
}

}  // namespace anyuan
