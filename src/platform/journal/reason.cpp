#include "platform/journal/reason.h"

#include <algorithm>

namespace anyuan::journal {

Result<Done> judge_reason(std::string_view reason) {
  if (reason.find_first_not_of(" \t\r\n") == std::string_view::npos) return Error{Refusal::invalid, "reason_needed", "reason"};
  const auto characters = std::ranges::count_if(reason, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  if (characters > reason_length_max) return Error{Refusal::invalid, "too_long", "reason", {std::to_string(reason_length_max)}};
  return Done{};
}

}  // namespace anyuan::journal
