#pragma once
// A sheet of a workbook as a grid of typed cells, each with its address. What the file says, not what it means: a code
// that Excel turned into a number is a number here.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.h"

namespace anyuan::sheets {

// A number shown as a date. Excel knows no zone: it is what the person read, so Beijing time.
struct Moment {
  Date date{};
  std::chrono::seconds time{};  // since midnight
  bool operator==(const Moment&) const = default;
};
struct Broken {  // a formula that failed: #REF!, #N/A
  std::string code;
  bool operator==(const Broken&) const = default;
};
using Value = std::variant<std::monostate, std::string, double, bool, Moment, Broken>;

struct Row {
  std::size_t number = 0;  // as Excel counts: from 1
  std::vector<Value> cells;
  const Value& at(std::size_t column) const;  // blank beyond the last
};

struct Merge {  // rows as Excel counts them, columns from 0, both ends included
  std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

struct Sheet {
  std::string name;
  std::vector<Row> rows;  // those the file has, in order; a gap is blank rows
  std::vector<Merge> merges;
};

bool is_blank(const Value& value);                  // nothing, or a text of nothing but spaces
std::string text_of(const Value& value);            // as a person would read it
std::string number_text(double number);             // 4503000012 and 0.5, never 4.5e+09
std::string column_letters(std::size_t column);     // 0 is A, 26 is AA
std::string address_of(std::size_t row, std::size_t column);  // C12

}  // namespace anyuan::sheets
