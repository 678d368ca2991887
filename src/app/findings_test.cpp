#include "app/findings.h"

#include <gtest/gtest.h>

#include "kit/fake_clock.h"

namespace anyuan::app {
namespace {

using namespace std::chrono_literals;

constexpr std::uintmax_t gibibyte = 1024ULL * 1024 * 1024;

TEST(Findings, OfDiskSpaceWarnBeforeItIsShort) {
  EXPECT_EQ(judge_space(20 * gibibyte, 100 * gibibyte).grade, Grade::ok);
  EXPECT_EQ(judge_space(4 * gibibyte, 100 * gibibyte).grade, Grade::warning) << "below a twentieth";
  EXPECT_EQ(judge_space(gibibyte, 4 * gibibyte).grade, Grade::warning);
  EXPECT_EQ(judge_space(gibibyte / 8, 4 * gibibyte).grade, Grade::error);
}

TEST(Findings, OfACertificateWarnAMonthAheadAndSayWhatToDoForWhoseItIs) {
  const auto now = kit::FakeClock().now();
  EXPECT_EQ(judge_certificate(Whose::bureau, now + 24h * 30, now).grade, Grade::ok);
  const auto soon = judge_certificate(Whose::bureau, now + 24h * 30 - 1ms, now), own = judge_certificate(Whose::local_authority, now + 1h, now);
  EXPECT_EQ(soon.grade, Grade::warning);
  EXPECT_EQ(own.grade, Grade::warning);
  EXPECT_NE(soon.remedy.zh, own.remedy.zh);
  EXPECT_EQ(judge_certificate(Whose::bureau, now, now).grade, Grade::error);
}

TEST(Findings, OfTheClockSeeItSetBackStoppedOrApart) {
  const auto now = kit::FakeClock().now();
  EXPECT_EQ(judge_clock(now, now, now + 5s).grade, Grade::ok);
  EXPECT_EQ(judge_clock(now, std::nullopt, std::nullopt).grade, Grade::ok);
  EXPECT_EQ(judge_clock(now, now + 5s, std::nullopt).grade, Grade::ok);
  EXPECT_EQ(judge_clock(now, now + 6s, std::nullopt).grade, Grade::error);
  EXPECT_EQ(judge_clock(now, now, now + 6s).grade, Grade::warning);
  EXPECT_EQ(judge_clock(now, now, now - 6s).grade, Grade::warning);
  EXPECT_EQ(judge_clock(Instant{}, std::nullopt, std::nullopt).grade, Grade::error);
}

TEST(Findings, OfTheSchemaPutTheWorstFirst) {
  EXPECT_EQ(judge_schema({}).grade, Grade::ok);
  EXPECT_EQ(judge_schema({.missing = {"org/0002"}}).grade, Grade::warning);
  EXPECT_EQ(judge_schema({.missing = {"org/0002"}, .changed = {"org/0001"}}).grade, Grade::error);
  EXPECT_NE(judge_schema({.changed = {"org/0001"}}).says.en.find("org/0001"), std::string::npos);
  EXPECT_NE(judge_schema({.changed = {"org/0001"}, .unknown = {"zoo/0001"}}).says.en.find("newer program"), std::string::npos);
}

TEST(Findings, NameTheSettingsThatLoseCommits) {
  EXPECT_EQ(judge_settings({}).grade, Grade::ok);
  const auto lossy = judge_settings({{"fsync", "off"}, {"synchronous_commit", "off"}});
  EXPECT_EQ(lossy.grade, Grade::warning);
  EXPECT_NE(lossy.says.zh.find("fsync=off, synchronous_commit=off"), std::string::npos) << lossy.says.zh;
}

TEST(Findings, NameSomeOfTheFilesThatAreMissingOrAltered) {
  EXPECT_EQ(judge_files({.needed = 9, .looked_at = 9}).grade, Grade::ok);
  const auto found = judge_files({.needed = 9, .looked_at = 9, .missing = {"a1", "a2", "a3", "a4", "a5", "a6"}, .altered = {"b1"}});
  EXPECT_EQ(found.grade, Grade::error);
  EXPECT_NE(found.says.en.find("9/9 looked at: 6 missing (a1, a2, a3, a4, a5 ...), 1 altered (b1)"), std::string::npos) << found.says.en;
}

TEST(Findings, ArePrintedChineseFirstWithWhatToDoAndTheWorstIsTheExitCode) {
  const Finding well{Grade::ok, {"时钟", "clock"}, {"准", "right"}, {}};
  const Finding warned{Grade::warning, {"磁盘", "disk"}, {"满", "full"}, {"清理", "make room"}};
  EXPECT_EQ(text_of(well), "[正常 ok] 时钟 clock: 准 (right)\n");
  EXPECT_EQ(text_of(warned), "[警告 warning] 磁盘 disk: 满 (full)\n    怎么办 what to do: 清理\n    make room\n");
  EXPECT_EQ(exit_code({}), 0);
  EXPECT_EQ(exit_code({well, warned, well}), 1);
  EXPECT_EQ(exit_code({well, {Grade::error, {}, {}, {}}, warned}), 2);
}

}  // namespace
}  // namespace anyuan::app
