// Generated from the route table, so that a new route is covered the day it is added: nobody without a session, no role
// without the permission, no write without the CSRF token, nothing of another city's. A foreign id and an unknown id
// must give the same bytes: 404, before the body is looked at.
#include <gtest/gtest.h>

#include <set>

#include "domain/attachments/attachment.h"
#include "kit/running_application.h"
#include "platform/records/store.h"

namespace anyuan {
namespace {

using accounts::Role;
using kit::Answer;
using kit::Browser;

constexpr std::string_view unknown_id = "zz_00000000000000000000000000";

std::string with_params(std::string pattern, std::string_view id) {
  for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{')) {
    const auto close = pattern.find('}', open);
    const bool is_id = pattern.substr(open, close - open) == "{id";
    pattern.replace(open, close - open + 1, is_id ? id : "x");
  }
  return pattern;
}

Answer ask(Browser& browser, const http::Route& route, std::string_view id) {
  http::Request request;
  request.verb = route.verb;
  request.path = with_params(route.pattern, id);
  if (route.verb != http::Verb::get) request.body = route.docs.body_type.empty() ? "{}" : "x";
  return browser.send(std::move(request));
}

std::string name_of_route(const http::Route& route) { return fmt::format("{} {}", http::verb_text(route.verb), route.pattern); }
bool is_public(const http::Route& route) { return route.access == "public"; }

class Refusals : public ::testing::Test {
 protected:
  Refusals() : app_(db::Engine::sqlite) {
    app_.load_divisions("4503");
    app_.load_divisions("4502");  // the other city
    home_ = put_school("/45/4503/450302/", "450302");
    foreign_ = put_school("/45/4502/450202/", "450202");
    for (const auto role : all_values<Role>()) {
      const auto account = std::string(name_of(role));
      app_.make_user(account, unit_for(role), role, agency_for(role));
      browsers_.emplace(role, app_.log_in(account));
    }
  }
  const std::vector<http::Route>& routes() { return app_.application().router().routes(); }

  std::string unit_for(Role role) const {
    for (const auto& [unit, level] : {std::pair{home_, org::Level::school}, {std::string("450302"), org::Level::county}, {std::string("4503"), org::Level::city}}) {
      if (fits(role, level, agency_for(role))) return unit;
    }
    return {};
  }
  static accounts::Agency agency_for(Role role) {
    return fits(role, org::Level::county, accounts::Agency::platform) ? accounts::Agency::platform : accounts::Agency::education;
  }
  static bool has(Role role, const http::Route& route) {
    if (route.access == "session") return true;
    const auto permission = parse_enum<accounts::May>(route.access);
    return permission && may(role, *permission);
  }

  // A school's unit and file, by hand: what the description asks for and no more.
  std::string put_school(std::string_view parent_path, std::string_view parent) {
    const auto id = put("units", std::string(parent_path), [&](void* record) {
      auto& unit = *static_cast<org::Unit*>(record);
      unit.level = org::Level::school;
      unit.parent = {std::string(parent)};
      unit.head.unit_path += unit.head.id + "/";
    });
    const auto path = std::string(parent_path) + id + "/";
    put("schools", path, [&](void* record) { app_.application().books().find("schools")->type.head(record).id = id; });
    return id;
  }
  std::string put(std::string_view book, const std::string& path, const std::function<void(void*)>& finish = {}) {
    return app_.put(book, path, finish);
  }
  const Platform& platform() { return app_.platform(); }

  // Ids that stand behind something else than a book's name: who makes a live one in the other city.
  std::string foreign_id_behind(std::string_view before_id);

