#include <gtest/gtest.h>

#include "kit/county.h"

// A record's history and the audit trail as their readers get them: names beside ids, nothing beyond the reader's sight.
namespace anyuan::administration {
namespace {

namespace json = boost::json;
using accounts::Role;
using http::text_in;

class Audit : public kit::EachEngine {
 protected:
  Audit() : county_(GetParam()) {
    county_.application.make_user("audit", "4503", Role::audit_admin, accounts::Agency::platform);
    county_.application.make_user("local_audit", "450303", Role::audit_admin, accounts::Agency::platform);
  }
  json::object get(kit::Browser& browser, const std::string& target) {
    const auto answer = browser.get(target);
    EXPECT_EQ(answer.status, 200) << target << " " << answer.text;
    return answer.json();
  }
  // The newest event of that name, as the auditor's list has it.
  json::object newest(kit::Browser& auditor, const std::string& event) {
    const auto rows = get(auditor, "/api/audit?event=" + event).at("rows").as_array();
    CHECK(!rows.empty());
    return rows.front().as_object();
  }
  json::array changes(kit::Browser& auditor, const json::object& event) {
    return get(auditor, fmt::format("/api/audit/{}/changes", event.at("seq").as_int64())).at("rows").as_array();
  }
  static json::object difference(const json::object& line, std::string_view field) {
    for (const auto& one : line.at("changes").as_array()) {
      if (text_in(one.as_object(), "field") == field) return one.as_object();
    }
    return {};
  }
  kit::County county_;
};
ANYUAN_ON_EACH_ENGINE(Audit);

TEST_P(Audit, HistoryNamesWhatAFieldRefersTo) {
  const auto made = county_.as("principal").post("/api/guards", {{"school", county_.school}, {"name", "韦大勇"}, {"phone", "13800001234"}, {"kind", "full_time_guard"}, {"employer", "school"}, {"birth_year", 1980}});
  ASSERT_EQ(made.status, 201) << made.text;
  const auto rows = get(county_.as("principal"), "/api/guards/" + text_in(made.json(), "id") + "/history").at("rows").as_array();
  ASSERT_EQ(rows.size(), 1U);
  const auto school = difference(rows[0].as_object(), "school");
  EXPECT_EQ(text_in(school, "after"), county_.school);
  EXPECT_EQ(text_in(school, "after_name"), text_in(get(county_.as("principal"), "/api/schools/" + county_.school), "name"));
  EXPECT_EQ(json::serialize(rows).find("13800001234"), std::string::npos);
  EXPECT_EQ(text_in(difference(rows[0].as_object(), "phone"), "after"), "138****1234");
}

TEST_P(Audit, HistoryHidesReferencesOutOfTheReadersSight) {
  const auto id = text_in(get(county_.as("principal"), "/api/schools/" + county_.school), "id");
  // The school was moved here from the next county, whose name a county's reader is not shown.
  const auto elsewhere = county_.application.put("units", "/45/4503/450303/450303999/", [](void* record) {
    auto& unit = *static_cast<org::Unit*>(record);
    unit.name = "外县乡镇";
    unit.level = org::Level::township;
  });
  ASSERT_TRUE(county_.platform().database.write([&](db::Writing& writing) -> Result<Done> {
    journal::append(writing, {.name = "schools.changed", .record = "schools", .record_id = id, .unit_path = "/45/4503/450302/"},
                    {{"schools", id, "/45/4503/450302/", {json::object{{"field", "parent"}, {"before", elsewhere}, {"after", "450302"}}}}});
    return Done{};
  }).ok());
  const auto seen_by = [&](std::string_view account) {
    return difference(get(county_.as(account), "/api/schools/" + id + "/history").at("rows").as_array().at(0).as_object(), "parent");
  };
  const auto by_county = seen_by("county");
  EXPECT_TRUE(by_county.at("before").is_null());
  EXPECT_TRUE(by_county.at("before_hidden").as_bool());
  EXPECT_EQ(text_in(by_county, "after_name"), county_.application.unit("450302").name);
  EXPECT_EQ(text_in(seen_by("city"), "before_name"), "外县乡镇");
  EXPECT_EQ(text_in(seen_by("principal"), "after_name"), county_.application.unit("450302").name) << "units above are known by name";
}

TEST_P(Audit, ASchoolThatMovedWithItsUnitSaysWhereToOnce) {
  const auto township = county_.application.put("units", "/45/4503/450302/450302999/", [](void* record) {
    auto& unit = *static_cast<org::Unit*>(record);
    unit.name = "甲山街道";
    unit.level = org::Level::township;
  });
  ASSERT_TRUE(county_.platform().database.write([&](db::Writing& writing) -> Result<Done> {
    const auto path = [&](std::string_view above) { return fmt::format("{}{}/", above, county_.school); };
    journal::append(writing, {.name = "schools.changed", .record = "schools", .record_id = county_.school, .unit_path = path("/45/4503/450302/450302999/")},
                    {{"schools", county_.school, "/45/4503/450302/", {json::object{{"field", "parent"}, {"before", "450302"}, {"after", township}},
                                                                      json::object{{"field", "unit_path"}, {"before", path("/45/4503/450302/")}, {"after", path("/45/4503/450302/450302999/")}}}}});
    return Done{};
  }).ok());
  const auto line = get(county_.as("county"), "/api/schools/" + county_.school + "/history").at("rows").as_array().at(0).as_object();
  EXPECT_EQ(text_in(difference(line, "parent"), "after_name"), "甲山街道");
  EXPECT_EQ(line.at("changes").as_array().size(), 1U);
}

TEST_P(Audit, AnEventSaysWhatItIsAboutAndWhatItChanged) {
  auto auditor = county_.application.log_in("audit");
  const auto opened = newest(auditor, "session.opened");
  EXPECT_EQ(text_in(opened, "record"), "users");
  EXPECT_FALSE(text_in(opened, "record_name").empty());
  EXPECT_EQ(text_in(opened, "unit_name"), county_.application.unit("4503").name);

  county_.application.make_user("security", "4503", Role::security_admin, accounts::Agency::platform);
  auto security = county_.application.log_in("security");
  const auto user = text_in(get(security, "/api/users?q=county").at("rows").at(0).as_object(), "id");
  const auto version = get(security, "/api/users/" + user).at("version");
  ASSERT_EQ(security.patch("/api/users/" + user, {{"version", version}, {"name", "韦新名"}}).status, 200);
  const auto lines = changes(auditor, newest(auditor, "user.changed"));
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(text_in(lines[0].as_object(), "record_name"), "韦新名");
  EXPECT_EQ(text_in(difference(lines[0].as_object(), "name"), "after"), "韦新名");
}

TEST_P(Audit, ValuesOfBooksTheAuditorMayNotReadAreHiddenButTheirFieldsNamed) {
  const auto made = county_.as("principal").post("/api/guards", {{"school", county_.school}, {"name", "韦大勇"}, {"phone", "13800001234"}, {"kind", "full_time_guard"}, {"employer", "school"}, {"birth_year", 1980}});
  ASSERT_EQ(made.status, 201) << made.text;
  auto auditor = county_.application.log_in("audit");
  const auto event = newest(auditor, "guards.created");
  EXPECT_EQ(text_in(event, "record_name"), "韦大勇");
  const auto lines = changes(auditor, event);
  ASSERT_EQ(lines.size(), 1U);
  const auto name = difference(lines[0].as_object(), "name");
  EXPECT_TRUE(name.at("after").is_null());
  EXPECT_TRUE(name.at("after_hidden").as_bool());
  EXPECT_FALSE(name.contains("before_hidden")) << "there was nothing before";
  bool is_described = false;
  const auto described = json::parse(auditor.get("/api/audit/records").text);
  for (const auto& book : described.as_array()) is_described = is_described || text_in(book.as_object(), "name") == "guards";
  EXPECT_TRUE(is_described);
}

TEST_P(Audit, AnEventOfAnotherAreaIsNotThere) {
  auto auditor = county_.application.log_in("audit"), local = county_.application.log_in("local_audit");
  county_.as("principal");
  const auto seq = newest(auditor, "session.opened").at("seq").as_int64();
  for (const auto* of_nobody : {"0", "x", "999999"}) EXPECT_EQ(local.get(fmt::format("/api/audit/{}/changes", of_nobody)).status, 404);
  const auto theirs = get(auditor, "/api/audit?record_id=" + county_.school).at("rows").as_array();
  ASSERT_FALSE(theirs.empty());
  EXPECT_EQ(local.get(fmt::format("/api/audit/{}/changes", theirs[0].at("seq").as_int64())).status, 404);
  EXPECT_EQ(auditor.get(fmt::format("/api/audit/{}/changes", seq)).status, 200);
  EXPECT_EQ(auditor.get(fmt::format("/api/audit/{}/changes?cursor=x", seq)).status, 422);
}

TEST_P(Audit, AUsersNumberIsForTheSecurityAdministratorWithAReason) {
  county_.application.make_user("security", "4503", Role::security_admin, accounts::Agency::platform);
  auto security = county_.application.log_in("security");
  const auto made = security.post("/api/users", {{"account", "wei"}, {"name", "韦电话"}, {"phone", "13800007777"}, {"unit", "450302"}, {"role", "officer"}, {"agency", "police"}});
  ASSERT_EQ(made.status, 201) << made.text;
  const auto row = get(security, "/api/users?q=wei").at("rows").at(0).as_object();
  EXPECT_EQ(text_in(row, "phone"), "138****7777");
  EXPECT_EQ(row.at("roles"), (json::array{"officer"}));
  EXPECT_EQ(text_in(row, "unit_names"), text_in(get(security, "/api/units/450302"), "name"));
  EXPECT_NE(json::serialize(row.at("can")).find("reveal"), std::string::npos);
  const auto path = "/api/users/" + text_in(row, "id") + "/reveal";
  EXPECT_EQ(security.post(path, {{"field", "phone"}}).reason(), "reason_needed");
  EXPECT_EQ(security.post(path, {{"field", "phone"}, {"reason", "重置密码前回电核实"}}).json().at("value"), "13800007777");

  auto auditor = county_.application.log_in("audit");
  EXPECT_EQ(auditor.post(path, {{"field", "phone"}, {"reason", "想看看号码"}}).reason(), "not_permitted");
  EXPECT_EQ(county_.as("county").post(path, {{"field", "phone"}, {"reason", "想看看号码"}}).reason(), "not_permitted");
  const auto line = newest(auditor, "users.revealed");
  EXPECT_EQ(text_in(line, "reason"), "重置密码前回电核实");
  EXPECT_EQ(json::serialize(line).find("13800007777"), std::string::npos);
}

}  // namespace
}  // namespace anyuan::administration
