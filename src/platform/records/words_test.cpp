#include <gtest/gtest.h>

#include "kit/sample_record.h"

namespace anyuan::records {
namespace {

using kit::Sample;

const Field& field_of(std::string_view name) { return *type_for<Sample>().find(name); }

// The JSON of what was typed, or the reason it was refused with.
std::string typed(std::string_view field, std::string_view text) {
  const auto value = typed_value(field_of(field), text);
  return value.ok() ? boost::json::serialize(value.value()) : value.error().reason;
}

TEST(Mask, KeepsEnoughToRecogniseAndNotEnoughToUse) {
  EXPECT_EQ(mask(""), "");
  EXPECT_EQ(mask("12"), "**");
  EXPECT_EQ(mask("张三"), "**");
  EXPECT_EQ(mask("1234"), "1***");
  EXPECT_EQ(mask("13800001000"), "138****1000");
  EXPECT_EQ(mask("450302198001011234"), "450****1234");
  EXPECT_EQ(mask("桂林市某某路一号"), "桂****");
}

TEST(Mask, NeverShowsMoreThanSevenCharacters) {
  for (std::size_t length = 1; length < 40; ++length) {
    const auto masked = mask(std::string(length, '7'));
    EXPECT_LE(std::ranges::count(masked, '7'), length >= 11 ? 7 : 1) << length;
    EXPECT_NE(masked.find('*'), std::string::npos) << length;
  }
}

TEST(TypedValue, TakesWhatPeopleType) {
  EXPECT_EQ(typed("lit", "是"), "true");
  EXPECT_EQ(typed("lit", "无"), "false");
  EXPECT_EQ(typed("lit", "也许"), "not_yes_or_no");
  EXPECT_EQ(typed("grade", "一般"), R"("general")");
  EXPECT_EQ(typed("grade", "General"), R"("general")");
  EXPECT_EQ(typed("grade", "major"), R"("major")");
  EXPECT_EQ(typed("grade", "特大"), "not_a_choice");
  EXPECT_EQ(typed("grade", "一般,General"), "not_a_choice");
  EXPECT_EQ(typed("grades", "一般;general"), R"(["general","general"])");
  EXPECT_EQ(typed("grades", "一般、重大(挂牌、督办)，Major"), R"(["general","major","major"])");
  EXPECT_EQ(typed("grades", "一般、特大"), "not_a_choice");
  EXPECT_EQ(typed("count", "12"), "12");
  EXPECT_EQ(typed("count", "12个"), "not_an_integer");
  EXPECT_EQ(typed("count", "99999999999999999999"), "not_an_integer");
  EXPECT_EQ(typed("width", "1.5"), "1.5E0");
  EXPECT_EQ(typed("width", "1,5"), "not_a_number");
  EXPECT_EQ(typed("width", "nan"), "not_a_number");
  EXPECT_EQ(typed("width", "inf"), "not_a_number");
  EXPECT_EQ(typed("name", "东门"), R"("东门")");
  EXPECT_EQ(typed("built_on", "2019-02-20"), R"("2019-02-20")");
  EXPECT_EQ(typed("parts", "x"), "not_typed_here");
  EXPECT_EQ(typed("rooms", ""), "null");
}

TEST(TypedValue, ALabelWithAListMarkInItIsOneChoice) { EXPECT_EQ(typed("grade", "重大(挂牌、督办)"), R"("major")"); }

TEST(TypedValue, TakesBackWhatShownTextShows) {
  const auto sample = parse<Sample>(boost::json::object{{"name", "东门"}, {"count", 7}, {"width", 1.2345678901234567}, {"lit", true}, {"grade", "major"}, {"grades", {"major", "general"}}, {"built_on", "2019-02-20"}});
  ASSERT_TRUE(sample.ok()) << sample.error().field;
  for (const auto* name : {"name", "count", "width", "lit", "grade", "grades", "built_on"}) {
    const auto& field = field_of(name);
    const auto value = field.to_json(&sample.value());
    Sample again;
    const auto back = typed_value(field, shown_text(field, value));
    ASSERT_TRUE(back.ok()) << name;
    EXPECT_FALSE(fill_field(field, &again, back.value())) << name;
    EXPECT_EQ(field.to_cell(&again), field.to_cell(&sample.value())) << name;
  }
}

TEST(ShownText, IsForPeople) {
  EXPECT_EQ(shown_text(field_of("lit"), false), "否");
  EXPECT_EQ(shown_text(field_of("checked_at"), "2026-11-24T16:02:00.000Z"), "2026-11-25 00:02");
  EXPECT_EQ(shown_text(field_of("rooms"), nullptr), "");
  EXPECT_EQ(shown_text(field_of("width"), 110.290195), "110.290195");
  EXPECT_EQ(shown_text(field_of("grades"), boost::json::array{"general", "major"}), "一般、重大(挂牌、督办)");
}

}  // namespace
}  // namespace anyuan::records
