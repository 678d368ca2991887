// The whole campaign through the application, as its people do it: the city issues, counties march, schools check
// themselves, hazards are fixed, the city samples, accepts and looks back.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "kit/campaign_story.h"

namespace anyuan::inspections {
namespace {
namespace json = boost::json;

using http::text_in;
using kit::CampaignStory;

ANYUAN_ON_EACH_ENGINE(CampaignStory);

// Eight hands on one sheet: each works its answer out on what it saw, and whoever was overtaken works it out again.
TEST_P(CampaignStory, AnswersThatOvertakeEachOtherAreAllKept) {
  organise();
  const auto id = text_in(start("principal", county_.school, "self_check").json(), "id");
  const auto all = answers("principal", id, {});
  constexpr std::size_t hands = 8;
  std::atomic<std::size_t> kept = 0;
  std::vector<std::jthread> threads;
  for (std::size_t hand = 0; hand < hands; ++hand) {
    threads.emplace_back([&, hand, browser = county_.as("principal")]() mutable {
      for (std::size_t i = hand; i < all.size(); i += hands) {
        http::Request request;
        request.verb = http::Verb::put;
        request.path = "/api/inspections/" + id + "/answers";
        request.body = json::serialize(json::object{{"answers", json::array{all[i]}}});
        if (browser.send(std::move(request)).status == 200) ++kept;
      }
    });
  }
  threads.clear();  // waits for them
  EXPECT_EQ(kept, all.size());
  const auto sheet = get("principal", "/api/inspections/" + id + "/sheet").json();
  EXPECT_EQ(sheet.at("answers").as_array().size(), all.size());
  EXPECT_EQ(get("principal", "/api/inspections/" + id).json().at("answered"), all.size());
  const auto verdict = county_.platform().database.read([](db::Reading& reading) { return journal::verify(reading); });
  EXPECT_FALSE(verdict.broken_at) << verdict.why;
}

TEST_P(CampaignStory, ASheetIsStartedOnceAndOnlyWhereAndWhenItsKindBegins) {
  EXPECT_EQ(start("principal", county_.school, "self_check").reason(), "phase_too_early");
  organise();
  EXPECT_EQ(start("principal", county_.second_school, "self_check").reason(), "reference_not_found");
  EXPECT_EQ(start("county", county_.school, "self_check").reason(), "not_permitted");
  EXPECT_EQ(start("county", county_.school, "acceptance").reason(), "acceptance_by_city");
  EXPECT_EQ(start("city", county_.school, "acceptance").reason(), "phase_too_early");
  const auto first = start("principal", county_.school, "self_check"), again = start("safety", county_.school, "self_check");
  EXPECT_EQ(first.status, 201) << first.text;
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(text_in(first.json(), "id"), text_in(again.json(), "id"));
  EXPECT_EQ(get("city", "/api/inspections/count").json().at("total"), 1);
  EXPECT_EQ(first.json().at("points"), 22);
  EXPECT_EQ(start("county", county_.school, "verification").status, 201);
}

TEST_P(CampaignStory, AnswersStandByTheTimeTheyWereGivenHoweverTheyArrive) {
  organise();
  const auto id = text_in(start("principal", county_.school, "self_check").json(), "id");
  const auto target = "/api/inspections/" + id + "/answers";
  const auto say = [&](std::string_view outcome, std::string_view at) {
    return put("principal", target, {{"answers", json::array{json::object{{"point", "5.1"}, {"outcome", outcome}, {"note", "没有自评"}, {"answered_at", at}}}}});
  };
  const auto late = say("fail", "2026-11-24T05:00:02Z");
  ASSERT_EQ(late.status, 200) << late.text;
  EXPECT_EQ(late.json().at("answered"), 1);
  EXPECT_EQ(late.json().at("points"), 22);
  EXPECT_EQ(late.json().at("full"), 2.0);
  const auto version = get("principal", "/api/inspections/" + id).json().at("version");
  EXPECT_EQ(say("fail", "2026-11-24T05:00:02Z").json().at("superseded").as_array().size(), 0U);
  EXPECT_EQ(get("principal", "/api/inspections/" + id).json().at("version"), version);  // the same again changes nothing
  const auto early = say("pass", "2026-11-24T05:00:01Z").json();
  EXPECT_EQ(early.at("superseded").as_array().size(), 1U);
  EXPECT_EQ(early.at("answers").at(0).at("outcome"), "fail");
  const auto kept = get("principal", "/api/inspections/" + id + "/sheet").json().at("answers").as_array();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].at("outcome"), "fail");
  EXPECT_EQ(kept[0].at("note"), "没有自评");
  EXPECT_TRUE(kept[0].at("value").is_null());
  const auto odd = put("principal", target, {{"answers", json::array{json::object{{"point", "9.9"}, {"outcome", "pass"}}, json::object{{"point", "1.2"}, {"outcome", "pass"}}}}});
  EXPECT_EQ(odd.status, 422);
  EXPECT_EQ(odd.json().at("errors").as_array().size(), 2U);
  EXPECT_EQ(put("county", target, {{"answers", json::array{}}}).reason(), "not_permitted");
  EXPECT_EQ(put("neighbour", target, {{"answers", json::array{}}}).status, 404);
}

