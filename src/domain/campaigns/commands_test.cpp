#include "domain/campaigns/commands.h"

#include <gtest/gtest.h>

#include <set>

#include "kit/county.h"

namespace anyuan::campaigns {
namespace {
namespace json = boost::json;

using http::text_in;
using kit::Answer;

class CampaignCommands : public kit::EachEngine {
 protected:
  CampaignCommands() : county_(GetParam()) {}

  Answer get(std::string_view account, const std::string& target) { return county_.as(account).get(target); }
  Answer post(std::string_view account, const std::string& target, const json::object& body = {}) { return county_.as(account).post(target, body); }

  json::object wanted() {
    return {{"name", "2026年“护校安园”大检查"}, {"year", 2026}, {"issuers", "市公安局、市教育局"}, {"basis", "开展全面彻底的自查,不留死角"},
            {"checklist", get("city", "/api/checklists?f.code=hxay-100").json().at("rows").at(0).at("id")}, {"coverage_target", 100},
            {"phases", json::array{phase("organise", "2026-11-01", "2026-11-10"), phase("self_check", "2026-11-10", "2026-11-30"),
                                   phase("acceptance", "2026-12-01", "2026-12-20"), phase("look_back", "2026-12-21", "2026-12-31")}}};
  }
  static json::object phase(std::string_view name, std::string_view from, std::string_view to) {
    return {{"phase", name}, {"from", from}, {"to", to}};
  }
  std::string draft(std::string_view account = "city") {
    const auto made = post(account, "/api/campaigns", wanted());
    EXPECT_EQ(made.status, 201) << made.text;
    return text_in(made.json(), "id");
  }
  std::string issued(std::string_view account = "city") {
    const auto id = draft(account);
    const auto done = post(account, "/api/campaigns/" + id + "/issue", {{"version", 1}});
    EXPECT_EQ(done.status, 200) << done.text;
    return id;
  }
  json::object march(const std::string& campaign) {
    const auto rows = get("county", "/api/campaign_counties?f.campaign=" + campaign).json().at("rows").as_array();
    CHECK(rows.size() == 1);
    return rows.at(0).as_object();
  }
  // Posts to the county's march with the version it has now.
  Answer move(std::string_view account, const std::string& campaign, std::string_view action, json::object body = {}) {
    const auto now = march(campaign);
    body["version"] = now.at("version");
    return post(account, fmt::format("/api/campaign_counties/{}/{}", text_in(now, "id"), action), body);
  }
  static json::array good_group() {
    return {json::object{{"name", "李强"}, {"post", "公安分局副局长"}, {"agency", "police"}, {"deputy_head", true}, {"leader", true}},
            json::object{{"name", "王芳"}, {"post", "教育局副局长"}, {"agency", "education"}, {"deputy_head", true}, {"leader", false}}};
  }

