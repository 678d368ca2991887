// Sheets of other kinds than the hundred points, through the application: rows instead of points, base figures, counts
// against what the school needs, vetoes of single points, and what the ledgers propose.
#include "kit/campaign_story.h"

namespace anyuan::inspections {
namespace {
namespace json = boost::json;

using http::text_in;
using kit::CampaignStory;

class CountySheet : public CampaignStory {
 protected:
  CountySheet() : CampaignStory("county-standard") { organise(); }

  std::string begun() { return text_in(start("principal", county_.school, "self_check").json(), "id"); }
  json::object sheet(const std::string& id) { return get("principal", "/api/inspections/" + id + "/sheet").json(); }
};
ANYUAN_ON_EACH_ENGINE(CountySheet);

TEST_P(CountySheet, CountsRowsThatAreMetAndKeepsBaseFiguresOutOfTheSum) {
  const auto id = begun();
  const auto asked = sheet(id).at("points").as_array().size();  // the school takes no boarders: theirs are not asked
  EXPECT_EQ(asked, 27U);
  const auto done = fill_and_submit("principal", id, {"2.4", "4.5"});
  ASSERT_EQ(done.status, 200) << done.text;
  const auto stored = get("principal", "/api/inspections/" + id).json();
  EXPECT_EQ(stored.at("tally"), "rows");
  EXPECT_EQ(stored.at("full"), 19.0);  // eight figures are no rows
  EXPECT_EQ(stored.at("score"), 17.0);
  EXPECT_EQ(stored.at("percent"), 89.4);
  EXPECT_EQ(stored.at("result"), "未达标");
  EXPECT_EQ(stored.at("failed"), 2);
  EXPECT_EQ(done.json().at("hazards").as_array().size(), 2U);
}

TEST_P(CountySheet, ANumberIsAskedForEvenWhereThePointPasses) {
  const auto id = begun();
  auto all = answers("principal", id, {});
  for (auto& one : all) {
    if (one.at("point") == "2.2") one.as_object().erase("value");
  }
  const auto refused = post("principal", "/api/inspections/" + id + "/submit", {{"answers", all}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json().at("field"), "2.2") << refused.text;
  EXPECT_EQ(refused.reason(), "number_needed");
}

// The ledger proposes and says since when; whoever stands at the gate and counts another number is believed.
TEST_P(CountySheet, ProposesWhatTheLedgersKnowAndKeepsWhatIsAnswered) {
  const auto id = begun();
  const auto of_point = [&](std::string_view code) -> json::object {
    const auto now = sheet(id);
    for (const auto& one : now.at("proposals").as_array()) {
      if (text_in(one.as_object(), "point") == code) return one.as_object();
    }
    return {};
  };
  EXPECT_TRUE(of_point("1.5").empty());  // nobody has spoken of guards
  const auto hired = post("safety", "/api/guards", {{"school", county_.school}, {"name", "王强"}, {"kind", "full_time_guard"}, {"employer", "school"}, {"birth_year", 1980}});
  ASSERT_EQ(hired.status, 201) << hired.text;
  const auto proposed = of_point("1.5");
  EXPECT_EQ(proposed.at("fact"), "guards.full_time");
  EXPECT_EQ(proposed.at("value"), 1.0);
  EXPECT_EQ(proposed.at("source"), "declared");
  EXPECT_EQ(proposed.at("ledger"), "guards");
  EXPECT_FALSE(proposed.at("at").is_null());
  EXPECT_EQ(of_point("2.2").at("value"), 1.0);
  ASSERT_EQ(put("principal", "/api/inspections/" + id + "/answers", {{"answers", json::array{json::object{{"point", "1.5"}, {"value", 3}, {"outcome", "pass"}}}}}).status, 200);
  EXPECT_EQ(sheet(id).at("answers").at(0).at("value"), 3.0);
  EXPECT_EQ(of_point("1.5").at("value"), 1.0);
  ASSERT_EQ(fill_and_submit("principal", id).status, 200);
  EXPECT_TRUE(sheet(id).at("proposals").as_array().empty());  // what is handed in is not proposed to
}

class PoliceSheet : public CampaignStory {
 protected:
  PoliceSheet() : CampaignStory("police-monthly") { organise(); }
};
ANYUAN_ON_EACH_ENGINE(PoliceSheet);

TEST_P(PoliceSheet, CountsGuardsAgainstWhatTheStudentsNeedAndKeepsHowManyThatWas) {
  auto school = get("safety", "/api/schools/" + county_.school).json();
  ASSERT_EQ(county_.as("safety").patch("/api/schools/" + county_.school, {{"version", school.at("version")}, {"students", 800}}).status, 200);
  const auto id = text_in(start("police", county_.school, "verification").json(), "id");
  EXPECT_EQ(get("police", "/api/inspections/" + id + "/sheet").json().at("needs").at("2.1"), 3.0);
  const auto said = put("police", "/api/inspections/" + id + "/answers", {{"answers", json::array{json::object{{"point", "2.1"}, {"value", 2}, {"outcome", "pass"}}}}});
  ASSERT_EQ(said.status, 200) << said.text;
  school = get("safety", "/api/schools/" + county_.school).json();
  ASSERT_EQ(county_.as("safety").patch("/api/schools/" + county_.school, {{"version", school.at("version")}, {"students", 1200}}).status, 200);
  const auto sheet = get("police", "/api/inspections/" + id + "/sheet").json();
  EXPECT_EQ(sheet.at("needs").at("2.1"), 4.0);
  const auto& answer = sheet.at("answers").at(0).as_object();
  EXPECT_EQ(answer.at("needed"), 3.0);  // as it was when the guards were counted
  EXPECT_EQ(answer.at("score"), 5.0);
  EXPECT_EQ(answer.at("outcome"), "partial");
}

class TransportSheet : public CampaignStory {
 protected:
  TransportSheet() : CampaignStory("dept-transport") { organise(); }
};
ANYUAN_ON_EACH_ENGINE(TransportSheet);

TEST_P(TransportSheet, OnePointWhoseFailureIsAVetoMakesTheBestSheetTheWorst) {
  const auto id = text_in(start("police", county_.school, "verification").json(), "id");
  ASSERT_EQ(fill_and_submit("police", id, {"2.4"}).status, 200);
  const auto stored = get("police", "/api/inspections/" + id).json();
  EXPECT_EQ(stored.at("percent"), 92.0);
  EXPECT_EQ(stored.at("result"), "不符合");
  EXPECT_EQ(stored.at("vetoes"), (json::array{"2.4"}));
}

// 执检 and 复检: the county looks again at what failed; the first answer stays, the hazard goes on by its own table.
class LookingAgain : public CampaignStory {
 protected:
  LookingAgain() {
    organise();
    sheet_ = text_in(start("police", county_.school, "verification").json(), "id");
    CHECK(fill_and_submit("police", sheet_, {"5.3"}).status == 200);
  }
  kit::Answer again(std::string_view account, std::string_view point, std::string_view finding, std::string_view note = "再看一次") {
    county_.application.clock().advance(std::chrono::minutes(1));
    return post(account, "/api/inspections/" + sheet_ + "/rechecks",
                {{"point", point}, {"finding", finding}, {"note", note}, {"photos", json::array{county_.photo(account, county_.school)}}});
  }
  json::object hazard() { return get("police", "/api/hazards?f.inspection=" + sheet_).json().at("rows").at(0).as_object(); }
  json::object sheet(std::string_view account = "police") { return get(account, "/api/inspections/" + sheet_ + "/sheet").json(); }

  std::string sheet_;
};
ANYUAN_ON_EACH_ENGINE(LookingAgain);

TEST_P(LookingAgain, StandsBesideTheFirstAnswerAndMovesTheHazard) {
  const auto id = text_in(hazard(), "id");
  const auto first = sheet().at("answers");
  EXPECT_EQ(again("police", "5.3", "not_met").status, 201);  // only reported: nothing to move
  EXPECT_EQ(hazard().at("state"), "reported");
  ASSERT_EQ(step("county", id, {{"action", "assign"}, {"person", "王师傅"}, {"measure", "演练"}, {"due", "2099-01-01"}}).status, 200);
  EXPECT_EQ(again("police", "5.3", "met").reason(), "recheck_before_fix");
  EXPECT_EQ(again("police", "5.3", "not_met").status, 201);
  EXPECT_EQ(hazard().at("look_back"), "not_fixed");
  const json::object fixed{{"action", "rectify"}, {"note", "已演练"}, {"photos", json::array{county_.photo("safety", county_.school)}}};
  ASSERT_EQ(step("safety", id, fixed).status, 200);
  EXPECT_EQ(again("police", "5.3", "not_met").status, 201);
  EXPECT_EQ(hazard().at("state"), "assigned");
  ASSERT_EQ(step("safety", id, fixed).status, 200);
  EXPECT_EQ(again("police", "5.3", "met").status, 201);
  EXPECT_EQ(hazard().at("state"), "closed");
  EXPECT_EQ(again("police", "5.3", "met").status, 201);
  EXPECT_EQ(hazard().at("look_back"), "fixed");
  EXPECT_EQ(again("police", "5.3", "not_met").status, 201);
  EXPECT_EQ(hazard().at("look_back"), "relapsed");
  EXPECT_EQ(hazards("").size(), 2U);  // the relapse is a hazard of its own
  EXPECT_EQ(again("police", "5.3", "met").reason(), "relapsed_already");

  const auto now = sheet();
  EXPECT_EQ(now.at("answers"), first);  // never overwritten
  std::string found;
  for (const auto& one : now.at("rechecks").as_array()) found += text_in(one.as_object(), "finding") + " ";
  EXPECT_EQ(found, "not_met not_met not_met met met not_met ");
  const auto& last = now.at("rechecks").as_array().back().as_object();
  EXPECT_EQ(last.at("note"), "再看一次");
  EXPECT_EQ(last.at("photos").as_array().size(), 1U);
  EXPECT_FALSE(text_in(last, "checked_by").empty());
  EXPECT_EQ(text_in(last, "hazard"), id);
  EXPECT_EQ(get("police", "/api/inspections/" + sheet_).json().at("percent"), sheet().at("inspection").at("percent"));
}

TEST_P(LookingAgain, IsRefusedWhereNothingFailedAndToWhoMayNotVerify) {
  EXPECT_EQ(again("police", "5.1", "met").reason(), "recheck_of_failed");
  EXPECT_EQ(again("police", "9.9", "met").reason(), "recheck_of_failed");
  EXPECT_EQ(again("police", "5.3", "not_met", "").reason(), "note_needed");
  EXPECT_EQ(again("safety", "5.3", "met").status, 403);
  EXPECT_EQ(post("other", "/api/inspections/" + sheet_ + "/rechecks", {{"point", "5.3"}, {"finding", "met"}}).status, 404);
  EXPECT_TRUE(sheet("safety").at("rechecks").as_array().empty());
  const auto can = sheet().at("inspection").at("can").as_array();
  EXPECT_NE(std::ranges::find(can, json::value("recheck")), can.end());
  const auto not_theirs = sheet("safety").at("inspection").at("can").as_array();
  EXPECT_EQ(std::ranges::find(not_theirs, json::value("recheck")), not_theirs.end());
  EXPECT_EQ(hazard().at("state"), "reported");
}

// Every sheet that ships can be filled, handed in and read from beginning to end.
class AnyShippedSheet : public CampaignStory {
 protected:
  AnyShippedSheet() { organise(); }
};
ANYUAN_ON_EACH_ENGINE(AnyShippedSheet);

TEST_P(AnyShippedSheet, IsFilledAndHandedIn) {
  const auto sheets = get("city", "/api/checklists?limit=100").json();
  EXPECT_EQ(sheets.at("rows").as_array().size(), 11U);
  for (const auto& row : sheets.at("rows").as_array()) {
    checklist_ = text_in(row.as_object(), "code");
    const auto made = post("city", "/api/campaigns", wanted());
    ASSERT_EQ(made.status, 201) << made.text;
    campaign_ = text_in(made.json(), "id");
    ASSERT_EQ(post("city", "/api/campaigns/" + campaign_ + "/issue", {{"version", 1}}).status, 200);
    organise();
    const auto id = text_in(start("principal", county_.school, "self_check").json(), "id");
    const auto done = fill_and_submit("principal", id);
    ASSERT_EQ(done.status, 200) << checklist_ << done.text;
    EXPECT_EQ(done.json().at("percent"), 100.0) << checklist_;
    EXPECT_EQ(done.json().at("score"), done.json().at("full")) << checklist_;
    EXPECT_EQ(done.json().at("failed"), 0) << checklist_;
  }
}

}  // namespace
}  // namespace anyuan::inspections
