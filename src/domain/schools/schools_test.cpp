// The book of schools through the whole application, as a console sees it; what holds here holds for every plain book.
#include <gtest/gtest.h>

#include "kit/running_application.h"
#include "platform/journal/journal.h"

namespace anyuan::schools {
namespace {

namespace json = boost::json;
using accounts::Role;

class SchoolsTest : public kit::EachEngine {
 protected:
  SchoolsTest() : app_(GetParam()) {
    app_.load_divisions("4503");
    app_.make_user("county", "450302", Role::officer);
    app_.make_user("city", "4503", Role::officer);
    app_.make_user("inspector", "450302", Role::inspector);
  }
  static json::object wanted(std::string_view name = "第一小学", std::string_view code = "2145000001", std::string_view parent = "450302") {
    return {{"name", name}, {"code", code}, {"parent", parent}, {"category", "primary"}, {"ownership", "public_owned"},
            {"area", "urban"}, {"boarding", "none"}, {"principal", "王校长"}, {"principal_phone", "13800001000"}};
  }
  static json::object with(json::object body, std::string_view name, json::value value) {
    body[name] = std::move(value);
    return body;
  }
  static std::string id_of(const kit::Answer& answer) { return http::text_in(answer.json(), "id"); }
  static std::string said(const kit::Answer& answer) {
    const auto body = answer.json();
    auto text = fmt::format("{} {} {}", answer.status, answer.reason(), http::text_in(body, "field"));
    if (const auto* errors = body.if_contains("errors")) {
      for (const auto& one : errors->as_array()) text += fmt::format("; {} {}", one.at("field").as_string().c_str(), one.at("reason").as_string().c_str());
    }
    return text;
  }
  std::string column(std::string_view sql, std::string_view id) {
    return app_.platform().database.read([&](db::Reading& reading) { return reading.value<std::string>(sql, {{"id", id}}).value_or("-"); });
  }
  std::int64_t events() {
    return app_.platform().database.read([](db::Reading& reading) { return journal::head(reading); });
  }

