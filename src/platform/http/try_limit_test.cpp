#include "platform/http/try_limit.h"

#include <gtest/gtest.h>

#include "kit/fake_clock.h"

namespace anyuan::http {
namespace {

using namespace std::chrono_literals;

class TryLimitTest : public testing::Test {
 protected:
  // How many of so many tries in a row are let through.
  int let_through(TryLimit& limit, const std::string& caller, int tries) {
    int passed = 0;
    for (int i = 0; i < tries; ++i) passed += limit.take(caller, clock_.now()).ok() ? 1 : 0;
    return passed;
  }
  kit::FakeClock clock_;
  TryLimit limit_{{.each_minute = 30, .at_once = 60, .callers_max = 4}};
};

TEST_F(TryLimitTest, SoManyAtOnceThenSoManyAMinute) {
  EXPECT_EQ(let_through(limit_, "a", 100), 60);
  EXPECT_EQ(let_through(limit_, "b", 1), 1) << "another caller has tries of his own";
  clock_.advance(1s);
  EXPECT_EQ(let_through(limit_, "a", 10), 0);
  clock_.advance(1s);
  EXPECT_EQ(let_through(limit_, "a", 10), 1);
  clock_.advance(1min);
  EXPECT_EQ(let_through(limit_, "a", 100), 30);
  clock_.advance(24h);
  EXPECT_EQ(let_through(limit_, "a", 100), 60) << "never more than at once";
}

TEST_F(TryLimitTest, ARefusalSaysWhenToComeBackAndThatIsTrue) {
  let_through(limit_, "a", 60);
  const auto refused = limit_.take("a", clock_.now());
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().reason, "too_many_tries");
  EXPECT_EQ(refused.error().args, std::vector<std::string>{"2"});
  clock_.advance(2s);
  EXPECT_TRUE(limit_.take("a", clock_.now()).ok());
}

TEST_F(TryLimitTest, ASuccessCostsNothing) {
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(limit_.take("a", clock_.now()).ok()) << i;
    limit_.give_back("a");
  }
  EXPECT_EQ(let_through(limit_, "a", 100), 60);
}

TEST_F(TryLimitTest, AClockSetBackGivesNothingAway) {
  let_through(limit_, "a", 60);
  clock_.advance(-1h);
  EXPECT_EQ(let_through(limit_, "a", 10), 0);
}

TEST_F(TryLimitTest, KeepsNoMoreCallersThanItHasRoomForAndNotTheHeldBackOneGoes) {
  let_through(limit_, "held", 60);
  for (int i = 0; i < 100; ++i) let_through(limit_, "caller " + std::to_string(i), 3);
  EXPECT_EQ(limit_.callers(), 4U);
  EXPECT_FALSE(limit_.take("held", clock_.now()).ok());
}

TEST_F(TryLimitTest, NoneIsNoLimit) {
  TryLimit open({.each_minute = 0});
  EXPECT_EQ(let_through(open, "a", 1000), 1000);
  EXPECT_EQ(open.callers(), 0U);
}

}  // namespace
}  // namespace anyuan::http
