#include "platform/sheets/writer.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "base/check.h"
#include "platform/sheets/formats.h"

namespace anyuan::sheets {
namespace {

constexpr std::size_t text_bytes_max = 32767;  // Excel's limit is in characters: never more than bytes
constexpr lxw_row_t listed_rows_max = 100'000;
constexpr const char* choices_sheet = "选项";
constexpr std::array shown_formats{"@", "0", "0.######", "0.0%", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"};

std::string cut(std::string text) {
  if (text.size() <= text_bytes_max) return text;
  auto end = text_bytes_max;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

// A text that looks like the format's own writing of a character ("_x0041_") would be read as that character: its first
// sign is written in that way itself.
std::string escaped(std::string text) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); };
  constexpr std::size_t length = 7;
  for (auto at = text.find("_x"); at != std::string::npos && at + length <= text.size(); at = text.find("_x", at + 1)) {
    const std::string_view found(text.data() + at, length);
    if (found.back() != '_' || !std::ranges::all_of(found.substr(2, 4), is_hex)) continue;
    text.insert(at, "_x005F");
    at += length - 1;
  }
  return text;
}

// How many lines a text takes in a column so wide: a Chinese sign is as wide as two Latin characters.
std::size_t lines_of(std::string_view text, int width) {
  std::size_t columns = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) columns += byte < 0x80 ? 1 : 2;
  }
  const auto line = static_cast<std::size_t>(std::max(width - 1, 1));
  return std::max<std::size_t>(1, (columns + line - 1) / line);
}

struct Look {
  lxw_format* plain = nullptr;
  lxw_format* red = nullptr;
  lxw_format* printed = nullptr;  // ruled, long texts on several lines
};

}  // namespace

struct Writer::Held {
  // A file in memory only: a workbook may hold phones, and a disk keeps what was deleted.
  int file = -1;
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_row_t next_row = 0;
  bool is_printed = false;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> choices;  // of all sheets, a column each on the hidden sheet
  lxw_format *heading = nullptr, *required_heading = nullptr, *big_title = nullptr, *small_title = nullptr;
  std::array<Look, shown_formats.size()> looks;

  void make_formats();
  void write_titles(const Print& print);
  void set_up_paper(const Print& print);
  void write_heading();
  void begin(const std::string& name, std::vector<Column> its_columns);
  void make_room_for(const std::vector<Value>& cells);
  lxw_format* format_of(Shown shown, bool marked) const;
  void offer(lxw_col_t column, const std::vector<std::string>& list);
  void put(lxw_col_t column, const Value& value, bool marked);
  void write_choices();
};

Writer::Writer() : held_(std::make_unique<Held>()) {
  held_->file = memfd_create("workbook", MFD_CLOEXEC);
  if (held_->file < 0) throw std::runtime_error("cannot make a file in memory");
  const auto path = fmt::format("/proc/self/fd/{}", held_->file);
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  held_->workbook = workbook_new_opt(path.c_str(), &options);
  if (held_->workbook == nullptr) throw std::runtime_error("cannot start a workbook");
  held_->make_formats();
}

Writer::~Writer() {
  if (held_->workbook != nullptr) workbook_close(held_->workbook);
  ::close(held_->file);
}

void Writer::Held::make_formats() {
  const auto heading_look = [&](lxw_color_t colour) {
    auto* format = workbook_add_format(workbook);
    format_set_bold(format);
    format_set_font_color(format, colour);
    format_set_bg_color(format, 0xDCE6F1);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_align(format, LXW_ALIGN_CENTER);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(format);
    return format;
  };
  heading = heading_look(0x1F1F1F);
  required_heading = heading_look(0xC00000);
  big_title = workbook_add_format(workbook);
  format_set_bold(big_title);
  format_set_font_size(big_title, 16);
  format_set_align(big_title, LXW_ALIGN_CENTER);
  format_set_align(big_title, LXW_ALIGN_VERTICAL_CENTER);
  small_title = workbook_add_format(workbook);
  format_set_font_color(small_title, 0x595959);
  format_set_align(small_title, LXW_ALIGN_VERTICAL_CENTER);
  for (std::size_t i = 0; i < shown_formats.size(); ++i) {
    for (auto** format : {&looks[i].plain, &looks[i].red, &looks[i].printed}) {
      *format = workbook_add_format(workbook);
      format_set_num_format(*format, shown_formats[i]);
      format_set_align(*format, LXW_ALIGN_VERTICAL_CENTER);
    }
    format_set_bg_color(looks[i].red, 0xFFC7CE);
    format_set_font_color(looks[i].red, 0x9C0006);
    format_set_border(looks[i].printed, LXW_BORDER_THIN);
    format_set_text_wrap(looks[i].printed);
  }
}

void Writer::Held::begin(const std::string& name, std::vector<Column> its_columns) {
  sheet = workbook_add_worksheet(workbook, name.c_str());
  CHECK(sheet != nullptr);
  columns = std::move(its_columns);
  next_row = 0;
}

void Writer::start_sheet(const std::string& name, std::vector<Column> columns) {
  held_->begin(name, std::move(columns));
  held_->is_printed = false;
  held_->write_heading();
}

void Writer::start_sheet(const std::string& name, std::vector<Column> columns, const Print& print) {
  held_->begin(name, std::move(columns));
  held_->is_printed = true;
  held_->write_titles(print);
  held_->write_heading();
  held_->set_up_paper(print);
}