TEST_P(CampaignStory, ASheetWithGapsIsRefusedWithAllOfThemAndNothingIsOpened) {
  organise();
  const auto id = text_in(start("principal", county_.school, "self_check").json(), "id");
  const auto refused = post("principal", "/api/inspections/" + id + "/submit", {{"vetoes", json::array{"V9"}}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json().at("errors").as_array().size(), 23U);  // 22 points and the veto
  auto almost = answers("principal", id, {"5.1"});
  for (auto& one : almost) {
    if (text_in(one.as_object(), "point") == "5.1") one.as_object()["note"] = "";
    if (text_in(one.as_object(), "point") == "2.1") one.as_object()["photos"] = json::array{};
  }
  const auto gaps = post("principal", "/api/inspections/" + id + "/submit", {{"answers", almost}}).json();
  std::set<std::string> found;
  for (const auto& one : gaps.at("errors").as_array()) found.insert(text_in(one.as_object(), "field") + " " + text_in(one.as_object(), "reason"));
  EXPECT_EQ(found, (std::set<std::string>{"2.1 photo_needed", "5.1 note_needed"}));
  EXPECT_EQ(hazards("").size(), 0U);
  EXPECT_EQ(get("principal", "/api/inspections/" + id).json().at("state"), "open");
  EXPECT_EQ(get("principal", "/api/inspections/" + id).json().at("answered"), 0);  // refused whole: its answers too
}

TEST_P(CampaignStory, ASubmittedSheetOpensAHazardForEachFailureOnce) {
  organise();
  const auto id = text_in(start("principal", county_.school, "self_check").json(), "id");
  auto all = answers("principal", id, {"1.1", "5.1"});
  for (auto& one : all) {
    if (text_in(one.as_object(), "point") != "1.1") continue;
    one.as_object()["person"] = "王老师";
    one.as_object()["measure"] = "增聘一名保安员";
    one.as_object()["due"] = "2026-12-20";
  }
  const auto done = post("principal", "/api/inspections/" + id + "/submit", {{"answers", all}});
  ASSERT_EQ(done.status, 200) << done.text;
  const auto sheet = get("county", "/api/inspections/" + id).json();
  EXPECT_EQ(sheet.at("state"), "submitted");
  EXPECT_EQ(sheet.at("score"), 91.0);  // of 97: four off at 1.1, two at 5.1
  EXPECT_EQ(sheet.at("full"), 97.0);
  EXPECT_EQ(sheet.at("percent"), 93.8);
  EXPECT_EQ(sheet.at("result"), "优秀");
  EXPECT_EQ(sheet.at("failed"), 2);

  const auto found = hazards("&f.campaign=" + campaign_ + "&sort=-due");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].at("point"), "1.1");
  EXPECT_EQ(found[0].at("state"), "assigned");
  EXPECT_EQ(found[0].at("due"), "2026-12-20");
  EXPECT_EQ(found[0].at("grade"), "larger");
  EXPECT_EQ(found[1].at("point"), "5.1");
  EXPECT_EQ(found[1].at("state"), "reported");
  EXPECT_EQ(text_in(found[1].as_object(), "inspection"), id);

  const auto again = post("principal", "/api/inspections/" + id + "/submit", {{"answers", all}});
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.json().at("hazards"), done.json().at("hazards"));
  EXPECT_EQ(done.json().at("hazards").at(0).at("number"), found[0].at("number"));
  EXPECT_EQ(hazards("").size(), 2U);
  EXPECT_EQ(put("principal", "/api/inspections/" + id + "/answers", {{"answers", json::array{}}}).reason(), "submitted_already");
  const auto verdict = county_.platform().database.read([](db::Reading& reading) { return journal::verify(reading); });
  EXPECT_FALSE(verdict.broken_at) << verdict.why;
}

