#include "platform/sheets/workbook.h"

#include <gtest/gtest.h>

#include <chrono>

#include "kit/zipped.h"

namespace anyuan::sheets {
namespace {

using namespace std::chrono;

// "C2=text:x" for every cell of the only sheet, or "refused: reason".
std::string reading_of(std::string_view bytes, const Limits& limits = {}) {
  auto workbook = Workbook::open(bytes, limits);
  if (!workbook.ok()) return "refused: " + workbook.error().reason;
  if (workbook.value().sheets().empty()) return "no sheet";
  const auto sheet = workbook.value().read(workbook.value().sheets().front());
  if (!sheet.ok()) return "refused: " + sheet.error().reason;
  static constexpr std::string_view kinds[] = {"", "text", "number", "truth", "moment", "broken"};
  std::string out;
  for (const auto& row : sheet.value().rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (is_blank(row.cells[i])) continue;
      out += (out.empty() ? "" : " ") + address_of(row.number, i) + "=" + std::string(kinds[row.cells[i].index()]) + ":" + text_of(row.cells[i]);
    }
  }
  return out;
}

std::string reading_of_sheet(const std::string& rows) { return reading_of(kit::workbook_bytes({"<sheetData>" + rows + "</sheetData>"})); }

constexpr const char* date_styles =
    "<styleSheet xmlns=\"m\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"[Red]0.00&quot;days&quot;\"/></numFmts>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"31\"/></cellXfs></styleSheet>";

TEST(WorkbookReader, CellsKeepTheirTypeAndAddress) {
  EXPECT_EQ(reading_of_sheet("<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>甲</t></is></c><c r=\"E2\"><v>12.5</v></c>"
                             "<c r=\"F2\" t=\"b\"><v>1</v></c><c r=\"G2\" t=\"e\"><v>#N/A</v></c></row>"
                             "<row r=\"9\"><c r=\"A9\" t=\"str\"><f>A1&amp;B1</f><v>合并后</v></c></row>"),
            "C2=text:甲 E2=number:12.5 F2=truth:TRUE G2=broken:#N/A A9=text:合并后");
}

TEST(WorkbookReader, CellsAndRowsWithoutAddressFollowOneAnother) {
  EXPECT_EQ(reading_of_sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"), "A1=number:1 B1=number:2 A2=number:3");
}

TEST(WorkbookReader, NamespacePrefixesCommentsAndEmptyRowsAreUnderstood) {
  EXPECT_EQ(reading_of(kit::workbook_bytes({"<x:sheetData xmlns:x=\"m\"><!-- <row r=\"1\"> --><x:row r=\"1\"/><x:row r=\"2\" a=\"1>0\"><x:c r=\"A2\"><x:v>7</x:v></x:c></x:row></x:sheetData>"})),
            "A2=number:7");
}

TEST(WorkbookReader, SharedTextsJoinRunsAndLeaveOutReadings) {
  const auto bytes = kit::workbook_bytes(
      {"<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>9</v></c></row></sheetData>", "",
       {{"xl/sharedStrings.xml", "<sst xmlns=\"m\"><si><t>零</t></si><si><r><t>灵川</t></r><r><t>一小_x000D_</t></r><rPh><t>lingchuan</t></rPh></si></sst>"}}});
  EXPECT_EQ(reading_of(bytes), "A1=text:灵川一小");
}

TEST(WorkbookReader, ANumberIsADateWhenItsStyleSaysSo) {
  const auto sheet = "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>43525</v></c><c r=\"B1\" s=\"2\"><v>43525.25</v></c>"
                     "<c r=\"C1\" s=\"3\"><v>43525</v></c><c r=\"D1\" s=\"4\"><v>61</v></c><c r=\"E1\" s=\"1\"><v>59</v></c>"
                     "<c r=\"F1\" s=\"1\"><v>60</v></c><c r=\"G1\" s=\"1\"><v>0.5</v></c></row></sheetData>";
  EXPECT_EQ(reading_of(kit::workbook_bytes({sheet, "", {{"xl/styles.xml", date_styles}}})),
            "A1=moment:2019-03-01 B1=moment:2019-03-01 06:00 C1=number:43525 D1=moment:1900-03-01 E1=moment:1900-02-28"
            " F1=number:60 G1=number:0.5");
}

TEST(WorkbookReader, TheMacintoshEpochIsFourYearsLater) {
  const auto sheet = "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>42063</v></c></row></sheetData>";
  EXPECT_EQ(reading_of(kit::workbook_bytes({sheet, "<workbookPr date1904=\"1\"/>", {{"xl/styles.xml", date_styles}}})), "A1=moment:2019-03-01");
}

TEST(WorkbookReader, LongNumbersAreNotWrittenWithAnExponent) {
  EXPECT_EQ(reading_of_sheet("<row r=\"1\"><c r=\"A1\"><v>2.145030012E9</v></c><c r=\"B1\"><v>0.1</v></c></row>"), "A1=number:2145030012 B1=number:0.1");
}

TEST(WorkbookReader, MergedRangesAreTold) {
  const auto bytes = kit::workbook_bytes({"<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"B2:D9\"/><mergeCell ref=\"Z\"/></mergeCells>"});
  auto workbook = Workbook::open(bytes);
  ASSERT_TRUE(workbook.ok());
  const auto sheet = workbook.value().read(workbook.value().sheets().front());
  ASSERT_TRUE(sheet.ok());
  ASSERT_EQ(sheet.value().merges.size(), 1U);
  EXPECT_EQ(sheet.value().merges[0].first_column, 1U);
  EXPECT_EQ(sheet.value().merges[0].last_row, 9U);
}

TEST(WorkbookReader, WhatIsNoWorkbookIsRefusedByItsKind) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  const auto wide = [](std::string_view name) {
    std::string out;
    for (const char c : name) out += c, out += '\0';
    return out;
  };
  EXPECT_EQ(reading_of(ole + wide("Workbook")), "refused: workbook_xls97");
  EXPECT_EQ(reading_of(ole + wide("EncryptedPackage") + wide("Workbook")), "refused: workbook_encrypted");
  EXPECT_EQ(reading_of(ole + wide("WordDocument")), "refused: not_a_workbook");
  EXPECT_EQ(reading_of("学校名称,代码\n"), "refused: not_a_workbook");
  EXPECT_EQ(reading_of(""), "refused: not_a_workbook");
  EXPECT_EQ(reading_of(kit::zipped({{"word/document.xml", "<w/>"}})), "refused: not_a_workbook");
}

TEST(WorkbookReader, TruncatedAndBrokenFilesAreDamaged) {
  const auto bytes = kit::workbook_bytes({"<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"});
  EXPECT_EQ(reading_of(bytes.substr(0, bytes.size() / 2)), "refused: workbook_damaged");
  EXPECT_EQ(reading_of_sheet("<row r=\"1\"><c r=\"A1\"><v>1</v>"), "refused: workbook_damaged");
  EXPECT_EQ(reading_of_sheet("<row r=\"1\"><c r=\"A1\"></row>"), "refused: workbook_damaged");
  EXPECT_EQ(reading_of_sheet("<row><c t=\"str\"><v>\xFF\xE4</v></c></row>"), "refused: workbook_damaged");
  EXPECT_EQ(reading_of_sheet("<row r=\"5\"><c><v>1</v></c></row><row r=\"5\"><c><v>1</v></c></row>"), "refused: workbook_damaged");
}

TEST(WorkbookReader, EveryAmountHasALimit) {
  const auto bomb = kit::workbook_bytes({"<sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>" + std::string(4 << 20, 'a') + "</t></is></c></row></sheetData>"});
  EXPECT_LT(bomb.size(), 20'000U);
  EXPECT_EQ(reading_of(bomb, {.bytes_max = 1 << 20}), "refused: workbook_too_large");
  std::string rows;
  for (int i = 0; i < 11; ++i) rows += "<row><c><v>1</v></c></row>";
  const auto many = kit::workbook_bytes({"<sheetData>" + rows + "</sheetData>"});
  EXPECT_EQ(reading_of(many, {.rows_max = 10}), "refused: sheet_too_many_rows");
  EXPECT_EQ(reading_of(many, {.cells_max = 10}), "refused: workbook_too_large");
  EXPECT_EQ(reading_of(kit::workbook_bytes({"<sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData>"})), "refused: sheet_too_wide");
}

TEST(WorkbookReader, DateFormatsAreToldFromOthers) {
  EXPECT_TRUE(is_date_format(14, ""));
  EXPECT_TRUE(is_date_format(57, ""));
  EXPECT_FALSE(is_date_format(0, ""));
  EXPECT_FALSE(is_date_format(49, ""));
  EXPECT_TRUE(is_date_format(170, "[$-804]yyyy\\-mm\\-dd;@"));
  EXPECT_FALSE(is_date_format(170, "[Red]0.00\"days\""));
  EXPECT_FALSE(is_date_format(170, "\\d0"));
}

}  // namespace
}  // namespace anyuan::sheets
