#include "platform/records/letters.h"

#include <gtest/gtest.h>

namespace anyuan::records {
namespace {

TEST(Letters, AreTheSyllablesAndTheirInitials) {
  EXPECT_EQ(letters_of("桂林中学"), "guilinzhongxue glzx");
  EXPECT_EQ(letters_of("叠彩区"), "diecaiqu dcq");
  EXPECT_EQ(letters_of("吕女"), "lvnv ln");
}

TEST(Letters, OfTwoReadingsAreBoth) {
  EXPECT_EQ(letters_of("覃"), "tan t qin q");
  EXPECT_EQ(letters_of("大圩镇"), "daweizhen dwz daxuzhen dxz");
}

TEST(Letters, KeepLettersAndDigitsAndLeaveOutTheRest) {
  EXPECT_EQ(letters_of("第2小学(A 区)"), "di2xiaoxueaqu d2xxaq");
  EXPECT_EQ(letters_of("Gate 3"), "");
  EXPECT_EQ(letters_of(""), "");
}

TEST(Letters, TakeWhatIsNoText) {
  EXPECT_EQ(letters_of("\xE6\xA1"), "");
  EXPECT_EQ(letters_of("\xFF桂\xE6"), "gui g");
}

}  // namespace
}  // namespace anyuan::records
