#pragma once
// What tests of sheets begin with: a campaign on one of the shipped checklists, issued by the city, and the hands that
// fill, submit and fix in it.
#include <gtest/gtest.h>

#include <set>

#include "kit/county.h"

namespace anyuan::kit {
namespace json = boost::json;

using http::text_in;

class CampaignStory : public EachEngine {
 protected:
  explicit CampaignStory(std::string_view checklist = "hxay-100") : county_(GetParam()), checklist_(checklist) {
    const auto made = post("city", "/api/campaigns", wanted());
    CHECK(made.status == 201);
    campaign_ = text_in(made.json(), "id");
    CHECK(post("city", "/api/campaigns/" + campaign_ + "/issue", {{"version", 1}}).status == 200);
  }

  Answer get(std::string_view account, const std::string& target) { return county_.as(account).get(target); }
  Answer post(std::string_view account, const std::string& target, const json::object& body = {}) { return county_.as(account).post(target, body); }
  Answer put(std::string_view account, const std::string& target, const json::object& body) {
    http::Request request;
    request.verb = http::Verb::put;
    request.path = target;
    request.body = json::serialize(body);
    return county_.as(account).send(std::move(request));
  }

  json::object wanted() {
    const auto phase = [](std::string_view name, std::string_view from, std::string_view to) { return json::object{{"phase", name}, {"from", from}, {"to", to}}; };
    return {{"name", "2026年“护校安园”大检查"}, {"year", 2026}, {"issuers", "市公安局、市教育局"},
            {"checklist", get("city", "/api/checklists?f.code=" + checklist_).json().at("rows").at(0).at("id")}, {"coverage_target", 100},
            {"phases", json::array{phase("organise", "2026-11-01", "2026-11-10"), phase("self_check", "2026-11-10", "2026-11-30"),
                                   phase("acceptance", "2026-12-01", "2026-12-20"), phase("look_back", "2026-12-21", "2026-12-31")}}};
  }

  // --- the county's march ---
  json::object march() { return get("county", "/api/campaign_counties?f.campaign=" + campaign_).json().at("rows").at(0).as_object(); }
  Answer move(std::string_view action, json::object body = {}) {
    const auto now = march();
    body["version"] = now.at("version");
    return post("county", fmt::format("/api/campaign_counties/{}/{}", text_in(now, "id"), action), body);
  }
  void organise() {
    const json::array group{json::object{{"name", "李强"}, {"post", "副局长"}, {"agency", "police"}, {"deputy_head", true}, {"leader", true}},
                            json::object{{"name", "王芳"}, {"post", "副局长"}, {"agency", "education"}, {"deputy_head", true}}};
    CHECK(move("receive").status == 200);
    CHECK(move("group", {{"members", group}}).status == 200);
    CHECK(move("plan", {{"plan", "秀峰区实施意见"}}).status == 200);
    CHECK(move("advance").status == 200);
  }
  // What an advance is refused for: the keys.
  std::set<std::string> open_criteria() {
    const auto refused = move("advance");
    EXPECT_EQ(refused.reason(), "criteria_open") << refused.text;
    std::set<std::string> keys;
    if (refused.status != 409) return keys;
    const auto body = refused.json();
    for (const auto& one : body.at("errors").as_array()) keys.insert(text_in(one.as_object(), "field"));
    return keys;
  }

  // --- sheets ---
  Answer start(std::string_view account, const std::string& school, std::string_view kind) {
    return post(account, "/api/inspections", {{"campaign", campaign_}, {"school", school}, {"kind", kind}});
  }
  // An answer to each point, good but where `failed` says so.
  json::array answers(std::string_view account, const std::string& inspection, const std::set<std::string>& failed) {
    const auto sheet = get(account, "/api/inspections/" + inspection + "/sheet").json();
    std::set<std::string> asked;
    for (const auto& code : sheet.at("points").as_array()) asked.emplace(code.as_string());
    const auto photo = county_.photo(account, text_in(sheet.at("school").as_object(), "id"));
    json::array all;
    for (const auto& chapter : sheet.at("checklist").at("chapters").as_array()) {
      for (const auto& point : chapter.at("points").as_array()) {
        const std::string code(point.at("code").as_string());
        if (asked.contains(code)) all.push_back(answer(point.as_object(), sheet.at("needs").as_object(), photo, failed.contains(code)));
      }
    }
    return all;
  }
  json::object answer(const json::object& point, const json::object& needs, const std::string& photo, bool fails) {
    json::object made{{"point", point.at("code")}, {"outcome", fails ? "fail" : "pass"}, {"answered_at", text_of(county_.application.clock().now())}};
    const auto rule = text_in(point, "rule");
    if (rule == "per_missing") made["value"] = fails ? 1 : 0;
    if (rule == "steps") made["value"] = fails ? point.at("steps").as_array().size() - 1 : 0;
    if (rule == "levels" || rule == "weights") made["value"] = fails ? 2 : 0;
    if (rule == "rate") made["value"] = fails ? 50 : 100;
    if (rule == "count") made["value"] = fails ? 0.0 : needs.at(text_in(point, "code")).to_number<double>();
    if (rule == "figure" || point.at("counted").as_bool()) made["value"] = 30;
    if (fails) made["note"] = "现场发现问题";
    if (fails || text_in(point, "photo") == "required") made["photos"] = json::array{photo};
    return made;
  }
  Answer fill_and_submit(std::string_view account, const std::string& inspection, const std::set<std::string>& failed = {}) {
    return post(account, "/api/inspections/" + inspection + "/submit", {{"answers", answers(account, inspection, failed)}});
  }
  std::string self_check(std::string_view account, const std::string& school, const std::set<std::string>& failed = {}) {
    const auto id = text_in(start(account, school, "self_check").json(), "id");
    const auto done = fill_and_submit(account, id, failed);
    EXPECT_EQ(done.status, 200) << done.text;
    return id;
  }

  // --- hazards ---
  Answer step(std::string_view account, const std::string& hazard, json::object body) {
    body["version"] = get("city", "/api/hazards/" + hazard).json().at("version");
    return post(account, "/api/hazards/" + hazard + "/steps", body);
  }
  void fix_on_spot(const std::string& hazard) {
    const auto done = step("county", hazard, {{"action", "fix_on_spot"}, {"note", "当场整改"}, {"photos", json::array{county_.photo("county", county_.school)}}});
    EXPECT_EQ(done.status, 200) << done.text;
  }
  json::array hazards(const std::string& filters) { return get("city", "/api/hazards?limit=100" + filters).json().at("rows").as_array(); }

  County county_;
  std::string checklist_, campaign_;
};

}  // namespace anyuan::kit