lxw_format* Writer::Held::format_of(Shown shown, bool marked) const {
  const auto& look = looks[static_cast<std::size_t>(shown)];
  if (marked) return look.red;
  return is_printed ? look.printed : look.plain;
}

void Writer::Held::write_titles(const Print& print) {
  const auto last = static_cast<lxw_col_t>(columns.size() - 1);
  for (const auto& line : print.titles) {
    const bool first = next_row == 0;
    worksheet_set_row(sheet, next_row, first ? 30 : 18, nullptr);
    if (first && last > 0) worksheet_merge_range(sheet, next_row, 0, next_row, last, line.c_str(), big_title);
    else worksheet_write_string(sheet, next_row, 0, line.c_str(), first ? big_title : small_title);
    ++next_row;
  }
}

void Writer::Held::write_heading() {
  worksheet_freeze_panes(sheet, next_row + 1, 0);
  worksheet_set_row(sheet, next_row, 32, nullptr);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& column = columns[i];
    const auto at = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, at, at, column.width, looks[static_cast<std::size_t>(column.shown)].plain);
    worksheet_write_string(sheet, next_row, at, (column.is_required ? "*" + column.heading : column.heading).c_str(),
                           column.is_required ? required_heading : heading);
    if (!column.choices.empty()) offer(at, column.choices);
  }
  ++next_row;
}

// After the heading: the rows repeated on every page end with it.
void Writer::Held::set_up_paper(const Print& print) {
  constexpr std::uint8_t a4 = 9;
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, a4);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, next_row - 1);
  worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
  worksheet_center_horizontally(sheet);
  worksheet_set_footer(sheet, fmt::format("&L{}&R第 &P 页，共 &N 页", print.footer).c_str());
}

void Writer::Held::offer(lxw_col_t column, const std::vector<std::string>& list) {
  choices.push_back(list);
  const auto letters = column_letters(choices.size() - 1);
  auto source = fmt::format("='{0}'!${1}$1:${1}${2}", choices_sheet, letters, list.size());
  std::string title = "不在可选项内", message = "请从下拉列表中选择";
  lxw_data_validation validation{};
  validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  validation.value_formula = source.data();
  validation.error_title = title.data();
  validation.error_message = message.data();
  worksheet_data_validation_range(sheet, next_row + 1, column, listed_rows_max, column, &validation);
}

void Writer::Held::put(lxw_col_t column, const Value& value, bool marked) {
  const auto shown = column < columns.size() ? columns[column].shown : Shown::text;
  if (const auto* number = std::get_if<double>(&value)) {
    worksheet_write_number(sheet, next_row, column, *number, format_of(shown, marked));
  } else if (const auto* moment = std::get_if<Moment>(&value); moment != nullptr && moment->date >= Date(std::chrono::year(1900) / 1 / 1)) {
    worksheet_write_number(sheet, next_row, column, serial_of(*moment), format_of(shown == Shown::moment ? Shown::moment : Shown::date, marked));
  } else if (const auto text = cut(escaped(text_of(value))); !text.empty()) {
    worksheet_write_string(sheet, next_row, column, text.c_str(), format_of(Shown::text, marked));
  } else if (marked || is_printed) {
    worksheet_write_blank(sheet, next_row, column, format_of(shown, marked));
  }
}

// Not every program finds the height of wrapped texts by itself.
void Writer::Held::make_room_for(const std::vector<Value>& cells) {
  std::size_t lines = 1;
  for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
    if (std::holds_alternative<std::string>(cells[i])) lines = std::max(lines, lines_of(std::get<std::string>(cells[i]), columns[i].width));
  }
  worksheet_set_row(sheet, next_row, 16.0 * static_cast<double>(std::min<std::size_t>(lines, 20)), nullptr);
}

void Writer::add_row(const std::vector<Value>& cells, const std::vector<std::size_t>& marked_red) {
  CHECK(held_->sheet != nullptr);
  if (held_->is_printed) held_->make_room_for(cells);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    held_->put(static_cast<lxw_col_t>(i), cells[i], std::ranges::find(marked_red, i) != marked_red.end());
  }
  ++held_->next_row;
}

void Writer::Held::write_choices() {
  if (choices.empty()) return;
  auto* hidden = workbook_add_worksheet(workbook, choices_sheet);
  worksheet_hide(hidden);
  std::size_t longest = 0;
  for (const auto& list : choices) longest = std::max(longest, list.size());
  for (std::size_t row = 0; row < longest; ++row) {  // by rows: written ones are out of reach in constant memory
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (row >= choices[i].size()) continue;
      worksheet_write_string(hidden, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i), choices[i][row].c_str(), nullptr);
    }
  }
}

std::string Writer::finish() {
  CHECK(held_->workbook != nullptr);
  held_->write_choices();
  const auto failed = workbook_close(std::exchange(held_->workbook, nullptr));
  if (failed != LXW_NO_ERROR) throw std::runtime_error(fmt::format("cannot write a workbook: {}", lxw_strerror(failed)));
  std::string bytes(static_cast<std::size_t>(lseek(held_->file, 0, SEEK_END)), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto got = pread(held_->file, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (got <= 0) throw std::runtime_error("cannot read the workbook back");
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace anyuan::sheets
