#include "base/pinyin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace anyuan {
namespace {

TEST(Pinyin, SortsAsPeopleReadIt) {
  const std::vector<std::string> read{"安园小学", "叠彩区", "桂林中学", "临桂区", "全州县", "象山区", "秀峰区", "雁山区", "资源县"};
  auto sorted = read;
  std::ranges::reverse(sorted);
  std::ranges::sort(sorted, {}, pinyin_key);
  EXPECT_EQ(sorted, read);
}

TEST(Pinyin, LettersThatOnlyDifferInCaseStayTogether) {
  EXPECT_LT(pinyin_key("abc"), pinyin_key("ABD"));
  EXPECT_LT(pinyin_key("ABC"), pinyin_key("abd"));
  EXPECT_NE(pinyin_key("abc"), pinyin_key("ABC"));
}

TEST(Pinyin, IsPlainHexAndTakesAnyLength) {
  EXPECT_EQ(pinyin_key("").find_first_not_of("0123456789abcdef"), std::string::npos);
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "校";
  const auto key = pinyin_key(text);
  EXPECT_GT(key.size(), 3000U);
  EXPECT_LT(key, pinyin_key(text + "校"));
  EXPECT_EQ(key.find_first_not_of("0123456789abcdef"), std::string::npos);
}

}  // namespace
}  // namespace anyuan
