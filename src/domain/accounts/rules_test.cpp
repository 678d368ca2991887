#include "domain/accounts/rules.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <set>

#include "domain/accounts/password.h"
#include "domain/accounts/user.h"
#include "kit/fake_clock.h"

namespace anyuan::accounts {
namespace {

using namespace std::chrono_literals;

struct Try {
  std::string password, outcome;
};
class Passwords : public testing::TestWithParam<Try> {};
TEST_P(Passwords, AreJudgedByLengthKindsAndAccount) {
  const auto result = check_password(GetParam().password, "zhang.san");
  EXPECT_EQ(result.ok() ? "" : result.error().reason, GetParam().outcome) << GetParam().password;
  EXPECT_EQ(result.ok() ? "new_password" : result.error().field, "new_password");
}
INSTANTIATE_TEST_SUITE_P(Each, Passwords, testing::Values(
    Try{"", "password_too_short"}, Try{"Ab3-Ab3-A", "password_too_short"}, Try{"Ab3-Ab3-Ab", ""},
    Try{"abcdefghij", "password_too_simple"}, Try{"abcdefghi1", "password_too_simple"}, Try{"ABCDEFGHI1", "password_too_simple"},
    Try{"abcdeFGHI1", ""}, Try{"abcdefgh-1", ""}, Try{"ABCDEFGH-1", ""}, Try{"abcdEFGH--", ""}, Try{"1234567890", "password_too_simple"},
    Try{"校园安防 Ab", ""}, Try{"Zhang.San-2026", "password_has_account"}, Try{"x9zhang.sanX", "password_has_account"},
    Try{std::string(125, 'a') + "A1-", ""}, Try{std::string(126, 'a') + "A1-", "password_too_long"}));

TEST(Accounts, ArePlain) {
  for (const auto* good : {"abc", "zhang.san", "A-1_b.2", "12345678901234567890123456789012"}) EXPECT_EQ(check_account(good), "") << good;
  for (const auto* wrong : {"", "ab", "123456789012345678901234567890123", "a b", "张三三", "a'--", "a\tb", "a@b"}) {
    EXPECT_EQ(check_account(wrong), "account_malformed") << wrong;
  }
}

TEST(Failures, TheFifthLocksForFifteenMinutes) {
  kit::FakeClock clock;
  Failures failures;
  for (int i = 1; i <= 4; ++i) {
    failures = after_failure(failures, clock.now());
    EXPECT_FALSE(is_locked(failures, clock.now())) << i;
  }
  failures = after_failure(failures, clock.now());
  EXPECT_TRUE(is_locked(failures, clock.now()));
  EXPECT_EQ(account_locked(failures, clock.now()).args, (std::vector<std::string>{"15", "900"}));
  clock.advance(14min + 1ms);
  EXPECT_EQ(account_locked(failures, clock.now()).args.front(), "1");
  clock.advance(1min - 2ms);
  EXPECT_TRUE(is_locked(failures, clock.now()));
  clock.advance(1ms);
  EXPECT_FALSE(is_locked(failures, clock.now()));
}

TEST(Failures, AfterALockHasRunOutFiveAreGrantedAgain) {
  kit::FakeClock clock;
  Failures failures;
  for (int i = 0; i < 5; ++i) failures = after_failure(failures, clock.now());
  clock.advance(15min);
  failures = after_failure(failures, clock.now());
  EXPECT_EQ(failures.count, 1);
  EXPECT_FALSE(is_locked(failures, clock.now()));
}

TEST(Failures, AreForgottenADayAfterTheLastOne) {
  kit::FakeClock clock;
  Failures failures;
  for (int i = 0; i < 4; ++i) failures = after_failure(failures, clock.now());
  clock.advance(24h - 1ms);
  EXPECT_TRUE(is_locked(after_failure(failures, clock.now()), clock.now()));
  clock.advance(1ms);
  failures = after_failure(failures, clock.now());
  EXPECT_EQ(failures.count, 1);
  EXPECT_EQ(failures.last_at, clock.now());
}

TEST(Sessions, EndAfterThirtyIdleMinutesOrTwelveHours) {
  const auto start = kit::FakeClock().now();
  EXPECT_TRUE(is_alive(start, start, start + 30min - 1ms));
  EXPECT_FALSE(is_alive(start, start, start + 30min));
  EXPECT_TRUE(is_alive(start, start + 12h - 1min, start + 12h - 1ms));
  EXPECT_FALSE(is_alive(start, start + 12h - 1min, start + 12h));
}

TEST(PasswordHash, IsArgon2idWithTheParametersOwaspAsksFor) {
  ASSERT_GE(sodium_init(), 0);
  const auto hash = hash_password("Anyuan-2026");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
  EXPECT_NE(hash, hash_password("Anyuan-2026"));
  EXPECT_TRUE(matches("Anyuan-2026", hash));
  EXPECT_FALSE(matches("anyuan-2026", hash));
  EXPECT_FALSE(matches("", hash));
  EXPECT_FALSE(matches("Anyuan-2026", "not a hash"));
}

// What the two cost is written at their heads: if those differed, so would the time of an answer.
TEST(PasswordHash, OfNobodyCostsWhatAnyCostsAndMatchesNothing) {
  ASSERT_GE(sodium_init(), 0);
  const auto head = [](const std::string& hash) { return hash.substr(0, hash.find('$', hash.find("p="))); };
  const auto real = hash_password("x");
  EXPECT_EQ(head(nobodys_hash()), head(real));
  EXPECT_EQ(nobodys_hash().size(), real.size());
  for (const auto* password : {"", "x", "nobody"}) EXPECT_FALSE(matches(password, nobodys_hash()));
  const auto timed = [](const std::string& hash) {
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(matches("wrong", hash));
    return std::chrono::steady_clock::now() - begun;
  };
  EXPECT_GT(timed(nobodys_hash()) * 4, timed(real)) << "it is really hashed, not refused at a glance";
}

TEST(TemporaryPasswords, PassTheirOwnRulesAndDiffer) {
  ASSERT_GE(sodium_init(), 0);
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto password = temporary_password();
    ASSERT_TRUE(check_password(password, "zhang.san").ok()) << password;
    seen.insert(password);
  }
  EXPECT_EQ(seen.size(), 1000U);
}

TEST(Tokens, AreLongAndKeptAsHashesOnly) {
  ASSERT_GE(sodium_init(), 0);
  const auto token = new_token();
  EXPECT_EQ(token.size(), 43U);
  EXPECT_NE(token, new_token());
  EXPECT_EQ(token_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace anyuan::accounts
