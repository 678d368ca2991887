#include "domain/bookkeeping/entries.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "domain/bookkeeping/words.h"
#include "platform/records/describe.h"

namespace anyuan::bookkeeping {
namespace {

using namespace std::chrono;

enum class Shade { light, dark, very_dark };
BOOST_DESCRIBE_ENUM(Shade, light, dark, very_dark)
constexpr Label label_of(Shade shade) {
  switch (shade) {
    case Shade::light: return {"浅色", "Light"};
    case Shade::dark: return {"深色(暗)", "Dark"};
    case Shade::very_dark: return {"特深色", "Very dark"};
  }
  return {};
}

struct Thing {
  std::string name, code;
  records::Secret phone;
  std::int64_t count = 0;
  double weight = 0;
  bool is_new = false;
  std::optional<Date> made_on;
  std::optional<Instant> seen_at;
  Shade shade = Shade::light;
  std::vector<Shade> shades;
};
const records::RecordType& type_of(const Thing*) {
  using records::field;
  static const auto type = records::record<Thing>("things", "th", {"物品", "Things"}, {
      field<&Thing::name>("name", {"名称", "Name"}),
      field<&Thing::code>("code", {"代码", "Code"}, {.length_fixed = 6}),
      field<&Thing::phone>("phone", {"电话", "Phone"}),
      field<&Thing::count>("count", {"数量", "Count"}, {.unit = "个"}),
      field<&Thing::weight>("weight", {"重量", "Weight"}),
      field<&Thing::is_new>("is_new", {"新的", "New"}),
      field<&Thing::made_on>("made_on", {"日期", "Made on"}),
      field<&Thing::seen_at>("seen_at", {"时间", "Seen at"}),
      field<&Thing::shade>("shade", {"颜色", "Shade"}, {.also_called = "黑=very_dark|白=light"}),
      field<&Thing::shades>("shades", {"各种颜色", "Shades"}),
  });
  return type;
}

// The value as JSON, or "refused: reason".
std::string entry(std::string_view field, const sheets::Value& cell) {
  const auto found = entry_in(*type_of(static_cast<const Thing*>(nullptr)).find(field), cell);
  return found.ok() ? boost::json::serialize(found.value()) : "refused: " + found.error().reason;
}

TEST(Entries, TextsLoseWhatTheCellAddedAndKeepWhatTheNameHas) {
  EXPECT_EQ(entry("name", " 灵川\n第１小学（东区）\u3000"), "\"灵川第1小学（东区）\"");
  EXPECT_EQ(entry("name", "New\nYork"), "\"New York\"");
  EXPECT_EQ(entry("name", 12.0), "\"12\"");
  EXPECT_EQ(entry("name", "\u3000 "), "null");
  EXPECT_EQ(entry("name", sheets::Broken{"#REF!"}), "refused: broken_formula");
}

TEST(Entries, CodesGetTheZerosBackThatExcelDropped) {
  EXPECT_EQ(entry("code", 4503.0), "\"004503\"");
  EXPECT_EQ(entry("code", "（００４５）"), "\"(0045)\"");
  EXPECT_EQ(entry("code", 450322012345678901.0), "refused: digits_lost");
  EXPECT_EQ(entry("phone", 13800001000.0), "\"13800001000\"");
}

TEST(Entries, NumbersComeWithMarksAndUnits) {
  EXPECT_EQ(entry("count", 12.0), "12");
  EXPECT_EQ(entry("count", "１，２３４个"), "1234");
  EXPECT_EQ(entry("count", "12.0"), "12");
  EXPECT_EQ(entry("count", 12.5), "refused: not_an_integer");
  EXPECT_EQ(entry("count", "十二"), "refused: not_an_integer");
  EXPECT_EQ(entry("weight", "0.5"), "5E-1");
  EXPECT_EQ(entry("weight", "重"), "refused: not_a_number");
}

TEST(Entries, DatesComeInEverySpelling) {
  for (const char* text : {"2019年3月1日", "2019年03月01号", "2019/3/1", "2019.3.1", "2019-03-01", "20190301", "２０１９．３．１", "2019-03-01 00:00:00", "2019年3月1日 "}) {
    EXPECT_EQ(entry("made_on", text), "\"2019-03-01\"") << text;
  }
  EXPECT_EQ(entry("made_on", sheets::Moment{2019y / March / 1, {}}), "\"2019-03-01\"");
  EXPECT_EQ(entry("made_on", 43525.0), "\"2019-03-01\"");
  EXPECT_EQ(entry("made_on", 20190301.0), "\"2019-03-01\"");
  for (const char* text : {"2019年", "2019年3月", "2019", "1958.9"}) EXPECT_EQ(entry("made_on", text), "refused: date_needs_day") << text;
  for (const char* text : {"2019-02-30", "19-3-1", "去年", "2019-3-1-4-5-6-7", "999999999999", "2019-13-1", "2019,3,1"}) {
    EXPECT_EQ(entry("made_on", text), "refused: not_a_date") << text;
  }
}

TEST(Entries, TimesAreBeijingTime) {
  EXPECT_EQ(entry("seen_at", "2019年3月1日 8时30分"), "\"2019-03-01T00:30:00.000Z\"");
  EXPECT_EQ(entry("seen_at", sheets::Moment{2019y / March / 1, hours(8)}), "\"2019-03-01T00:00:00.000Z\"");
  EXPECT_EQ(entry("seen_at", "2019-03-01 25:00"), "refused: not_a_date");
}

TEST(Entries, YesAndNoComeInEverySpelling) {
  for (const char* text : {"是", "√", "有", " Y", "TRUE", "１"}) EXPECT_EQ(entry("is_new", text), "true") << text;
  for (const char* text : {"否", "×", "无", "n", "0"}) EXPECT_EQ(entry("is_new", text), "false") << text;
  EXPECT_EQ(entry("is_new", true), "true");
  EXPECT_EQ(entry("is_new", 1.0), "true");
  EXPECT_EQ(entry("is_new", "也许"), "refused: not_yes_or_no");
}

TEST(Entries, ChoicesAreTakenByNameWordFurtherWordOrBeginning) {
  EXPECT_EQ(entry("shade", "light"), "\"light\"");
  EXPECT_EQ(entry("shade", " 浅 色"), "\"light\"");
  EXPECT_EQ(entry("shade", "Very Dark"), "\"very_dark\"");
  EXPECT_EQ(entry("shade", "深色"), "\"dark\"");
  EXPECT_EQ(entry("shade", "深色（暗）"), "\"dark\"");
  EXPECT_EQ(entry("shade", "黑"), "\"very_dark\"");
  EXPECT_EQ(entry("shade", "浅色调"), "\"light\"");
  EXPECT_EQ(entry("shade", "红"), "refused: not_among_choices");
  EXPECT_EQ(entry("shades", "浅色、深色，特深色"), R"(["light","dark","very_dark"])");
  EXPECT_EQ(entry("shades", "浅色、红"), "refused: not_among_choices");
}

TEST(Words, HeadingsAreComparedWithoutWhatDecoratesThem) {
  EXPECT_EQ(bare("*校长\n（园长）【必填】", Brackets::kept), "校长园长");
  EXPECT_EQ(bare("*校长\n（园长）【必填】", Brackets::dropped), "校长");
  EXPECT_EQ(bare("必填", Brackets::kept), "必填");
  EXPECT_EQ(folded("ＡＢ（东） 1"), "ab(东)1");
  EXPECT_EQ(half_width("\xFF\xE4"), "\xFF\xE4");  // no UTF-8 is left as it is
}

}  // namespace
}  // namespace anyuan::bookkeeping
