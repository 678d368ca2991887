// Log-in, sessions, users and posts as a browser sees them.
#include <gtest/gtest.h>

#include <future>

#include "domain/accounts/routes.h"
#include "domain/accounts/rules.h"
#include "kit/running_application.h"
#include "platform/journal/journal.h"

namespace anyuan::accounts {
namespace {

using namespace std::chrono_literals;
using kit::RunningApplication;

constexpr auto password = RunningApplication::password;

class SessionTest : public kit::EachEngine {
 protected:
  SessionTest() : app_(GetParam()) {
    app_.load_divisions("4503");
    app_.make_user("officer", "450302", Role::officer);
    app_.make_user("secadmin", "4503", Role::security_admin, Agency::platform);
  }
  std::string id_of(std::string_view account) {
    return app_.platform().database.read([&](db::Reading& reading) {
      return reading.value<std::string>("SELECT id FROM users WHERE account = :account", {{"account", account}}).value();
    });
  }
  std::vector<journal::Event> events(std::string_view name) {
    return app_.platform().database.read([&](db::Reading& reading) { return journal::find(reading, {.path = "/", .past = "0", .event = std::string(name)}); });
  }
  static std::string said(const kit::Answer& answer) { return fmt::format("{} {}", answer.status, answer.reason()); }

