// What is past its days is erased, the rest stays; and no secret is kept without somebody having said how long.
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/privacy/commands.h"
#include "domain/privacy/retention.h"
#include "kit/county.h"
#include "platform/sheets/workbook.h"

namespace anyuan::privacy {
namespace {
namespace json = boost::json;

using http::text_in;

class Retention : public kit::EachEngine {
 protected:
  Retention() : county_(GetParam()) {}
  const Platform& platform() { return county_.platform(); }
  std::int64_t erase() { return erase_due(platform(), county_.application.application().books()).value().records; }
  std::string add_guard(std::string_view name) {
    const auto made = county_.as("safety").post("/api/guards", {{"school", county_.school}, {"name", name}, {"kind", "full_time_guard"}, {"employer", "school"},
                                                                {"phone", "13800001234"}, {"certificate_number", std::to_string(450300000 + ++certificates_)}, {"birth_year", 1980}});
    CHECK(made.status == 201);
    return text_in(made.json(), "id");
  }
  void archive(const std::string& guard) {
    CHECK(county_.as("safety").post(fmt::format("/api/guards/{}/archive", guard), {{"version", 1}, {"reason", "离职"}}).status == 200);
  }
  void pass(int days) {
    county_.application.clock().advance(std::chrono::hours(24 * days));
    CHECK(county_.as("safety").log_in("safety", kit::RunningApplication::password).status == 200);
  }
  json::object guard(const std::string& id) { return county_.as("safety").get("/api/guards/" + id).json(); }

