#include "domain/ledgers/device_code.h"

#include <algorithm>

namespace anyuan::ledgers {
namespace {

constexpr std::size_t digits = 20, kind_at = 10, kind_digits = 3;

bool is_code(std::string_view code) {
  return code.size() == digits && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view check_camera_code(std::string_view code) {
  if (!is_code(code)) return "device_code_not_20_digits";
  const auto kind = code.substr(kind_at, kind_digits);
  return kind == "131" || kind == "132" ? "" : "device_code_not_a_camera";
}

std::string_view check_recorder_code(std::string_view code) {
  if (!is_code(code)) return "device_code_not_20_digits";
  const auto kind = code.substr(kind_at, kind_digits);
  return kind == "111" || kind == "118" ? "" : "device_code_not_a_recorder";
}

}  // namespace anyuan::ledgers
