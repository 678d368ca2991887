#include "base/time.h"

#include <fmt/format.h>

namespace anyuan {
using namespace std::chrono;

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// A page of records shows hundreds of dates: fmt would take a tenth of the page's time.
void put_digits(std::string& text, std::size_t at, std::size_t count, int value) {
  for (; count > 0; value /= 10) text[at + --count] = static_cast<char>('0' + value % 10);
}

}  // namespace

Date date_at(Instant instant) { return floor<days>(instant + place_offset); }
Instant start_of(Date date) { return Instant(sys_days(date)) - place_offset; }
Date plus_days(Date date, int count) { return sys_days(date) + days(count); }
int days_between(Date from, Date to) {
  return static_cast<int>((sys_days(to) - sys_days(from)).count());
}

std::string text_of(Date date) {
  std::string text = "0000-00-00";
  put_digits(text, 0, 4, static_cast<int>(date.year()));
  put_digits(text, 5, 2, static_cast<int>(static_cast<unsigned>(date.month())));
  put_digits(text, 8, 2, static_cast<int>(static_cast<unsigned>(date.day())));
  return text;
}

std::string text_of(Instant instant) {
  const auto day = floor<days>(instant);
  const hh_mm_ss time(instant - day);
  std::string text = "0000-00-00T00:00:00.000Z";
  text.replace(0, 10, text_of(Date(day)));
  put_digits(text, 11, 2, static_cast<int>(time.hours().count()));
  put_digits(text, 14, 2, static_cast<int>(time.minutes().count()));
  put_digits(text, 17, 2, static_cast<int>(time.seconds().count()));
  put_digits(text, 20, 3, static_cast<int>(time.subseconds().count()));
  return text;
}

std::string beijing_text_of(Instant instant) {
  const auto here = instant + place_offset;
  const auto day = floor<days>(here);
  const hh_mm_ss time(here - day);
  return fmt::format("{} {:02}:{:02}", text_of(Date(day)), time.hours().count(),
                     time.minutes().count());
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (!y || !m || !d) return std::nullopt;
  const Date date(year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d)));
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text.back() != 'Z') return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
  if (!date || !h || !m || !s || text[13] != ':' || text[16] != ':') return std::nullopt;
  if (*h > 23 || *m > 59 || *s > 59) return std::nullopt;
  int ms = 0;
  if (text.size() == 24 && text[19] == '.') {
    const auto fraction = digits(text, 20, 3);
    if (!fraction) return std::nullopt;
    ms = *fraction;
  } else if (text.size() != 20) {
    return std::nullopt;
  }
  return Instant(sys_days(*date)) + hours(*h) + minutes(*m) + seconds(*s) + milliseconds(ms);
}

std::int64_t millis_of(Instant instant) { return instant.time_since_epoch().count(); }
Instant instant_of(std::int64_t millis) { return Instant(milliseconds(millis)); }

}  // namespace anyuan
