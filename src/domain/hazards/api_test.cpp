#include <fmt/format.h>
#include <gtest/gtest.h>

#include "domain/bookkeeping/sheets.h"
#include "domain/hazards/hazard.h"
#include "kit/county.h"
#include "platform/records/store.h"
#include "platform/sheets/workbook.h"

// The ledger as the console meets it: through the dispatcher, with sessions, on both databases.
namespace anyuan::hazards {
namespace {

namespace json = boost::json;

class HazardApi : public kit::EachEngine {
 protected:
  HazardApi() : county_(GetParam()) {}

  json::object report(std::string_view account, json::object more = {}) {
    json::object body{{"school", county_.school}, {"title", "灭火器过期"}, {"kind", "fire"}, {"grade", "general"}};
    for (auto& [key, value] : more) body[key] = value;
    const auto made = county_.as(account).post("/api/hazards", body);
    EXPECT_EQ(made.status, 201) << made.text;
    return made.json();
  }
  kit::Answer step(std::string_view account, const json::object& hazard, json::object body) {
    body["version"] = hazard.at("version");
    return county_.as(account).post("/api/hazards/" + http::text_in(hazard, "id") + "/steps", body);
  }
  static std::string can(const json::object& hazard) {
    std::string all;
    for (const auto& move : hazard.at("can").as_array()) all += (all.empty() ? "" : " ") + std::string(move.as_string());
    return all;
  }
  std::int64_t total(std::string_view account, std::string_view filters = {}) {
    const auto answer = county_.as(account).get("/api/hazards/count?" + std::string(filters));
    EXPECT_EQ(answer.status, 200) << answer.text;
    return answer.json().at("total").as_int64();
  }
  std::string photo() { return county_.photo("guard", county_.school); }

