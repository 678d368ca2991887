#include "platform/sheets/writer.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/check.h"
#include "platform/sheets/formats.h"

namespace anyuan::sheets {
namespace {

constexpr std::size_t text_bytes_max = 32767;  // Excel's limit is in characters: never more than bytes
constexpr lxw_row_t listed_rows_max = 100'000;
constexpr const char* choices_sheet = "选项";
constexpr std::array shown_formats{"@", "0", "0.######", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"};

std::string cut(std::string text) {
  if (text.size() <= text_bytes_max) return text;
  auto end = text_bytes_max;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

struct Look {
  lxw_format* plain = nullptr;
  lxw_format* red = nullptr;
};

}  // namespace

struct Writer::Held {
  // A file in memory only: a workbook may hold phones, and a disk keeps what was deleted.
  int file = -1;
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_row_t next_row = 0;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> choices;  // of all sheets, a column each on the hidden sheet
  lxw_format *heading = nullptr, *required_heading = nullptr;
  std::array<Look, shown_formats.size()> looks;

  void make_formats();
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
  for (std::size_t i = 0; i < shown_formats.size(); ++i) {
    for (auto** format : {&looks[i].plain, &looks[i].red}) {
      *format = workbook_add_format(workbook);
      format_set_num_format(*format, shown_formats[i]);
      format_set_align(*format, LXW_ALIGN_VERTICAL_CENTER);
    }
    format_set_bg_color(looks[i].red, 0xFFC7CE);
    format_set_font_color(looks[i].red, 0x9C0006);
  }
}

void Writer::start_sheet(const std::string& name, std::vector<Column> columns) {
  auto& held = *held_;
  held.sheet = workbook_add_worksheet(held.workbook, name.c_str());
  CHECK(held.sheet != nullptr);
  held.columns = std::move(columns);
  worksheet_freeze_panes(held.sheet, 1, 0);
  worksheet_set_row(held.sheet, 0, 32, nullptr);
  for (std::size_t i = 0; i < held.columns.size(); ++i) {
    const auto& column = held.columns[i];
    const auto at = static_cast<lxw_col_t>(i);
    worksheet_set_column(held.sheet, at, at, column.width, held.looks[static_cast<std::size_t>(column.shown)].plain);
    worksheet_write_string(held.sheet, 0, at, (column.is_required ? "*" + column.heading : column.heading).c_str(),
                           column.is_required ? held.required_heading : held.heading);
    if (!column.choices.empty()) held.offer(at, column.choices);
  }
  held.next_row = 1;
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
  worksheet_data_validation_range(sheet, 1, column, listed_rows_max, column, &validation);
}

void Writer::Held::put(lxw_col_t column, const Value& value, bool marked) {
  const auto shown = column < columns.size() ? columns[column].shown : Shown::text;
  const auto& look = looks[static_cast<std::size_t>(shown)];
  auto* format = marked ? look.red : look.plain;
  if (const auto* number = std::get_if<double>(&value)) {
    worksheet_write_number(sheet, next_row, column, *number, format);
  } else if (const auto* moment = std::get_if<Moment>(&value); moment != nullptr && moment->date >= Date(std::chrono::year(1900) / 1 / 1)) {
    const auto& date_look = looks[static_cast<std::size_t>(shown == Shown::moment ? Shown::moment : Shown::date)];
    worksheet_write_number(sheet, next_row, column, serial_of(*moment), marked ? date_look.red : date_look.plain);
  } else if (const auto text = cut(text_of(value)); !text.empty()) {
    const auto& text_look = looks[static_cast<std::size_t>(Shown::text)];
    worksheet_write_string(sheet, next_row, column, text.c_str(), marked ? text_look.red : text_look.plain);
  } else if (marked) {
    worksheet_write_blank(sheet, next_row, column, format);
  }
}

void Writer::add_row(const std::vector<Value>& cells, const std::vector<std::size_t>& marked_red) {
  CHECK(held_->sheet != nullptr);
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
