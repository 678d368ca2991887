#include "base/percent.h"

#include <gtest/gtest.h>

namespace anyuan {
namespace {

TEST(PercentOf, RoundsHalfUpToOneDecimal) {
  EXPECT_EQ(percent_of(1, 3), 33.3);
  EXPECT_EQ(percent_of(2, 3), 66.7);
  EXPECT_EQ(percent_of(1, 80), 1.3);     // 1.25
  EXPECT_EQ(percent_of(1249, 100'000), 1.2);
}

TEST(PercentOf, AHundredMeansAllAndZeroMeansNone) {
  EXPECT_EQ(percent_of(99'999, 100'000), 99.9);
  EXPECT_EQ(percent_of(100'000, 100'000), 100.0);
  EXPECT_EQ(percent_of(1, 100'000), 0.1);
  EXPECT_EQ(percent_of(0, 100'000), 0.0);
}

TEST(PercentOf, NothingIsUnknown) { EXPECT_EQ(percent_of(0, 0), std::nullopt); }

TEST(PercentOf, TwoPartsOfASmallWholeAddUpToAHundred) {
  for (std::int64_t whole = 1; whole <= 400; ++whole) {
    for (std::int64_t part = 0; part <= whole; ++part) {
      EXPECT_NEAR(*percent_of(part, whole) + *percent_of(whole - part, whole), 100, 0.1001) << part << " of " << whole;
    }
  }
}

}  // namespace
}  // namespace anyuan
