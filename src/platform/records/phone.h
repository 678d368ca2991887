#pragma once
// The check of every field that holds a telephone number (Traits::check).
#include <string_view>

namespace anyuan::records {

// 5 to 20 of digits, +, - and blanks, beginning with a digit or + and a digit. Refused: not_a_phone.
std::string_view check_phone(std::string_view text);

}  // namespace anyuan::records
