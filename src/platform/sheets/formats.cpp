#include "platform/sheets/formats.h"

#include <cmath>

namespace anyuan::sheets {
namespace {
using namespace std::chrono;

constexpr int days_max_1900 = 2958465;  // 9999-12-31
constexpr int leap_day_that_never_was = 60;
constexpr int seconds_in_day = 86400;

}  // namespace

bool is_date_format(int id, std::string_view code) {
  if (code.empty()) {
    // ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are the dates of the Chinese editions.
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  }
  // Letters that count are those outside quotes, brackets (colours, locales) and escapes.
  bool quoted = false, bracketed = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (quoted) {
      quoted = c != '"';
    } else if (bracketed) {
      bracketed = c != ']';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[') {
      bracketed = true;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == 'y' || c == 'Y' || c == 'm' || c == 'M' || c == 'd' || c == 'D' || c == 'h' || c == 'H') {
      return true;
    }
  }
  return false;
}

std::optional<Moment> moment_of(double serial, Epoch epoch) {
  if (!std::isfinite(serial) || serial < 1 || serial >= days_max_1900 + 1.0) return std::nullopt;
  auto day = static_cast<int>(std::floor(serial));
  auto time = seconds(std::llround((serial - day) * seconds_in_day));
  if (time.count() == seconds_in_day) time = seconds{0}, ++day;
  if (day > days_max_1900) return std::nullopt;
  if (epoch == Epoch::from_1904) {
    const sys_days date = sys_days(year(1904) / 1 / 1) + days(day);
    if (date > sys_days(year(9999) / 12 / 31)) return std::nullopt;
    return Moment{date, time};
  }
  if (day == leap_day_that_never_was) return std::nullopt;
  const sys_days start = sys_days(year(1899) / 12 / (day < leap_day_that_never_was ? 31 : 30));
  return Moment{start + days(day), time};
}

double serial_of(const Moment& moment) {
  auto day = static_cast<int>((sys_days(moment.date) - sys_days(year(1899) / 12 / 30)).count());
  if (day <= leap_day_that_never_was) --day;
  return day + static_cast<double>(moment.time.count()) / seconds_in_day;
}

}  // namespace anyuan::sheets