  kit::RunningApplication app_;
  std::string home_, foreign_;
  std::map<Role, Browser> browsers_;
  std::map<std::string, std::string> made_;
};

std::string Refusals::foreign_id_behind(std::string_view before_id) {
  const auto key = std::string(before_id);
  if (const auto found = made_.find(key); found != made_.end()) return found->second;
  const std::string path = "/45/4502/450202/" + foreign_ + "/";
  const auto record = before_id.substr(std::string_view("/api/").size());
  std::string id;
  if (record == "units" || record == "schools") id = foreign_;
  else if (record == "posts") id = put("posts", path, [&](void* one) { static_cast<accounts::Post*>(one)->unit = {foreign_}; });
  else if (const auto* book = app_.application().books().find(record); book != nullptr) {
    id = put(record, book->issued_down.empty() ? path : "/45/4502/450202/");  // what is issued down is a bureau's
  }
  else if (record == "files") {
    attachments::Attachment attachment;
    attachment.head = {"at_foreign", path, 1, app_.clock().now(), app_.clock().now(), std::nullopt};
    CHECK(platform().database.write([&](db::Writing& writing) -> Result<Done> {
      records::RecordStore<attachments::Attachment>(platform().vault).insert(writing, attachment);
      return Done{};
    }).ok());
    id = attachment.head.id;
  }
  else if (record.ends_with("/imports")) {
    id = "im_" + std::string(record.substr(0, record.find('/')));
    CHECK(platform().database.write([&](db::Writing& writing) -> Result<Done> {
      writing.run("INSERT INTO import_run (id, record, maker, file_name, ignored_headings, at, is_applied)"
                  " VALUES (:id, :record, 'us_somebody', 'x.xlsx', '', :at, 0)",
                  {{"id", id}, {"record", record.substr(0, record.find('/'))}, {"at", app_.clock().now()}});
      return Done{};
    }).ok());
  }
  return made_[key] = id;
}

TEST_F(Refusals, NoRouteButThePublicOnesAnswersWithoutASession) {
  const std::set<std::string> open{"GET /healthz", "GET /metrics", "GET /api/openapi.json", "GET /ca.crt", "POST /api/session"};
  auto nobody = app_.browser();
  for (const auto& route : routes()) {
    if (is_public(route)) {
      EXPECT_TRUE(open.contains(name_of_route(route))) << name_of_route(route) << " is public: is it meant to be?";
      continue;
    }
    const auto answer = ask(nobody, route, home_);
    EXPECT_EQ(answer.status, 401) << name_of_route(route) << " " << answer.text;
    EXPECT_EQ(answer.reason(), "not_logged_in") << name_of_route(route);
    nobody.cookie = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    EXPECT_EQ(ask(nobody, route, home_).status, 401) << name_of_route(route) << " with a made-up cookie";
    nobody.cookie.clear();
  }
}

TEST_F(Refusals, NoRoleGetsThroughWithoutThePermission) {
  int refused = 0;
  for (const auto& route : routes()) {
    if (is_public(route) || route.access == "session") continue;
    ASSERT_TRUE(parse_enum<accounts::May>(route.access)) << name_of_route(route) << " needs " << route.access;
    for (auto& [role, browser] : browsers_) {
      if (has(role, route)) continue;
      const auto answer = ask(browser, route, home_);
      EXPECT_EQ(answer.status, 403) << name_of_route(route) << " as " << name_of(role) << " " << answer.text;
      EXPECT_EQ(answer.reason(), "not_permitted") << name_of_route(route) << " as " << name_of(role);
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
}

TEST_F(Refusals, NoWriteGetsThroughWithoutTheToken) {
  for (const auto& route : routes()) {
    if (is_public(route) || route.verb == http::Verb::get) continue;
    for (const auto& [role, logged_in] : browsers_) {
      if (!has(role, route)) continue;
      auto browser = logged_in;
      for (const auto* token : {"", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
        browser.csrf = token;
        const auto answer = ask(browser, route, home_);
        EXPECT_EQ(answer.status, 403) << name_of_route(route) << " as " << name_of(role);
        EXPECT_EQ(answer.reason(), "csrf") << name_of_route(route) << " as " << name_of(role);
      }
    }
  }
}

TEST_F(Refusals, AForeignIdAndAnUnknownIdAreTheSame404) {
  for (const auto& route : routes()) {
    const auto at = route.pattern.find("/{id}");
    if (at == std::string::npos || is_public(route)) continue;
    const auto foreign = foreign_id_behind(std::string_view(route.pattern).substr(0, at));
    ASSERT_FALSE(foreign.empty()) << name_of_route(route) << ": say in foreign_id_behind how a live one is made";
    for (auto& [role, browser] : browsers_) {
      if (!has(role, route)) continue;
      const auto theirs = ask(browser, route, foreign), nobodys = ask(browser, route, unknown_id);
      EXPECT_EQ(theirs.status, 404) << name_of_route(route) << " as " << name_of(role) << " " << theirs.text;
      EXPECT_EQ(theirs.status, nobodys.status) << name_of_route(route) << " as " << name_of(role);
      EXPECT_EQ(theirs.without_trace(), nobodys.without_trace()) << name_of_route(route) << " as " << name_of(role);
      EXPECT_EQ(theirs.headers, nobodys.headers) << name_of_route(route) << " as " << name_of(role);
    }
  }
}

// Without this the test above could pass because the foreign record is broken or not there at all.
TEST_F(Refusals, TheForeignRecordsAreThereForTheirOwnPeople) {
  std::map<Role, Browser> there;
  for (const auto role : all_values<Role>()) {
    const auto account = "there." + std::string(name_of(role));
    auto unit = unit_for(role);
    unit = unit == home_ ? foreign_ : unit == "450302" ? "450202" : "4502";
    app_.make_user(account, unit, role, agency_for(role));
    there.emplace(role, app_.log_in(account));
  }
  int seen = 0;
  for (const auto& route : routes()) {
    const auto at = route.pattern.find("/{id}");
    if (route.verb != http::Verb::get || at == std::string::npos || at + 5 != route.pattern.size()) continue;
    const auto before = std::string_view(route.pattern).substr(0, at);
    if (before == "/api/files") continue;  // a row without its bytes
    if (before.ends_with("/imports")) continue;  // a dry run is its maker's alone
    std::string who;
    for (auto& [role, browser] : there) {
      if (!has(role, route)) continue;
      const auto answer = ask(browser, route, foreign_id_behind(before));
      // A draft is its own bureau's alone: not each role there sees each record, but somebody must.
      EXPECT_TRUE(answer.status == 200 || answer.status == 404) << name_of_route(route) << " as " << name_of(role) << " " << answer.text;
      if (answer.status == 200) who += std::string(name_of(role)) + " ";
    }
    EXPECT_NE(who, "") << name_of_route(route) << " is there for nobody";
    ++seen;
  }
  EXPECT_GT(seen, 3);
}

TEST_F(Refusals, ListsAndCountsHoldNothingOfTheOtherCity) {
  for (const auto& book : app_.application().books().all()) {
    const auto path = fmt::format("/api/{}", book->type.name);
    const auto foreign = foreign_id_behind(path);
    for (auto& [role, browser] : browsers_) {
      if (!may(role, book->read)) continue;
      const auto list = browser.get(path + "?limit=500");
      ASSERT_EQ(list.status, 200) << path << " " << list.text;
      EXPECT_EQ(list.text.find(foreign), std::string::npos) << path << " as " << name_of(role);
      EXPECT_EQ(list.text.find("/45/4502/"), std::string::npos) << path << " as " << name_of(role);
      const auto narrowed = browser.get(path + "?unit=4502");
      EXPECT_EQ(narrowed.json()["rows"].as_array().size(), 0U) << path << " as " << name_of(role);
      EXPECT_EQ(browser.get(path + "/count?unit=4502").json()["total"], 0) << path << " as " << name_of(role);
    }
  }
}

// What people read when they are refused: never a bare key, in neither language.
TEST_F(Refusals, HaveASentenceInBothLanguages) {
  std::set<std::string> bare;
  for (const auto& route : routes()) {
    if (is_public(route)) continue;
    for (auto& [role, browser] : browsers_) {
      for (const auto language : {http::Language::zh, http::Language::en}) {
        browser.language = language;
        const auto answer = ask(browser, route, unknown_id);
        if (answer.status < 400) continue;
        const auto body = answer.json();
        if (http::text_in(body, "message") == answer.reason()) bare.insert(answer.reason());
        if (const auto* errors = body.if_contains("errors")) {
          for (const auto& one : errors->as_array()) {
            if (one.at("message") == one.at("reason")) bare.emplace(one.at("reason").as_string());
          }
        }
      }
    }
  }
  EXPECT_TRUE(bare.empty()) << fmt::format("without a sentence: {}", fmt::join(bare, " "));
}

}  // namespace
}  // namespace anyuan
