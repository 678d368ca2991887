#include <fmt/format.h>
#include <gtest/gtest.h>

#include "domain/filings/commands.h"
#include "domain/filings/rules.h"
#include "domain/filings/store.h"
#include "kit/county.h"
#include "platform/records/store.h"
#include "platform/sheets/writer.h"

// Filings as people meet them: the ledgers changed by form, Excel and archive, drafts that follow, two agencies that answer. On both
// databases.
namespace anyuan::filings {
namespace {

namespace json = boost::json;
using accounts::Agency, accounts::Role;

class FilingApi : public kit::EachEngine {
 protected:
  FilingApi() : county_(GetParam()) {
    county_.application.make_user("gongan", kit::County::county, Role::officer, Agency::police);
    county_.application.make_user("zhengfa", kit::County::county, Role::officer, Agency::political_legal);
  }

  json::object add(std::string_view book, json::object row, std::string_view account = "safety") {
    row["school"] = county_.school;
    const auto made = county_.as(account).post(fmt::format("/api/{}", book), row);
    EXPECT_EQ(made.status, 201) << made.text;
    return made.json();
  }
  json::object add_guard(std::string_view name) { return add("guards", {{"name", name}, {"kind", "full_time_guard"}, {"employer", "school"}, {"birth_year", 1980}}); }
  json::array rows(std::string_view path, std::string_view account = "safety") {
    const auto answer = county_.as(account).get(path);
    EXPECT_EQ(answer.status, 200) << path << " " << answer.text;
    return answer.json().at("rows").as_array();
  }
  json::object draft(std::string_view account = "safety") {
    const auto found = rows("/api/filing_drafts", account);
    return found.empty() ? json::object{} : found.front().as_object();
  }
  json::object submit(std::string_view account = "safety") {
    const auto now = draft();
    const auto made = county_.as(account).post("/api/filing_drafts/" + http::text_in(now, "id") + "/submit", {{"version", now.at("version")}, {"note", "请予备案"}});
    EXPECT_EQ(made.status, 201) << made.text;
    return made.json();
  }
  kit::Answer step(std::string_view account, const json::object& filing, std::string_view action, std::string_view opinion = {}) {
    const auto path = "/api/filings/" + http::text_in(filing, "id");
    const auto now = county_.as(account).get(path).json();
    return county_.as(account).post(path + "/steps", {{"action", action}, {"opinion", opinion}, {"version", now.contains("version") ? now.at("version") : json::value(1)}});
  }
  std::string told(std::string_view path, std::string_view account = "safety") {
    std::string all;
    const auto contents = county_.as(account).get(path).json();
    for (const auto& one : contents.at("differences").as_array()) all += http::text_in(one.as_object(), "zh") + "\n";
    return all;
  }
  // Another day: yesterday's sessions are over.
  void comes(std::string_view instant) {
    county_.application.clock().set(instant);
    for (const auto* account : {"safety", "county", "gongan", "city", "zhengfa", "other"}) county_.as(account) = county_.application.log_in(account);
  }
  json::object counts(std::string_view account) { return county_.as(account).get("/api/todo").json().at("counts").as_object(); }
  std::int64_t waiting(std::string_view account, std::string_view kind) {
    const auto all = counts(account);
    const auto* found = all.if_contains(kind);
    return found == nullptr ? 0 : found->as_int64();
  }