  kit::County county_;
};
ANYUAN_ON_EACH_ENGINE(CampaignCommands);

TEST_P(CampaignCommands, ACountyIsAskedOnceForACampaignAndItsNotice) {
  const auto notice_of = [&](const std::string& campaign) {
    return get("county", "/api/notices?f.campaign=" + campaign).json().at("rows").at(0).as_object();
  };
  const auto first = issued();
  ASSERT_EQ(move("county", first, "receive").status, 200);
  EXPECT_TRUE(notice_of(first).at("received").as_bool());

  const auto second = issued();
  EXPECT_TRUE(march(second).at("received_at").is_null());
  ASSERT_EQ(post("county", "/api/notices/" + text_in(notice_of(second), "id") + "/receive").status, 200);
  EXPECT_FALSE(march(second).at("received_at").is_null());
  EXPECT_EQ(text_in(march(second), "received_by"), county_.actor("county").name);

  // A school's receipt is its own: it says nothing of the county's.
  const auto third = issued();
  ASSERT_EQ(post("principal", "/api/notices/" + text_in(notice_of(third), "id") + "/receive").status, 200);
  EXPECT_TRUE(march(third).at("received_at").is_null());
  EXPECT_FALSE(notice_of(third).at("received").as_bool());
}

TEST_P(CampaignCommands, TheShippedChecklistIsThereOnceAndReadByASchool) {
  const auto again = load_checklists(county_.platform());
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again.value(), 0);
  const auto list = get("principal", "/api/checklists?f.code=hxay-100").json();
  ASSERT_EQ(list.at("rows").as_array().size(), 1U);
  const auto& row = list.at("rows").at(0).as_object();
  EXPECT_EQ(row.at("code"), "hxay-100");
  EXPECT_EQ(row.at("points"), 23);
  EXPECT_EQ(row.at("full"), 100.0);
  const auto whole = get("principal", "/api/checklists/" + text_in(row, "id")).json();
  EXPECT_EQ(whole.at("chapters").at(2).at("points").at(0).at("steps").at(1).at("score"), 4.0);
  EXPECT_EQ(whole.at("vetoes").as_array().size(), 3U);
}

TEST_P(CampaignCommands, AChecklistWhoseTextChangedUnderItsEditionIsRefused) {
  ASSERT_TRUE(county_.platform().database.write([](db::Writing& writing) -> Result<Done> {
    writing.run("UPDATE checklists SET text_hash = 'another' WHERE code = 'hxay-100'");
    return Done{};
  }).ok());
  const auto loaded = load_checklists(county_.platform());
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().reason, "checklist_changed");
  EXPECT_EQ(loaded.error().args, (std::vector<std::string>{"data/checklists/hxay-100.yaml", "hxay-100", "1"}));
}

TEST_P(CampaignCommands, EveryFaultOfADraftIsNamedAtOnce) {
  auto body = wanted();
  body["checklist"] = "cl_none";
  body["phases"].as_array().pop_back();
  body["documents"] = json::array{"at_none"};
  const auto refused = post("city", "/api/campaigns", body);
  EXPECT_EQ(refused.status, 422);
  std::set<std::string> fields;
  const auto body_of_refusal = refused.json();
  for (const auto& error : body_of_refusal.at("errors").as_array()) fields.insert(text_in(error.as_object(), "field"));
  EXPECT_EQ(fields, (std::set<std::string>{"checklist", "documents", "phases"}));
  EXPECT_EQ(get("city", "/api/campaigns").json().at("rows").as_array().size(), 0U);
  EXPECT_EQ(post("principal", "/api/campaigns", wanted()).reason(), "not_permitted");
}

TEST_P(CampaignCommands, ADraftIsSeenByItsWriterAlone) {
  const auto id = draft();
  for (const auto* account : {"county", "principal"}) EXPECT_EQ(get(account, "/api/campaigns/" + id).status, 404) << account;
  const auto theirs = draft("county");
  EXPECT_EQ(get("city", "/api/campaigns/" + theirs).status, 404);
  EXPECT_EQ(get("county", "/api/campaigns/" + theirs).status, 200);
}

TEST_P(CampaignCommands, IssuingStartsEveryCountyAndTellsEverybodyBelow) {
  const auto photo = county_.photo("city", "4503");
  auto body = wanted();
  body["documents"] = json::array{photo};
  const auto id = text_in(post("city", "/api/campaigns", body).json(), "id");
  EXPECT_EQ(get("county", "/api/files/" + photo).status, 404);
  ASSERT_EQ(post("city", "/api/campaigns/" + id + "/issue", {{"version", 1}}).status, 200);

  const auto marches = get("city", "/api/campaign_counties/count?f.campaign=" + id).json();
  EXPECT_EQ(marches.at("total"), 17);  // Guilin: six districts, ten counties, one city of county level
  EXPECT_EQ(march(id).at("phase"), "organise");
  EXPECT_EQ(march(id).at("campaign_name"), "2026年“护校安园”大检查");
  const auto seen = get("principal", "/api/campaigns/" + id).json();
  EXPECT_EQ(seen.at("state"), "issued");
  EXPECT_EQ(seen.at("checklist_name"), "护校安园百分制检查表");
  EXPECT_EQ(get("principal", "/api/files/" + photo).status, 200);
  const auto notices = get("principal", "/api/notices?f.campaign=" + id).json().at("rows").as_array();
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].at("title"), "2026年“护校安园”大检查");
  EXPECT_EQ(notices[0].at("audience"), (json::array{"county", "school"}));
  EXPECT_EQ(post("city", "/api/campaigns/" + id + "/issue", {{"version", 2}}).reason(), "campaign_issued_already");
  EXPECT_EQ(county_.as("city").patch("/api/campaigns/" + id, {{"version", 2}, {"year", 2027}}).reason(), "campaign_issued_already");
}