TEST_P(CampaignStory, AVetoMakesTheBestSheetTheLowestResult) {
  organise();
  const auto id = text_in(start("principal", county_.school, "self_check").json(), "id");
  ASSERT_EQ(post("principal", "/api/inspections/" + id + "/submit", {{"answers", answers("principal", id, {})}, {"vetoes", json::array{"V2"}}}).status, 200);
  const auto sheet = get("principal", "/api/inspections/" + id).json();
  EXPECT_EQ(sheet.at("percent"), 100.0);
  EXPECT_EQ(sheet.at("result"), "不合格");
  EXPECT_EQ(sheet.at("vetoes"), json::array{"V2"});
}

TEST_P(CampaignStory, TheCountysVerificationOpensNothingTwiceAndTheirDifferencesShow) {
  organise();
  const auto own = self_check("principal", county_.school, {"5.1"});
  const auto theirs = text_in(start("police", county_.school, "verification").json(), "id");
  const auto sheet = get("police", "/api/inspections/" + theirs + "/sheet").json();
  // A Tuesday in the term; the Saturday after next begins no week of lessons.
  EXPECT_EQ(sheet.at("calendar").at("from"), "2026-11-24");
  EXPECT_TRUE(sheet.at("calendar").at("days").as_string().starts_with("ssss--sssss--s"));
  ASSERT_EQ(sheet.at("earlier").as_array().size(), 1U);
  EXPECT_EQ(sheet.at("earlier").at(0).at("kind"), "self_check");
  const auto done = fill_and_submit("police", theirs, {"5.1", "5.3"});
  ASSERT_EQ(done.status, 200) << done.text;
  EXPECT_EQ(done.json().at("hazards").as_array().size(), 2U);
  EXPECT_EQ(hazards("").size(), 2U);  // 5.1 was open already
  EXPECT_EQ(post("police", "/api/inspections/" + theirs + "/submit", {}).json().at("hazards"), done.json().at("hazards"));
  const auto rows = get("county", "/api/inspections/" + own + "/differences").json().at("rows").as_array();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].at("point"), "5.3");
  EXPECT_EQ(rows[0].at("focus"), false);
  EXPECT_EQ(rows[0].at("self_check").at("outcome"), "pass");
  EXPECT_EQ(rows[0].at("verification").at("outcome"), "fail");
}

