// What somebody finds who guesses passwords: names that exist and names that do not look alike, tries run out, the
// journal says so without being filled, and the others at the same school still get in.
#include <gtest/gtest.h>

#include "domain/accounts/device.h"
#include "domain/accounts/rules.h"
#include "kit/running_application.h"
#include "platform/journal/journal.h"

namespace anyuan::accounts {
namespace {

using namespace std::chrono_literals;
using kit::Answer;
using kit::RunningApplication;

constexpr auto password = RunningApplication::password;

class GuessingTest : public kit::EachEngine {
 protected:
  GuessingTest() : app_(GetParam()) {
    app_.load_divisions("4503");
    app_.make_user("officer", "450302", Role::officer);
    app_.make_user("secadmin", "4503", Role::security_admin, Agency::platform);
  }
  template <class Use>
  auto read(Use&& use) { return app_.platform().database.read(std::forward<Use>(use)); }
  std::int64_t kept_names() {
    return read([](db::Reading& reading) { return reading.value<std::int64_t>("SELECT count(*) FROM log_in_failure").value(); });
  }
  std::vector<journal::Event> locks() {
    return read([&](db::Reading& reading) { return journal::find(reading, {.path = "/", .past = "0", .event = "session.locked", .limit = 1000}); });
  }
  std::int64_t events() { return read([](db::Reading& reading) { return journal::head(reading); }); }
  // Names that failed, made up past the slow hash.
  void put_names(std::int64_t count, Instant locked_until, Instant last_at) {
    std::vector<db::Row> rows;
    for (std::int64_t i = 0; i < count; ++i) {
      rows.push_back({db::cell_of(fmt::format("{:064}", ++names_)), db::cell_of(std::int64_t{5}), db::cell_of(locked_until), db::cell_of(last_at)});
    }
    ASSERT_TRUE(app_.platform().database.write([&](db::Writing& writing) -> Result<Done> {
      writing.insert("log_in_failure", {"name_print", "failures", "locked_until", "last_at"}, rows);
      return Done{};
    }).ok());
  }
  void lock(std::string_view account) {
    for (int i = 0; i < failures_max; ++i) app_.browser().log_in(account, "wrong");
  }
  // A log-in from an address, from a browser with that device token.
  Answer log_in_from(std::string_view address, std::string_view account, std::string_view typed, std::string_view device = {}) {
    http::Request request;
    request.verb = http::Verb::post, request.path = "/api/session";
    request.remote = address;
    if (!device.empty()) request.headers["cookie"] = std::string(device_cookie) + "=" + std::string(device);
    request.body = boost::json::serialize(boost::json::object{{"account", account}, {"password", typed}});
    auto reply = app_.dispatch(request);
    return {reply.status, std::move(reply.body), std::move(reply.headers)};
  }
  static std::string device_in(const Answer& answer) {
    for (const auto& [name, value] : answer.headers) {
      const auto start = std::string(device_cookie) + "=";
      if (name == "Set-Cookie" && value.starts_with(start)) return value.substr(start.size(), value.find(';') - start.size());
    }
    return {};
  }
  static std::string said(const Answer& answer) { return fmt::format("{} {}", answer.status, answer.reason()); }

