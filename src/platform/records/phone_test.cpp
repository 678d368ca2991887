#include "platform/records/phone.h"

#include <gtest/gtest.h>

namespace anyuan::records {
namespace {

TEST(Phone, LooksLikeOne) {
  for (const auto* good : {"13800001234", "0773-2800001", "+86 138 0000 1234", "12345", "0773 2800 001"}) EXPECT_EQ(check_phone(good), "") << good;
  for (const auto* bad : {"1234", "没有电话", "1380000123x", "-13800001", "+-12345", "     ", "138,00001234", "012345678901234567890", "１３８００００１２３４"}) EXPECT_EQ(check_phone(bad), "not_a_phone") << bad;
}

}  // namespace
}  // namespace anyuan::records
