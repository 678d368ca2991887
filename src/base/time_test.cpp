#include "base/time.h"

#include <gtest/gtest.h>

#include "kit/fake_clock.h"

namespace anyuan {
namespace {

using namespace std::chrono_literals;

TEST(Time, ADayBeginsAtMidnightInBeijing) {
  EXPECT_EQ(text_of(date_at(*parse_instant("2026-11-23T15:59:59.999Z"))), "2026-11-23");
  EXPECT_EQ(text_of(date_at(*parse_instant("2026-11-23T16:00:00Z"))), "2026-11-24");
  EXPECT_EQ(text_of(start_of(*parse_date("2026-11-24"))), "2026-11-23T16:00:00.000Z");
}

TEST(Time, EveryDayOfFourYearsIsTheDayOfItsFirstAndLastMoment) {
  for (auto date = *parse_date("2024-01-01"); date < *parse_date("2028-01-01"); date = plus_days(date, 1)) {
    ASSERT_EQ(date_at(start_of(date)), date);
    ASSERT_EQ(date_at(start_of(plus_days(date, 1)) - 1ms), date);
    ASSERT_EQ(parse_date(text_of(date)), date);
    ASSERT_EQ(days_between(date, plus_days(date, 1)), 1);
  }
}

TEST(Time, DatesAreExactlyYearMonthDay) {
  EXPECT_EQ(text_of(*parse_date("2024-02-29")), "2024-02-29");
  for (const auto* wrong : {"", "2026-2-3", "2026-02-30", "2025-02-29", "2026-00-10", "2026-13-01", "2026-01-00", "20260101",
                            "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-1x", "+026-01-01", "２０２６-01-01"}) {
    EXPECT_FALSE(parse_date(wrong)) << wrong;
  }
}

TEST(Time, InstantsAreUtcToTheMillisecond) {
  EXPECT_EQ(text_of(*parse_instant("2026-11-24T06:02:11.123Z")), "2026-11-24T06:02:11.123Z");
  EXPECT_EQ(text_of(*parse_instant("2026-11-24T06:02:11Z")), "2026-11-24T06:02:11.000Z");
  EXPECT_EQ(beijing_text_of(*parse_instant("2026-11-24T16:02:11Z")), "2026-11-25 00:02");
  for (const auto* wrong : {"", "2026-11-24", "2026-11-24T06:02:11", "2026-11-24T06:02:11+08:00", "2026-11-24 06:02:11Z",
                            "2026-11-24T24:00:00Z", "2026-11-24T06:60:00Z", "2026-11-24T06:00:60Z", "2026-11-24T06:00:00.1Z",
                            "2026-11-24T06:00:00.12xZ", "2026-11-24T06:00:00,123Z", "2026-02-30T06:00:00Z"}) {
    EXPECT_FALSE(parse_instant(wrong)) << wrong;
  }
}

TEST(Time, MillisecondsGoBothWaysAlsoBefore1970) {
  for (const std::int64_t millis : {-86'400'001LL, -1LL, 0LL, 1LL, 1'795'500'131'123LL}) {
    EXPECT_EQ(millis_of(instant_of(millis)), millis);
    EXPECT_EQ(parse_instant(text_of(instant_of(millis))), instant_of(millis));
  }
}

TEST(Time, TodayFollowsTheClock) {
  kit::FakeClock clock("2026-11-24T15:59:59Z");
  EXPECT_EQ(text_of(clock.today()), "2026-11-24");
  clock.advance(1s);
  EXPECT_EQ(text_of(clock.today()), "2026-11-25");
}

}  // namespace
}  // namespace anyuan