  kit::RunningApplication app_;
};
ANYUAN_ON_EACH_ENGINE(SchoolsTest);

TEST_P(SchoolsTest, AMadeSchoolIsAUnitWithAFile) {
  auto county = app_.log_in("county");
  const auto made = county.post("/api/schools", wanted());
  ASSERT_EQ(made.status, 201) << made.text;
  const auto id = id_of(made);
  const auto shown = county.get("/api/schools/" + id).json();
  EXPECT_EQ(shown.at("name"), "第一小学");
  EXPECT_EQ(shown.at("parent_name"), "秀峰区");
  EXPECT_EQ(shown.at("principal_phone"), "138****1000");
  EXPECT_EQ(shown.at("students"), nullptr);
  EXPECT_EQ(shown.at("version"), 1);
  EXPECT_EQ(shown.at("can"), (json::array{"change", "archive", "reveal"}));
  EXPECT_EQ(column("SELECT unit_path FROM schools WHERE id = :id", id), "/45/4503/450302/" + id + "/");
  EXPECT_EQ(column("SELECT unit_path FROM units WHERE id = :id", id), "/45/4503/450302/" + id + "/");
  EXPECT_EQ(column("SELECT name FROM units WHERE id = :id", id), "第一小学");
  EXPECT_EQ(column("SELECT level FROM units WHERE id = :id", id), "school");
  EXPECT_EQ(column("SELECT principal_phone FROM schools WHERE id = :id", id).find("1380000"), std::string::npos);
}

TEST_P(SchoolsTest, WrongInputNamesFieldAndReasonAndStoresNothing) {
  auto county = app_.log_in("county");
  const auto before = events();
  const auto refused = [&](const json::object& body) { return said(county.post("/api/schools", body)); };
  EXPECT_EQ(refused({}), "422 required name; name required; parent required; category required; ownership required; area required; boarding required");
  EXPECT_EQ(refused(with(wanted(), "name", "  ")), "422 required name");
  EXPECT_EQ(refused(with(wanted(), "code", "21450001")), "422 school_code_not_10_digits code");
  EXPECT_EQ(refused(with(wanted(), "code", "1145000123")), "422 code_does_not_fit_category code");
  EXPECT_EQ(refused(with(wanted(), "students", -1)), "422 too_small students");
  EXPECT_EQ(refused(with(wanted(), "category", "university")), "422 not_a_choice category");
  EXPECT_EQ(refused(with(wanted(), "founded_on", "1952")), "422 not_a_date founded_on");
  EXPECT_EQ(refused(with(wanted(), "colour", "red")), "422 unknown_field colour");
  EXPECT_EQ(refused(with(wanted(), "id", "sc_mine")), "422 unknown_field id");
  EXPECT_EQ(refused(with(wanted(), "unit_path", "/")), "422 unknown_field unit_path");
  EXPECT_EQ(refused(with(wanted(), "parent", "450303")), "422 reference_not_found parent") << "another county's unit is not there";
  EXPECT_EQ(refused(with(wanted(), "parent", "nowhere")), "422 reference_not_found parent");
  EXPECT_EQ(refused(with(wanted(), "students", 10)), "201  ");
  EXPECT_EQ(refused(wanted("另一所")), "409 taken_already code");
  EXPECT_EQ(events(), before + 1);
  EXPECT_EQ(county.get("/api/schools/count").json().at("total"), 1);
}

TEST_P(SchoolsTest, ARefusalIsASentenceInTheReadersLanguage) {
  auto county = app_.log_in("county");
  const auto zh = county.post("/api/schools", with(wanted(), "code", "21450001"));
  county.language = http::Language::en;
  const auto en = county.post("/api/schools", with(wanted(), "code", "21450001"));
  EXPECT_EQ(zh.json().at("field"), "code");
  EXPECT_EQ(en.json().at("field"), "code");
  EXPECT_NE(http::text_in(zh.json(), "message").find("10"), std::string::npos) << zh.text;
  EXPECT_GT(http::text_in(zh.json(), "message").size(), 15U);
  EXPECT_NE(http::text_in(en.json(), "message"), http::text_in(zh.json(), "message"));
  EXPECT_EQ(std::ranges::count_if(http::text_in(en.json(), "message"), [](char c) { return static_cast<unsigned char>(c) > 0x7F; }), 0) << en.text;
}

TEST_P(SchoolsTest, AChangeIsAgainstTheVersionThatWasSeen) {
  auto county = app_.log_in("county"), city = app_.log_in("city");
  const auto id = id_of(county.post("/api/schools", wanted()));
  EXPECT_EQ(said(county.patch("/api/schools/" + id, {{"students", 10}})), "422 version_needed version");
  const auto changed = county.patch("/api/schools/" + id, {{"version", 1}, {"students", 10}, {"name", "新一小"}});
  ASSERT_EQ(changed.status, 200) << changed.text;
  EXPECT_EQ(changed.json().at("version"), 2);
  EXPECT_EQ(said(city.patch("/api/schools/" + id, {{"version", 1}, {"students", 11}})), "409 changed_by_someone_else ");
  EXPECT_EQ(city.get("/api/schools/" + id).json().at("students"), 10);
  EXPECT_EQ(column("SELECT name FROM units WHERE id = :id", id), "新一小") << "the unit carries the name too";
  EXPECT_EQ(said(city.patch("/api/schools/" + id, {{"version", 2}, {"principal_phone", "138****1000"}})), "422 masked_value principal_phone");
  EXPECT_EQ(said(city.patch("/api/schools/" + id, {{"version", 2}, {"boarders", 11}})), "422 boarders_above_students boarders; boarders boarders_above_students; boarding boarders_at_day_school");
}

TEST_P(SchoolsTest, ASchoolThatMovesTakesItsPeopleAlong) {
  auto city = app_.log_in("city"), county = app_.log_in("county");
  const auto id = id_of(city.post("/api/schools", wanted()));
  app_.make_user("guard", id, Role::guard);
  const auto moved = city.patch("/api/schools/" + id, {{"version", 1}, {"parent", "450303"}});
  ASSERT_EQ(moved.status, 200) << moved.text;
  const auto path = "/45/4503/450303/" + id + "/";
  for (const auto* table : {"schools", "units"}) EXPECT_EQ(column(fmt::format("SELECT unit_path FROM {} WHERE id = :id", table), id), path) << table;
  EXPECT_EQ(http::text_in(app_.log_in("guard").get("/api/session").json().at("post").at("unit").as_object(), "path"), path);
  EXPECT_EQ(county.get("/api/schools/" + id).status, 404) << "the old county does not see it any more";
  const auto history = city.get("/api/schools/" + id + "/history").json().at("rows").as_array();
  EXPECT_EQ(history.size(), 2U) << "its history went along";
}

TEST_P(SchoolsTest, ACountyCannotMoveASchoolOutOfItsSight) {
  auto county = app_.log_in("county");
  const auto id = id_of(county.post("/api/schools", wanted()));
  EXPECT_EQ(said(county.patch("/api/schools/" + id, {{"version", 1}, {"parent", "450303"}})), "422 reference_not_found parent");
}

TEST_P(SchoolsTest, AnArchivedSchoolIsOutOfTheListsAndKeptInHistory) {
  auto county = app_.log_in("county");
  const auto id = id_of(county.post("/api/schools", wanted()));
  const auto path = "/api/schools/" + id;
  EXPECT_EQ(said(county.post(path + "/archive", {{"version", 1}})), "422 reason_needed reason");
  EXPECT_EQ(said(county.post(path + "/archive", {{"reason", "撤销"}})), "422 version_needed version");
  EXPECT_EQ(said(county.post(path + "/archive", {{"version", 7}, {"reason", "撤销"}})), "409 changed_by_someone_else ");
  ASSERT_EQ(county.post(path + "/archive", {{"version", 1}, {"reason", "撤销"}}).status, 200);
  EXPECT_EQ(county.get("/api/schools").json().at("rows").as_array().size(), 0U);
  EXPECT_EQ(county.get("/api/schools/count").json().at("total"), 0);
  EXPECT_EQ(county.get(path).json().at("archived"), true);
  EXPECT_EQ(county.get(path + "/history").json().at("rows").at(0).at("reason"), "撤销");
  EXPECT_EQ(said(county.patch(path, {{"version", 2}, {"students", 3}})), "409 archived_already ");
  EXPECT_EQ(said(county.post(path + "/archive", {{"version", 2}, {"reason", "又"}})), "409 archived_already ");
  EXPECT_EQ(county.post("/api/schools", wanted()).status, 201) << "its code is free again";
}

TEST_P(SchoolsTest, ASecretIsRevealedWithAReasonThatIsKept) {
  auto county = app_.log_in("county"), inspector = app_.log_in("inspector");
  const auto id = id_of(county.post("/api/schools", wanted()));
  const auto path = "/api/schools/" + id + "/reveal";
  EXPECT_EQ(said(inspector.post(path, {{"field", "principal_phone"}, {"reason", "联系校长"}})), "403 not_permitted ");
  EXPECT_EQ(said(county.post(path, {{"field", "principal_phone"}})), "422 reason_needed reason");
  EXPECT_EQ(said(county.post(path, {{"field", "name"}, {"reason", "联系校长"}})), "422 not_a_secret_field field");
  const auto revealed = county.post(path, {{"field", "principal_phone"}, {"reason", "联系校长"}});
  EXPECT_EQ(revealed.json().at("value"), "13800001000");
  const auto line = county.get("/api/schools/" + id + "/history").json().at("rows").at(0);
  EXPECT_EQ(line.at("event"), "schools.revealed");
  EXPECT_EQ(line.at("reason"), "联系校长");
  EXPECT_EQ(line.at("actor_name"), "用户county");
  EXPECT_EQ(json::serialize(line).find("13800001000"), std::string::npos);
}

TEST_P(SchoolsTest, HistoryIsPagedAndNeverHoldsASecret) {
  auto county = app_.log_in("county");
  const auto id = id_of(county.post("/api/schools", wanted()));
  for (int i = 1; i <= 60; ++i) {
    ASSERT_EQ(county.patch("/api/schools/" + id, {{"version", i}, {"students", i}, {"principal_phone", fmt::format("138{:08}", i)}}).status, 200);
  }
  const auto path = "/api/schools/" + id + "/history";
  const auto first = county.get(path);
  ASSERT_EQ(first.json().at("rows").as_array().size(), 50U);
  EXPECT_EQ(first.text.find("13800000060"), std::string::npos);
  EXPECT_EQ(first.json().at("rows").at(0).at("changes").at(0), (json::object{{"field", "students"}, {"before", 59}, {"after", 60}}));
  const auto rest = county.get(path + "?cursor=" + http::text_in(first.json(), "next")).json();
  EXPECT_EQ(rest.at("rows").as_array().size(), 11U);
  EXPECT_EQ(rest.at("next"), nullptr);
  EXPECT_EQ(said(county.get(path + "?cursor=x")), "422 cursor_unknown cursor");
}

TEST_P(SchoolsTest, ListsFilterSearchSortAndNarrow) {
  auto city = app_.log_in("city");
  const auto a = id_of(city.post("/api/schools", with(wanted("象山小学", "2145000001", "450302"), "students", 300)));
  const auto b = id_of(city.post("/api/schools", with(wanted("安新小学", "2145000002", "450303"), "students", 100)));
  const auto c = id_of(city.post("/api/schools", with(wanted("桂林小学", "2145000003", "450303"), "area", "rural")));
  const auto ids = [&](std::string_view query) {
    const auto answer = city.get(fmt::format("/api/schools{}", query));
    EXPECT_EQ(answer.status, 200) << answer.text;
    std::string all;
    const auto body = answer.json();
    for (const auto& row : body.at("rows").as_array()) {
      const auto id = http::text_in(row.as_object(), "id");
      all += id == a ? 'a' : id == b ? 'b' : id == c ? 'c' : '?';
    }
    return all;
  };
  EXPECT_EQ(ids(""), "bca") << "by pinyin";
  EXPECT_EQ(ids("?sort=-students"), "abc");
  EXPECT_EQ(ids("?q=%E6%A1%82%E6%9E%97"), "c");
  EXPECT_EQ(ids("?q=0002"), "b");
  EXPECT_EQ(ids("?f.area=rural"), "c");
  EXPECT_EQ(ids("?f.students.from=200"), "a");
  EXPECT_EQ(ids("?f.students=-"), "c");
  EXPECT_EQ(ids("?unit=450303"), "bc");
  EXPECT_EQ(ids("?unit=" + a), "a");
  EXPECT_EQ(ids("?unit=nowhere"), "");
  EXPECT_EQ(said(city.get("/api/schools?f.principal_phone=13800001000")), "422 not_filtered principal_phone");
  EXPECT_EQ(said(city.get("/api/schools?limit=1000")), "422 limit_out_of_range limit");
  const auto first = city.get("/api/schools?limit=2").json();
  EXPECT_EQ(ids("?limit=2&cursor=" + http::text_in(first, "next")), "a");
}

TEST_P(SchoolsTest, TheConsoleIsToldWhatEachMayDo) {
  const auto actions = [&](std::string_view account) {
    auto browser = app_.log_in(account);
    const auto books = json::parse(browser.get("/api/records").text);
    for (const auto& book : books.as_array()) {
      if (book.at("name") == "schools") return json::serialize(book.at("actions"));
    }
    return std::string("none");
  };
  EXPECT_EQ(actions("county"), R"(["export","create","change","archive","import","export_plain"])");
  EXPECT_EQ(actions("inspector"), R"(["export"])");
  app_.make_user("viewer", "4503", Role::viewer);
  EXPECT_EQ(actions("viewer"), "none");
}

TEST_P(SchoolsTest, ASchoolKeepsItsFileButNeitherAddsSchoolsNorArchivesItself) {
  auto county = app_.log_in("county");
  const auto made = county.post("/api/schools", wanted("自强小学", "2145000009"));
  ASSERT_EQ(made.status, 201) << made.text;
  const auto id = http::text_in(made.json(), "id");
  app_.make_user("head", id, Role::principal);
  auto head = app_.log_in("head");
  const auto file = head.get("/api/schools/" + id).json();
  EXPECT_EQ(json::serialize(file.at("can")), R"(["change","reveal"])");
  EXPECT_EQ(head.post("/api/schools", wanted("第二小学", "2145000010")).reason(), "not_made_here");
  EXPECT_EQ(head.post("/api/schools/" + id + "/archive", {{"version", file.at("version")}, {"reason", "不想再填"}}).reason(), "not_made_here");
  EXPECT_EQ(head.patch("/api/schools/" + id, {{"version", file.at("version")}, {"students", 210}}).status, 200);
  EXPECT_EQ(county.get("/api/schools/" + id).json().at("students"), 210);
}

TEST_P(SchoolsTest, WhatIsNoJsonIsRefusedAsSuch) {
  auto county = app_.log_in("county");
  for (const auto* body : {"", "[]", "7", "{", "{\"name\":\"\xFF\"}", R"({"name":"a\u0000b"})"}) {
    http::Request request;
    request.verb = http::Verb::post, request.path = "/api/schools", request.body = body;
    EXPECT_EQ(county.send(request).status, 422) << body;
  }
  http::Request deep;
  deep.verb = http::Verb::post, deep.path = "/api/schools", deep.body = "{\"a\":" + std::string(5000, '[') + std::string(5000, ']') + "}";
  EXPECT_EQ(county.send(deep).reason(), "not_json");
}

}  // namespace
}  // namespace anyuan::schools
