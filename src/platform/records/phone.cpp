#include "platform/records/phone.h"

#include <algorithm>

namespace anyuan::records {
namespace {

constexpr std::size_t characters_min = 5, characters_max = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string_view check_phone(std::string_view text) {
  const bool is_spelt = std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '+' || c == '-' || c == ' '; });
  const bool fits = text.size() >= characters_min && text.size() <= characters_max;
  return is_spelt && fits && (is_digit(text[0]) || (text[0] == '+' && is_digit(text[1]))) ? "" : "not_a_phone";
}

}  // namespace anyuan::records
