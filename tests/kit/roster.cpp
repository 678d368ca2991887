#include "kit/roster.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/check.h"
#include "domain/org/commands.h"
#include "kit/databases.h"
#include "platform/sheets/sheet.h"

namespace anyuan::kit {
namespace {

enum Column : lxw_col_t {
  number, name, code, county, township, category, ownership, area, boarding, students, boarders, staff,
  principal, principal_phone, officer, officer_phone, founded, address, remark, columns
};

struct Cells {
  lxw_worksheet* sheet;
  lxw_format* date;
  lxw_row_t row;
  void text(Column column, const std::string& value) const { worksheet_write_string(sheet, row, column, value.c_str(), nullptr); }
  void count(Column column, double value) const { worksheet_write_number(sheet, row, column, value, nullptr); }
  void day(Column column, double serial) const { worksheet_write_number(sheet, row, column, serial, date); }
};

std::string full_width(const std::string& digits) {
  static constexpr std::array<const char*, 10> wide{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
  std::string out;
  for (const char c : digits) out += wide.at(static_cast<std::size_t>(c - '0'));
  return out;
}

void write_headings(lxw_worksheet* sheet, lxw_format* look) {
  worksheet_merge_range(sheet, 0, 0, 0, remark, "桂林市中小学幼儿园基本情况花名册(2026年秋季)", look);
  worksheet_merge_range(sheet, 1, 0, 1, remark, "填报单位:市教育局        填报日期:2026年9月1日", look);
  const auto tall = [&](Column column, const char* text) { worksheet_merge_range(sheet, 2, column, 3, column, text, look); };
  tall(number, "序号");
  tall(name, "学校(机构)\n名 称");
  tall(code, "*学校标识码\n(必填)");
  tall(county, "所属县区");
  tall(township, "所在乡镇");
  tall(category, "办学类型");
  tall(ownership, "公办/民办");
  tall(area, "城乡");
  tall(boarding, "是否寄宿");
  worksheet_merge_range(sheet, 2, students, 2, staff, "人数", look);
  worksheet_write_string(sheet, 3, students, "在校学生数(人)", look);
  worksheet_write_string(sheet, 3, boarders, "寄宿生数", look);
  worksheet_write_string(sheet, 3, staff, "教职工数", look);
  worksheet_merge_range(sheet, 2, principal, 2, principal_phone, "校长", look);
  worksheet_merge_range(sheet, 2, officer, 2, officer_phone, "安全专干", look);
  for (const auto column : {principal, officer}) worksheet_write_string(sheet, 3, column, "姓名", look);
  for (const auto column : {principal_phone, officer_phone}) worksheet_write_string(sheet, 3, column, "联系电话", look);
  tall(founded, "建校时间");
  tall(address, "学校地址");
  tall(remark, "备注");
}

struct Kind {
  const char *code, *shown;
};
constexpr Kind kinds[] = {{"21", "小学"}, {"31", "初中"}, {"11", "幼儿园"}, {"34", "高中"}, {"31", "九年一贯制学校"}};
constexpr const char* numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

std::string code_of(std::size_t i) { return fmt::format("{}45{:06}", kinds[i % std::size(kinds)].code, i + 1); }

void write_founded(const Cells& cells, std::size_t i) {
  switch (i % 4) {
    case 0: return cells.day(founded, 21429);  // 1958-09-01
    case 1: return cells.text(founded, "1958年9月1日");
    case 2: return cells.text(founded, "1958.9.1");
    default: return cells.count(founded, 19580901);
  }
}

void write_school(const Cells& cells, std::size_t i, std::size_t students_more) {
  const auto digits = code_of(i);
  const auto pupils = 120 + i % 900 + students_more;
  cells.count(number, static_cast<double>(i + 1));
  cells.text(name, fmt::format(" 第{}学校 ", i + 1));
  if (i % 3 == 0) cells.count(code, std::stod(digits));
  else cells.text(code, i % 3 == 1 ? digits : full_width(digits));
  cells.text(county, i % 2 == 0 ? "灵川县" : "桂林市阳朔县");
  cells.text(township, fmt::format("{}{}镇", i % 2 == 0 ? "灵川" : "阳朔", numerals[i / 2 % 10]));
  cells.text(category, kinds[i % std::size(kinds)].shown);
  cells.text(ownership, i % 7 == 0 ? "民办学校" : "公办");
  cells.text(area, i % 3 == 0 ? "农村" : "城区");
  cells.text(boarding, i % 4 == 0 ? "是" : "否");
  if (i % 5 == 0) cells.text(students, full_width(std::to_string(pupils)) + "人");
  else cells.count(students, static_cast<double>(pupils));
  if (i % 4 == 0) cells.count(boarders, static_cast<double>(pupils / 2));
  cells.count(staff, static_cast<double>(10 + i % 90));
  cells.text(principal, "李明");
  cells.count(principal_phone, 13800000000.0 + static_cast<double>(i));
  cells.text(officer, "王芳");
  cells.text(officer_phone, fmt::format("139{:08}", i));
  write_founded(cells, i);
  cells.text(address, fmt::format("某某镇某某街{}号", i + 1));
}

// One fault of each kind in turn; returns what must be said about it. The row before is `i - 1`, already written.
std::vector<Planted> plant(const Cells& cells, std::size_t i, std::size_t kind) {
  const auto at = [&](Column column, const char* reason) {
    return std::vector<Planted>{{cells.row + 1, sheets::column_letters(column), reason}};
  };
  const auto typed = [&](Column column, const std::string& text, const char* reason) {
    cells.text(column, text);
    return at(column, reason);
  };
  switch (kind % 15) {
    case 0: return typed(name, "  ", "required");
    case 1: return typed(code, code_of(i).substr(1), "school_code_not_10_digits");
    case 2: return typed(code, "99" + code_of(i).substr(2), "school_code_category_unknown");
    case 3: return typed(township, "无名镇", "name_not_found");
    case 4: return typed(category, "学堂", "not_among_choices");
    case 5: return typed(students, "约三百", "not_an_integer");
    case 6: cells.count(students, -1); return at(students, "too_small");
    case 7: cells.count(boarders, 20000); return at(boarders, "boarders_above_students");
    case 8: return typed(founded, "1958年", "date_needs_day");
    case 9: return typed(code, "51" + code_of(i).substr(2), "code_does_not_fit_category");
    case 10: cells.count(students, 60000); return at(students, "too_large");
    case 11: return typed(name, std::string(70, 'x'), "too_long");
    case 12: return typed(founded, "2019-02-30", "not_a_date");
    case 13: return typed(officer_phone, "138****0000", "masked_in_new_row");
    default: {  // the same code as the row above
      cells.text(code, code_of(i - 1));
      return {{cells.row + 1, sheets::column_letters(code), "twice_in_file"}, {cells.row, sheets::column_letters(code), "twice_in_file"}};
    }
  }
}

}  // namespace

Roster messy_roster(const RosterWish& wish) {
  const TemporaryFolder folder;
  const auto path = folder.path() + "/roster.xlsx";
  auto* workbook = workbook_new(path.c_str());
  auto* sheet = workbook_add_worksheet(workbook, "花名册");
  auto* look = workbook_add_format(workbook);
  auto* date = workbook_add_format(workbook);
  format_set_num_format(date, "yyyy\"年\"m\"月\"d\"日\"");
  write_headings(sheet, look);
  Roster roster;
  lxw_row_t row = 4;
  const auto fault_every = wish.faults == 0 ? 0 : wish.schools / wish.faults;
  for (std::size_t i = 0, kind = 0; i < wish.schools; ++i, ++row) {
    if (i > 0 && i % 1000 == 0) ++row;  // a stray blank row
    const Cells cells{sheet, date, row};
    write_school(cells, i, wish.students_more);
    if (fault_every == 0 || i % fault_every != fault_every - 1 || kind >= wish.faults) continue;
    for (auto& planted : plant(cells, i, kind++)) roster.planted.push_back(std::move(planted));
  }
  const Cells totals{sheet, date, row + 1};
  totals.text(number, "合 计");
  totals.count(students, 1);
  worksheet_merge_range(sheet, row + 2, 0, row + 2, remark, "填表人:张三    审核人:李四", nullptr);
  workbook_close(workbook);
  std::ifstream in(path, std::ios::binary);
  roster.bytes.assign(std::istreambuf_iterator<char>(in), {});
  roster.good = wish.schools - roster.planted.size();
  return roster;
}

void add_townships(const Platform& platform) {
  for (const auto& [county, name] : {std::pair{"450323", "灵川"}, {"450321", "阳朔"}}) {
    for (const auto* numeral : numerals) {
      const org::Unit unit{.name = fmt::format("{}{}镇", name, numeral), .level = org::Level::township, .parent = {county}};
      CHECK(org::add_unit(platform, {"system", "系统", "/"}, records::Scope::under("/"), unit).ok());
    }
  }
}

}  // namespace anyuan::kit
