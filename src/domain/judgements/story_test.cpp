// Judgements through the application: a pack is put in force, a school fills its ledgers, an inspector sees otherwise, a
// device measures, and the verdict follows each time with the hazard the pack asks for.
#include "kit/judged_county.h"
#include "platform/sheets/workbook.h"

namespace anyuan::judgements {
namespace {
namespace json = boost::json;

using http::text_in;
using kit::example_pack;

class JudgementStory : public kit::JudgedCounty {};
ANYUAN_ON_EACH_ENGINE(JudgementStory);

TEST_P(JudgementStory, TheVerdictFollowsEachGuardAndAShortageIsAHazard) {
  ASSERT_EQ(activate("staffing-gx113").status, 201);
  EXPECT_EQ(verdict("staffing-gx113/guards"), "unknown: 缺少数据：专职保安员数");
  const auto guard = add_guard("王强");
  EXPECT_EQ(verdict("staffing-gx113/guards"), "failed: 应配专职保安员2名，实配1名，缺1名");
  const auto failed = judged("staffing-gx113/guards");
  const auto hazard = county_.as("county").get("/api/hazards/" + text_in(failed, "hazard")).json();
  EXPECT_EQ(text_in(hazard, "source"), "judgement");
  EXPECT_EQ(text_in(hazard, "description"), "应配专职保安员2名，实配1名，缺1名。依据：专职保安员配备（桂政办发〔2018〕113号） 二（二）2。");
  EXPECT_EQ(text_in(hazard, "grade"), "larger");
  EXPECT_EQ(text_in(hazard, "due"), "2026-12-24");

  add_guard("李明");
  EXPECT_EQ(verdict("staffing-gx113/guards"), "passed: 应配专职保安员2名，实配2名");
  // The hazard stays with its ledger: nobody closes it by filling in a name.
  EXPECT_EQ(text_in(county_.as("county").get("/api/hazards/" + text_in(failed, "hazard")).json(), "state"), "reported");
  const auto lines = county_.as("safety").get(fmt::format("/api/judgements/{}/history", text_in(failed, "id"))).json().at("rows").as_array();
  EXPECT_EQ(lines.size(), 2U);  // unknown to failed, failed to passed

  ASSERT_EQ(county_.as("safety").post(fmt::format("/api/guards/{}/archive", guard), {{"version", 1}, {"reason", "离职"}}).status, 200);
  EXPECT_EQ(verdict("staffing-gx113/guards"), "failed: 应配专职保安员2名，实配1名，缺1名");
  EXPECT_EQ(judged("staffing-gx113/guards").at("hazard"), failed.at("hazard"));  // still open: not a second one
}

TEST_P(JudgementStory, NothingIsWrittenWhereNothingTurned) {
  ASSERT_EQ(activate("staffing-gx113").status, 201);
  add_guard("王强");
  followed();
  const auto commits = county_.platform().database.commits();
  EXPECT_EQ(followed().schools, 0);
  EXPECT_EQ(county_.platform().database.commits(), commits);
  const auto again = renew(county_.platform(), records::Scope::under("/45/"));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again.value().schools, 2);
  EXPECT_EQ(county_.platform().database.commits(), commits);
}

TEST_P(JudgementStory, WhatWasSeenCountsMoreThanWhatWasDeclared) {
  ASSERT_EQ(activate("staffing-gx113").status, 201);
  add_guard("王强");
  add_guard("李明");
  EXPECT_EQ(verdict("staffing-gx113/guards"), "passed: 应配专职保安员2名，实配2名");
  ASSERT_EQ(say("police", "guards.full_time", "observed", "1").status, 200);
  EXPECT_EQ(verdict("staffing-gx113/guards"), "failed: 应配专职保安员2名，实配1名，缺1名");
  const auto row = judged("staffing-gx113/guards");
  for (const auto& one : row.at("facts").as_array()) {
    if (one.at("fact").as_string() != "guards.full_time") continue;
    EXPECT_EQ(one.at("source").as_string(), "observed");
    EXPECT_TRUE(one.at("disputed").as_bool());
  }
  // Half a year later nobody remembers what was seen; the ledger stands.
  county_.application.clock().advance(std::chrono::hours(24 * 200));
  EXPECT_EQ(county_.as("safety").log_in("safety", kit::RunningApplication::password).status, 200);
  EXPECT_EQ(verdict("staffing-gx113/guards"), "passed: 应配专职保安员2名，实配2名");
}

TEST_P(JudgementStory, ADeviceIsBelievedUntilItFallsSilent) {
  ASSERT_EQ(upload(example_pack()).status, 201);
  ASSERT_EQ(activate("example").status, 201);
  EXPECT_EQ(verdict("example/retention"), "unknown: 缺少数据：图像最短保存天数");
  const auto camera = county_.as("safety").post("/api/cameras", {{"school", county_.school}, {"name", "校门"}, {"place", "gate"}, {"retention_days", 30}});
  ASSERT_EQ(camera.status, 201) << camera.text;
  EXPECT_EQ(verdict("example/retention"), "passed: 最短保存30天");
  const facts::Measured seen{county_.actor("safety").scope.first, county_.school, "cameras.shortest_retention", "12", county_.platform().clock.now(), "NVR"};
  const auto taken = facts::take(county_.platform(), {"gateway", "网关", "/"}, {seen});
  ASSERT_TRUE(taken.ok());
  EXPECT_EQ(taken.value().kept, 1);
  EXPECT_EQ(verdict("example/retention"), "failed: 最短保存12天，不足30天");
  auto later = seen;
  later.at += std::chrono::hours(1);
  EXPECT_EQ(facts::take(county_.platform(), {"gateway", "网关", "/"}, {later}).value().same, 1);  // a heartbeat is no news
  county_.application.clock().advance(std::chrono::hours(24 * 4));
  EXPECT_EQ(county_.as("safety").log_in("safety", kit::RunningApplication::password).status, 200);
  EXPECT_EQ(verdict("example/retention"), "passed: 最短保存30天");
}

TEST_P(JudgementStory, AProposalIsRegisteredByAPersonOrLapses) {
  ASSERT_EQ(upload(example_pack()).status, 201);
  ASSERT_EQ(activate("example").status, 201);
  ASSERT_EQ(say("safety", "school.closed_management", "declared", "false").status, 200);
  const auto failed = judged("example/closed");
  EXPECT_TRUE(failed.at("proposed").as_bool());
  EXPECT_EQ(text_in(failed, "hazard"), "");
  const auto opened = county_.as("safety").post(fmt::format("/api/judgements/{}/hazard", text_in(failed, "id")), {{"version", failed.at("version")}});
  ASSERT_EQ(opened.status, 201) << opened.text;
  EXPECT_EQ(text_in(county_.as("county").get("/api/hazards/" + text_in(opened.json(), "hazard")).json(), "title"), "未达标：实行封闭化管理");
  EXPECT_EQ(county_.as("safety").post(fmt::format("/api/judgements/{}/hazard", text_in(failed, "id")), {{"version", opened.json().at("version")}}).reason(), "judgement_not_proposed");
  EXPECT_EQ(county_.as("neighbour").post(fmt::format("/api/judgements/{}/hazard", text_in(failed, "id")), {{"version", 1}}).status, 404);
}

TEST_P(JudgementStory, ProposalsWaitOnTheDeskUntilTheyAreRegistered) {
  ASSERT_EQ(upload(example_pack()).status, 201);
  ASSERT_EQ(activate("example").status, 201);
  ASSERT_EQ(say("safety", "school.closed_management", "declared", "false").status, 200);
  const auto failed = judged("example/closed");
  const auto proposed = [&](std::string_view account) {
    const auto desk = county_.as(account).get("/api/todo").json();
    for (const auto& row : desk.at("rows").as_array()) {
      if (row.at("kind").as_string() != "hazard_proposed") continue;
      // The task opens exactly what it counts.
      const auto list = text_in(row.as_object(), "page");
      EXPECT_EQ(county_.as(account).get("/api/judgements" + list.substr(list.find('?'))).json().at("rows").as_array().size(), desk.at("counts").at("hazard_proposed").to_number<std::size_t>());
      return text_in(row.as_object(), "title");
    }
    return std::string("nothing");
  };
  EXPECT_EQ(proposed("safety"), "依规评判建议登记 1 条隐患");
  EXPECT_EQ(proposed("neighbour"), "nothing");
  EXPECT_EQ(county_.as("safety").post(fmt::format("/api/judgements/{}/hazard", text_in(failed, "id")), {{"version", failed.at("version")}}).status, 201);
  EXPECT_EQ(proposed("safety"), "nothing");
}

TEST_P(JudgementStory, AnotherPackShowsWhatItWouldChangeAndTheOldOneIsEnded) {
  ASSERT_EQ(activate("staffing-gx113").status, 201);
  change_school({{"students", 1001}, {"staff", 80}});
  add_guard("王强");
  add_guard("李明");
  EXPECT_EQ(verdict("staffing-gx113/guards"), "passed: 应配专职保安员2名，实配2名");
  const json::array ceil{json::object{{"name", "rounding"}, {"value", "ceil"}}};
  const auto answer = admin_.post("/api/what_if", {{"unit", kit::County::city}, {"pack", pack("staffing-gx113")}, {"settings", ceil}});
  ASSERT_EQ(answer.status, 200) << answer.text;
  EXPECT_EQ(answer.json().at("schools").as_int64(), 2);
  EXPECT_EQ(answer.json().at("schools_turned").as_int64(), 1);
  EXPECT_EQ(answer.json().at("examples").at(0).at("says").as_string(), "应配专职保安员3名，实配2名，缺1名");
  EXPECT_TRUE(answer.json().at("examples").at(0).at("verified").as_bool());
  const auto all = admin_.post("/api/what_if/turned.xlsx", {{"unit", kit::County::city}, {"pack", pack("staffing-gx113")}, {"settings", ceil}});
  ASSERT_EQ(all.status, 200) << all.text;
  auto workbook = sheets::Workbook::open(all.text);
  ASSERT_TRUE(workbook.ok());
  const auto sheet = workbook.value().read(workbook.value().sheets().at(0));
  ASSERT_EQ(sheet.value().rows.size(), 2U);  // the heading and the one that turns
  EXPECT_EQ(std::get<std::string>(sheet.value().rows[1].cells.at(5)), "应配专职保安员3名，实配2名，缺1名");
  const json::object elsewhere{{"unit", kit::County::city}, {"pack", pack("staffing-gx113")}, {"settings", ceil}, {"within", "450201"}};
  EXPECT_EQ(admin_.post("/api/what_if/turned.xlsx", elsewhere).reason(), "reference_not_found");
  EXPECT_EQ(verdict("staffing-gx113/guards"), "passed: 应配专职保安员2名，实配2名");  // nothing was written

  auto with_ceil = activation("staffing-gx113");
  with_ceil["settings"] = ceil;
  ASSERT_EQ(admin_.post("/api/rule_pack_activations", with_ceil).status, 201);
  EXPECT_EQ(verdict("staffing-gx113/guards"), "failed: 应配专职保安员3名，实配2名，缺1名");
  const auto id = text_in(judged("staffing-gx113/guards"), "id");
  const auto open = admin_.get("/api/rule_pack_activations?f.in_force_until=-").json().at("rows").as_array();
  ASSERT_EQ(open.size(), 1U);
  const auto ended = admin_.post(fmt::format("/api/rule_pack_activations/{}/withdraw", text_in(open[0].as_object(), "id")), {{"version", open[0].at("version")}, {"reason", "通知废止"}});
  ASSERT_EQ(ended.status, 200) << ended.text;
  EXPECT_EQ(verdict("staffing-gx113/guards"), "none");
  // What was said is still there, with the pack that said it, and counts in no rate.
  EXPECT_TRUE(county_.as("city").get("/api/rates").json().at("rates").as_array().empty());
  const auto away = county_.as("safety").get("/api/judgements/" + id).json();
  EXPECT_TRUE(away.at("archived").as_bool());
  EXPECT_EQ(text_in(away, "says"), "应配专职保安员3名，实配2名，缺1名");
  EXPECT_EQ(text_in(away, "pack"), pack("staffing-gx113"));
  ASSERT_EQ(activate("staffing-gx113").status, 201);
  EXPECT_EQ(verdict("staffing-gx113/guards"), "passed: 应配专职保安员2名，实配2名");
}

TEST_P(JudgementStory, ARegionCanOnlyRaiseANorm) {
  ASSERT_EQ(activate("staffing-gx113").status, 201);  // the city: rounds down
  auto strict = activation("staffing-gx113");
  strict["unit"] = kit::County::county;
  strict["settings"] = json::array{json::object{{"name", "rounding"}, {"value", "ceil"}}};
  ASSERT_EQ(admin_.post("/api/rule_pack_activations", strict).status, 201);
  change_school({{"students", 1001}, {"staff", 80}});
  add_guard("王强");
  EXPECT_EQ(verdict("staffing-gx113/guards"), "failed: 应配专职保安员3名，实配1名，缺2名");
  strict["settings"] = json::array{};  // and back to what the city has: not below it
  ASSERT_EQ(admin_.post("/api/rule_pack_activations", strict).status, 201);
  EXPECT_EQ(verdict("staffing-gx113/guards"), "failed: 应配专职保安员2名，实配1名，缺1名");
}

// A later edition with a softer clause may come with the unit that asks, not below it.
TEST_P(JudgementStory, ARegionCannotSoftenAClauseByAnotherEdition) {
  std::string softer(example_pack());
  softer.replace(softer.find("edition: 1"), 10, "edition: 2");
  softer.replace(softer.find("passes: school.closed_management"), 32, "passes: school.closed_management || true");
  ASSERT_EQ(upload(example_pack()).status, 201);
  ASSERT_EQ(activate("example").status, 201);
  const auto second = upload(softer);
  ASSERT_EQ(second.status, 201) << second.text;
  auto below = activation("example");
  below["pack"] = text_in(second.json(), "id");
  below["unit"] = kit::County::county;
  EXPECT_EQ(admin_.post("/api/rule_pack_activations", below).reason(), "rule_pack_other_edition_above");
  ASSERT_EQ(say("safety", "school.closed_management", "declared", "false").status, 200);
  EXPECT_EQ(verdict("example/closed"), "failed: 未实行封闭化管理");

  // The journal keeps which edition gave which verdict.
  below["unit"] = kit::County::city;
  ASSERT_EQ(admin_.post("/api/rule_pack_activations", below).status, 201);
  const auto now = judged("example/closed");
  EXPECT_EQ(text_in(now, "verdict"), "passed");
  EXPECT_EQ(text_in(now, "pack"), text_in(second.json(), "id"));
  const auto history = county_.as("safety").get(fmt::format("/api/judgements/{}/history", text_in(now, "id")));
  const auto first = json::serialize(history.json().at("rows").as_array().at(0));
  EXPECT_NE(first.find("failed"), std::string::npos) << first;
  EXPECT_NE(first.find(text_in(second.json(), "id")), std::string::npos) << first;
}

// What a clause asks for may come from another pack: the reader is told which, and a verdict is no surer than that.
TEST_P(JudgementStory, ANormFromAnUnverifiedPackMarksTheVerdict) {
  ASSERT_EQ(activate("staffing-gx113").status, 201);
  add_guard("王强");
  add_guard("李明");
  const auto alone = judged("staffing-gx113/guards");
  EXPECT_TRUE(alone.at("norm_pack").is_null());
  ASSERT_EQ(upload(R"yaml(code: stricter
edition: 1
kind: staffing
title: 更严的配备标准
source: 测试
dated_on: 2020-01-01
effective_from: 2020-01-01
verified: false
norms:
  - {name: norm.guards, clause: 一, is: "3"}
)yaml").status, 201);
  ASSERT_EQ(activate("stricter").status, 201);
  const auto row = judged("staffing-gx113/guards");
  EXPECT_EQ(text_in(row, "says"), "应配专职保安员3名，实配2名，缺1名");
  EXPECT_EQ(text_in(row, "norm_pack"), pack("stricter"));
  EXPECT_EQ(text_in(row, "norm_pack_name"), "更严的配备标准");
  EXPECT_FALSE(row.at("verified").as_bool());
  EXPECT_TRUE(alone.at("verified").as_bool());
}

TEST_P(JudgementStory, WhatIsOnlyPartlyThereIsProposedToo) {
  std::string partly(example_pack());
  const std::string passes = "passes: \"cameras.shortest_retention >= 30\"";
  partly.replace(partly.find(passes), passes.size(), passes + "\n    partly: \"cameras.shortest_retention > 0\"\n    says_partly: 只保存{cameras.shortest_retention}天\n    consequence: opens\n    fix_days: 10");
  ASSERT_EQ(upload(partly).status, 201);
  ASSERT_EQ(activate("example").status, 201);
  ASSERT_EQ(county_.as("safety").post("/api/cameras", {{"school", county_.school}, {"name", "校门"}, {"place", "gate"}, {"retention_days", 20}}).status, 201);
  const auto row = judged("example/retention");
  EXPECT_EQ(text_in(row, "verdict"), "partial");
  const auto path = "/api/hazards/" + text_in(row, "hazard");
  EXPECT_EQ(text_in(county_.as("county").get(path).json(), "title"), "未全部达标：图像保存不少于30天");
  EXPECT_FALSE(county_.as("county").get(path).json().at("overdue").as_bool());
  county_.application.clock().advance(std::chrono::hours(24 * 11));
  county_.as("county") = county_.application.log_in("county");
  EXPECT_TRUE(county_.as("county").get(path).json().at("overdue").as_bool()) << "nobody was assigned, and still it is late";
  EXPECT_EQ(county_.as("county").get("/api/hazards?f.overdue=true").json().at("rows").as_array().size(), 1U);
}

TEST_P(JudgementStory, ADeadlineInSchoolDaysGoesByTheCalendarOfTheSchoolsPlace) {
  std::string counted(example_pack());
  const std::string passes = "passes: \"cameras.shortest_retention >= 30\"";
  counted.replace(counted.find(passes), passes.size(), passes + "\n    consequence: opens\n    fix_days: 10\n    fix_by: school_days");
  ASSERT_EQ(upload(counted).status, 201);
  ASSERT_EQ(activate("example").status, 201);
  // Tuesday the 24th and two weeks; one of the days is taken off by the county.
  ASSERT_EQ(county_.as("county").post("/api/calendar_entries", {{"kind", "no_lessons"}, {"name", "停课"}, {"starts_on", "2026-11-26"}, {"ends_on", "2026-11-26"}}).status, 201);
  ASSERT_EQ(county_.as("safety").post("/api/cameras", {{"school", county_.school}, {"name", "校门"}, {"place", "gate"}, {"retention_days", 20}}).status, 201);
  const auto hazard = county_.as("county").get("/api/hazards/" + text_in(judged("example/retention"), "hazard")).json();
  EXPECT_EQ(text_in(hazard, "due"), "2026-12-09");
}

// R-TECH-11, R-TECH-12, R-PHYS-2: asked of the schools of a city alone, and counted apart from those of the country.
TEST_P(JudgementStory, RefusalsSayWhatIsWrong) {
  EXPECT_EQ(county_.as("county").post("/api/rule_pack_activations", activation("staffing-gx113")).status, 403);
  const auto refused = [&](std::string_view field, json::value value) {
    auto body = activation("staffing-gx113");
    body[field] = std::move(value);
    return admin_.post("/api/rule_pack_activations", body).reason();
  };
  EXPECT_EQ(refused("in_force_from", "2020-01-01"), "rule_pack_from_the_past");
  EXPECT_EQ(refused("unit", "450201"), "reference_not_found");
  EXPECT_EQ(refused("unit", json::string(county_.school)), "rule_pack_unit_too_low");
  EXPECT_EQ(refused("pack", json::string(pack("staffing-hubei"))), "rule_pack_other_region");
  EXPECT_EQ(refused("settings", json::array{json::object{{"name", "rounding"}, {"value", "up"}}}), "rule_pack_setting_wrong");
  EXPECT_EQ(refused("settings", json::array{json::object{{"name", "step"}, {"value", "3"}}}), "rule_pack_setting_unknown");
  EXPECT_EQ(say("safety", "guards.full_time", "declared", "3").reason(), "fact_counted_from_ledger");
  EXPECT_EQ(say("safety", "guards.full_time", "observed", "3").reason(), "fact_seen_by_inspectors");
  EXPECT_EQ(say("safety", "guards.full_time", "measured", "3").reason(), "fact_measured_by_devices");
  EXPECT_EQ(say("safety", "guards.none", "declared", "3").reason(), "fact_unknown");
  EXPECT_EQ(say("safety", "school.closed_management", "declared", "maybe").reason(), "fact_value_wrong");
  ASSERT_EQ(upload(example_pack()).status, 201);
  EXPECT_EQ(upload(example_pack()).reason(), "rule_pack_edition_taken");
  std::string third(example_pack());
  third.replace(third.find("edition: 1"), 10, "edition: 3");
  EXPECT_EQ(upload(third).reason(), "rule_pack_edition_skipped");
  std::string other(example_pack());
  other.replace(other.find("code: example"), 13, "code: another");
  ASSERT_EQ(upload(other).status, 201);
  ASSERT_EQ(activate("example").status, 201);
  EXPECT_EQ(activate("another").reason(), "rule_pack_rate_fed_already");
}

TEST_P(JudgementStory, AnEmptyLedgerMeansNoneOnceTheSchoolSaysSo) {
  ASSERT_EQ(activate("staffing-gx113").status, 201);
  EXPECT_EQ(verdict("staffing-gx113/guards"), "unknown: 缺少数据：专职保安员数");
  ASSERT_EQ(say("safety", "ledgers.guards", "declared", "true").status, 200);
  EXPECT_EQ(verdict("staffing-gx113/guards"), "failed: 应配专职保安员2名，实配0名，缺2名");
}

}  // namespace
}  // namespace anyuan::judgements
