// Rates: how many schools reach what is asked, with the unknown apart, and what is asked of whom.
#include "kit/judged_county.h"

namespace anyuan::judgements {
namespace {
namespace json = boost::json;

using kit::example_pack;

class Rates : public kit::JudgedCounty {};
ANYUAN_ON_EACH_ENGINE(Rates);

TEST_P(Rates, RatesCountSchoolsAndKeepTheUnknownApart) {
  ASSERT_EQ(activate("staffing-gx113").status, 201);
  add_guard("王强");
  followed();
  const auto at_city = county_.as("city").get("/api/rates").json();
  const auto& rate = at_city.at("rates").as_array().at(0);
  EXPECT_EQ(rate.at("rate").as_string(), "guards_staffed");
  EXPECT_EQ(rate.at("failed").as_int64(), 1);
  EXPECT_EQ(rate.at("unknown").as_int64(), 1);
  EXPECT_EQ(rate.at("percent").to_number<double>(), 0);
  EXPECT_EQ(at_city.at("rows").at(0).at("rates").at("guards_staffed").at("failed").as_int64(), 1);
  const auto behind = county_.as("county").get("/api/judgements?f.feeds=guards_staffed&f.verdict=failed").json().at("rows").as_array();
  ASSERT_EQ(behind.size(), 1U);
  EXPECT_EQ(behind[0].at("school").as_string(), county_.school);
  EXPECT_TRUE(county_.as("other").get("/api/rates").json().at("rates").as_array().empty());
  EXPECT_EQ(county_.as("other").get("/api/rates?unit=450302").status, 404);
}

TEST_P(Rates, RatesTellHowMuchOfThemRestsOnAnUnverifiedText) {
  ASSERT_EQ(upload(example_pack()).status, 201);
  ASSERT_EQ(activate("example").status, 201);
  ASSERT_EQ(activate("staffing-gx113").status, 201);  // verified
  ASSERT_EQ(activate("targets-four-100").status, 201);
  followed();
  const auto told = county_.as("city").get("/api/rates").json();
  std::string all;
  for (const auto& rate : told.at("rates").as_array()) {
    all += fmt::format("{} {} {}; ", std::string_view(rate.at("rate").as_string()), rate.at("unverified").as_int64(), rate.at("target_verified").as_bool());
  }
  EXPECT_EQ(all, "guards_staffed 0 false; closed_management 2 false; ");
  const auto& row = told.at("rows").at(0).at("rates");
  EXPECT_EQ(row.at("closed_management").at("unverified").as_int64(), 2);
  EXPECT_EQ(row.at("guards_staffed").at("unverified").as_int64(), 0);
}

TEST_P(Rates, AViewerIsToldTotalsOfWholeCountiesOnly) {
  ASSERT_EQ(activate("staffing-gx113").status, 201);
  add_guard("王强");
  followed();
  county_.application.make_user("viewer", kit::County::city, accounts::Role::viewer, accounts::Agency::education);
  auto viewer = county_.application.log_in("viewer");
  const auto at_city = viewer.get("/api/rates").json();
  EXPECT_FALSE(at_city.at("opens").as_bool());
  EXPECT_EQ(at_city.at("rows").as_array().size(), 1U);
  const auto at_county = viewer.get(fmt::format("/api/rates?unit={}", kit::County::county)).json();
  EXPECT_EQ(at_county.at("rates").at(0).at("failed").as_int64(), 1);
  EXPECT_TRUE(at_county.at("rows").as_array().empty());
}

TEST_P(Rates, OfSeveralTargetsInForceTheHighestCounts) {
  std::string lower(R"yaml(code: goals
edition: 1
kind: targets
title: 指标
source: 测试
dated_on: 2020-01-01
effective_from: 2020-01-01
verified: false
targets:
  - {rate: guards_staffed, percent: 90, clause: 一}
  - {rate: video_accessed, percent: 80, clause: 二}
)yaml");
  ASSERT_EQ(upload(lower).status, 201);
  ASSERT_EQ(activate("goals").status, 201);
  ASSERT_EQ(activate("targets-four-100").status, 201);
  const auto targets = [&](std::string_view path) {
    return county_.platform().database.read([&](db::Reading& reading) {
      std::string told;
      for (const auto& [rate, target] : rulepacks::Rulebook(reading, county_.platform(), county_.platform().clock.today()).targets_at(path)) {
        told += fmt::format("{} {} ", name_of(rate), target.percent);
      }
      return told;
    });
  };
  EXPECT_EQ(targets("/45/4503/450302/"), "guards_staffed 100 closed_management 100 alarm_and_video 100 guard_post 100 video_accessed 80 ");
  EXPECT_EQ(targets("/45/"), "");
}

TEST_P(Rates, WhatIsAskedOfUrbanSchoolsIsMeasuredOnThem) {
  const std::string urban(R"yaml(code: urban-goals
edition: 1
kind: targets
title: 城市学校指标
source: 测试
dated_on: 2020-01-01
effective_from: 2020-01-01
verified: true
targets:
  - {rate: closed_management, percent: 60, clause: 一}
  - {rate: closed_management, areas: [urban], percent: 90, clause: 二}
)yaml");
  ASSERT_EQ(upload(urban).status, 201);
  ASSERT_EQ(activate("urban-goals").status, 201);
  ASSERT_EQ(upload(example_pack()).status, 201);
  ASSERT_EQ(activate("example").status, 201);
  const auto put_area = [&](const std::string& school, std::string_view area) {
    const auto now = county_.as("county").get("/api/schools/" + school).json();
    ASSERT_EQ(county_.as("county").patch("/api/schools/" + school, {{"version", now.at("version")}, {"area", area}}).status, 200);
  };
  put_area(county_.school, "urban");
  put_area(county_.second_school, "rural");
  ASSERT_EQ(say("safety", "school.closed_management", "declared", "false").status, 200);
  ASSERT_EQ(say("neighbour", "school.closed_management", "declared", "true", county_.second_school).status, 200);
  followed();
  const auto told = [&](std::string_view area) {
    const auto answer = county_.as("county").get(fmt::format("/api/rates?area={}", area)).json();
    for (const auto& rate : answer.at("rates").as_array()) {
      if (rate.at("rate").as_string() != "closed_management") continue;
      return fmt::format("{} of {} asked {} more {}", json::serialize(rate.at("passed")), rate.at("passed").as_int64() + rate.at("failed").as_int64(), rate.at("target").to_number<double>(), rate.at("asked_of_areas").as_array().size());
    }
    return std::string("nobody");
  };
  EXPECT_EQ(told(""), "1 of 2 asked 60 more 1");
  EXPECT_EQ(told("urban"), "0 of 1 asked 90 more 0");
  EXPECT_EQ(told("rural"), "1 of 1 asked 60 more 0");
  EXPECT_EQ(told("town"), "nobody");
  const auto rows = [&](std::string_view filter) { return county_.as("county").get(fmt::format("/api/judgements?f.feeds=closed_management&{}", filter)).json().at("rows").as_array(); };
  ASSERT_EQ(rows("f.area=urban").size(), 1U);
  EXPECT_EQ(rows("f.area=urban").at(0).at("area").as_string(), "urban");
  EXPECT_EQ(rows("f.area=urban,rural").size(), 2U);
  EXPECT_TRUE(rows("f.area=town").empty());
  EXPECT_EQ(county_.as("county").get("/api/judgements?f.area=city").reason(), "not_a_choice");
  EXPECT_EQ(county_.as("county").get("/api/rates?area=city").reason(), "not_a_choice");
}

}  // namespace
}  // namespace anyuan::judgements