TEST_P(CampaignCommands, AnOldVersionIsNeitherChangedNorIssued) {
  const auto id = draft();
  ASSERT_EQ(county_.as("city").patch("/api/campaigns/" + id, {{"version", 1}, {"document_number", "市公通〔2026〕12号"}}).status, 200);
  EXPECT_EQ(county_.as("city").patch("/api/campaigns/" + id, {{"version", 1}, {"document_number", "别的"}}).reason(), "changed_by_someone_else");
  EXPECT_EQ(post("city", "/api/campaigns/" + id + "/issue", {{"version", 1}}).reason(), "changed_by_someone_else");
  EXPECT_EQ(get("city", "/api/campaign_counties/count").json().at("total"), 0);
  EXPECT_EQ(get("city", "/api/campaigns/" + id).json().at("document_number"), "市公通〔2026〕12号");
}

TEST_P(CampaignCommands, ACountyReceivesOnceFormsItsGroupAndFilesItsPlan) {
  const auto id = issued();
  EXPECT_EQ(move("other", id, "receive").status, 404);  // another county's
  EXPECT_EQ(move("city", id, "receive").reason(), "march_not_yours");
  ASSERT_EQ(move("county", id, "receive").status, 200);
  const auto received = march(id);
  county_.application.clock().advance(std::chrono::minutes(5));
  ASSERT_EQ(move("county", id, "receive").status, 200);
  EXPECT_EQ(march(id).at("received_at"), received.at("received_at"));
  EXPECT_EQ(march(id).at("version"), received.at("version"));

  auto lonely = good_group();
  lonely.pop_back();
  EXPECT_EQ(move("county", id, "group", {{"members", lonely}}).reason(), "group_needs_education");
  auto odd = good_group();
  odd[0].as_object()["agency"] = "公安";
  const auto refused = move("county", id, "group", {{"members", odd}});
  EXPECT_EQ(refused.reason(), "not_a_choice");
  EXPECT_EQ(refused.json().at("field"), "members[0].agency");
  ASSERT_EQ(move("county", id, "group", {{"members", good_group()}}).status, 200);
  EXPECT_EQ(march(id).at("group_members").as_array().size(), 2U);

  EXPECT_EQ(move("county", id, "plan", {{"plan", ""}}).reason(), "required");
  EXPECT_EQ(move("county", id, "plan", {{"plan", "见附件"}, {"plan_documents", json::array{"at_none"}}}).reason(), "attachment_not_found");
  ASSERT_EQ(move("county", id, "plan", {{"plan", "秀峰区实施意见"}, {"plan_documents", json::array{county_.photo("county", "450302")}}}).status, 200);
  EXPECT_EQ(march(id).at("plan"), "秀峰区实施意见");
  EXPECT_FALSE(march(id).at("plan_at").is_null());
  EXPECT_EQ(move("county", id, "summary", {{"summary", "自查完成"}}).reason(), "summary_too_early");
}

TEST_P(CampaignCommands, AnArchivedCampaignIsReadButNothingMovesInIt) {
  const auto id = issued();
  EXPECT_EQ(post("city", "/api/campaigns/" + id + "/archive", {{"version", 2}}).reason(), "reason_needed");
  ASSERT_EQ(post("city", "/api/campaigns/" + id + "/archive", {{"version", 2}, {"reason", "已经结束"}}).status, 200);
  EXPECT_EQ(get("principal", "/api/campaigns/" + id).json().at("state"), "archived");
  EXPECT_EQ(move("county", id, "receive").reason(), "campaign_not_running");
  const auto unwanted = draft();
  ASSERT_EQ(post("city", "/api/campaigns/" + unwanted + "/archive", {{"version", 1}, {"reason", "写错了"}}).status, 200);
  EXPECT_EQ(get("city", "/api/campaigns").json().at("rows").as_array().size(), 1U);
}

