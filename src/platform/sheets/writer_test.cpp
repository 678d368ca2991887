#include "platform/sheets/writer.h"

#include <gtest/gtest.h>

#include "platform/sheets/workbook.h"

namespace anyuan::sheets {
namespace {

using namespace std::chrono;

TEST(WorkbookWriter, WhatWasWrittenIsReadBackTheSame) {
  const std::vector<std::vector<Value>> rows{
      {"灵川县第一小学", "0012345", 640.0, Moment{2019y / March / 1, {}}},
      {"=HYPERLINK(\"http://x\")", "+86", 0.25, Moment{1958y / September / 1, hours(8)}},
      {"@SUM(A1)", std::monostate{}, -3.0, std::monostate{}},
      {"_x0041_ 与 _x005F_", "_x00", -0.5, std::monostate{}}};
  Writer writer;
  writer.start_sheet("学校", {{.heading = "学校名称", .is_required = true}, {.heading = "代码"}, {.heading = "学生数", .shown = Shown::decimal},
                             {.heading = "建校日期", .shown = Shown::moment, .choices = {"甲", "乙"}}});
  for (const auto& row : rows) writer.add_row(row, {0});
  writer.start_sheet("填写说明", {{.heading = "栏目"}});
  const auto bytes = writer.finish();

  auto workbook = Workbook::open(bytes);
  ASSERT_TRUE(workbook.ok()) << workbook.error().reason;
  const auto& sheets = workbook.value().sheets();
  ASSERT_EQ(sheets.size(), 3U);
  EXPECT_EQ(sheets[1].name, "填写说明");
  EXPECT_FALSE(sheets[1].is_hidden);
  EXPECT_TRUE(sheets[2].is_hidden);
  const auto sheet = workbook.value().read(sheets[0]);
  ASSERT_TRUE(sheet.ok());
  ASSERT_EQ(sheet.value().rows.size(), rows.size() + 1);
  EXPECT_EQ(sheet.value().rows[0].cells, (std::vector<Value>{"*学校名称", "代码", "学生数", "建校日期"}));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = 0; k < rows[i].size(); ++k) EXPECT_EQ(sheet.value().rows[i + 1].at(k), rows[i][k]) << address_of(i + 2, k);
  }
}

TEST(WorkbookWriter, TextsThatLookLikeFormulasStayTexts) {
  Writer writer;
  writer.start_sheet("表", {{.heading = "甲"}});
  writer.add_row({"=1+1"});
  const auto bytes = writer.finish();
  const auto archive = Archive::open(bytes, 1 << 20);
  const auto xml = archive->whole("xl/worksheets/sheet1.xml", 1 << 20);
  EXPECT_EQ(xml.find("<f>"), std::string::npos);
  EXPECT_NE(xml.find("=1+1"), std::string::npos);
}

TEST(WorkbookWriter, ASheetForPaperHasItsTitlesOnEveryPageOfA4Across) {
  Writer writer;
  writer.start_sheet("县区进度", {{.heading = "县区"}, {.heading = "覆盖率", .shown = Shown::percent}}, {{"护校安园(演示)", "桂林市"}, "演示数据"});
  writer.add_row({"秀峰区", 0.985});
  writer.add_row({"龙胜各族自治县(一个长得放不下的名称)", 1.0});
  const auto bytes = writer.finish();
  auto workbook = Workbook::open(bytes);
  ASSERT_TRUE(workbook.ok());
  const auto sheet = workbook.value().read(workbook.value().sheets()[0]);
  ASSERT_TRUE(sheet.ok());
  ASSERT_EQ(sheet.value().rows.size(), 5U);
  EXPECT_EQ(sheet.value().rows[0].at(0), Value("护校安园(演示)"));
  EXPECT_EQ(sheet.value().rows[2].cells, (std::vector<Value>{"县区", "覆盖率"}));
  EXPECT_EQ(sheet.value().rows[3].at(1), Value(0.985));
  const auto archive = Archive::open(bytes, 1 << 20);
  const auto xml = archive->whole("xl/worksheets/sheet1.xml", 1 << 20);
  EXPECT_NE(xml.find("paperSize=\"9\""), std::string::npos);
  EXPECT_NE(xml.find("orientation=\"landscape\""), std::string::npos);
  EXPECT_NE(xml.find("<row r=\"5\" ht=\"48\""), std::string::npos) << xml;  // three lines
  EXPECT_NE(xml.find("ySplit=\"3\""), std::string::npos);  // titles and heading stay in view
  EXPECT_NE(archive->whole("xl/workbook.xml", 1 << 20).find("'县区进度'!$1:$3"), std::string::npos) << archive->whole("xl/workbook.xml", 1 << 20);
  EXPECT_NE(archive->whole("xl/styles.xml", 1 << 20).find("0.0%"), std::string::npos);
}

}  // namespace
}  // namespace anyuan::sheets