TEST_P(CampaignStory, CoverageAndTheMissingAreCountedByUnitAndNeverOutOfScope) {
  organise();
  const auto covered = [&](std::string_view account, const std::string& unit = {}) {
    return get(account, "/api/campaigns/" + campaign_ + "/coverage" + (unit.empty() ? "" : "?unit=" + unit)).json();
  };
  const auto whole = covered("city");
  EXPECT_EQ(whole.at("schools"), 2);
  EXPECT_EQ(whole.at("percent"), 0.0);
  EXPECT_EQ(whole.at("rows").as_array().size(), 17U);
  EXPECT_EQ(covered("other").at("schools"), 0);
  EXPECT_EQ(get("other", "/api/campaigns/" + campaign_ + "/coverage?unit=450302").status, 404);

  const auto id = text_in(start("principal", county_.school, "self_check").json(), "id");
  put("principal", "/api/inspections/" + id + "/answers", {{"answers", json::array{json::object{{"point", "5.1"}, {"outcome", "pass"}}}}});
  auto rows = get("county", "/api/campaigns/" + campaign_ + "/missing").json().at("rows").as_array();
  ASSERT_EQ(rows.size(), 2U);
  for (const auto& row : rows) {
    const bool begun = row.at("name") == "秀峰区实验小学";
    EXPECT_EQ(row.at("state"), begun ? "open" : "none");
    EXPECT_EQ(row.at("answered"), begun ? 1 : 0);
    EXPECT_EQ(row.at("unit_name"), "秀峰区");
  }

  ASSERT_EQ(fill_and_submit("principal", id).status, 200);
  ASSERT_EQ(post("county", "/api/waivers", {{"campaign", campaign_}, {"school", county_.second_school}, {"reason", "整体搬迁"}}).status, 201);
  const auto counted = covered("county");
  EXPECT_EQ(counted.at("submitted"), 1);
  EXPECT_EQ(counted.at("waived"), 1);
  EXPECT_EQ(counted.at("missing"), 0);
  EXPECT_EQ(counted.at("percent"), 100.0);
  EXPECT_EQ(get("county", "/api/campaigns/" + campaign_ + "/missing").json().at("rows").as_array().size(), 0U);
  const auto of_school = covered("principal");
  ASSERT_EQ(of_school.at("rows").as_array().size(), 1U);
  EXPECT_EQ(of_school.at("rows").at(0).at("submitted"), 1);
}

TEST_P(CampaignStory, ASampleIsDrawnByTheCityAndComesOutTheSameAgain) {
  EXPECT_EQ(post("county", "/api/campaigns/" + campaign_ + "/samples", {{"per_county", 1}}).reason(), "sample_by_city");
  EXPECT_EQ(post("city", "/api/campaigns/" + campaign_ + "/samples", {{"per_county", 1}, {"seed", "abc"}}).reason(), "seed_not_a_number");
  EXPECT_EQ(post("city", "/api/campaigns/" + campaign_ + "/samples", {{"per_county", 0}}).reason(), "too_small");
  const auto drawn = post("city", "/api/campaigns/" + campaign_ + "/samples", {{"per_county", 1}, {"seed", "20190220"}});
  ASSERT_EQ(drawn.status, 201) << drawn.text;
  const auto id = text_in(drawn.json(), "id");
  EXPECT_EQ(drawn.json().at("frame"), 2);
  EXPECT_EQ(drawn.json().at("drawn"), 1);
  EXPECT_EQ(get("county", "/api/samples/" + id + "/schools").json().at("rows").as_array().size(), 1U);
  EXPECT_EQ(get("other", "/api/samples/" + id + "/schools").json().at("rows").as_array().size(), 0U);
  EXPECT_EQ(get("principal", "/api/samples/" + id + "/schools").reason(), "not_permitted");
  EXPECT_EQ(get("county", "/api/samples/" + id + "/check").json().at("same"), true);
  ASSERT_TRUE(county_.platform().database.write([&](db::Writing& writing) -> Result<Done> {
    writing.run("UPDATE sample_schools SET school = 'sc_another' WHERE sample = :id", {{"id", id}});
    return Done{};
  }).ok());
  EXPECT_EQ(get("county", "/api/samples/" + id + "/check").json().at("same"), false);
  EXPECT_NE(text_in(post("city", "/api/campaigns/" + campaign_ + "/samples", {{"per_county", 2}}).json(), "seed"), "");
}

