#pragma once
// Writes .xlsx workbooks row by row, in constant memory. Texts are text cells, in columns that stay text when somebody
// types into them: leading zeros live, and what begins with = + - @ is never a formula. Dates are real dates.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sheets/sheet.h"

namespace anyuan::sheets {

inline constexpr std::string_view media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

enum class Shown { text, integer, decimal, percent, date, moment };  // percent: 0.985 is shown as 98.5%

struct Column {
  std::string heading;
  Shown shown = Shown::text;
  int width = 14;                         // in Latin characters
  bool is_required = false;               // its heading is red and carries a star
  std::vector<std::string> choices = {};  // offered as a list in the cells below
};

// A sheet that is read and printed: A4 across, its columns on one page's width, heading and title on every page.
struct Print {
  std::vector<std::string> titles;  // lines above the heading; the first is the sheet's title
  std::string footer;               // left below, beside the page number
};

class Writer {
 public:
  Writer();
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // The heading in row 1 stays in view; rows follow by add_row.
  void start_sheet(const std::string& name, std::vector<Column> columns);
  // The same below the titles of a sheet for paper.
  void start_sheet(const std::string& name, std::vector<Column> columns, const Print& print);
  void add_row(const std::vector<Value>& cells, const std::vector<std::size_t>& marked_red = {});
  std::string finish();  // the workbook's bytes; nothing may follow

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace anyuan::sheets
