#include <gtest/gtest.h>

#include "kit/sample_record.h"

namespace anyuan::records {
namespace {

namespace json = boost::json;
using kit::Grade;
using kit::Part;
using kit::Sample;

const json::object full = json::parse(R"({"name":"东门","code":"A001","remark":"一\n二","count":7,"rooms":3,"width":1.5,"lit":true,
  "built_on":"2019-02-20","checked_at":"2026-11-24T06:00:00.123Z","grade":"major","grades":["general","major"],"parent":"un_1",
  "tags":["甲","乙"],"parts":[{"name":"锁","count":2},{"name":"铰","count":null}],"main_part":{"name":"扇","count":null},"phone":"13800001000"})").as_object();

// "field reason" of every fault, in order.
std::string faults_of(std::string_view text, Fill how = Fill::changes) {
  Sample sample;
  std::string all;
  for (const auto& fault : fill(type_for<Sample>(), &sample, json::parse(text).as_object(), how)) {
    all += (all.empty() ? "" : "; ") + fault.field + " " + fault.reason;
    for (const auto& arg : fault.args) all += " " + arg;
  }
  return all;
}

TEST(Fill, ARequestBecomesARecordAndTheRecordTheSameJson) {
  const auto sample = parse<Sample>(full);
  ASSERT_TRUE(sample.ok()) << sample.error().field << " " << sample.error().reason;
  Sample wanted;
  wanted.name = "东门", wanted.code = "A001", wanted.remark = "一\n二", wanted.count = 7, wanted.rooms = 3, wanted.width = 1.5;
  wanted.lit = true, wanted.built_on = parse_date("2019-02-20"), wanted.checked_at = parse_instant("2026-11-24T06:00:00.123Z");
  wanted.grade = Grade::major, wanted.grades = {Grade::general, Grade::major}, wanted.parent = {"un_1"}, wanted.tags = {"甲", "乙"};
  wanted.parts = {Part{"锁", 2}, Part{"铰", std::nullopt}}, wanted.main_part = Part{"扇", std::nullopt}, wanted.phone = {"13800001000"};
  EXPECT_EQ(sample.value(), wanted);
  const auto shown = to_json(sample.value());
  for (const auto& [name, value] : full) {
    EXPECT_EQ(shown.at(name), name == "phone" ? json::value("138****1000") : value) << name;
  }
}

TEST(Fill, EmptyFieldsAreNullInAnswers) {
  const auto shown = to_json(Sample{});
  for (const auto* name : {"name", "remark", "rooms", "width", "built_on", "checked_at", "parent", "main_part", "phone"}) {
    EXPECT_TRUE(shown.at(name).is_null()) << name;
  }
  EXPECT_EQ(shown.at("tags"), json::array{});
  EXPECT_EQ(shown.at("count"), 0);
}

TEST(Fill, EveryCellComesBackFromTheDatabaseAsItWas) {
  const auto sample = parse<Sample>(full);
  ASSERT_TRUE(sample.ok());
  Sample back;
  for (const auto& field : type_for<Sample>().fields) {
    if (!field.traits.computed) field.set_cell(&back, field.to_cell(&sample.value()));
  }
  EXPECT_EQ(back, sample.value());
}

TEST(Fill, EveryFaultIsNamed) {
  EXPECT_EQ(faults_of(R"({"count":101,"width":-5.5,"grade":"huge","lit":"yes","age":3,"colour":1})"),
            "count too_large 100; width too_small -5; grade not_a_choice; lit not_yes_or_no; age read_only_field; colour unknown_field");
  EXPECT_EQ(faults_of("{}", Fill::whole), "name required");
  EXPECT_EQ(faults_of("{}"), "");
}

struct Wrong {
  std::string_view request, fault;
};
class FillRefuses : public testing::TestWithParam<Wrong> {};
TEST_P(FillRefuses, WithTheFieldAndTheReason) { EXPECT_EQ(faults_of(GetParam().request), GetParam().fault); }
INSTANTIATE_TEST_SUITE_P(Each, FillRefuses, testing::Values(
    Wrong{R"({"name":1})", "name not_a_text"}, Wrong{R"({"name":null})", "name required"}, Wrong{R"({"name":""})", "name required"},
    Wrong{R"({"name":"   "})", "name required"}, Wrong{R"({"name":"\n\t"})", "name required"},
    Wrong{R"({"name":"一二三四五六七"})", "name too_long 6"}, Wrong{R"({"name":"a\u0000b"})", "name control_characters"},
    Wrong{R"({"name":"a\u0007b"})", "name control_characters"}, Wrong{R"({"code":"123"})", "code school_code_not_10_digits"},
    Wrong{R"({"count":null})", "count required"}, Wrong{R"({"count":"7"})", "count not_an_integer"}, Wrong{R"({"count":7.5})", "count not_an_integer"},
    Wrong{R"({"count":-1})", "count too_small 0"}, Wrong{R"({"rooms":9223372036854775808})", "rooms not_an_integer"},
    Wrong{R"({"width":"1.5"})", "width not_a_number"}, Wrong{R"({"width":1e400})", "width not_a_number"},
    Wrong{R"({"lit":1})", "lit not_yes_or_no"}, Wrong{R"({"built_on":"2026-2-1"})", "built_on not_a_date"},
    Wrong{R"({"built_on":20260201})", "built_on not_a_date"}, Wrong{R"({"checked_at":"2026-02-01"})", "checked_at not_an_instant"},
    Wrong{R"({"grade":"重大"})", "grade not_a_choice"}, Wrong{R"({"grade":null})", "grade required"},
    Wrong{R"({"grades":"major"})", "grades not_a_list"}, Wrong{R"({"grades":["major","x"]})", "grades not_a_choice"},
    Wrong{R"({"tags":[1]})", "tags[0] not_a_text"}, Wrong{R"({"parts":[{"count":1}]})", "parts[0].name required"},
    Wrong{R"({"parts":[{"name":"a","count":10}]})", "parts[0].count too_large 9"}, Wrong{R"({"parts":[{"name":"a","x":1}]})", "parts[0].x unknown_field"},
    Wrong{R"({"parts":[{"name":"a","count":1},{"name":"b","count":"x"}]})", "parts[1].count not_an_integer"}, Wrong{R"({"parts":[7]})", "parts[0] not_an_object"},
    Wrong{R"({"main_part":{"name":"a","count":10}})", "main_part.count too_large 9"}, Wrong{R"({"main_part":[]})", "main_part not_an_object"}, Wrong{R"({"phone":"138****1000"})", "phone masked_value"},
    Wrong{R"({"phone":"012345678901234567890"})", "phone too_long 20"}));

class FillTakes : public testing::TestWithParam<std::string_view> {};
TEST_P(FillTakes, AsItIs) { EXPECT_EQ(faults_of(GetParam()), ""); }
INSTANTIATE_TEST_SUITE_P(Each, FillTakes, testing::Values(
    R"({"name":"一二三四五六"})", R"({"name":"  一二三四五六  "})", R"({"code":" A001 "})", R"({"code":""})", R"({"code":null})",
    R"({"count":0})", R"({"count":100})", R"({"width":-5})", R"({"width":5.0})", R"({"width":null})", R"({"rooms":null})",
    R"({"built_on":null})", R"({"parent":null})", R"({"tags":null})", R"({"grades":[]})", R"({"phone":null})", R"({"version":3})"));

TEST(Fill, BlanksAroundATextAreNotKept) {
  const auto sample = parse<Sample>(json::object{{"name", "  东门 \n"}, {"code", "\tA001"}}, {}, Fill::changes);
  ASSERT_TRUE(sample.ok());
  EXPECT_EQ(sample.value().name, "东门");
  EXPECT_EQ(sample.value().code, "A001");
}

TEST(Fill, AChangeLeavesTheOtherFieldsAlone) {
  auto before = parse<Sample>(full).value();
  const auto after = parse<Sample>(json::object{{"count", 8}, {"rooms", nullptr}}, before, Fill::changes);
  ASSERT_TRUE(after.ok());
  before.count = 8;
  before.rooms.reset();
  EXPECT_EQ(after.value(), before);
}

TEST(Fill, AListTooLongIsRefused) {
  json::array tags(1001, json::value("x"));
  EXPECT_EQ(faults_of(json::serialize(json::object{{"tags", tags}})), "tags too_many_items");
}

TEST(Fill, MissingFieldsAreThoseRequiredAndEmpty) {
  Sample sample;
  const auto faults = missing_fields(type_for<Sample>(), &sample);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0], (Error{Refusal::invalid, "required", "name"}));
  sample.name = "东门";
  EXPECT_TRUE(missing_fields(type_for<Sample>(), &sample).empty());
}

TEST(Fill, TheFirstOfSeveralFaultsLeadsAndAllAreListed) {
  const auto wrong = parse<Sample>(json::object{{"name", "东门"}, {"count", -1}, {"lit", 3}});
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().field, "count");
  ASSERT_EQ(wrong.error().more.size(), 2U);
  EXPECT_EQ(wrong.error().more[1].field, "lit");
}

TEST(Fill, AVersionIsAWholeNumberOrMissed) {
  EXPECT_EQ(version_in({{"version", 4}}).value(), 4);
  for (const auto& wrong : {json::object{}, json::object{{"version", "4"}}, json::object{{"version", nullptr}}, json::object{{"version", 4.0}}}) {
    ASSERT_FALSE(version_in(wrong).ok());
    EXPECT_EQ(version_in(wrong).error(), (Error{Refusal::invalid, "version_needed", "version"}));
  }
}

}  // namespace
}  // namespace anyuan::records
