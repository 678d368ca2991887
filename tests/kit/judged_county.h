#pragma once
// A county whose city puts rule packs in force, a school of 800 children that fills its ledgers, and what the judge says
// of it: for the tests of judgements on both databases.
#include <gtest/gtest.h>

#include "domain/facts/commands.h"
#include "domain/judgements/commands.h"
#include "domain/rulepacks/rulebook.h"
#include "kit/county.h"

namespace anyuan::kit {

// One clause that feeds a rate and proposes a hazard, and one that does nothing further.
constexpr std::string_view example_pack() {
  return R"yaml(code: example
edition: 1
kind: management
title: 示例规则
source: 测试
dated_on: 2020-01-01
effective_from: 2020-01-01
verified: false
clauses:
  - code: closed
    title: 实行封闭化管理
    clause: 一
    passes: school.closed_management
    says_passed: 已实行封闭化管理
    says_failed: 未实行封闭化管理
    feeds: closed_management
    consequence: proposes
    hazard_kind: rules
    hazard_grade: general
    heal_days: 7
  - code: retention
    title: 图像保存不少于30天
    clause: 二
    passes: "cameras.shortest_retention >= 30"
    says_passed: 最短保存{cameras.shortest_retention}天
    says_failed: 最短保存{cameras.shortest_retention}天，不足30天
)yaml";
}

class JudgedCounty : public EachEngine {
 protected:
  JudgedCounty() : county_(GetParam()) {
    county_.application.make_user("admin", County::city, accounts::Role::system_admin, accounts::Agency::platform);
    admin_ = county_.application.log_in("admin");
    change_school({{"students", 800}, {"staff", 50}, {"boarding", "none"}});
  }

  void change_school(boost::json::object changes) {
    const auto path = "/api/schools/" + county_.school;
    changes["version"] = county_.as("county").get(path).json().at("version");
    const auto answer = county_.as("county").patch(path, changes);
    CHECK(answer.status == 200);
  }
  std::string pack(std::string_view code) {
    const auto packs = admin_.get("/api/rule_packs?limit=100").json();
    for (const auto& row : packs.at("rows").as_array()) {
      if (row.at("code").as_string() == code) return http::text_in(row.as_object(), "id");
    }
    return {};
  }
  boost::json::object activation(std::string_view code) {
    return {{"unit", County::city}, {"pack", pack(code)}, {"in_force_from", "2026-11-24"}, {"settings", boost::json::array{}}, {"reason", "市局通知"}};
  }
  Answer activate(std::string_view code) { return admin_.post("/api/rule_pack_activations", activation(code)); }
  Answer upload(std::string_view yaml) {
    http::Request request;
    request.verb = http::Verb::post;
    request.path = "/api/rule_packs";
    request.body = std::string(yaml);
    return admin_.send(std::move(request));
  }
  judgements::Renewed followed() {
    const auto swept = judgements::sweep(county_.platform());
    const auto news = judgements::follow(county_.platform());
    CHECK(swept.ok() && news.ok());
    auto all = swept.value();
    return all += news.value();
  }
  boost::json::object judged(std::string_view code, std::string_view account = "safety") {
    followed();
    const auto answer = county_.as(account).get(fmt::format("/api/schools/{}/judgements", county_.school)).json();
    for (const auto& row : answer.at("rows").as_array()) {
      if (row.at("code").as_string() == code) return row.as_object();
    }
    return {};
  }
  std::string verdict(std::string_view code) {
    const auto row = judged(code);
    return row.empty() ? "none" : fmt::format("{}: {}", http::text_in(row, "verdict"), http::text_in(row, "says"));
  }
  std::string add_guard(std::string_view name) {
    const auto made = county_.as("safety").post("/api/guards", {{"school", county_.school}, {"name", name}, {"kind", "full_time_guard"}, {"employer", "school"}, {"birth_year", 1980}});
    CHECK(made.status == 201);
    return http::text_in(made.json(), "id");
  }
  Answer say(std::string_view account, std::string_view fact, std::string_view source, std::string_view value, std::string_view school = {}) {
    return county_.as(account).post(fmt::format("/api/schools/{}/facts", school.empty() ? std::string_view(county_.school) : school), {{"fact", fact}, {"source", source}, {"value", value}});
  }

  County county_;
  Browser admin_ = county_.application.browser();
};

}  // namespace anyuan::kit
