#pragma once
// What a database column holds, on SQLite and PostgreSQL alike: an integer, a decimal or a text, or NULL. Dates are
// text (2026-11-24), instants integers (UTC milliseconds), booleans 0 and 1, enums their names.
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/id.h"
#include "base/words.h"

namespace anyuan::db {

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
enum class CellType { integer, decimal, text };

const std::string& text_in(const Cell& cell);  // "" for NULL
std::string text_taken(Cell& cell);            // the same, moved out of the cell
std::int64_t integer_in(const Cell& cell);     // 0 for NULL
double decimal_in(const Cell& cell);           // 0 for NULL

inline Cell cell_of(std::string text) { return Cell(std::move(text)); }
inline Cell cell_of(std::string_view text) { return Cell(std::string(text)); }
inline Cell cell_of(const char* text) { return Cell(std::string(text)); }
inline Cell cell_of(bool truth) { return Cell(std::int64_t{truth ? 1 : 0}); }
inline Cell cell_of(double number) { return Cell(number); }
inline Cell cell_of(Date date) { return Cell(text_of(date)); }
inline Cell cell_of(Instant instant) { return Cell(millis_of(instant)); }
inline Cell cell_of(Cell cell) { return cell; }
template <class T>
  requires(std::integral<T> && !std::same_as<T, bool>)
Cell cell_of(T whole) {
  return Cell(static_cast<std::int64_t>(whole));
}
template <DescribedEnum E>
Cell cell_of(E value) {
  return Cell(std::string(name_of(value)));
}
template <class Tag>
Cell cell_of(const Id<Tag>& id) {
  return Cell(id.text);
}
template <class T>
Cell cell_of(const std::optional<T>& value) {
  return value ? cell_of(*value) : Cell{};
}

// A column's type and its way back into a C++ value.
template <class T>
struct Column;
template <>
struct Column<std::string> {
  static constexpr CellType type = CellType::text;
  static std::string from(const Cell& cell) { return text_in(cell); }
};
template <>
struct Column<bool> {
  static constexpr CellType type = CellType::integer;
  static bool from(const Cell& cell) { return integer_in(cell) != 0; }
};
template <class T>
  requires(std::integral<T> && !std::same_as<T, bool>)
struct Column<T> {
  static constexpr CellType type = CellType::integer;
  static T from(const Cell& cell) { return static_cast<T>(integer_in(cell)); }
};
template <>
struct Column<double> {
  static constexpr CellType type = CellType::decimal;
  static double from(const Cell& cell) { return decimal_in(cell); }
};
template <>
struct Column<Date> {
  static constexpr CellType type = CellType::text;
  static Date from(const Cell& cell) { return parse_date(text_in(cell)).value_or(Date{}); }
};
template <>
struct Column<Instant> {
  static constexpr CellType type = CellType::integer;
  static Instant from(const Cell& cell) { return instant_of(integer_in(cell)); }
};
template <DescribedEnum E>
struct Column<E> {
  static constexpr CellType type = CellType::text;
  static E from(const Cell& cell) { return parse_enum<E>(text_in(cell)).value_or(E{}); }
};
template <class Tag>
struct Column<Id<Tag>> {
  static constexpr CellType type = CellType::text;
  static Id<Tag> from(const Cell& cell) { return {text_in(cell)}; }
};
template <class T>
struct Column<std::optional<T>> {
  static constexpr CellType type = Column<T>::type;
  static std::optional<T> from(const Cell& cell) {
    if (std::holds_alternative<std::monostate>(cell)) return std::nullopt;
    return Column<T>::from(cell);
  }
};

}  // namespace anyuan::db
