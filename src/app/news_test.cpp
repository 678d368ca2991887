#include "app/news.h"

#include <gtest/gtest.h>

#include "kit/running_application.h"
#include "platform/journal/journal.h"

namespace anyuan::app {
namespace {

using accounts::Role;

class News : public kit::EachEngine {
 protected:
  News() : app_(GetParam()) {
    app_.load_divisions("4503");
    app_.make_user("city", "4503", Role::officer);
    app_.make_user("county", "450302", Role::officer);
  }
  http::Reply open(const kit::Browser& browser, std::string_view last_event_id = {}) {
    http::Request request;
    request.path = "/api/events";
    request.headers["cookie"] = "anyuan_session=" + browser.cookie;
    if (!last_event_id.empty()) request.headers["last-event-id"] = last_event_id;
    return app_.dispatch(request);
  }
  // "seq event" of each piece of news in a text.
  static std::vector<std::string> ids_in(std::string_view text) {
    std::vector<std::string> ids;
    for (auto at = text.find("id: "); at != std::string_view::npos; at = text.find("\nid: ", at)) {
      at = text.find("id: ", at) + 4;
      ids.emplace_back(text.substr(at, text.find('\n', at) - at));
    }
    return ids;
  }
  void add_school(kit::Browser& browser, std::string_view parent) {
    const auto made = browser.post("/api/schools", {{"name", "小学"}, {"code", fmt::format("2145{:06}", ++schools_)}, {"parent", parent}, {"category", "primary"},
        {"ownership", "public_owned"}, {"area", "urban"}, {"boarding", "none"}});
    ASSERT_EQ(made.status, 201) << made.text;
  }
  std::string head() {
    return std::to_string(app_.platform().database.read([](db::Reading& reading) { return journal::head(reading); }));
  }