  kit::County county_;
  int certificates_ = 0;  // one each
};
ANYUAN_ON_EACH_ENGINE(Retention);

TEST_P(Retention, WhoLeftIsForgottenAfterTheDaysOfTheLawAndNotBefore) {
  const auto stays = add_guard("王强"), leaves = add_guard("李明");
  archive(leaves);
  pass(729);
  EXPECT_EQ(erase(), 0);
  EXPECT_EQ(text_in(guard(leaves), "name"), "李明");
  pass(2);
  EXPECT_EQ(erase(), 1);
  EXPECT_EQ(text_in(guard(leaves), "name"), erased);
  EXPECT_EQ(text_in(guard(leaves), "phone"), "");
  EXPECT_EQ(text_in(guard(leaves), "certificate_number"), "");
  EXPECT_TRUE(guard(leaves).at("birth_year").is_null());
  EXPECT_EQ(text_in(guard(stays), "name"), "王强");
  EXPECT_EQ(erase(), 0);  // done once
  const auto lines = county_.as("safety").get(fmt::format("/api/guards/{}/history", leaves)).json();
  EXPECT_EQ(text_in(lines.at("rows").as_array().at(0).as_object(), "event"), "privacy.erased");
  EXPECT_EQ(json::serialize(lines).find("李明"), std::string::npos) << "neither now nor where it was written first";
  EXPECT_EQ(json::serialize(lines).find("1980"), std::string::npos);
  EXPECT_NE(json::serialize(county_.as("safety").get(fmt::format("/api/guards/{}/history", stays)).json()).find("王强"), std::string::npos);
}

// What is in force keeps its names; an edition that another has followed loses them after their days.
TEST_P(Retention, NamesInEditionsThatWereFollowedAreForgotten) {
  county_.application.make_user("gongan", kit::County::county, accounts::Role::officer, accounts::Agency::police);
  const auto file = [&] {
    const auto drafts = county_.as("safety").get("/api/filing_drafts").json();
    const auto& draft = drafts.at("rows").as_array().at(0).as_object();
    const auto made = county_.as("safety").post(fmt::format("/api/filing_drafts/{}/submit", text_in(draft, "id")), {{"version", draft.at("version")}});
    CHECK(made.status == 201);
    const auto id = text_in(made.json(), "id");
    std::int64_t version = 1;
    for (const auto* agency : {"county", "gongan"}) {
      county_.as(agency) = county_.application.log_in(agency);
      CHECK(county_.as(agency).post(fmt::format("/api/filings/{}/steps", id), {{"action", "accept"}, {"version", version++}}).status == 200);
    }
    return id;
  };
  const auto contents = [&](const std::string& filing) { return county_.as("safety").get(fmt::format("/api/filings/{}/contents", filing)).text; };
  add_guard("李明");
  const auto first = file();
  pass(800);
  EXPECT_EQ(erase(), 0) << "it is in force";
  add_guard("王强");
  const auto second = file();
  pass(729);
  EXPECT_EQ(erase(), 0);
  pass(2);
  EXPECT_EQ(erase(), 1);
  EXPECT_EQ(contents(first).find("李明"), std::string::npos) << contents(first);
  EXPECT_NE(contents(first).find(erased), std::string::npos);
  EXPECT_NE(contents(second).find("李明"), std::string::npos);
  EXPECT_EQ(erase(), 0);
}

TEST_P(Retention, EverySecretHasItsDays) {
  for (const auto& book : county_.application.application().books().all()) {
    const auto found = std::ranges::find(keepings(), book->type.name, &Keeping::record);
    for (const auto& field : book->type.fields) {
      if (!field.secret) continue;
      ASSERT_NE(found, keepings().end()) << book->type.name << "." << field.name << " is in no entry of data/retention.yaml";
      EXPECT_TRUE(std::ranges::find(found->personal, field.name) != found->personal.end()) << book->type.name << "." << field.name;
    }
  }
  for (const auto& keeping : keepings()) {
    const auto* book = county_.application.application().books().find(keeping.record);
    ASSERT_NE(book, nullptr) << keeping.record;
    for (const auto& field : keeping.personal) EXPECT_NE(book->type.find(field), nullptr) << keeping.record << "." << field;
    EXPECT_GE(keeping.days, 365) << keeping.record;
    EXPECT_FALSE(keeping.source.empty());
  }
}

TEST_P(Retention, ARequestIsGatheredAnsweredOnceAndOnlyWhereItBelongs) {
  add_guard("王强");
  archive(add_guard("王强"));  // was here before, and is kept for as long as the law wants
  const auto drafts = county_.as("safety").get("/api/filing_drafts").json();
  const auto& draft = drafts.at("rows").as_array().at(0).as_object();
  ASSERT_EQ(county_.as("safety").post(fmt::format("/api/filing_drafts/{}/submit", text_in(draft, "id")), {{"version", draft.at("version")}}).status, 201);
  const auto made = county_.as("safety").post("/api/data_requests", {{"school", county_.school}, {"subject", "王强"}, {"relation", "self"}, {"applicant", "王强"},
                                                                     {"wish", "access"}, {"received_on", "2026-11-24"}});
  ASSERT_EQ(made.status, 201) << made.text;
  EXPECT_EQ(text_in(made.json(), "answer_by"), "2026-12-24");
  const auto path = "/api/data_requests/" + text_in(made.json(), "id");
  EXPECT_EQ(county_.as("safety").post(path + "/compiled.xlsx", {}).reason(), "reason_needed");
  const auto answer = county_.as("safety").post(path + "/compiled.xlsx", {{"reason", "本人申请查阅"}});
  ASSERT_EQ(answer.status, 200) << answer.text;
  auto workbook = sheets::Workbook::open(answer.text);
  ASSERT_TRUE(workbook.ok());
  std::vector<std::string> names;
  for (const auto& sheet : workbook.value().sheets()) names.push_back(sheet.name);
  EXPECT_EQ(names, (std::vector<std::string>{"说明", "保安员", "备案名单"}));
  std::set<std::string> standing;
  const auto guards = workbook.value().read(workbook.value().sheets()[1]);
  ASSERT_TRUE(guards.ok());
  for (const auto& row : guards.value().rows) standing.insert(sheets::text_of(row.cells.back()));
  standing.erase("状态");
  EXPECT_EQ(standing, (std::set<std::string>{"在用", "已作废，个人信息保存至2028-11-23，到期自动清除（《保安服务管理条例》（国务院令第564号）第二十一条，服务合同和有关资料至少保存2年）"}));
  EXPECT_EQ(county_.as("neighbour").post(path + "/compiled.xlsx", {{"reason", "看看"}}).status, 404);
  EXPECT_EQ(county_.as("guard").get(path).status, 403);
  const auto answered = county_.as("safety").post(path + "/answer", {{"version", 1}, {"reason", "已当面交付汇总表"}});
  ASSERT_EQ(answered.status, 200) << answered.text;
  EXPECT_EQ(text_in(answered.json(), "state"), "answered");
  EXPECT_TRUE(answered.json().at("answer_by").is_null());
  EXPECT_EQ(county_.as("safety").post(path + "/refuse", {{"version", 2}, {"reason", "不符"}}).reason(), "data_request_answered_already");
  EXPECT_EQ(county_.as("safety").patch(path, {{"version", 2}, {"subject", "别人"}}).reason(), "data_request_answered_already");
}

}  // namespace
}  // namespace anyuan::privacy
