// What a ledger does not take, whichever way it comes: who may be under age, what has not happened yet, a certificate two
// guards share, a camera in a private room, a row of nobody's.
#include <gtest/gtest.h>

#include <set>

#include "kit/county.h"
#include "kit/varied.h"
#include "platform/records/phone.h"
#include "platform/sheets/writer.h"

namespace anyuan {
namespace {

namespace json = boost::json;
using Rows = std::vector<std::vector<sheets::Value>>;

class LedgerRefusals : public kit::EachEngine {
 protected:
  LedgerRefusals() : county_(GetParam()) {}

  kit::Answer add(std::string_view record, json::object values, std::string_view account = "safety") {
    if (!values.contains("school")) values["school"] = county_.school;
    return county_.as(account).post(fmt::format("/api/{}", record), std::move(values));
  }
  kit::Answer guard(json::object more) {
    json::object values{{"name", fmt::format("保安{}", ++guards_)}, {"kind", "full_time_guard"}, {"employer", "school"}, {"birth_year", 1980}};
    for (const auto& [name, value] : more) values[name] = value;
    return add("guards", std::move(values));
  }
  kit::Answer driver(json::object more) {
    more["name"] = "王师傅";
    if (!more.contains("birth_year")) more["birth_year"] = 1980;
    return add("bus_drivers", std::move(more));
  }
  kit::Answer patch(std::string_view record, const json::object& row, json::object values) {
    values["version"] = row.at("version");
    return county_.as("safety").patch(fmt::format("/api/{}/{}", record, http::text_in(row, "id")), std::move(values));
  }
  // "field reason" of each fault of a workbook's rows, each row after the other; "added" where there is none.
  std::vector<std::string> checked(std::string_view record, const std::vector<std::string>& headings, const Rows& rows, std::string_view account = "safety") {
    sheets::Writer writer;
    std::vector<sheets::Column> columns;
    for (const auto& heading : headings) columns.push_back({.heading = heading});
    writer.start_sheet("表", std::move(columns));
    for (const auto& row : rows) writer.add_row(row);
    auto& browser = county_.as(account);
    http::Request request;
    request.verb = http::Verb::post;
    request.path = fmt::format("/api/{}/imports", record);
    request.headers["x-file-name"] = "a.xlsx";
    request.headers["x-csrf-token"] = browser.csrf;
    request.body = writer.finish();
    const auto answer = browser.send(std::move(request));
    EXPECT_EQ(answer.status, 201) << answer.text;
    std::vector<std::string> told;
    const auto report = answer.json();
    for (const auto& row : report.at("rows").as_array()) {
      auto& text = told.emplace_back();
      for (const auto& cell : row.at("cells").as_array()) text += fmt::format("{} {} ", std::string_view(cell.at("field").as_string()), std::string_view(cell.at("reason").as_string()));
      if (text.empty()) text = std::string_view(row.at("outcome").as_string());
    }
    return told;
  }
  static std::string told(const kit::Answer& answer) {
    return answer.status < 300 ? std::to_string(answer.status) : fmt::format("{} {}", http::text_in(answer.json(), "field"), answer.reason());
  }
  std::string school_name() { return http::text_in(county_.as("safety").get("/api/schools/" + county_.school).json(), "name"); }