TEST_P(CampaignStory, FromTheNoticeToTheEnd) {
  EXPECT_EQ(open_criteria(), (std::set<std::string>{"received", "group", "plan"}));
  organise();
  EXPECT_EQ(march().at("phase"), "self_check");

  // Self-check: one school submits with two failures, the other is still missing.
  const auto own = self_check("principal", county_.school, {"1.1", "5.1"});
  EXPECT_EQ(open_criteria(), (std::set<std::string>{"coverage", "general_hazards", "summary"}));
  const auto criteria = get("county", "/api/campaign_counties/" + text_in(march(), "id") + "/criteria").json();
  EXPECT_EQ(criteria.at("may_advance"), false);
  EXPECT_NE(text_in(criteria.at("rows").at(0).as_object(), "sentence").find("50.0%"), std::string::npos);
  ASSERT_EQ(move("summary", {{"summary", "自查基本完成"}}).status, 200);
  const auto general = hazards("&f.grade=general"), larger = hazards("&f.grade=larger");
  fix_on_spot(text_in(general.at(0).as_object(), "id"));
  EXPECT_EQ(open_criteria(), std::set<std::string>{"coverage"});
  self_check("neighbour", county_.second_school);
  ASSERT_EQ(move("advance").status, 200);
  EXPECT_EQ(march().at("phase"), "acceptance");

  // Acceptance: nothing holds before a sample is drawn and each of its schools is inspected and has signed.
  EXPECT_EQ(open_criteria(), std::set<std::string>{"acceptance"});
  ASSERT_EQ(post("city", "/api/campaigns/" + campaign_ + "/samples", {{"per_county", 5}}).status, 201);
  for (const auto& [school, account] : {std::pair{county_.school, "principal"}, {county_.second_school, "neighbour"}}) {
    EXPECT_EQ(open_criteria(), std::set<std::string>{"acceptance"});
    const auto id = text_in(start("city", school, "acceptance").json(), "id");
    ASSERT_EQ(fill_and_submit("city", id, {"5.3"}).status, 200);
    const auto version = get(account, "/api/inspections/" + id).json().at("version");
    ASSERT_EQ(post(account, "/api/inspections/" + id + "/sign", {{"version", version}, {"objection", "演练材料在教务处"}}).status, 200);
    EXPECT_EQ(get("city", "/api/inspections/" + id).json().at("state"), "signed_off");
    EXPECT_EQ(get("city", "/api/inspections/" + id).json().at("objection"), "演练材料在教务处");
  }
  ASSERT_EQ(move("advance").status, 200);
  EXPECT_EQ(march().at("phase"), "look_back");

  // Look-back: each hazard found is looked at again, closed or not.
  EXPECT_EQ(open_criteria(), std::set<std::string>{"look_back"});
  for (const auto& one : hazards("&f.campaign=" + campaign_)) {
    const bool closed = one.at("state") == "closed";
    if (one.at("state") == "reported") {
      const auto given = step("county", text_in(one.as_object(), "id"), {{"action", "assign"}, {"person", "王老师"}, {"measure", "限期整改"}, {"due", "2026-12-30"}});
      EXPECT_EQ(given.status, 200) << given.text;
    }
    const auto seen = step("county", text_in(one.as_object(), "id"), {{"action", "look_back"}, {"found", closed ? "fixed" : "not_fixed"}, {"note", "回头看"}});
    EXPECT_EQ(seen.status, 200) << seen.text;
  }
  ASSERT_EQ(move("advance").status, 200);
  EXPECT_EQ(march().at("phase"), "finished");
  EXPECT_EQ(move("advance").reason(), "march_finished");
  EXPECT_EQ(march().at("can").as_array().size(), 0U);

  const auto copy = text_in(post("city", "/api/campaigns/" + campaign_ + "/clone", {{"year", 2027}}).json(), "id");
  const auto compared = get("city", "/api/campaigns/" + copy + "/comparison").json();
  EXPECT_EQ(compared.at("now").at("submitted"), 0);
  EXPECT_EQ(compared.at("before").at("submitted"), 2);
  EXPECT_EQ(compared.at("before").at("hazards"), 4);
  EXPECT_EQ(compared.at("before").at("closed"), 1);
}

}  // namespace
}  // namespace anyuan::inspections