  RunningApplication app_;
  std::int64_t names_ = 0;
};
ANYUAN_ON_EACH_ENGINE(GuessingTest);

TEST_P(GuessingTest, ANameNobodyHasIsAnsweredAndLockedAsOneThatSomebodyHas) {
  for (int i = 1; i <= failures_max + 1; ++i) {
    const auto known = app_.browser().log_in("officer", "wrong"), unknown = app_.browser().log_in("nobody.here", "wrong");
    EXPECT_EQ(said(known), i < failures_max ? "401 wrong_account_or_password" : "429 account_locked") << i;
    EXPECT_EQ(known.status, unknown.status) << i;
    EXPECT_EQ(known.text, unknown.text) << i;
    EXPECT_EQ(known.headers, unknown.headers) << i;
  }
  EXPECT_EQ(app_.browser().log_in("nobody.here", "wrong").header("Retry-After"), "900");
  app_.clock().advance(15min);
  EXPECT_EQ(said(app_.browser().log_in("nobody.here", "wrong")), "401 wrong_account_or_password");
  EXPECT_EQ(app_.browser().log_in("officer", password).status, 200);
}

TEST_P(GuessingTest, ADisabledAccountIsLikeNone) {
  auto admin = app_.log_in("secadmin");
  const auto id = read([](db::Reading& reading) { return reading.value<std::string>("SELECT id FROM users WHERE account = 'officer'").value(); });
  ASSERT_EQ(admin.patch("/api/users/" + id, {{"version", 1}, {"state", "disabled"}}).status, 200);
  const auto disabled = app_.browser().log_in("officer", password), nobody = app_.browser().log_in("nobody.here", password);
  EXPECT_EQ(said(disabled), "401 wrong_account_or_password");
  EXPECT_EQ(disabled.text, nobody.text);
}

TEST_P(GuessingTest, TheJournalIsToldWhenALockBeginsAndOnlyThen) {
  const auto before = events();
  for (int i = 0; i < 20; ++i) app_.browser().log_in("officer", "wrong");
  ASSERT_EQ(events(), before + 1);
  ASSERT_EQ(locks().size(), 1U);
  EXPECT_EQ(locks().front().reason, "officer");
  EXPECT_EQ(locks().front().unit_path, "/45/4503/450302/") << "for those who look after that unit's people";
  EXPECT_FALSE(locks().front().record_id.empty());
  app_.clock().advance(15min);
  for (int i = 0; i < 20; ++i) app_.browser().log_in("officer", "wrong");
  EXPECT_EQ(locks().size(), 2U) << "and again when it goes on";
}

TEST_P(GuessingTest, SoManyMadeUpNamesAreToldAndAnAttackedAccountAlways) {
  const auto now = app_.clock().now();
  put_names(made_up_locks_told_max, now + lock_time, now);
  lock("nobody.here");
  EXPECT_EQ(locks().size(), 0U);
  lock("officer");
  ASSERT_EQ(locks().size(), 1U);
  EXPECT_EQ(locks().front().reason, "officer");
  app_.clock().advance(15min);
  lock("nobody.there");
  EXPECT_EQ(locks().size(), 2U);
}

TEST_P(GuessingTest, NamesAreForgottenAfterADayAndNeverMoreThanSoMany) {
  const auto now = app_.clock().now();
  put_names(10, {}, now - failure_memory);
  put_names(failed_names_max, {}, now - 1h);
  put_names(5, now + lock_time, now - 1min);
  app_.browser().log_in("nobody.here", "wrong");
  EXPECT_LE(kept_names(), failed_names_max);
  app_.clock().advance(failure_memory - 1min);
  app_.browser().log_in("nobody.there", "wrong");
  EXPECT_EQ(kept_names(), 2) << "the first of the two is a minute short of a day old";
}

TEST_P(GuessingTest, ANameIsNotKeptAsItWasTyped) {
  app_.browser().log_in("My-Password-2026", "officer");  // into the wrong box
  const auto kept = read([](db::Reading& reading) { return reading.column<std::string>("SELECT name_print FROM log_in_failure"); });
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept.front().find("My-Password"), std::string::npos);
}

TEST_P(GuessingTest, AnAdministratorLetsALockedOutPersonInWithANewPassword) {
  lock("officer");
  auto admin = app_.log_in("secadmin");
  const auto id = locks().front().record_id;
  const auto reset = admin.post("/api/users/" + id + "/password");
  ASSERT_EQ(reset.status, 200);
  EXPECT_EQ(app_.browser().log_in("officer", std::string(reset.json().at("temporary_password").as_string())).status, 200);
}

TEST_P(GuessingTest, TheOldPasswordIsNotGuessedThroughASession) {
  auto browser = app_.log_in("officer");
  const boost::json::object wrong{{"old_password", "wrong"}, {"new_password", "Another-2026-one"}}, right{{"old_password", password}, {"new_password", "Another-2026-one"}};
  for (int i = 1; i < failures_max; ++i) EXPECT_EQ(said(browser.post("/api/session/password", wrong)), "422 old_password_wrong");
  EXPECT_EQ(said(browser.post("/api/session/password", wrong)), "429 account_locked");
  EXPECT_EQ(said(browser.post("/api/session/password", right)), "429 account_locked");
  EXPECT_EQ(locks().size(), 1U);
  app_.clock().advance(15min);
  EXPECT_EQ(browser.post("/api/session/password", right).status, 200);
}

// One address is a whole school: 203.0.113.9 here.
TEST_P(GuessingTest, OnePupilUsesUpTheAddressButNotTheBrowsersPeopleHaveUsedBefore) {
  const auto device = device_in(log_in_from("203.0.113.9", "officer", password));
  ASSERT_FALSE(device.empty());
  int wrong = 0;
  for (Answer answer = log_in_from("203.0.113.9", "nobody.here", "wrong"); answer.reason() != "too_many_tries" && wrong < 1000; ++wrong) {
    answer = log_in_from("203.0.113.9", "nobody.here", "wrong");
  }
  EXPECT_EQ(wrong, 2 * app_.config().log_in_tries);
  const auto refused = log_in_from("203.0.113.9", "officer", password);
  EXPECT_EQ(said(refused), "429 too_many_tries");
  EXPECT_EQ(refused.header("Retry-After"), "2");
  EXPECT_EQ(log_in_from("203.0.113.9", "officer", password, device).status, 200);
  EXPECT_EQ(log_in_from("203.0.113.10", "officer", password).status, 200) << "the next school";
  app_.clock().advance(2s);
  EXPECT_EQ(log_in_from("203.0.113.9", "officer", password).status, 200);
}

TEST_P(GuessingTest, PeopleWhoKnowTheirPasswordUseUpNothing) {
  for (int i = 1; i < 2 * app_.config().log_in_tries; ++i) log_in_from("203.0.113.9", "nobody.here", "wrong");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(log_in_from("203.0.113.9", "officer", password).status, 200) << "with one try left";
  EXPECT_EQ(log_in_from("203.0.113.9", "nobody.here", "wrong").reason(), "account_locked");
  EXPECT_EQ(log_in_from("203.0.113.9", "officer", password).reason(), "too_many_tries");
}

TEST_P(GuessingTest, ABrowsersTokenIsOursAndRunsOut) {
  const auto prints = records::Fingerprints::open(app_.config().data + "/vault.key");
  const auto answer = log_in_from("203.0.113.9", "officer", password);
  const auto device = device_in(answer);
  const auto now = app_.clock().now();
  EXPECT_TRUE(is_known_device(prints, device, now));
  EXPECT_TRUE(is_known_device(prints, device, now + device_life - 1ms));
  EXPECT_FALSE(is_known_device(prints, device, now + device_life));
  EXPECT_EQ(device.find("officer"), std::string::npos);
  auto later = device;
  later[0] = '9';
  for (const auto& wrong : {std::string(), std::string("."), std::string("x"), device + "0", later, device.substr(0, device.rfind('.') + 1)}) {
    EXPECT_FALSE(is_known_device(prints, wrong, now)) << wrong;
  }
  EXPECT_EQ(device_in(log_in_from("203.0.113.9", "officer", password, device)), "") << "one that is known is kept";
  for (const auto& [name, value] : answer.headers) {
    if (name != "Set-Cookie") continue;
    EXPECT_NE(value.find("; Path=/; HttpOnly; SameSite=Strict"), std::string::npos) << value;
  }
}

}  // namespace
}  // namespace anyuan::accounts
