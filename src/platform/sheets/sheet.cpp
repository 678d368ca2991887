#include "platform/sheets/sheet.h"

#include <fmt/format.h>

#include <cmath>

namespace anyuan::sheets {

const Value& Row::at(std::size_t column) const {
  static const Value blank;
  return column < cells.size() ? cells[column] : blank;
}

bool is_blank(const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return true;
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return false;
  std::string_view rest(*text);
  while (!rest.empty()) {
    if (rest.starts_with(' ') || rest.starts_with('\t') || rest.starts_with('\r') || rest.starts_with('\n')) rest.remove_prefix(1);
    else if (rest.starts_with("\u3000") || rest.starts_with("\u200B") || rest.starts_with("\uFEFF")) rest.remove_prefix(3);
    else if (rest.starts_with("\u00A0")) rest.remove_prefix(2);
    else return false;
  }
  return true;
}

std::string number_text(double number) {
  constexpr double exact_max = 9007199254740992;  // 2^53: beyond it whole numbers are not kept apart
  if (std::floor(number) == number && std::abs(number) <= exact_max) return fmt::format("{}", static_cast<std::int64_t>(number));
  return fmt::format("{}", number);
}

std::string text_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<double>(&value)) return number_text(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "TRUE" : "FALSE";
  if (const auto* broken = std::get_if<Broken>(&value)) return broken->code;
  if (const auto* moment = std::get_if<Moment>(&value)) {
    if (moment->time.count() == 0) return anyuan::text_of(moment->date);
    const std::chrono::hh_mm_ss time(moment->time);
    return fmt::format("{} {:02}:{:02}", anyuan::text_of(moment->date), time.hours().count(), time.minutes().count());
  }
  return {};
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::string address_of(std::size_t row, std::size_t column) { return column_letters(column) + std::to_string(row); }

}  // namespace anyuan::sheets