TEST_P(CampaignCommands, ACloneIsADraftOfTheNextYearThatNamesTheOldOne) {
  const auto id = issued();
  EXPECT_EQ(post("city", "/api/campaigns/" + id + "/clone", {{"year", 2026}}).reason(), "clone_same_year");
  EXPECT_EQ(post("city", "/api/campaigns/" + id + "/clone", {{"year", 1999}}).reason(), "too_small");
  const auto copy = post("city", "/api/campaigns/" + id + "/clone", {{"year", 2027}});
  ASSERT_EQ(copy.status, 201) << copy.text;
  const auto kept = get("city", "/api/campaigns/" + text_in(copy.json(), "id")).json();
  EXPECT_EQ(kept.at("name"), "2027年“护校安园”大检查");
  EXPECT_EQ(kept.at("state"), "draft");
  EXPECT_EQ(text_in(kept, "cloned_from"), id);
  EXPECT_EQ(kept.at("phases").at(3).at("to"), "2027-12-31");
  // A county may take the city's as its own.
  const auto theirs = post("county", "/api/campaigns/" + id + "/clone", {{"year", 2027}});
  ASSERT_EQ(theirs.status, 201) << theirs.text;
  EXPECT_EQ(get("city", "/api/campaigns/" + text_in(theirs.json(), "id")).status, 404);
}

TEST_P(CampaignCommands, ACountysOwnCampaignHasTheCountyAsItsOnlyMarch) {
  const auto id = issued("county");
  EXPECT_EQ(get("city", "/api/campaign_counties/count?f.campaign=" + id).json().at("total"), 1);
  EXPECT_EQ(march(id).at("county"), "450302");
}

TEST_P(CampaignCommands, AWaiverIsForASchoolOfTheCampaignAndOnce) {
  const auto id = issued();
  const auto waive = [&](std::string_view account, const std::string& school) {
    return post(account, "/api/waivers", {{"campaign", id}, {"school", school}, {"reason", "校舍整体搬迁"}});
  };
  EXPECT_EQ(waive("other", county_.school).reason(), "reference_not_found");
  EXPECT_EQ(waive("principal", county_.school).reason(), "not_permitted");
  const auto made = waive("county", county_.school);
  ASSERT_EQ(made.status, 201) << made.text;
  EXPECT_EQ(waive("city", county_.school).reason(), "waived_already");
  const auto waiver = text_in(made.json(), "id");
  EXPECT_EQ(get("county", "/api/waivers/" + waiver).json().at("school_name"), "秀峰区实验小学");
  ASSERT_EQ(post("county", "/api/waivers/" + waiver + "/archive", {{"version", 1}, {"reason", "已经搬回"}}).status, 200);
  EXPECT_EQ(get("county", "/api/waivers").json().at("rows").as_array().size(), 0U);
  EXPECT_EQ(waive("city", county_.school).status, 201);
}

TEST_P(CampaignCommands, ACampaignForKindergartensTakesNoWaiverForAPrimarySchool) {
  auto body = wanted();
  body["categories"] = json::array{"kindergarten"};
  const auto id = text_in(post("city", "/api/campaigns", body).json(), "id");
  EXPECT_EQ(post("county", "/api/waivers", {{"campaign", id}, {"school", county_.school}, {"reason", "搬迁"}}).status, 404);  // a draft above
  ASSERT_EQ(post("city", "/api/campaigns/" + id + "/issue", {{"version", 1}}).status, 200);
  EXPECT_EQ(post("county", "/api/waivers", {{"campaign", id}, {"school", county_.school}, {"reason", "搬迁"}}).reason(), "not_in_campaign");
}

}  // namespace
}  // namespace anyuan::campaigns