  kit::County county_;
};

TEST_P(HazardApi, FromReportToClosureEachSeesWhatToDoNext) {
  auto hazard = report("police");
  EXPECT_EQ(can(hazard), "regrade drop fix_on_spot");
  EXPECT_EQ(http::text_in(hazard, "number"), "YH-450302-2026-00001");
  EXPECT_EQ(http::text_in(hazard, "school_name"), "秀峰区实验小学");
  hazard = step("principal", hazard, {{"action", "assign"}, {"person", "王老师"}, {"measure", "更换"}, {"due", "2026-11-30"}}).json();
  EXPECT_EQ(http::text_in(hazard, "state"), "assigned");
  EXPECT_EQ(hazard.at("days_left"), 6);
  EXPECT_EQ(can(hazard), "assign control rectify ask_postponement");
  hazard = step("guard", hazard, {{"action", "rectify"}, {"note", "已换新"}, {"photos", json::array{photo()}}}).json();
  EXPECT_EQ(http::text_in(hazard, "state"), "rectified");
  EXPECT_EQ(can(hazard), "");
  hazard = step("county", hazard, {{"action", "verify"}}).json();
  EXPECT_EQ(http::text_in(hazard, "state"), "closed");
  EXPECT_EQ(can(hazard), "look_back");
}

TEST_P(HazardApi, AStepNamesEveryMissingField) {
  const auto hazard = report("police");
  const auto answer = step("county", hazard, {{"action", "assign"}});
  EXPECT_EQ(answer.status, 422);
  std::string fields;
  const auto body = answer.json();
  for (const auto& error : body.at("errors").as_array()) fields += http::text_in(error.as_object(), "field") + " ";
  EXPECT_EQ(fields, "person measure due ");
}

TEST_P(HazardApi, WhatAStepDoesNotKnowIsRefused) {
  const auto hazard = report("police");
  EXPECT_EQ(step("county", hazard, {{"action", "close"}}).reason(), "not_a_choice");
  EXPECT_EQ(step("county", hazard, {{"action", "drop"}, {"reason", "重复"}, {"state", "closed"}}).reason(), "unknown_field");
  EXPECT_EQ(county_.as("county").post("/api/hazards/" + http::text_in(hazard, "id") + "/steps", {{"action", "drop"}, {"reason", "重复"}}).reason(), "version_needed");
  EXPECT_EQ(county_.as("guard").post("/api/hazards", {{"school", county_.school}, {"title", "x"}, {"kind", "fire"}, {"grade", "general"}, {"state", "closed"}}).reason(), "read_only_field");
}

TEST_P(HazardApi, OneSchoolSeesNothingOfAnother) {
  const auto hazard = report("guard");
  EXPECT_EQ(total("guard"), 1);
  EXPECT_EQ(total("county"), 1);
  EXPECT_EQ(total("city"), 1);
  EXPECT_EQ(total("neighbour"), 0);
  EXPECT_EQ(total("other"), 0);
  const auto path = "/api/hazards/" + http::text_in(hazard, "id");
  EXPECT_EQ(county_.as("neighbour").get(path).status, 404);
  EXPECT_EQ(step("neighbour", hazard, {{"action", "assign"}, {"person", "a"}, {"measure", "b"}, {"due", "2026-11-30"}}).status, 404);
}

TEST_P(HazardApi, OverdueIsAskedByTheDayOfTheQuestion) {
  const auto hazard = report("police");
  ASSERT_EQ(step("principal", hazard, {{"action", "assign"}, {"person", "王老师"}, {"measure", "更换"}, {"due", "2026-11-25"}}).status, 200);
  EXPECT_EQ(total("county", "f.overdue=true"), 0);
  EXPECT_EQ(total("county", "f.overdue=false"), 1);
  county_.application.clock().set("2026-11-25T15:59:00Z");  // 23:59 in Beijing on the due day
  county_.as("county") = county_.application.log_in("county");  // yesterday's session is over
  EXPECT_EQ(total("county", "f.overdue=true"), 0);
  county_.application.clock().set("2026-11-25T16:00:00Z");  // midnight
  EXPECT_EQ(total("county", "f.overdue=true"), 1);
  const auto rows = county_.as("county").get("/api/hazards?f.overdue=true").json();
  const auto& row = rows.at("rows").as_array().at(0).as_object();
  EXPECT_TRUE(row.at("overdue").as_bool());
  EXPECT_EQ(row.at("days_left"), -1);
  EXPECT_EQ(county_.as("county").get("/api/hazards?f.overdue=perhaps").reason(), "not_yes_or_no");
}

TEST_P(HazardApi, HazardsAreNeverArchivedOrRewritten) {
  const auto hazard = report("guard");
  const auto path = "/api/hazards/" + http::text_in(hazard, "id");
  EXPECT_EQ(county_.as("county").post(path + "/archive", {{"version", 1}, {"reason", "不要了"}}).status, 404);
  EXPECT_EQ(county_.as("county").patch(path, {{"version", 1}, {"title", "别的"}}).status, 405);
}

// One row more than a window holds, and the one that is looked for stands last.
TEST_P(HazardApi, ASearchStopsAtItsWindowAndSaysWhereToGoOn) {
  const auto wanted = report("police", {{"title", "围墙倒塌"}});
  std::vector<Hazard> newer(records::search_window);
  for (std::size_t i = 0; i < newer.size(); ++i) {
    newer[i].head = {fmt::format("hz_zz{:05}", i), "/45/4503/450302/sc_1/", 1, {}, {}, std::nullopt};
    newer[i].number = newer[i].head.id;
    newer[i].title = "灭火器过期";
  }
  const auto& platform = county_.platform();
  ASSERT_TRUE(platform.database.write([&](db::Writing& writing) -> Result<Done> {
    records::RecordStore<Hazard>(platform.vault).insert_all(writing, newer);
    return Done{};
  }).ok());
  auto& officer = county_.as("county");
  const auto first = officer.get("/api/hazards?q=%E5%9B%B4%E5%A2%99").json();
  EXPECT_TRUE(first.at("rows").as_array().empty());
  EXPECT_EQ(first.at("looked_at"), records::search_window);
  ASSERT_TRUE(first.at("next").is_string());
  const auto second = officer.get("/api/hazards?q=%E5%9B%B4%E5%A2%99&cursor=" + http::text_in(first, "next")).json();
  ASSERT_EQ(second.at("rows").as_array().size(), 1U);
  EXPECT_EQ(second.at("rows").at(0).at("id"), wanted.at("id"));
  EXPECT_TRUE(second.at("next").is_null());
  EXPECT_TRUE(second.at("looked_at").is_null());
  EXPECT_EQ(officer.get("/api/hazards/count?q=%E5%9B%B4%E5%A2%99").json(), (json::object{{"total", 0}, {"more", true}}));
  EXPECT_EQ(officer.get("/api/hazards/count?q=%E5%9B%B4%E5%A2%99&sort=id").json(), (json::object{{"total", 1}, {"more", true}}));

  const auto numbered = officer.get("/api/hazards?q=yh-450302-2026-0").json();
  ASSERT_EQ(numbered.at("rows").as_array().size(), 1U);
  EXPECT_EQ(numbered.at("rows").at(0).at("id"), wanted.at("id"));
  EXPECT_TRUE(numbered.at("next").is_null());

  const auto workbook = officer.get("/api/hazards/export.xlsx?q=%E5%9B%B4%E5%A2%99");
  auto opened = sheets::Workbook::open(workbook.text);
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(opened.value().read(opened.value().sheets().front()).value().rows.size(), 2U) << "a heading and the row of the second window";
}

ANYUAN_ON_EACH_ENGINE(HazardApi);

}  // namespace
}  // namespace anyuan::hazards
