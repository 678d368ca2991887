#pragma once
// A part of a whole as it is shown: per cent to one decimal. One function, so that two pages never differ by a tenth.
#include <cstdint>
#include <optional>

namespace anyuan {

// Rounded half up, so that parts add up to 100 as readers expect; but 100 only if it is the whole and 0 only if it is
// nothing. None when there is no whole: a rate of nothing is unknown.
std::optional<double> percent_of(std::int64_t part, std::int64_t whole);

}  // namespace anyuan