  RunningApplication app_;
};
ANYUAN_ON_EACH_ENGINE(SessionTest);

TEST_P(SessionTest, TellsWhoIsThereAndWhatTheyMayDo) {
  auto browser = app_.browser();
  EXPECT_EQ(said(browser.get("/api/session")), "401 not_logged_in");
  const auto answer = browser.log_in("officer", password);
  ASSERT_EQ(answer.status, 200);
  const auto session = browser.get("/api/session").json();
  EXPECT_EQ(session.at("user").at("account"), "officer");
  EXPECT_EQ(session.at("post").at("role"), "officer");
  EXPECT_EQ(session.at("post").at("unit").at("path"), "/45/4503/450302/");
  EXPECT_EQ(session.at("may").as_array().size(), permissions(Role::officer).size());
  EXPECT_EQ(session.at("must_change_password"), false);
  EXPECT_EQ(session.at("now"), "2026-11-24T06:00:00.000Z");
  EXPECT_EQ(answer.text.find(browser.cookie), std::string::npos) << "the token stands in the cookie only";
}

TEST_P(SessionTest, TheCookieIsOutOfReachOfScriptsAndOtherSites) {
  auto browser = app_.browser();
  const auto set = browser.log_in("officer", password).header("Set-Cookie");
  EXPECT_EQ(set, fmt::format("anyuan_session={}; Path=/; HttpOnly; SameSite=Strict", browser.cookie));
  http::Request secure;
  secure.verb = http::Verb::post, secure.path = "/api/session", secure.secure = true;
  secure.body = fmt::format(R"({{"account":"officer","password":"{}"}})", password);
  EXPECT_NE(app_.browser().send(secure).header("Set-Cookie").find("; Secure"), std::string::npos);
}

TEST_P(SessionTest, AWrongAccountAndAWrongPasswordLookAlike) {
  const auto account = app_.browser().log_in("nobody", password), guess = app_.browser().log_in("officer", "wrong");
  EXPECT_EQ(account.status, 401);
  EXPECT_EQ(account.text, guess.text);
}

TEST_P(SessionTest, WhatAStrangerTypesDoesNotGetIntoTheJournalAsItIs) {
  for (int i = 0; i < failures_max; ++i) {
    app_.browser().log_in(std::string(100'000, 'x'), "p");
    app_.browser().log_in("张三\n\t<b>", "p");
  }
  ASSERT_EQ(events("session.locked").size(), 2U);
  for (const auto& event : events("session.locked")) {
    EXPECT_LE(event.reason.size(), 32U);
    EXPECT_EQ(std::ranges::count_if(event.reason, [](char c) { return c <= ' ' || static_cast<unsigned char>(c) >= 0x7F; }), 0) << event.reason;
  }
  EXPECT_FALSE(app_.platform().database.read([](db::Reading& reading) { return journal::verify(reading); }).broken_at);
}

TEST_P(SessionTest, FiveWrongPasswordsLockForFifteenMinutes) {
  auto browser = app_.browser();
  for (int i = 1; i <= 4; ++i) EXPECT_EQ(said(browser.log_in("officer", "wrong")), "401 wrong_account_or_password");
  EXPECT_EQ(said(browser.log_in("officer", "wrong")), "429 account_locked");
  EXPECT_EQ(said(browser.log_in("officer", password)), "429 account_locked");
  app_.clock().advance(15min - 1ms);
  EXPECT_EQ(said(browser.log_in("officer", password)), "429 account_locked");
  app_.clock().advance(1ms);
  EXPECT_EQ(browser.log_in("officer", password).status, 200);
}

TEST_P(SessionTest, ARightPasswordClearsTheCount) {
  auto browser = app_.browser();
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 4; ++i) EXPECT_EQ(browser.log_in("officer", "wrong").status, 401);
    EXPECT_EQ(browser.log_in("officer", password).status, 200);
  }
}

TEST_P(SessionTest, GuessesAtTheSameTimeAllCount) {
  std::vector<std::future<int>> guesses;
  for (int i = 0; i < 8; ++i) guesses.push_back(std::async(std::launch::async, [this] { return app_.browser().log_in("officer", "wrong").status; }));
  for (auto& guess : guesses) guess.get();
  EXPECT_EQ(said(app_.browser().log_in("officer", password)), "429 account_locked");
}

TEST_P(SessionTest, EndsWhenIdleForThirtyMinutesAndLivesWhileUsed) {
  auto browser = app_.log_in("officer");
  for (int i = 0; i < 4; ++i) {
    app_.clock().advance(29min);
    EXPECT_EQ(browser.get("/api/session").status, 200);
  }
  app_.clock().advance(30min);
  EXPECT_EQ(said(browser.get("/api/session")), "401 session_over");
}

TEST_P(SessionTest, EndsAfterTwelveHoursHoweverBusy) {
  auto browser = app_.log_in("officer");
  for (int i = 0; i < 12 * 60 / 20 - 1; ++i) {
    app_.clock().advance(20min);
    ASSERT_EQ(browser.get("/api/session").status, 200) << i;
  }
  app_.clock().advance(20min);
  EXPECT_EQ(said(browser.get("/api/session")), "401 session_over");
}

TEST_P(SessionTest, ListeningForNewsIsNoSignOfLife) {
  auto browser = app_.log_in("officer");
  http::Request request;
  request.path = "/api/events";
  request.headers["cookie"] = "anyuan_session=" + browser.cookie;
  auto reply = app_.dispatch(request);
  ASSERT_TRUE(reply.feed);
  for (int i = 0; i < 29; ++i) {
    app_.clock().advance(1min);
    ASSERT_TRUE(reply.feed().has_value()) << i;
  }
  app_.clock().advance(1min);
  EXPECT_FALSE(reply.feed().has_value());
  EXPECT_EQ(said(browser.get("/api/session")), "401 session_over");
}

TEST_P(SessionTest, IsGoneAfterLoggingOut) {
  auto browser = app_.log_in("officer");
  const auto token = browser.cookie;
  const auto answer = browser.del("/api/session");
  EXPECT_EQ(answer.status, 204);
  EXPECT_NE(answer.header("Set-Cookie").find("Max-Age=0"), std::string::npos);
  browser.cookie = token;
  EXPECT_EQ(said(browser.get("/api/session")), "401 not_logged_in");
}

TEST_P(SessionTest, AWriteNeedsTheTokenOfItsOwnSession) {
  auto browser = app_.log_in("officer"), other = app_.log_in("secadmin");
  const auto csrf = browser.csrf;
  for (const auto& wrong : {std::string(), std::string("x"), other.csrf, csrf + "x"}) {
    browser.csrf = wrong;
    EXPECT_EQ(said(browser.del("/api/session")), "403 csrf");
  }
  browser.csrf = csrf;
  EXPECT_EQ(browser.del("/api/session").status, 204);
}

TEST_P(SessionTest, ATemporaryPasswordOpensNothingButItsOwnChange) {
  auto admin = app_.log_in("secadmin");
  const auto made = admin.post("/api/users", {{"account", "guardian"}, {"name", "李四"}, {"unit", "450302"}, {"role", "officer"}, {"agency", "police"}});
  ASSERT_EQ(made.status, 201) << made.text;
  const std::string temporary(made.json().at("temporary_password").as_string());
  auto browser = app_.browser();
  const auto session = browser.log_in("guardian", temporary);
  ASSERT_EQ(session.status, 200);
  EXPECT_EQ(session.json().at("must_change_password"), true);
  for (const auto* target : {"/api/schools", "/api/records", "/api/units", "/api/events"}) {
    EXPECT_EQ(said(browser.get(target)), "403 password_change_needed") << target;
  }
  EXPECT_EQ(said(browser.post("/api/session/post", {{"post", "x"}})), "403 password_change_needed");
  EXPECT_EQ(said(browser.post("/api/session/password", {{"old_password", "x"}, {"new_password", password}})), "422 old_password_wrong");
  EXPECT_EQ(said(browser.post("/api/session/password", {{"old_password", temporary}, {"new_password", temporary}})), "422 password_same");
  EXPECT_EQ(said(browser.post("/api/session/password", {{"old_password", temporary}, {"new_password", "short"}})), "422 password_too_short");
  EXPECT_EQ(browser.post("/api/session/password", {{"old_password", temporary}, {"new_password", password}}).status, 200);
  EXPECT_EQ(browser.get("/api/schools").status, 200);
  EXPECT_EQ(said(app_.browser().log_in("guardian", temporary)), "401 wrong_account_or_password");
}

TEST_P(SessionTest, AChangedPasswordEndsTheOtherSessions) {
  auto here = app_.log_in("officer"), elsewhere = app_.log_in("officer");
  ASSERT_EQ(here.post("/api/session/password", {{"old_password", password}, {"new_password", "Another-2026-one"}}).status, 200);
  EXPECT_EQ(here.get("/api/session").status, 200);
  EXPECT_EQ(elsewhere.get("/api/session").status, 401);
}

TEST_P(SessionTest, AChangedPasswordGivesItsOwnSessionANewToken) {
  auto here = app_.log_in("officer"), stolen = here;
  const auto answer = here.post("/api/session/password", {{"old_password", password}, {"new_password", "Another-2026-one"}});
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Set-Cookie"), fmt::format("anyuan_session={}; Path=/; HttpOnly; SameSite=Strict", here.cookie));
  EXPECT_NE(here.cookie, stolen.cookie);
  EXPECT_EQ(said(stolen.get("/api/session")), "401 not_logged_in");
  EXPECT_EQ(here.csrf, stolen.csrf) << "the browser's other tabs go on";
  EXPECT_EQ(here.post("/api/session/post", {{"post", here.get("/api/session").json().at("post").at("id")}}).status, 200);
}

TEST_P(SessionTest, ARefusedChangeOfPasswordKeepsEverySessionAsItIs) {
  auto here = app_.log_in("officer"), elsewhere = app_.log_in("officer");
  const auto token = here.cookie;
  EXPECT_EQ(said(here.post("/api/session/password", {{"old_password", "wrong"}, {"new_password", "Another-2026-one"}})), "422 old_password_wrong");
  EXPECT_EQ(here.cookie, token);
  EXPECT_EQ(here.get("/api/session").status, 200);
  EXPECT_EQ(elsewhere.get("/api/session").status, 200);
}

TEST_P(SessionTest, DisablingEndsEverySessionAtOnce) {
  auto admin = app_.log_in("secadmin"), here = app_.log_in("officer"), elsewhere = app_.log_in("officer");
  const auto id = id_of("officer");
  const auto version = admin.get("/api/users/" + id).json().at("version");
  ASSERT_EQ(admin.patch("/api/users/" + id, {{"version", version}, {"state", "disabled"}}).status, 200);
  EXPECT_EQ(said(here.get("/api/session")), "401 not_logged_in");
  EXPECT_EQ(said(elsewhere.get("/api/session")), "401 not_logged_in");
  const auto now = admin.get("/api/users/" + id).json().at("version");
  ASSERT_EQ(admin.patch("/api/users/" + id, {{"version", now}, {"state", "active"}}).status, 200);
  EXPECT_EQ(here.get("/api/session").status, 401) << "what has ended does not come back";
}

TEST_P(SessionTest, TakingAPostEndsEverySessionAlsoAtAnotherPost) {
  auto admin = app_.log_in("secadmin");
  app_.clock().advance(std::chrono::seconds(1));  // posts are listed in the order they were given
  const auto given = admin.post("/api/users/" + id_of("officer") + "/posts", {{"unit", "450303"}, {"role", "inspector"}, {"agency", "education"}});
  ASSERT_EQ(given.status, 201);
  const std::string second(given.json().at("id").as_string());
  auto at_first = app_.log_in("officer"), at_second = app_.log_in("officer");
  ASSERT_EQ(at_second.post("/api/session/post", {{"post", second}}).status, 200);
  ASSERT_EQ(admin.del("/api/posts/" + second).status, 204);
  EXPECT_EQ(said(at_first.get("/api/session")), "401 not_logged_in");
  EXPECT_EQ(said(at_second.get("/api/session")), "401 not_logged_in");
}

TEST_P(SessionTest, ATokenPlantedBeforeLoggingInIsNotTakenOver) {
  const auto planted = app_.log_in("secadmin").cookie;
  auto victim = app_.browser();
  victim.cookie = planted;
  ASSERT_EQ(victim.log_in("officer", password).status, 200);
  EXPECT_NE(victim.cookie, planted);
  auto attacker = app_.browser();
  attacker.cookie = planted;
  EXPECT_EQ(attacker.get("/api/session").json().at("user").at("account"), "secadmin") << "it is still nobody else's";
  auto chosen = app_.browser();
  chosen.cookie = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  ASSERT_EQ(chosen.log_in("officer", password).status, 200);
  EXPECT_NE(chosen.cookie, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
}

TEST_P(SessionTest, DisablingAndResettingEndEverySession) {
  auto admin = app_.log_in("secadmin"), officer = app_.log_in("officer");
  const auto id = id_of("officer");
  ASSERT_EQ(admin.post("/api/users/" + id + "/password").status, 200);
  EXPECT_EQ(officer.get("/api/session").status, 401);
  const auto version = admin.get("/api/users/" + id).json().at("version");
  ASSERT_EQ(admin.patch("/api/users/" + id, {{"version", version}, {"state", "disabled"}}).status, 200);
  EXPECT_EQ(said(app_.browser().log_in("officer", password)), "401 wrong_account_or_password");
}

TEST_P(SessionTest, NobodyDisablesThemselvesOrGivesThemselvesAPost) {
  auto admin = app_.log_in("secadmin");
  const auto id = id_of("secadmin");
  const auto version = admin.get("/api/users/" + id).json().at("version");
  EXPECT_EQ(said(admin.patch("/api/users/" + id, {{"version", version}, {"state", "disabled"}})), "422 not_yourself");
  EXPECT_EQ(said(admin.post("/api/users/" + id + "/posts", {{"unit", "4503"}, {"role", "system_admin"}, {"agency", "platform"}})), "422 not_yourself");
  const auto post = admin.get("/api/session").json().at("post").at("id").as_string();
  EXPECT_EQ(said(admin.del("/api/posts/" + std::string(post))), "422 not_yourself");
}

TEST_P(SessionTest, OnePersonIsNeverTwoOfTheThreeAdministrators) {
  auto admin = app_.log_in("secadmin");
  app_.make_user("auditor", "4503", Role::audit_admin, Agency::platform);
  EXPECT_EQ(said(admin.post("/api/users/" + id_of("auditor") + "/posts", {{"unit", "4503"}, {"role", "system_admin"}, {"agency", "platform"}})),
            "422 administrators_are_separate");
}

TEST_P(SessionTest, PostsAreGivenWhereTheyFitWithinOneAgency) {
  auto admin = app_.log_in("secadmin");
  const auto path = "/api/users/" + id_of("officer") + "/posts";
  EXPECT_EQ(said(admin.post(path, {{"unit", "450303"}, {"role", "officer"}, {"agency", "police"}})), "422 another_agency");
  EXPECT_EQ(said(admin.post(path, {{"unit", "450303"}, {"role", "guard"}, {"agency", "education"}})), "422 role_does_not_fit");
  EXPECT_EQ(said(admin.post(path, {{"unit", "450302"}, {"role", "officer"}, {"agency", "education"}})), "409 post_held_already");
  EXPECT_EQ(said(admin.post(path, {{"unit", "45"}, {"role", "officer"}, {"agency", "education"}})), "404 unit_not_found");
  EXPECT_EQ(said(admin.post(path, {{"unit", "450303"}, {"role", "king"}, {"agency", "education"}})), "422 not_a_choice");
  EXPECT_EQ(admin.post(path, {{"unit", "450303"}, {"role", "officer"}, {"agency", "education"}}).status, 201);
}

TEST_P(SessionTest, AUserActsAtOnePostAtATime) {
  auto admin = app_.log_in("secadmin");
  app_.clock().advance(std::chrono::seconds(1));  // posts are listed in the order they were given
  ASSERT_EQ(admin.post("/api/users/" + id_of("officer") + "/posts", {{"unit", "450303"}, {"role", "inspector"}, {"agency", "education"}}).status, 201);
  auto officer = app_.log_in("officer");
  const auto posts = officer.get("/api/session").json().at("posts").as_array();
  ASSERT_EQ(posts.size(), 2U);
  const std::string second(posts[1].at("id").as_string());
  const auto session = officer.post("/api/session/post", {{"post", second}});
  ASSERT_EQ(session.status, 200);
  EXPECT_EQ(session.json().at("post").at("unit").at("id"), "450303");
  EXPECT_EQ(said(officer.post("/api/schools")), "403 not_permitted") << "the role of the other post is not carried over";
  const auto foreign = admin.get("/api/session").json().at("post").at("id").as_string();
  EXPECT_EQ(said(officer.post("/api/session/post", {{"post", foreign}})), "404 not_found");
  ASSERT_EQ(admin.del("/api/posts/" + second).status, 204);
  EXPECT_EQ(officer.get("/api/session").status, 401) << "a post that was taken ends what is done at it";
}

TEST_P(SessionTest, AUserWithoutAPostAtAnOpenUnitIsToldSo) {
  ASSERT_TRUE(app_.platform().database.write([](db::Writing& writing) -> Result<Done> {
    writing.run("UPDATE units SET archived_at = 1 WHERE id = '450302'");
    return Done{};
  }).ok());
  EXPECT_EQ(said(app_.browser().log_in("officer", password)), "403 no_post");
}

TEST_P(SessionTest, AnAccountIsTakenOnce) {
  auto admin = app_.log_in("secadmin");
  const boost::json::object wanted{{"account", "officer"}, {"name", "李四"}, {"unit", "450302"}, {"role", "officer"}, {"agency", "police"}};
  EXPECT_EQ(said(admin.post("/api/users", wanted)), "409 account_taken");
}

TEST_P(SessionTest, ACountysSecurityAdministratorSeesOnlyItsPeople) {
  app_.make_user("sec.county", "450303", Role::security_admin, Agency::platform);
  auto admin = app_.log_in("sec.county");
  EXPECT_EQ(admin.get("/api/users/count").json().at("total"), 1);
  EXPECT_EQ(said(admin.get("/api/users/" + id_of("officer"))), "404 not_found");
  EXPECT_EQ(said(admin.post("/api/users/" + id_of("officer") + "/password")), "404 not_found");
  EXPECT_EQ(said(admin.post("/api/users", {{"account", "x.y"}, {"name", "王"}, {"unit", "450302"}, {"role", "officer"}, {"agency", "police"}})), "404 unit_not_found");
}

}  // namespace
}  // namespace anyuan::accounts
