// The checklist designer through the application: a sheet is taken, changed, checked and put in use; what is in use stays
// as it is, and what was answered on it stays bound to it.
#include "kit/campaign_story.h"

namespace anyuan::campaigns {
namespace {
namespace json = boost::json;

using http::text_in;
using kit::CampaignStory;

class Designs : public CampaignStory {
 protected:
  json::object shipped() {
    const auto id = text_in(get("city", "/api/checklists?f.code=hxay-100").json().at("rows").at(0).as_object(), "id");
    return get("city", "/api/checklists/" + id).json();
  }
  // What is sent for a sheet like this one.
  json::object like(const json::object& sheet, std::int64_t edition) {
    json::object body;
    for (const auto* field : {"code", "title", "source", "verified", "tally", "chapters", "vetoes", "grades"}) body[field] = sheet.at(field);
    body["edition"] = edition;
    return body;
  }
  static json::value& point(json::object& body, std::size_t chapter, std::size_t at) { return body["chapters"].as_array()[chapter].at("points").as_array()[at]; }
  kit::Answer use(std::string_view account, const json::object& sheet) {
    return post(account, "/api/checklists/" + text_in(sheet, "id") + "/use", {{"version", sheet.at("version")}});
  }
  kit::Answer change(std::string_view account, const json::object& sheet, json::object body) {
    body["version"] = sheet.at("version");
    return county_.as(account).patch("/api/checklists/" + text_in(sheet, "id"), body);
  }
};
ANYUAN_ON_EACH_ENGINE(Designs);

TEST_P(Designs, TheNextEditionIsDraftedCheckedAndUsedAndTheOldOneKeepsItsAnswers) {
  organise();
  const auto answered = self_check("principal", county_.school, {"5.3"});
  const auto before = get("principal", "/api/inspections/" + answered + "/sheet").json();
  EXPECT_EQ(post("city", "/api/checklists", like(shipped(), 3)).reason(), "checklist_edition_wrong");
  auto body = like(shipped(), 2);
  point(body, 4, 2).as_object()["rule"] = "levels";
  point(body, 4, 2).as_object()["text"] = "应急预案按期演练、留有影像";
  const auto drafted = post("city", "/api/checklists", body);
  ASSERT_EQ(drafted.status, 201) << drafted.text;
  const auto draft = drafted.json();
  EXPECT_EQ(draft.at("state"), "draft");
  EXPECT_EQ(draft.at("can"), (json::array{"change", "use", "archive"}));
  EXPECT_EQ(draft.at("chapters").at(4).at("points").at(2).at("steps").at(1).at("score"), 1.0);  // the usual three
  EXPECT_EQ(post("city", "/api/checklists", body).reason(), "checklist_edition_wrong");  // that edition is being drafted

  ASSERT_EQ(use("city", draft).status, 200);
  const auto used = get("city", "/api/checklists/" + text_in(draft, "id")).json();
  EXPECT_EQ(used.at("state"), "in_use");
  EXPECT_EQ(used.at("can"), json::array{"design"});
  EXPECT_EQ(change("city", used, {{"title", "改名"}}).reason(), "checklist_in_use");
  EXPECT_EQ(post("city", "/api/checklists/" + text_in(draft, "id") + "/archive", {{"version", used.at("version")}, {"reason", "不要了"}}).reason(), "checklist_in_use");
  EXPECT_EQ(get("principal", "/api/checklists/" + text_in(draft, "id")).status, 200);
  EXPECT_EQ(get("principal", "/api/inspections/" + answered + "/sheet").json(), before);  // bound to its version

  auto wanted = this->wanted();
  wanted["checklist"] = used.at("id");
  EXPECT_EQ(post("city", "/api/campaigns", wanted).status, 201);
}

TEST_P(Designs, ADraftIsItsUnitsAloneAndCannotBeCampaignedWith) {
  const auto draft = post("city", "/api/checklists", like(shipped(), 2)).json();
  const auto at = "/api/checklists/" + text_in(draft, "id");
  for (const auto* account : {"county", "principal"}) {
    EXPECT_EQ(get(account, at).status, 404) << account;
    EXPECT_EQ(get(account, "/api/checklists?f.state=draft").json().at("rows").as_array().size(), 0U) << account;
  }
  auto wanted = this->wanted();
  wanted["checklist"] = draft.at("id");
  EXPECT_EQ(post("city", "/api/campaigns", wanted).reason(), "checklist_not_in_use");
  EXPECT_EQ(post("principal", "/api/checklists", like(shipped(), 2)).status, 403);
  EXPECT_EQ(post("city", at + "/archive", {{"version", draft.at("version")}, {"reason", "起草错了"}}).status, 200);
  EXPECT_EQ(post("city", "/api/checklists", like(shipped(), 2)).status, 201);  // its number is free again
}

TEST_P(Designs, ACountysSheetIsForItsSchoolsAndAnotherCountyMayCountTheSameNumber) {
  auto body = like(shipped(), 1);
  body["code"] = "own-sheet";
  const auto draft = post("county", "/api/checklists", body).json();
  ASSERT_EQ(use("county", draft).status, 200);
  EXPECT_EQ(get("principal", "/api/checklists?f.code=own-sheet").json().at("rows").as_array().size(), 1U);
  EXPECT_EQ(get("city", "/api/checklists?f.code=own-sheet").json().at("rows").as_array().size(), 1U);
  EXPECT_EQ(get("other", "/api/checklists?f.code=own-sheet").json().at("rows").as_array().size(), 0U);
  EXPECT_EQ(post("other", "/api/checklists", body).status, 201);
  EXPECT_EQ(change("city", get("city", "/api/checklists/" + text_in(draft, "id")).json(), {{"title", "改名"}}).reason(), "checklist_not_yours");
}

TEST_P(Designs, WhatIsWrongIsNamedByItsPlaceWhenItIsPutInUseAndByItsLineInAFile) {
  auto body = like(shipped(), 2);
  point(body, 0, 0).as_object()["off_each"] = 0;
  point(body, 0, 1).as_object()["code"] = "1.1";
  auto draft = post("city", "/api/checklists", body).json();
  const auto refused = use("city", draft);
  EXPECT_EQ(refused.status, 422);
  std::vector<std::string> faults;
  const auto told = refused.json();
  for (const auto& one : told.at("errors").as_array()) faults.push_back(text_in(one.as_object(), "field") + " " + text_in(one.as_object(), "reason"));
  EXPECT_EQ(faults, (std::vector<std::string>{"chapters[0].points[0].off_each checklist_off_each_needed", "chapters[0].points[1].code checklist_code_twice"}));
  const auto mended = change("city", draft, {{"chapters", shipped().at("chapters")}});
  ASSERT_EQ(mended.status, 200) << mended.text;
  EXPECT_EQ(use("city", draft).reason(), "changed_by_someone_else");
  EXPECT_EQ(use("city", mended.json()).status, 200);

  http::Request file;
  file.verb = http::Verb::post;
  file.path = "/api/checklists/check";
  file.body = "code: x\nedition: one\n";
  const auto wrong = county_.as("city").send(std::move(file));
  EXPECT_EQ(wrong.reason(), "checklist_wrong");
  EXPECT_EQ(wrong.json().at("errors").at(0).at("field"), "lines[2]");
  EXPECT_EQ(wrong.json().at("errors").at(0).at("reason"), "not_an_integer");
}

}  // namespace
}  // namespace anyuan::campaigns