  kit::County county_;
};

TEST_P(FilingApi, FromTheFirstGuardToBothAgenciesAcceptance) {
  EXPECT_TRUE(draft().empty());
  add_guard("王甲");
  add("safety_posts", {{"post", "security_director"}, {"holder", "张丙"}});
  add("safety_posts", {{"post", "librarian"}, {"holder", "何书"}});  // no security staff
  const auto first = draft();
  EXPECT_EQ(http::text_in(first, "kind"), "first");
  EXPECT_EQ(http::text_in(first, "due_on"), "2026-12-24");
  EXPECT_EQ(first.at("added"), 2);
  EXPECT_EQ(waiting("safety", "filing_draft"), 1);
  EXPECT_EQ(told("/api/filing_drafts/" + http::text_in(first, "id") + "/contents"),
            "新增专职保安员王甲（聘用方式：学校自聘，持有保安员证：否）\n新增保卫主任张丙\n");
  const auto filing = submit();
  EXPECT_EQ(http::text_in(filing, "number"), "BA-2145000001-01");
  EXPECT_EQ(http::text_in(filing, "state"), "submitted");
  EXPECT_EQ(http::text_in(filing, "school_name"), "秀峰区实验小学");
  EXPECT_TRUE(draft().empty());
  EXPECT_EQ(waiting("safety", "filing_draft"), 0);
  EXPECT_EQ(waiting("county", "filing_answer"), 1);
  EXPECT_EQ(waiting("gongan", "filing_answer"), 1);
  ASSERT_EQ(step("gongan", filing, "accept").status, 200);
  EXPECT_EQ(waiting("gongan", "filing_answer"), 0);
  EXPECT_EQ(waiting("county", "filing_answer"), 1);
  const auto filed = step("county", filing, "accept", "同意").json();
  EXPECT_EQ(http::text_in(filed, "state"), "filed");
  EXPECT_EQ(http::text_in(filed, "education_opinion"), "同意");
  EXPECT_TRUE(filed.at("can").as_array().empty());
  EXPECT_TRUE(draft().empty());
  EXPECT_EQ(step("county", filing, "give_back", "再看").reason(), "filing_filed_already");
}

TEST_P(FilingApi, WhatIsReturnedIsCorrectedAndComesAgainAsTheNextEdition) {
  add_guard("王甲");
  const auto first = submit();
  EXPECT_EQ(step("county", first, "give_back").reason(), "required");
  ASSERT_EQ(step("county", first, "give_back", "缺少保安员证").status, 200);
  EXPECT_EQ(step("gongan", first, "accept").reason(), "filing_returned_already");
  const auto awaited = [&] { return county_.as("gongan").get("/api/filings?f.police=waiting").json().at("rows").as_array().size(); };
  EXPECT_EQ(awaited(), 0U) << "what is given back awaits nobody";
  EXPECT_EQ(http::text_in(draft(), "kind"), "returned");
  comes("2026-11-25T02:00:00Z");
  EXPECT_EQ(http::text_in(draft(), "changed_on"), "2026-11-24") << "since it was returned";
  add_guard("李乙");
  const auto second = submit();
  EXPECT_EQ(second.at("edition"), 2);
  ASSERT_EQ(step("county", second, "accept").status, 200);
  ASSERT_EQ(step("gongan", second, "accept").status, 200);
  EXPECT_EQ(http::text_in(county_.as("safety").get("/api/filings/" + http::text_in(first, "id")).json(), "state"), "returned") << "an edition stays as it was answered";
}

TEST_P(FilingApi, AChangeWhileOneWaitsIsSubmittedInItsPlace) {
  add_guard("王甲");
  const auto first = submit();
  ASSERT_EQ(step("county", first, "accept").status, 200);
  EXPECT_TRUE(draft().empty());
  comes("2026-11-25T02:00:00Z");
  add_guard("李乙");
  EXPECT_EQ(draft().at("added"), 2) << "neither agency's: nothing is filed yet";
  const auto second = submit();
  EXPECT_EQ(county_.as("gongan").get("/api/filings?f.police=waiting").json().at("rows").as_array().size(), 1U) << "only the edition that took the place";
  EXPECT_EQ(step("gongan", first, "accept").reason(), "filing_replaced");
  EXPECT_EQ(told("/api/filings/" + http::text_in(second, "id") + "/contents", "gongan"),
            "新增专职保安员王甲（聘用方式：学校自聘，持有保安员证：否）\n新增专职保安员李乙（聘用方式：学校自聘，持有保安员证：否）\n");
  EXPECT_EQ(waiting("county", "filing_answer"), 1) << "education has to look again";
}

TEST_P(FilingApi, WhatWasFiledStaysWhatTheLedgersDo) {
  const auto guard = add_guard("王甲");
  const auto first = submit();
  ASSERT_EQ(step("county", first, "accept").status, 200);
  ASSERT_EQ(step("gongan", first, "accept").status, 200);
  const auto path = "/api/guards/" + http::text_in(guard, "id");
  const auto renamed = county_.as("safety").patch(path, {{"version", 1}, {"name", "黄戊"}, {"certificate_number", "桂保000001"}});
  ASSERT_EQ(renamed.status, 200) << renamed.text;
  EXPECT_EQ(draft().at("replaced"), 1);
  EXPECT_EQ(told("/api/filing_drafts/" + http::text_in(draft(), "id") + "/contents"), "专职保安员由王甲更换为黄戊；持有保安员证由“否”改为“是”\n");
  const auto contents = county_.as("gongan").get("/api/filings/" + http::text_in(first, "id") + "/contents");
  EXPECT_NE(contents.text.find("王甲"), std::string::npos);
  EXPECT_EQ(contents.text.find("黄戊"), std::string::npos);
  const auto second = submit("principal");
  EXPECT_EQ(county_.as("gongan").get("/api/filings/" + http::text_in(second, "id") + "/contents").text.find("000001"), std::string::npos) << "no number is filed";
}

// What a phone number or a paper changes is nothing to file; what is changed back is nothing any more.
TEST_P(FilingApi, OnlyWhatIsFiledMakesADraftAndWhatIsTakenBackEndsIt) {
  const auto guard = add_guard("王甲");
  const auto filing = submit();
  ASSERT_EQ(step("county", filing, "accept").status, 200);
  ASSERT_EQ(step("gongan", filing, "accept").status, 200);
  const auto path = "/api/guards/" + http::text_in(guard, "id");
  ASSERT_EQ(county_.as("safety").patch(path, {{"version", 1}, {"phone", "13800000000"}}).status, 200);
  EXPECT_TRUE(draft().empty());
  ASSERT_EQ(county_.as("safety").patch(path, {{"version", 2}, {"kind", "gatekeeper"}}).status, 200);
  EXPECT_EQ(draft().at("changed"), 1);
  ASSERT_EQ(county_.as("safety").patch(path, {{"version", 3}, {"kind", "full_time_guard"}}).status, 200);
  EXPECT_TRUE(draft().empty());
  ASSERT_EQ(county_.as("safety").post(path + "/archive", {{"version", 4}, {"reason", "已经离职"}}).status, 200);
  EXPECT_EQ(draft().at("removed"), 1);
}

TEST_P(FilingApi, ADraftThatGrewSinceItWasLookedAtIsNotSubmitted) {
  add_guard("王甲");
  const auto seen = draft();
  add_guard("李乙");
  const auto path = "/api/filing_drafts/" + http::text_in(seen, "id") + "/submit";
  EXPECT_EQ(county_.as("safety").post(path, {{"version", seen.at("version")}}).reason(), "filing_draft_changed");
  EXPECT_EQ(county_.as("safety").post(path, {}).reason(), "version_needed");
}

TEST_P(FilingApi, ItsPapersAreReadByBothAgenciesAndMustBeOnesTheSchoolMaySee) {
  add_guard("王甲");
  const auto seen = draft();
  const auto path = "/api/filing_drafts/" + http::text_in(seen, "id") + "/submit";
  const auto with = [&](const std::string& file) { return county_.as("safety").post(path, {{"version", seen.at("version")}, {"files", json::array{json::string(file)}}}); };
  EXPECT_EQ(with("at_none").reason(), "attachment_not_found");
  EXPECT_EQ(with(county_.photo("neighbour", county_.second_school)).reason(), "attachment_not_found");
  const auto paper = county_.photo("safety", county_.school);
  const auto made = with(paper);
  ASSERT_EQ(made.status, 201) << made.text;
  EXPECT_EQ(made.json().at("files").at(0).as_string(), paper);
  for (const auto* account : {"county", "gongan"}) EXPECT_EQ(county_.as(account).get("/api/files/" + paper).status, 200) << account;
  EXPECT_EQ(county_.as("neighbour").get("/api/files/" + paper).status, 404);
}

TEST_P(FilingApi, TheCountyIsToldOfWhoIsLateAndBothItsAgenciesAre) {
  add_guard("王甲");
  comes("2026-12-24T02:00:00Z");  // the last day
  EXPECT_TRUE(rows("/api/filing_drafts?f.overdue=true", "county").empty());
  EXPECT_EQ(waiting("county", "filing_overdue"), 0);
  comes("2026-12-24T16:00:00Z");  // the day after it, in Beijing
  EXPECT_EQ(rows("/api/filing_drafts?f.overdue=true", "county").size(), 1U);
  EXPECT_EQ(rows("/api/filing_drafts?f.overdue=true", "city").size(), 1U);
  EXPECT_TRUE(rows("/api/filing_drafts?f.overdue=true", "other").empty());
  EXPECT_EQ(waiting("county", "filing_overdue"), 1);
  EXPECT_EQ(waiting("gongan", "filing_overdue"), 1);
  EXPECT_EQ(waiting("zhengfa", "filing_overdue"), 0);
  EXPECT_EQ(waiting("city", "filing_overdue"), 0);
  EXPECT_EQ(draft().at("days_left"), -1);
  EXPECT_TRUE(draft().at("overdue").as_bool());
}

// One agency accepted, the other says nothing: its city and the school are told, and its own to-do says since when.
TEST_P(FilingApi, WhoDoesNotAnswerInTimeIsToldAndSoAreTheSchoolAndTheCity) {
  county_.application.make_user("cityedu", "4503", Role::officer, Agency::education);
  add_guard("王甲");
  const auto filing = submit();
  ASSERT_EQ(step("county", filing, "accept").status, 200);
  comes("2026-12-09T15:59:00Z");  // the fifteenth day in Beijing
  const auto read = [&] { return county_.as("safety").get("/api/filings/" + http::text_in(filing, "id")).json(); };
  EXPECT_EQ(read().at("answer_due_on"), "2026-12-09");
  EXPECT_FALSE(read().at("overdue").as_bool());
  EXPECT_EQ(waiting("safety", "filing_unanswered"), 0);
  EXPECT_TRUE(rows("/api/filings?f.overdue=true", "county").empty());
  comes("2026-12-09T16:00:00Z");
  county_.as("cityedu") = county_.application.log_in("cityedu");
  EXPECT_TRUE(read().at("overdue").as_bool());
  EXPECT_EQ(rows("/api/filings?f.overdue=true", "county").size(), 1U);
  EXPECT_TRUE(rows("/api/filings?f.overdue=false", "county").empty());
  EXPECT_EQ(waiting("safety", "filing_unanswered"), 1);
  EXPECT_EQ(waiting("city", "filing_unanswered"), 1);
  EXPECT_EQ(waiting("cityedu", "filing_unanswered"), 0) << "education has answered";
  EXPECT_EQ(waiting("gongan", "filing_answer"), 1);
  ASSERT_EQ(step("gongan", filing, "accept").status, 200);
  EXPECT_TRUE(read().at("answer_due_on").is_null());
  EXPECT_EQ(waiting("safety", "filing_unanswered"), 0);
  EXPECT_EQ(waiting("city", "filing_unanswered"), 0);
}

TEST_P(FilingApi, OneSchoolAndOneCountySeeNothingOfAnother) {
  add_guard("王甲");
  const auto seen = draft();
  const auto path = "/api/filing_drafts/" + http::text_in(seen, "id");
  for (const auto* account : {"neighbour", "other"}) {
    EXPECT_TRUE(rows("/api/filing_drafts", account).empty()) << account;
    EXPECT_EQ(county_.as(account).get(path + "/contents").status, 404) << account;
  }
  EXPECT_EQ(county_.as("neighbour").post(path + "/submit", {{"version", seen.at("version")}}).status, 404);
  const auto filing = submit();
  const auto there = "/api/filings/" + http::text_in(filing, "id");
  EXPECT_EQ(county_.as("other").get(there + "/contents").status, 404);
  EXPECT_EQ(county_.as("other").post(there + "/steps", {{"version", 1}, {"action", "accept"}}).status, 404);
  EXPECT_EQ(step("city", filing, "accept").reason(), "filing_answered_by_county");
  EXPECT_EQ(step("zhengfa", filing, "accept").reason(), "filing_not_your_agency");
  EXPECT_EQ(county_.as("police").post(there + "/steps", {{"version", 1}, {"action", "accept"}}).reason(), "not_permitted") << "an inspector";
}

TEST_P(FilingApi, AClosedSchoolHasNothingToFile) {
  add_guard("王甲");
  const auto school = county_.as("county").get("/api/schools/" + county_.school).json();
  ASSERT_EQ(county_.as("county").post("/api/schools/" + county_.school + "/archive", {{"version", school.at("version")}, {"reason", "学校撤并"}}).status, 200);
  EXPECT_TRUE(rows("/api/filing_drafts", "county").empty());
}

TEST_P(FilingApi, GuardsThatCameByExcelAreToBeFiledToo) {
  sheets::Writer writer;
  writer.start_sheet("保安员", {{"所在学校"}, {"姓名"}, {"岗位类别"}, {"聘用方式"}, {"出生年份"}});
  for (const auto* name : {"王甲", "李乙"}) writer.add_row({std::string("秀峰区实验小学"), std::string(name), std::string("专职保安员"), std::string("学校自聘"), std::string("1980")});
  http::Request request;
  request.verb = http::Verb::post;
  request.path = "/api/guards/imports";
  request.headers["x-file-name"] = "guards.xlsx";
  request.body = writer.finish();
  const auto checked = county_.as("safety").send(std::move(request));
  ASSERT_EQ(checked.status, 201) << checked.text;
  EXPECT_TRUE(draft().empty()) << "a dry run changes nothing";
  ASSERT_EQ(county_.as("safety").post("/api/guards/imports/" + http::text_in(checked.json(), "id") + "/apply").status, 200);
  EXPECT_EQ(draft().at("added"), 2);
}

// Whatever is done to the three ledgers, by whatever route, the drafts kept are those worked out anew.
TEST_P(FilingApi, DraftsAreWhatTheLedgersSayWhateverChangedThem) {
  SeededRandom random{7};
  const auto pick = [&](std::uint64_t many) { return static_cast<std::size_t>(random.below(many)); };
  const std::vector<std::string> schools{county_.school, county_.second_school};
  const auto& platform = county_.platform();
  for (int i = 0; i < 120; ++i) {
    const auto& school = schools[pick(2)];
    auto& who = county_.as(school == county_.school ? "safety" : "neighbour");
    const auto book = std::string(pick(2) == 0 ? "guards" : "safety_posts");
    const auto all = who.get(fmt::format("/api/{}?limit=100", book)).json().at("rows").as_array();
    const auto deed = pick(6);
    if (deed == 0 || all.empty()) {
      auto row = book == "guards" ? json::object{{"name", fmt::format("保安{}", pick(4))}, {"kind", "full_time_guard"}, {"employer", "school"}, {"birth_year", 1980}}
                                  : json::object{{"post", pick(2) == 0 ? "gatekeeper" : "teacher"}, {"holder", fmt::format("老师{}", pick(4))}};
      row["school"] = school;
      ASSERT_EQ(who.post("/api/" + book, row).status, 201);
    } else if (deed <= 3) {
      const auto& row = all[pick(all.size())].as_object();
      const auto path = fmt::format("/api/{}/{}", book, http::text_in(row, "id"));
      if (deed == 1) {
        ASSERT_EQ(who.post(path + "/archive", {{"version", row.at("version")}, {"reason", "不再任职"}}).status, 200);
      } else {
        ASSERT_EQ(who.patch(path, {{"version", row.at("version")}, {book == "guards" ? "name" : "holder", fmt::format("改名{}", pick(4))}}).status, 200);
      }
    } else if (const auto drafts = who.get("/api/filing_drafts").json().at("rows").as_array(); deed == 4 && !drafts.empty()) {
      const auto& seen = drafts.front().as_object();
      ASSERT_EQ(who.post("/api/filing_drafts/" + http::text_in(seen, "id") + "/submit", {{"version", seen.at("version")}}).status, 201);
    } else {
      for (const auto& row : rows("/api/filings?f.state=submitted", "county")) {
        step(pick(2) == 0 ? "county" : "gongan", row.as_object(), pick(4) == 0 ? "give_back" : "accept", "意见");
      }
    }
    for (const auto& id : schools) {
      const auto kept = platform.database.read([&](db::Reading& reading) { return records::RecordStore<Draft>(platform.vault).where(reading, "school = :school", {{"school", id}}); });
      const auto again = platform.database.write([&](db::Writing& writing) -> Result<std::vector<Draft>> {
        journal::Change change(writing, platform, {"us_1", "测试", "/"});
        writing.run("DELETE FROM filing_drafts WHERE school = :school", {{"school", id}});
        bring_up_to_date(change, {"/45/4503/450302/" + id + "/"}, platform.clock.today());
        auto made = records::RecordStore<Draft>(platform.vault).where(writing, "school = :school", {{"school", id}});
        return made;
      });
      ASSERT_TRUE(again.ok());
      ASSERT_EQ(kept.size(), again.value().size()) << "after step " << i;
      if (kept.empty()) continue;
      const auto said = [](const Draft& one) { return std::tuple(one.kind, one.added, one.removed, one.replaced, one.changed); };
      ASSERT_EQ(said(kept.front()), said(again.value().front())) << "after step " << i;
    }
  }
}

ANYUAN_ON_EACH_ENGINE(FilingApi);

}  // namespace
}  // namespace anyuan::filings
