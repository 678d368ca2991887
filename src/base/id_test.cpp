#include "base/id.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "base/random.h"

namespace anyuan {
namespace {

TEST(Id, IsItsPrefixAndTwentySixPlainCharacters) {
  SeededRandom random(7);
  const auto id = new_id("hz", *parse_instant("2026-11-24T06:00:00Z"), random);
  EXPECT_EQ(id.size(), 3U + 26U);
  EXPECT_TRUE(id.starts_with("hz_"));
  EXPECT_EQ(id.substr(3).find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), std::string::npos);
}

TEST(Id, SortsByTheMillisecondItWasMadeIn) {
  SeededRandom random(7);
  auto now = *parse_instant("2026-11-24T06:00:00Z");
  std::string last;
  for (int i = 0; i < 2000; ++i, now += milliseconds(1 + i % 977)) {
    const auto id = new_id("hz", now, random);
    ASSERT_LT(last, id);
    last = id;
  }
}

TEST(Id, DiffersWithinOneMillisecond) {
  SeededRandom random(7);
  std::set<std::string> seen;
  for (int i = 0; i < 10'000; ++i) seen.insert(new_id("hz", Instant{}, random));
  EXPECT_EQ(seen.size(), 10'000U);
}

TEST(Ids, OfOneMomentGrowOneByOne) {
  SeededRandom random(7);
  Ids ids(*parse_instant("2026-11-24T06:00:00Z"), random), others(*parse_instant("2026-11-24T06:00:00Z"), random);
  auto last = ids.next("hz");
  const auto moment = last.substr(0, 13);
  for (int i = 0; i < 100'000; ++i) {
    const auto id = ids.next("hz");
    ASSERT_EQ(id.size(), last.size());
    ASSERT_LT(last, id);
    ASSERT_EQ(id.substr(0, 13), moment);
    last = id;
  }
  EXPECT_TRUE(ids.next("gd").starts_with("gd_"));
  EXPECT_NE(others.next("hz").substr(13, 8), last.substr(13, 8)) << "begins at random";
}

// The last character of all comes again after 32.
TEST(Ids, CarryIntoTheNextCharacter) {
  struct : Random {
    std::uint64_t next() override { return ~0ULL; }
  } all_ones;
  Ids ids(Instant{}, all_ones);
  EXPECT_EQ(ids.next("a"), "a_0000000000ZZZZZZZZZZZZZZZZ");
  EXPECT_EQ(ids.next("a"), "a_00000000010000000000000000");
}

TEST(SeededRandom, GivesTheSameNumbersOnEveryMachine) {
  SeededRandom random(20190220);
  // SplitMix64's published sequence for this seed: a sample that was drawn and announced must come out again.
  const std::uint64_t first = random.next();
  SeededRandom again(20190220);
  EXPECT_EQ(again.next(), first);
  SeededRandom zero(0);
  EXPECT_EQ(zero.next(), 0xE220A8397B1DCDAFULL);
  EXPECT_EQ(zero.next(), 0x6E789E6AA1B965F4ULL);
}

TEST(SeededRandom, BelowStaysBelowAndReachesEveryNumberEvenly) {
  SeededRandom random(3);
  std::array<int, 7> hits{};
  for (int i = 0; i < 70'000; ++i) ++hits.at(random.below(7));
  for (const int count : hits) {
    EXPECT_GT(count, 9'500);
    EXPECT_LT(count, 10'500);
  }
  EXPECT_EQ(random.below(1), 0U);
}

}  // namespace
}  // namespace anyuan
