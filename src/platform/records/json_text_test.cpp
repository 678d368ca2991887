#include "platform/records/json_text.h"

#include <gtest/gtest.h>

#include "kit/sample_record.h"

namespace anyuan::records {
namespace {

namespace json = boost::json;
using kit::Sample;

std::string text_of_record(const Sample& sample) {
  JsonText out;
  out.object(type_for<Sample>(), &sample);
  return out.take();
}

TEST(JsonText, TellsARecordAsItsTreeDoes) {
  auto full = parse<Sample>(json::parse(R"({"name":"东门","count":1,"rooms":3,"width":2.5,"lit":true,"built_on":"2019-02-20",
      "checked_at":"2026-11-24T06:02:11.123Z","grade":"major","grades":["major","general"],"tags":["a\"b","c\\d","e\nf\u0009"],
      "parts":[{"name":"锁","count":2},{"name":"门","count":null}],"main_part":{"name":"轨","count":1},"phone":"13800001000"})").as_object()).value();
  full.head = {"sm_1", "/45/", 3, *parse_instant("2026-11-24T06:02:11.001Z"), *parse_instant("0999-01-02T03:04:05.006Z"), std::nullopt};
  for (const auto& sample : {full, Sample{}}) {
    EXPECT_EQ(json::parse(text_of_record(sample)), json::value(to_json(sample))) << text_of_record(sample);
  }
  EXPECT_EQ(text_of_record(full).find("13800001000"), std::string::npos);
  EXPECT_NE(text_of_record(full).find(R"("phone":"138****1000")"), std::string::npos);
}

TEST(JsonText, EscapesWhatAJsonTextMayNotHold) {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c < 0x80 ? c : 'x');
  JsonText out;
  out.text(all + "安园");
  EXPECT_EQ(json::parse(out.take()), json::value(all + "安园"));
}

TEST(JsonText, NumbersKeepTheirLastBitAndTheirKind) {
  for (const double number : {0.0, -3.0, 110.29, 0.1 + 0.2, 1e300, 5e-324}) {
    JsonText out;
    out.number(number);
    const auto text = out.take();
    EXPECT_EQ(std::strtod(text.c_str(), nullptr), number) << text;
    EXPECT_TRUE(json::parse(text).is_double()) << text;
  }
  JsonText out;
  out.whole(std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(out.take(), "-9223372036854775808");
}

TEST(JsonText, PutsCommasBetweenAndNullForNothingFilledIn) {
  JsonText out;
  out.open('{');
  out.key("a", "_name");
  const auto since = out.size();
  out.text("");
  out.null_if_empty(since);
  out.key("b");
  out.list(std::vector<int>{1, 2}, [](int item, auto& to) { to.whole(item); });
  out.key("c");
  out.list(std::vector<int>{}, [](int item, auto& to) { to.whole(item); });
  out.close('}');
  EXPECT_EQ(out.take(), R"({"a_name":null,"b":[1,2],"c":[]})");
}

}  // namespace
}  // namespace anyuan::records
