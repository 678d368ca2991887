#include <gtest/gtest.h>

#include "domain/notices/commands.h"
#include "kit/county.h"

// Notices as sender and addressees meet them: through the dispatcher, with sessions, on both databases.
namespace anyuan::notices {
namespace {

namespace json = boost::json;

class NoticeApi : public kit::EachEngine {
 protected:
  NoticeApi() : county_(GetParam()) {}

  json::object write(std::string_view account, json::object more = {}) {
    json::object body{{"title", "关于开展护校安园专项行动的通知"}, {"body", "请认真组织实施。"}, {"audience", json::array{"county"}}};
    for (auto& [key, value] : more) body[key] = value;
    const auto made = county_.as(account).post("/api/notices", body);
    EXPECT_EQ(made.status, 201) << made.text;
    return made.json();
  }
  kit::Answer move(std::string_view account, const json::object& notice, std::string_view action, std::string_view reason = {}) {
    json::object body{{"version", notice.at("version")}};
    if (!reason.empty()) body["reason"] = reason;
    return county_.as(account).post(path(notice) + "/" + std::string(action), body);
  }
  json::object issued(std::string_view account, json::object more = {}) {
    const auto answer = move(account, write(account, std::move(more)), "issue");
    EXPECT_EQ(answer.status, 200) << answer.text;
    return answer.json();
  }
  static std::string path(const json::object& notice) { return "/api/notices/" + http::text_in(notice, "id"); }
  std::size_t listed(std::string_view account, std::string_view filters = {}) {
    return county_.as(account).get("/api/notices?" + std::string(filters)).json().at("rows").as_array().size();
  }
  json::object receipts(std::string_view account, const json::object& notice, std::string_view query = {}) {
    const auto answer = county_.as(account).get(path(notice) + "/receipts?" + std::string(query));
    EXPECT_EQ(answer.status, 200) << answer.text;
    return answer.json();
  }

