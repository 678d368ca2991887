#pragma once
// Dates and instants. Instants are UTC milliseconds; dates are calendar days of the platform's place (Beijing time,
// UTC+8 without daylight saving since 1991). The process's own time zone is never asked.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace anyuan {

using Date = std::chrono::year_month_day;
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using std::chrono::milliseconds;

inline constexpr std::chrono::hours place_offset{8};

Date date_at(Instant instant);                         // the calendar day in Beijing
Instant start_of(Date date);                           // midnight in Beijing
Date plus_days(Date date, int days);
int days_between(Date from, Date to);                  // to - from

std::string text_of(Date date);                        // 2026-11-24
std::string text_of(Instant instant);                  // 2026-11-24T06:02:11.123Z
std::string beijing_text_of(Instant instant);          // 2026-11-24 14:02, for people
std::optional<Date> parse_date(std::string_view text); // exactly YYYY-MM-DD, a day that exists
std::optional<Instant> parse_instant(std::string_view text);

std::int64_t millis_of(Instant instant);
Instant instant_of(std::int64_t millis);

// What time it is. The only clock below app/; tests set it by hand.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  Date today() const { return date_at(now()); }
};

}  // namespace anyuan
