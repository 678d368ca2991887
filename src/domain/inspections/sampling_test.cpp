#include "domain/inspections/sampling.h"

#include <gtest/gtest.h>

#include <set>

#include "base/random.h"

namespace anyuan::inspections {
namespace {

Frame frame_of(std::initializer_list<std::size_t> sizes) {
  Frame frame;
  int county = 0;
  for (const auto size : sizes) {
    auto& schools = frame[fmt::format("45030{}", ++county)];
    for (std::size_t i = 0; i < size; ++i) schools.push_back(fmt::format("sc_{}_{:05}", county, i));
  }
  return frame;
}

// A published draw must come out the same on every machine and in every later version.
TEST(Sampling, ThePublishedSeedGivesThePublishedSchools) {
  std::vector<std::string> schools;
  for (const auto& one : draw(frame_of({10, 3}), 3, 20190220)) schools.push_back(one.school);
  EXPECT_EQ(schools, (std::vector<std::string>{"sc_1_00007", "sc_1_00006", "sc_1_00003", "sc_2_00001", "sc_2_00002", "sc_2_00000"}));
}

TEST(Sampling, EachCountyGivesItsNumberOrAllItHasAndNoSchoolTwice) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto frame = frame_of({50, 5, 3, 1, 7});
    const auto drawn = draw(frame, 5, seed);
    std::map<std::string, std::int64_t> by_county;
    std::set<std::string> schools;
    std::int64_t position = 0;
    for (const auto& one : drawn) {
      ++by_county[one.county];
      schools.insert(one.school);
      ASSERT_EQ(one.position, ++position);
      ASSERT_TRUE(std::ranges::binary_search(frame.at(one.county), one.school));
    }
    ASSERT_EQ(by_county, (std::map<std::string, std::int64_t>{{"450301", 5}, {"450302", 5}, {"450303", 3}, {"450304", 1}, {"450305", 5}}));
    ASSERT_EQ(schools.size(), drawn.size());
  }
}

TEST(Sampling, EverySchoolIsDrawnAboutEquallyOften) {
  std::map<std::string, int> times;
  constexpr int rounds = 20000;
  for (int seed = 0; seed < rounds; ++seed) {
    for (const auto& one : draw(frame_of({20}), 5, static_cast<std::uint64_t>(seed))) ++times[one.school];
  }
  ASSERT_EQ(times.size(), 20U);
  // A quarter of the rounds each; 61 is one standard deviation.
  for (const auto& [school, count] : times) EXPECT_NEAR(count, rounds / 4, 5 * 61) << school;
}

TEST(Sampling, TheHashIsOfAllIdsWhateverTheirCounty) {
  const Frame one{{"a", {"s1", "s3"}}, {"b", {"s2"}}}, other{{"a", {"s1"}}, {"c", {"s2", "s3"}}};
  EXPECT_EQ(hash_of(one), hash_of(other));
  EXPECT_EQ(hash_of(one), "b76a937ad266926bf5c1dd1599e92f755372025211f5d55d4a06c94790e253e8");
  EXPECT_NE(hash_of(one), hash_of({{"a", {"s1", "s3"}}}));
  EXPECT_EQ(size_of(one), 3);
}

}  // namespace
}  // namespace anyuan::inspections
