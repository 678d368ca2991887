#include <gtest/gtest.h>

#include "kit/databases.h"
#include "kit/sample_record.h"
#include "platform/records/store.h"

namespace anyuan::records {
namespace {

namespace json = boost::json;
using kit::Sample;

json::object property(std::string_view name) {
  return openapi_schema(type_for<Sample>()).at("properties").as_object().at(name).as_object();
}

Sample sample() {
  return parse<Sample>(json::object{{"name", "东门"}, {"count", 1}, {"phone", "13800001000"}}).value();
}

TEST(Difference, SaysWhatChangedAndOnlyThat) {
  const auto before = sample();
  auto after = before;
  after.count = 2;
  after.built_on = parse_date("2019-02-20");
  after.age = 9;
  EXPECT_EQ(json::serialize(difference(type_for<Sample>(), &before, &after)),
            R"([{"field":"count","before":1,"after":2},{"field":"built_on","before":null,"after":"2019-02-20"}])");
  EXPECT_TRUE(difference(type_for<Sample>(), &before, &before).empty());
}

TEST(Difference, NeverHoldsASecret) {
  const auto before = sample();
  auto after = before;
  after.phone = {"13899991000"};
  const auto text = json::serialize(difference(type_for<Sample>(), &before, &after));
  EXPECT_EQ(text, R"([{"field":"phone","before":"138****1000","after":"138****1000"}])");
  EXPECT_EQ(json::serialize(difference(type_for<Sample>(), nullptr, &before)).find("0000"), std::string::npos);
}

TEST(Difference, OfANewRecordNamesWhatIsFilled) {
  const auto made = sample();
  const auto text = json::serialize(difference(type_for<Sample>(), nullptr, &made));
  EXPECT_NE(text.find(R"({"field":"name","before":null,"after":"东门"})"), std::string::npos);
  EXPECT_EQ(text.find("age"), std::string::npos);
}

TEST(OpenApi, SaysTypeLimitsAndWhatMayBeNull) {
  EXPECT_EQ(property("count"), json::parse(R"({"type":"integer","minimum":0.0,"maximum":100.0,"title":"数目"})").as_object());
  EXPECT_EQ(property("width").at("type"), (json::array{"number", "null"}));
  EXPECT_EQ(property("name").at("maxLength"), 6);
  EXPECT_EQ(property("name").at("type"), "string");
  EXPECT_EQ(property("grade").at("enum"), (json::array{"general", "major"}));
  EXPECT_EQ(property("built_on").at("format"), "date");
  EXPECT_EQ(property("phone").at("x-secret"), true);
  EXPECT_EQ(property("built_on").at("x-past"), true);
  EXPECT_FALSE(property("checked_at").contains("x-past"));
  EXPECT_EQ(property("parent").at("x-record"), "units");
  EXPECT_EQ(property("age").at("readOnly"), true);
  EXPECT_EQ(property("parts").at("items").at("$ref"), "#/components/schemas/sample_parts");
  EXPECT_EQ(property("grades").at("items").at("enum"), (json::array{"general", "major"}));
  const auto required = openapi_schema(type_for<Sample>()).at("required").as_array();
  EXPECT_NE(std::ranges::find(required, json::value("name")), required.end());
  EXPECT_EQ(std::ranges::find(required, json::value("count")), required.end());
}

TEST(Console, IsToldEveryFieldOnce) {
  const auto told = describe_to_console(type_for<Sample>());
  const auto& fields = told.at("fields").as_array();
  ASSERT_EQ(fields.size(), type_for<Sample>().fields.size());
  std::map<std::string, json::object> by_name;
  for (const auto& one : fields) by_name[std::string(one.at("name").as_string())] = one.as_object();
  EXPECT_EQ(by_name["remark"].at("kind"), "multiline");
  EXPECT_EQ(by_name["parent"].at("kind"), "reference");
  EXPECT_EQ(by_name["grades"].at("kind"), "choices");
  EXPECT_EQ(by_name["phone"].at("secret"), true);
  EXPECT_EQ(by_name["built_on"].at("past"), true);
  EXPECT_EQ(by_name["age"].at("read_only"), true);
  EXPECT_EQ(by_name["count"].at("max"), 100.0);
  EXPECT_EQ(by_name["parts"].at("fields").as_array().size(), 2U);
  EXPECT_EQ(by_name["grade"].at("choices").at(0).at("label").at("zh"), "一般");
}

class CreateTable : public kit::EachEngine {};
ANYUAN_ON_EACH_ENGINE(CreateTable);
TEST_P(CreateTable, IsUnderstoodByTheDatabaseAndHoldsTheRecord) {
  const kit::TemporaryDatabase place(GetParam());
  db::Connection connection(db::parse_address(place.address()), db::Mode::writer);
  connection.script(create_table(type_for<Sample>()));
  db::Writing writing(connection);
  const Vault vault(Vault::Key{});
  auto made = sample();
  made.head = {"sm_1", "/45/", 1, Instant{}, Instant{}, std::nullopt};
  RecordStore<Sample>(vault).insert(writing, made);
  const auto found = RecordStore<Sample>(vault).load(writing, "sm_1", Scope::under("/45/"));
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found.value(), made);
}

}  // namespace
}  // namespace anyuan::records
