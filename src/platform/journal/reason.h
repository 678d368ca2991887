#pragma once
// A person's own words for why, as the journal keeps them: there, and short enough to be read in a history.
#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace anyuan::journal {

inline constexpr std::ptrdiff_t reason_length_max = 200;
Result<Done> judge_reason(std::string_view reason);  // refused: reason_needed, too_long

}  // namespace anyuan::journal