  kit::County county_;
  int guards_ = 0;
};
ANYUAN_ON_EACH_ENGINE(LedgerRefusals);

TEST_P(LedgerRefusals, WhoMayBeUnderAge) {
  EXPECT_EQ(told(guard({{"birth_year", 2008}})), "201");
  EXPECT_EQ(told(guard({{"birth_year", 2009}})), "birth_year guard_too_young");
  EXPECT_EQ(told(guard({{"birth_year", 2015}})), "birth_year guard_too_young");
  const auto hired_to_come = guard({{"birth_year", 2015}, {"hired_on", "2034-09-01"}});
  EXPECT_EQ(hired_to_come.status, 422);
  EXPECT_EQ(told(hired_to_come), "hired_on in_future");
  const auto adult = guard({{"birth_year", 1990}, {"hired_on", "2020-09-01"}});
  ASSERT_EQ(told(adult), "201");
  EXPECT_EQ(told(patch("guards", adult.json(), {{"birth_year", 2012}, {"hired_on", nullptr}})), "birth_year guard_too_young");
  EXPECT_EQ(told(driver({{"birth_year", 2015}})), "birth_year driver_too_young");
  EXPECT_EQ(told(driver({{"birth_year", 1960}})), "birth_year driver_past_age");
  EXPECT_EQ(told(driver({{"birth_year", 1980}})), "201");
  EXPECT_EQ(checked("guards", {"所在学校", "姓名", "岗位类别", "聘用方式", "出生年份", "到岗日期"},
                    {{school_name(), "甲", "专职保安员", "学校自聘", 2015.0, ""}, {school_name(), "乙", "专职保安员", "学校自聘", 1990.0, "2031-01-01"}, {school_name(), "丙", "专职保安员", "学校自聘", 1990.0, ""}}),
            (std::vector<std::string>{"birth_year guard_too_young ", "hired_on in_future ", "added"}));
}

TEST_P(LedgerRefusals, WhatHasNotHappenedYet) {
  const auto drill = add("drills", {{"topic", "消防疏散演练"}, {"kind", "fire"}, {"held_on", "2026-11-25"}});
  EXPECT_EQ(told(drill), "held_on in_future");
  EXPECT_EQ(http::text_in(drill.json(), "message"), "不能晚于今天（2026-11-24）。还没有发生的，等发生以后再填");
  EXPECT_EQ(told(add("drills", {{"topic", "消防疏散演练"}, {"kind", "fire"}, {"held_on", "2026-11-24"}})), "201");
  EXPECT_EQ(told(guard({{"record_checked_on", "2031-01-01"}})), "record_checked_on in_future");
  const auto bus = add("school_buses", {{"plate", "桂C12345"}, {"violations", json::array{json::object{{"kind", "speeding"}, {"happened_on", "2031-01-01"}}}}});
  EXPECT_EQ(told(bus), "violations[0].happened_on in_future");
  EXPECT_EQ(checked("trainings", {"所在学校", "参训人员", "培训内容", "培训日期"}, {{school_name(), "全体保安", "器械使用", "2031-01-01"}, {school_name(), "全体保安", "器械使用", "2026-11-24"}}),
            (std::vector<std::string>{"held_on in_future ", "added"}));
}

// Generated from the descriptions: a day of a new ledger is of what has happened, or until which something is good, or named here.
TEST_P(LedgerRefusals, EveryDayOfALedgerSaysWhetherItMayBeToCome) {
  static const std::set<std::string> to_come{"security_contracts.starts_on", "insurance_policies.starts_on", "service_contracts.starts_on", "gates.anti_ram_planned_on",
                                             "equipment.product_certificate_until", "alarm_devices.product_certificate_until", "cameras.product_certificate_until", "gates.product_certificate_until"};
  const Date today(std::chrono::year(2026) / 11 / 24);
  const auto& books = county_.application.application().books();
  kit::Varied varied(books, 3);
  varied.may_name("schools", "/", county_.school);
  int judged = 0;
  for (const auto& book : books.all()) {
    const bool is_ledger = book->write == accounts::May::ledgers_write;
    if (!is_ledger) continue;
    for (const auto& field : book->type.fields) {
      if (field.kind != records::Kind::date) continue;
      const auto name = fmt::format("{}.{}", book->type.name, field.name);
      EXPECT_EQ(!field.traits.past && !field.traits.expires, to_come.contains(name)) << name;
      if (!field.traits.past) continue;
      const auto record = varied.record(*book, {county_.school, "/"});
      field.set_cell(record.get(), text_of(plus_days(today, 1)));
      const auto faults = bookkeeping::faults_in(*book, nullptr, record.get(), today);
      EXPECT_TRUE(std::ranges::any_of(faults, [&](const Error& fault) { return fault.field == field.name && fault.reason == "in_future"; })) << name;
      ++judged;
    }
  }
  EXPECT_GT(judged, 25);
}

TEST_P(LedgerRefusals, ACertificateOfAnotherGuardInForce) {
  const auto first = guard({{"certificate_number", "桂保A0001"}, {"certificate_authority", "桂林市公安局"}});
  ASSERT_EQ(told(first), "201");
  const auto second = guard({{"certificate_number", "桂保A0001"}});
  EXPECT_EQ(second.status, 409);
  EXPECT_EQ(told(second), "certificate_number taken_at_owner");
  EXPECT_EQ(second.text.find("A0001"), std::string::npos) << "a secret is told";
  EXPECT_EQ(told(add("guards", {{"school", county_.second_school}, {"name", "他校"}, {"kind", "full_time_guard"}, {"employer", "school"}, {"birth_year", 1980}, {"certificate_number", "桂保A0001"}}, "neighbour")), "201");
  const auto third = guard({{"certificate_number", "桂保A0003"}});
  ASSERT_EQ(told(third), "201");
  EXPECT_EQ(told(patch("guards", third.json(), {{"certificate_number", "桂保A0001"}})), "certificate_number taken_at_owner");
  EXPECT_EQ(told(patch("guards", third.json(), {{"certificate_number", "桂保A0003"}, {"certificate_authority", "桂林市公安局"}})), "200");

  const std::vector<std::string> headings{"所在学校", "姓名", "岗位类别", "聘用方式", "出生年份", "保安员证编号"};
  const auto row = [&](const char* name, const char* number) { return std::vector<sheets::Value>{school_name(), name, "专职保安员", "学校自聘", "1980", number}; };
  EXPECT_EQ(checked("guards", headings, {row("甲", "桂保A0001"), row("乙", "桂保A0009"), row("丙", "桂保A0009"), row("丁", "桂保A0010")}),
            (std::vector<std::string>{"certificate_number taken_at_owner ", "added", "certificate_number twice_in_file ", "added"}));
  EXPECT_EQ(checked("guards", headings, {row("保安1", "桂保A0001")}), (std::vector<std::string>{"same"}));

  const auto left = county_.as("safety").post(fmt::format("/api/guards/{}/archive", http::text_in(first.json(), "id")), {{"version", 1}, {"reason", "离岗"}});
  ASSERT_EQ(left.status, 200) << left.text;
  EXPECT_EQ(told(guard({{"certificate_number", "桂保A0001"}})), "201");
}

TEST_P(LedgerRefusals, WhatIsNoPhone) {
  EXPECT_EQ(told(guard({{"phone", "没有电话"}})), "phone not_a_phone");
  EXPECT_EQ(told(guard({{"phone", "1380000123a"}})), "phone not_a_phone");
  EXPECT_EQ(told(guard({{"phone", "+86 138-0000-1234"}})), "201");
  for (const auto& book : county_.application.application().books().all()) {
    for (const auto& field : book->type.fields) {
      EXPECT_TRUE(!field.name.ends_with("phone") || field.traits.check == records::check_phone) << book->type.name << "." << field.name;
    }
  }
}

TEST_P(LedgerRefusals, ACameraInAPrivateRoom) {
  EXPECT_EQ(told(add("cameras", {{"name", "男生寝室305"}, {"place", "other"}})), "name camera_in_private_room");
  EXPECT_EQ(told(add("cameras", {{"name", "宿舍楼出入口"}, {"place", "dormitory_entrance"}})), "201");
  EXPECT_EQ(checked("cameras", {"所在学校", "摄像机名称", "安装部位"}, {{school_name(), "二楼卫生间", "楼道和楼梯"}, {school_name(), "卫生间外走廊", "楼道和楼梯"}}),
            (std::vector<std::string>{"name camera_in_private_room ", "added"}));
}

TEST_P(LedgerRefusals, ARowOfNoSchoolIsABureausOwn) {
  const json::object meeting{{"topic", "全县联席会议"}, {"held_on", "2026-10-20"}, {"convenor", "教育局"}};
  const auto kept = county_.as("county").post("/api/joint_meetings", meeting);
  ASSERT_EQ(kept.status, 201) << kept.text;
  EXPECT_EQ(http::text_in(kept.json(), "unit_path"), "/45/4503/450302/");
  EXPECT_EQ(told(county_.as("safety").post("/api/joint_meetings", meeting)), "school required");
  EXPECT_EQ(county_.as("safety").get("/api/joint_meetings/" + http::text_in(kept.json(), "id")).status, 404);
  EXPECT_EQ(county_.as("other").get("/api/joint_meetings/" + http::text_in(kept.json(), "id")).status, 404);
  EXPECT_EQ(county_.as("county").get("/api/joint_meetings/" + http::text_in(kept.json(), "id")).status, 200);
  const auto of_school = county_.as("county").patch("/api/joint_meetings/" + http::text_in(kept.json(), "id"), {{"version", 1}, {"school", county_.school}});
  ASSERT_EQ(of_school.status, 200) << of_school.text;
  EXPECT_TRUE(http::text_in(of_school.json(), "unit_path").ends_with(county_.school + "/"));
  const auto back = county_.as("county").patch("/api/joint_meetings/" + http::text_in(kept.json(), "id"), {{"version", 2}, {"school", nullptr}});
  ASSERT_EQ(back.status, 200) << back.text;
  EXPECT_EQ(http::text_in(back.json(), "unit_path"), "/45/4503/450302/");
  EXPECT_EQ(checked("joint_meetings", {"会议主题", "召开日期", "召集人"}, {{"本校会议", "2026-10-20", "校长"}}), (std::vector<std::string>{"school column_missing "}));

  const json::object office{{"unit", county_.county}, {"name", "安全管理科"}, {"leader", "覃科长"}, {"phone", "0773-2800001"}, {"full_time", 3}};
  EXPECT_EQ(county_.as("safety").post("/api/responsible_offices", office).status, 403);
  const auto registered = county_.as("county").post("/api/responsible_offices", office);
  ASSERT_EQ(registered.status, 201) << registered.text;
  EXPECT_EQ(county_.as("safety").get("/api/responsible_offices/" + http::text_in(registered.json(), "id")).status, 200);
  EXPECT_EQ(county_.as("other").get("/api/responsible_offices/" + http::text_in(registered.json(), "id")).status, 404);
  // What a bureau keeps for itself schools are not offered; what concerns them they read.
  const auto site = county_.as("county").post("/api/unlicensed_sites", {{"unit", county_.county}, {"name", "东街看护点"}, {"kind", "care_point"}, {"address", "东街9号"}, {"found_on", "2026-10-09"}, {"state", "to_correct"}, {"correct_by", "2026-12-01"}});
  ASSERT_EQ(site.status, 201) << site.text;
  EXPECT_EQ(county_.as("county").get("/api/unlicensed_sites?f.expiry=soon").json().at("rows").as_array().size(), 1U);
  EXPECT_EQ(county_.as("safety").get("/api/unlicensed_sites/" + http::text_in(site.json(), "id")).status, 404);
  EXPECT_EQ(county_.as("safety").get("/api/records").text.find("unlicensed_sites"), std::string::npos);
  EXPECT_EQ(checked("unlicensed_sites", {"所属单位", "名称", "类型", "地址", "排查日期", "清理状态"}, {{"秀峰区", "东街看护点", "看护点", "东街9号", "2026-10-09", "已取缔"}}, "county"),
            (std::vector<std::string>{"settled_on settled_without_day correct_by deadline_of_settled "}));
  const auto zone = county_.as("county").post("/api/safety_zones", {{"unit", county_.county}, {"school", county_.school}, {"name", "实验小学周边"}, {"extent", "校门两侧各200米"}, {"cameras", 6}});
  ASSERT_EQ(zone.status, 201) << zone.text;
  EXPECT_EQ(county_.as("safety").get("/api/safety_zones/" + http::text_in(zone.json(), "id")).status, 200);
  EXPECT_EQ(county_.as("other").get("/api/safety_zones/" + http::text_in(zone.json(), "id")).status, 404);
  EXPECT_EQ(county_.as("county").post("/api/safety_funds", {{"purpose", "保安服务补助"}, {"year", 2026}, {"item", "guards"}, {"budget", 1000}}).status, 201);
}

}  // namespace
}  // namespace anyuan
