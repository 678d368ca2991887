#include "domain/bookkeeping/headings.h"

#include <gtest/gtest.h>

#include "platform/records/describe.h"

namespace anyuan::bookkeeping {
namespace {

struct Gate {
  std::string school, name, keeper;
  records::Secret keeper_phone;
  std::string seen;
};
const records::RecordType& type_of(const Gate*) {
  using records::field;
  static const auto type = records::record<Gate>("gates", "gt", {"校门", "Gates"}, {
      field<&Gate::school>("school", {"所属学校", "School"}, {.required = true, .refers_to = "schools", .also_headed = "学校|乡镇"}),
      field<&Gate::name>("name", {"校门名称", "Gate"}, {.required = true, .also_headed = "名称|大门"}),
      field<&Gate::keeper>("keeper", {"负责人", "Keeper"}),
      field<&Gate::keeper_phone>("keeper_phone", {"负责人电话", "Keeper's phone"}),
      field<&Gate::seen>("seen", {"最近检查", "Last seen"}, {.read_only = true}),
  });
  return type;
}

using Cells = std::vector<sheets::Value>;

sheets::Sheet sheet_of(const std::vector<Cells>& rows, std::vector<sheets::Merge> merges = {}) {
  sheets::Sheet sheet{"表一", {}, std::move(merges)};
  for (std::size_t i = 0; i < rows.size(); ++i) sheet.rows.push_back({i + 1, rows[i]});
  spread_merges(sheet);
  return sheet;
}

// "A=name C=keeper from 2; ignored 序号", or the reason.
std::string layout_of(const sheets::Sheet& sheet) {
  const auto layout = find_headings(type_of(static_cast<const Gate*>(nullptr)), sheet);
  if (!layout.ok()) {
    std::string out = "refused: " + layout.error().reason;
    for (const auto& arg : layout.error().args) out += " " + arg;
    return out;
  }
  std::string out;
  for (const auto& heading : layout.value().headings) out += sheets::column_letters(heading.column) + "=" + std::string(heading.field->name) + " ";
  out += "from " + std::to_string(layout.value().first_row);
  for (const auto& ignored : layout.value().ignored) out += " ignored " + ignored;
  return out;
}

TEST(Headings, AreFoundUnderTitlesInAnyOrderAndSpelling) {
  EXPECT_EQ(layout_of(sheet_of({{"某县校门登记表"}, {"序号", "*负责人 电话", {}, "校门\n名称（必填）", "Keeper", "学校"}})),
            "B=keeper_phone D=name E=keeper F=school from 2 ignored 序号");
}

TEST(Headings, InTwoMergedRowsTakeTheGroupsName) {
  const auto sheet = sheet_of({{"登记表", {}, {}, {}}, {"学校", "名称", "负责人", {}}, {{}, {}, "姓名", "联系电话"}, {"一小", "东门", "张三", "138"}},
                              {{1, 0, 1, 3}, {2, 0, 3, 0}, {2, 1, 3, 1}, {2, 2, 2, 3}});
  EXPECT_EQ(layout_of(sheet), "A=school B=name C=keeper D=keeper_phone from 3");
}

TEST(Headings, APhoneUnderAGroupThatIsNotOursIsNotOurs) {
  EXPECT_EQ(layout_of(sheet_of({{"学校", "名称", "保洁员", {}}, {{}, {}, "姓名", "负责人电话"}}, {{1, 0, 2, 0}, {1, 1, 2, 1}, {1, 2, 1, 3}})),
            "A=school B=name D=keeper_phone from 2 ignored 保洁员姓名");
}

TEST(Headings, ColumnsOfOneReferenceGoTogetherOthersAreSettledOrRefused) {
  EXPECT_EQ(layout_of(sheet_of({{"乡镇", "学校", "校门名称"}})), "A=school B=school C=name from 1");
  EXPECT_EQ(layout_of(sheet_of({{"学校", "名称", "校门名称"}})), "A=school C=name from 1 ignored 名称");
  EXPECT_EQ(layout_of(sheet_of({{"学校", "名称", "大门"}})), "refused: heading_twice B C 校门名称");
}

TEST(Headings, WhatRulesSetIsNoHeadingAndASheetWithoutOursIsRefused) {
  EXPECT_EQ(layout_of(sheet_of({{"学校", "名称", "最近检查"}})), "A=school B=name from 1 ignored 最近检查");
  EXPECT_EQ(layout_of(sheet_of({{"姓名", "年龄"}, {"张三", 12.0}})), "refused: headings_not_found 表一 所属学校、校门名称");
  EXPECT_EQ(layout_of(sheet_of({})), "refused: headings_not_found 表一 所属学校、校门名称");
}

TEST(Headings, AValueMergedDownwardsStandsInEveryRow) {
  const auto sheet = sheet_of({{"学校", "名称"}, {"一小", "东门"}, {{}, "西门"}, {{}, "北门"}}, {{2, 0, 3, 0}});
  EXPECT_EQ(sheets::text_of(sheet.rows[2].at(0)), "一小");
  EXPECT_EQ(sheets::text_of(sheet.rows[3].at(0)), "");
}

TEST(Headings, RowsThatAreNoDataAreTold) {
  const auto sheet = sheet_of({{"序号", "学校", "名称"}, {1.0, "一小", "东门"}, {2.0}, {"序号", "学校", "名称"}, {"合  计", {}, "2个"}, {"填表人:张三", "x"}});
  const auto layout = find_headings(type_of(static_cast<const Gate*>(nullptr)), sheet).value();
  std::vector<RowKind> kinds;
  for (std::size_t i = 1; i < sheet.rows.size(); ++i) kinds.push_back(kind_of_row(layout, sheet.rows[i]));
  EXPECT_EQ(kinds, (std::vector{RowKind::data, RowKind::blank, RowKind::heading_again, RowKind::totals, RowKind::note}));
}

TEST(Headings, HowWellASheetFitsABookIsItsFieldsAndWhatMustBeFilledIn) {
  const auto fitting = [](const std::vector<Cells>& rows) {
    const auto found = fitting_of(type_of(static_cast<const Gate*>(nullptr)), sheet_of(rows));
    return std::pair(found.fields, found.has_required);
  };
  EXPECT_EQ(fitting({{"所属学校", "校门名称", "负责人"}}), std::pair(std::size_t{3}, true));
  EXPECT_EQ(fitting({{"所属学校", "负责人", "负责人电话"}}), std::pair(std::size_t{3}, false));
  EXPECT_EQ(fitting({{"序号", "年龄"}}), std::pair(std::size_t{0}, false));
}

}  // namespace
}  // namespace anyuan::bookkeeping
