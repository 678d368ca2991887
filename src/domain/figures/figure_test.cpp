#include <gtest/gtest.h>

#include "domain/figures/links.h"
#include "domain/figures/rates.h"

namespace anyuan::figures {
namespace {

Counts counts(std::int64_t schools, std::int64_t waived, std::int64_t missing) {
  Counts made;
  made[Key::schools] = schools;
  made[Key::waived] = made.excused = waived;
  made[Key::missing] = missing;
  return made;
}

TEST(FigureRules, ARateOfNothingIsUnknownNotZero) {
  EXPECT_EQ(coverage(counts(3, 3, 0)), std::nullopt);
  EXPECT_EQ(average({}), std::nullopt);
  EXPECT_EQ(closed_percent({}), std::nullopt);
}

TEST(FigureRules, AHundredPerCentMeansAllOfThem) {
  EXPECT_EQ(coverage(counts(2503, 3, 1)), 99.9);
  EXPECT_EQ(coverage(counts(2503, 3, 0)), 100.0);
}

TEST(FigureRules, AWaivedSchoolIsNotDue) {
  EXPECT_EQ(due_schools(counts(10, 2, 4)), 8);
  EXPECT_EQ(coverage(counts(10, 2, 4)), 50.0);
}

TEST(FigureRules, TheWholeIsTheSumOfItsParts) {
  auto one = counts(1, 2, 3), other = counts(10, 20, 30);
  one.percents = 90, one.rated = 1, other.percents = 150, other.rated = 2;
  one += other;
  EXPECT_EQ(one[Key::schools], 11);
  EXPECT_EQ(one[Key::waived], 22);
  EXPECT_EQ(one[Key::missing], 33);
  EXPECT_EQ(average(one), 80.0);
}

TEST(FigureRules, EveryKeyHasAListAtTheUnit) {
  Figures figures;
  figures.campaign.head.id = "ca_1";
  figures.sample = "sm_1";
  for (const auto key : all_values<Key>()) {
    const auto link = link_to(key, figures, "450302");
    EXPECT_FALSE(link.page.empty()) << name_of(key);
    ASSERT_FALSE(link.filters.empty()) << name_of(key);
    EXPECT_EQ(link.filters.back(), (std::pair<std::string, std::string>("unit", "450302"))) << name_of(key);
  }
}

TEST(FigureRules, WithoutASampleNothingSampledCanBeOpened) {
  EXPECT_EQ(link_to(Key::sampled, {}, "450302").page, "");
}

}  // namespace
}  // namespace anyuan::figures
