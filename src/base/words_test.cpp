#include "base/words.h"

#include <gtest/gtest.h>

namespace anyuan {
namespace {

enum class Colour { red, deep_blue };
BOOST_DESCRIBE_ENUM(Colour, red, deep_blue)

TEST(Words, NamesGoBothWays) {
  for (const auto value : all_values<Colour>()) EXPECT_EQ(parse_enum<Colour>(name_of(value)), value);
  EXPECT_EQ(name_of(Colour::deep_blue), "deep_blue");
  EXPECT_EQ(all_values<Colour>().size(), 2U);
}

TEST(Words, WhatIsNoNameIsNothing) {
  for (const auto* wrong : {"", "Red", "red ", "blue"}) EXPECT_FALSE(parse_enum<Colour>(wrong)) << wrong;
  EXPECT_EQ(name_of(static_cast<Colour>(9)), "");
}

}  // namespace
}  // namespace anyuan