  kit::County county_;
};

TEST_P(NoticeApi, ADraftIsSeenByItsOwnUnitOnly) {
  const auto city_draft = write("city");
  const auto county_draft = write("county", {{"audience", json::array{"school"}}});
  EXPECT_EQ(listed("city"), 1U);  // its own, not the county's below
  EXPECT_EQ(listed("county"), 1U);
  EXPECT_EQ(listed("principal"), 0U);
  EXPECT_EQ(listed("city", "unit=450302"), 0U);
  EXPECT_EQ(county_.as("city").get(path(county_draft)).status, 404);
  EXPECT_EQ(county_.as("county").get(path(city_draft)).status, 404);
  EXPECT_EQ(county_.as("police").get(path(county_draft)).status, 200);  // another agency, the same unit
}

TEST_P(NoticeApi, WhatIsIssuedIsReadBelowAndAbove) {
  issued("city");
  EXPECT_EQ(listed("county"), 1U);
  EXPECT_EQ(listed("principal"), 1U);
  EXPECT_EQ(listed("other"), 1U);
  issued("county", {{"audience", json::array{"school"}}});
  EXPECT_EQ(listed("city"), 2U);
  EXPECT_EQ(listed("city", "unit=450302"), 1U);
  EXPECT_EQ(listed("principal"), 2U);
  EXPECT_EQ(listed("other"), 1U);  // a county reads nothing of the next one
}

TEST_P(NoticeApi, OnlyTheSenderChangesIssuesAndWithdraws) {
  auto notice = write("county", {{"audience", json::array{"school"}}});
  const auto changed = county_.as("county").patch(path(notice), {{"version", 1}, {"title", "改过的标题"}});
  ASSERT_EQ(changed.status, 200) << changed.text;
  EXPECT_EQ(move("county", notice, "issue").reason(), "changed_by_someone_else");
  notice = changed.json();
  EXPECT_EQ(http::text_in(notice, "title"), "改过的标题");
  notice = move("county", notice, "issue").json();
  EXPECT_EQ(http::text_in(notice, "state"), "issued");
  EXPECT_EQ(move("city", notice, "withdraw", "有误").reason(), "notice_not_yours");
  EXPECT_EQ(county_.as("county").patch(path(notice), {{"version", notice.at("version")}, {"title", "再改"}}).reason(), "notice_issued_already");
  EXPECT_EQ(move("county", notice, "withdraw").reason(), "reason_needed");
  EXPECT_EQ(http::text_in(move("county", notice, "withdraw", "有误").json(), "state"), "withdrawn");
  EXPECT_EQ(county_.as("principal").post(path(notice) + "/receive").reason(), "notice_withdrawn");
  EXPECT_EQ(county_.as("principal").get(path(notice)).status, 200);  // whoever received it can still see what became of it
}

TEST_P(NoticeApi, TheAudienceMustLieBelow) {
  const json::object body{{"title", "通知"}, {"body", "正文"}, {"audience", json::array{"county"}}};
  const auto refused = county_.as("county").post("/api/notices", body);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.reason(), "audience_not_below");
  EXPECT_EQ(listed("county"), 0U);
}

TEST_P(NoticeApi, ReceivingTwiceIsReceivingOnce) {
  const auto notice = issued("city");
  EXPECT_FALSE(county_.as("county").get(path(notice)).json().at("received").as_bool());
  const auto head = [&] { return county_.platform().database.read([](db::Reading& reading) { return journal::head(reading); }); };
  EXPECT_EQ(county_.as("police").post(path(notice) + "/receive").status, 200);
  const auto seq = head();
  county_.application.clock().advance(std::chrono::seconds{5});
  const auto again = county_.as("county").post(path(notice) + "/receive");
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(head(), seq);  // nothing new happened, so the journal says nothing
  EXPECT_TRUE(county_.as("county").get(path(notice)).json().at("received").as_bool());
  const auto rows = receipts("city", notice, "state=received").at("rows").as_array();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(http::text_in(rows[0].as_object(), "unit"), "450302");
  EXPECT_EQ(http::text_in(rows[0].as_object(), "received_by"), county_.actor("police").name);
  EXPECT_EQ(http::text_in(rows[0].as_object(), "received_at"), "2026-11-24T06:00:00.000Z");
}

TEST_P(NoticeApi, WhoIsNotAddressedCannotReceive) {
  const auto notice = issued("city");
  EXPECT_EQ(county_.as("principal").post(path(notice) + "/receive").reason(), "notice_not_addressed");
  EXPECT_EQ(county_.as("city").post(path(notice) + "/receive").reason(), "notice_not_addressed");
}

TEST_P(NoticeApi, TheMissingListAndItsCountsFollowTheTree) {
  const auto notice = issued("city", {{"audience", json::array{"county", "school"}}});
  ASSERT_EQ(county_.as("county").post(path(notice) + "/receive").status, 200);
  ASSERT_EQ(county_.as("principal").post(path(notice) + "/receive").status, 200);
  const auto of_county = receipts("county", notice);  // the county and its two schools
  EXPECT_EQ(of_county.at("rows").as_array().size(), 3U);
  EXPECT_EQ(of_county.at("counts").at("received"), 2);
  EXPECT_EQ(of_county.at("counts").at("missing"), 1);
  const auto missing = receipts("county", notice, "state=missing").at("rows").as_array();
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(http::text_in(missing[0].as_object(), "unit"), county_.second_school);
  EXPECT_EQ(http::text_in(missing[0].as_object(), "level"), "school");
  EXPECT_TRUE(missing[0].at("received_at").is_null());
  const auto of_city = receipts("city", notice, "unit=450302");
  EXPECT_EQ(of_city.at("counts").at("received"), 2);
  EXPECT_GT(receipts("city", notice).at("counts").at("missing").as_int64(), 10);
  EXPECT_EQ(receipts("city", notice, "unit=un_unknown").at("rows").as_array().size(), 0U);
  EXPECT_EQ(county_.as("city").get(path(notice) + "/receipts?state=lost").reason(), "receipts_state_unknown");
}

TEST_P(NoticeApi, PagesOfReceiptsShowEachUnitOnce) {
  const auto notice = issued("city", {{"audience", json::array{"county", "township"}}});
  std::vector<std::string> seen;
  std::string cursor;
  std::int64_t total = 0;
  int pages = 0;
  do {
    const auto page = receipts("city", notice, "state=missing&cursor=" + cursor);
    total = page.at("counts").at("missing").as_int64();
    for (const auto& row : page.at("rows").as_array()) seen.push_back(http::text_in(row.as_object(), "unit"));
    cursor = http::text_in(page, "next");
    ++pages;
  } while (!cursor.empty() && pages < 20);
  EXPECT_GT(pages, 1);
  EXPECT_EQ(std::ssize(seen), total);
  std::ranges::sort(seen);
  EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
}

TEST_P(NoticeApi, DocumentsOpenToTheUnitsBelowWhenTheNoticeIsIssued) {
  const auto document = county_.photo("city", kit::County::city);
  const auto notice = write("city", {{"documents", json::array{document}}});
  EXPECT_EQ(county_.as("principal").get("/api/files/" + document).status, 404);
  ASSERT_EQ(move("city", notice, "issue").status, 200);
  EXPECT_EQ(county_.as("principal").get("/api/files/" + document).status, 200);
  const auto foreign = county_.photo("city", kit::County::city);
  EXPECT_EQ(county_.as("county").post("/api/notices", {{"title", "通知"}, {"body", "正文"}, {"audience", json::array{"school"}},
                                                       {"documents", json::array{foreign}}}).reason(), "attachment_not_found");
}

TEST_P(NoticeApi, ACampaignsNoticeIsIssuedAtOnceAndWaitsOnTheDesks) {
  const auto actor = county_.actor("city");
  const auto made = journal::perform(county_.platform(), actor.doer(), [&](journal::Change& change) -> Result<Notice> {
    Notice notice;
    notice.title = "专项行动通知";
    notice.body = "正文";
    notice.audience = {org::Level::county};
    notice.campaign = "ca_1";
    TRY(auto opened, issue_in(change, actor, std::move(notice)));
    change.event("campaign.issued", "campaigns", "ca_1", actor.scope.first);
    return opened;
  });
  ASSERT_TRUE(made.ok());
  const auto shown = county_.as("county").get("/api/notices/" + made.value().head.id).json();
  EXPECT_EQ(http::text_in(shown, "state"), "issued");
  EXPECT_EQ(http::text_in(shown, "campaign"), "ca_1");
  EXPECT_EQ(http::text_in(shown, "issued_by"), actor.name);
  const auto waiting = [&](std::string_view account) {
    const auto reader = county_.actor(account);
    return county_.platform().database.read([&](db::Reading& reading) { return unread(reading, county_.platform().vault, reader, 10).size(); });
  };
  EXPECT_EQ(waiting("county"), 1U);
  EXPECT_EQ(waiting("principal"), 0U);
  ASSERT_EQ(county_.as("county").post("/api/notices/" + made.value().head.id + "/receive").status, 200);
  EXPECT_EQ(waiting("county"), 0U);
  EXPECT_EQ(waiting("other"), 1U);
}

ANYUAN_ON_EACH_ENGINE(NoticeApi);

}  // namespace
}  // namespace anyuan::notices