  kit::RunningApplication app_;
  int schools_ = 0;
};
ANYUAN_ON_EACH_ENGINE(News);

TEST_P(News, BeginNowAndTellEachChangeOnce) {
  auto city = app_.log_in("city");
  auto reply = open(city);
  EXPECT_EQ(ids_in(reply.body), (std::vector<std::string>{head()}));
  EXPECT_EQ(reply.feed().value(), "");
  add_school(city, "450302");
  const auto news = reply.feed().value();
  EXPECT_EQ(ids_in(news), (std::vector<std::string>{head()}));
  EXPECT_NE(news.find("event: schools.created\n"), std::string::npos) << news;
  EXPECT_NE(news.find("\"record\":\"schools\""), std::string::npos) << news;
  EXPECT_TRUE(news.ends_with("\n\n"));
  EXPECT_EQ(reply.feed().value(), "");
}

TEST_P(News, WhatHappenedWhileAwayComesOnceInOrder) {
  auto city = app_.log_in("city");
  std::vector<std::string> missed;
  const auto last_seen = head();
  for (int i = 0; i < 5; ++i) {
    add_school(city, "450302");
    missed.push_back(head());
  }
  auto reply = open(city, last_seen);
  EXPECT_EQ(ids_in(reply.feed().value()), missed);
  EXPECT_EQ(reply.feed().value(), "");
  EXPECT_EQ(ids_in(open(city, missed[2]).feed().value()), (std::vector<std::string>{missed[3], missed[4]}));
}

TEST_P(News, MoreThanOneHelpingIsStillWholeAndInOrder) {
  auto city = app_.log_in("city");
  const auto from = std::stoll(head());
  ASSERT_TRUE(app_.platform().database.write([&](db::Writing& writing) -> Result<Done> {
    for (int i = 0; i < 1203; ++i) journal::append(writing, {.name = "schools.changed", .record = "schools", .record_id = "x", .unit_path = "/45/4503/450302/"}, {});
    return Done{};
  }).ok());
  auto reply = open(city, std::to_string(from));
  std::vector<std::string> all;
  for (auto news = reply.feed().value(); !news.empty(); news = reply.feed().value()) {
    for (auto& id : ids_in(news)) all.push_back(std::move(id));
  }
  ASSERT_EQ(all.size(), 1203U);
  for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(all[i], std::to_string(from + 1 + static_cast<std::int64_t>(i)));
}

TEST_P(News, AreOnlyOfTheOwnUnits) {
  auto city = app_.log_in("city"), county = app_.log_in("county");
  auto reply = open(county);
  add_school(city, "450303");
  EXPECT_EQ(reply.feed().value(), "");
  add_school(city, "450302");
  EXPECT_EQ(ids_in(reply.feed().value()).size(), 1U);
}

TEST_P(News, AreOnlyOfRecordsThatMayBeRead) {
  app_.make_user("viewer", "4503", Role::viewer);
  app_.make_user("audit", "4503", Role::audit_admin, accounts::Agency::platform);
  auto city = app_.log_in("city"), viewer = app_.log_in("viewer"), audit = app_.log_in("audit");
  auto to_city = open(city), to_viewer = open(viewer), to_audit = open(audit);
  add_school(city, "450302");
  EXPECT_NE(to_city.feed().value().find("schools.created"), std::string::npos);
  EXPECT_EQ(to_viewer.feed().value(), "");
  app_.log_in("county");
  EXPECT_EQ(to_city.feed().value().find("session.opened"), std::string::npos) << "who logs in is for those who may read users";
  EXPECT_NE(to_audit.feed().value().find("session.opened"), std::string::npos);
}

TEST_P(News, WhatIsIssuedIsHeardBelowAndNothingElseOfTheUnitsAbove) {
  auto city = app_.log_in("city"), county = app_.log_in("county");
  auto to_county = open(county), to_city = open(city);
  const auto before = head();
  const auto made = city.post("/api/notices", {{"title", "护校安园"}, {"body", "请组织实施"}, {"audience", boost::json::array{"county"}}});
  ASSERT_EQ(made.status, 201) << made.text;
  EXPECT_NE(to_city.feed().value().find("notice.written"), std::string::npos);
  EXPECT_EQ(to_county.feed().value(), "") << "a draft is its writer's alone";

  const auto path = "/api/notices/" + http::text_in(made.json(), "id");
  ASSERT_EQ(city.post(path + "/issue", {{"version", 1}}).status, 200);
  const auto news = to_county.feed().value();
  EXPECT_EQ(ids_in(news), (std::vector<std::string>{head()})) << news;
  EXPECT_NE(news.find("event: notice.issued\n"), std::string::npos) << news;

  // Who was away hears of the notice when it was issued, not of how it was written.
  EXPECT_EQ(ids_in(open(county, before).feed().value()), (std::vector<std::string>{head()}));

  // What a county issues is not for the county beside it.
  app_.make_user("other", "450303", Role::officer);
  auto other = app_.log_in("other");
  auto to_other = open(other);
  const auto local = county.post("/api/notices", {{"title", "本县通知"}, {"body", "请组织实施"}, {"audience", boost::json::array{"school"}}});
  ASSERT_EQ(county.post("/api/notices/" + http::text_in(local.json(), "id") + "/issue", {{"version", 1}}).status, 200);
  EXPECT_EQ(to_other.feed().value(), "");
}

TEST_P(News, EndWithTheSession) {
  auto city = app_.log_in("city");
  auto reply = open(city);
  ASSERT_TRUE(reply.feed().has_value());
  ASSERT_EQ(city.del("/api/session").status, 204);
  EXPECT_FALSE(reply.feed().has_value());
}

TEST_P(News, AWrongLastEventIdIsRefusedAndOneFromBeyondBeginsNow) {
  auto city = app_.log_in("city");
  EXPECT_EQ(open(city, "x").status, 422);
  EXPECT_EQ(open(city, "1x").status, 422);
  auto reply = open(city, "999999");
  add_school(city, "450302");
  EXPECT_EQ(ids_in(reply.feed().value()), (std::vector<std::string>{head()}));
}

}  // namespace
}  // namespace anyuan::app
