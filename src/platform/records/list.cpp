#include "platform/records/list.h"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <sodium.h>

#include "platform/records/column.h"
#include "platform/records/expiry.h"

namespace anyuan::records {
namespace {

Error wrong(std::string_view reason, std::string_view field) {
  return Error{Refusal::invalid, std::string(reason), std::string(field)};
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (;;) {
    const auto comma = text.find(',');
    parts.emplace_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string like_pattern(std::string_view text) {
  std::string pattern = "%";
  for (const char c : lower_ascii(text)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

Result<Cell> cell_from_text(const Field& field, std::string_view text) {
  switch (field.kind) {
    case Kind::boolean:
      if (text == "true") return Cell(std::int64_t{1});
      if (text == "false") return Cell(std::int64_t{0});
      return wrong("not_yes_or_no", field.name);
    case Kind::integer: {
      std::int64_t whole = 0;
      const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), whole);
      if (failed != std::errc{} || end != text.data() + text.size()) return wrong("not_an_integer", field.name);
      return Cell(whole);
    }
    case Kind::decimal: {
      double number = 0;
      const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return wrong("not_a_number", field.name);
      return Cell(number);
    }
    case Kind::date:
      if (!parse_date(text)) return wrong("not_a_date", field.name);
      return Cell(std::string(text));
    case Kind::instant: {
      if (const auto instant = parse_instant(text)) return Cell(millis_of(*instant));
      const auto date = parse_date(text);
      if (!date) return wrong("not_an_instant", field.name);
      return Cell(millis_of(start_of(*date)));
    }
    case Kind::choice:
    case Kind::choices:
      if (std::ranges::find(field.choices, text, &Choice::name) == field.choices.end()) {
        return wrong("not_a_choice", field.name);
      }
      return Cell(std::string(text));
    case Kind::text:
    case Kind::multiline:
    case Kind::reference:
    case Kind::list:
    case Kind::object:
      return Cell(std::string(text));
  }
  return wrong("not_filtered", field.name);
}

// Choices are kept as a JSON list of names.
Result<Condition> holds_any(const Field& field, std::string_view value, std::size_t number) {
  Condition condition;
  if (value == "-") return Condition{fmt::format("{} = '[]'", field.name), {}};
  for (const auto& part : split(value)) {
    TRY(auto cell, cell_from_text(field, part));
    const auto name = fmt::format("f{}_{}", number, condition.params.size());
    condition.sql += fmt::format("{}{} LIKE :{} ESCAPE '\\'", condition.sql.empty() ? "" : " OR ", field.name, name);
    condition.params.emplace_back(name, like_pattern('"' + part + '"'));
  }
  condition.sql = "(" + condition.sql + ")";
  return condition;
}

Result<Condition> equals_any(const Field& field, std::string_view value, std::size_t number) {
  Condition condition;
  if (field.kind == Kind::choices) return holds_any(field, value, number);
  if (value == "-") {  // "not filled in"
    if (field.nullable) condition.sql = fmt::format("{} IS NULL", field.name);
    else if (field.cell == CellType::text) condition.sql = fmt::format("{} = ''", field.name);
    else condition.sql = "1 = 0";  // a number that is always there
    return condition;
  }
  for (const auto& part : split(value)) {
    TRY(auto cell, cell_from_text(field, part));
    const auto name = fmt::format("f{}_{}", number, condition.params.size());
    condition.sql += (condition.params.empty() ? ":" : ", :") + name;
    condition.params.emplace_back(name, cell);
  }
  condition.sql = fmt::format("{} IN ({})", field.name, condition.sql);
  return condition;
}

// "f.due.from" bounds from below, inclusive; "f.due.to" from above, inclusive of the day for instants.
Result<Condition> bounded(const Field& field, std::string_view end, std::string_view value, std::size_t number) {
  TRY(auto cell, cell_from_text(field, value));
  const auto name = fmt::format("f{}", number);
  const bool whole_day = field.kind == Kind::instant && end == "to" && parse_date(value);
  if (whole_day) cell = millis_of(start_of(plus_days(*parse_date(value), 1)));
  const auto* op = end == "from" ? ">=" : (whole_day ? "<" : "<=");
  return Condition{fmt::format("{} {} :{}", field.name, op, name), {{name, cell}}};
}

Result<Condition> filter(const RecordType& type, std::string_view key, std::string_view value, std::size_t number,
                         const Computed& computed) {
  const auto dot = key.find('.');
  const auto name = key.substr(0, dot);
  const auto end = dot == std::string_view::npos ? std::string_view{} : key.substr(dot + 1);
  for (const auto& one : computed.filters) {
    if (one.field == name && end.empty()) return one.condition(value, computed.today);
  }
  if (key == expiry_filter && has_expiry(type)) return expiry_condition(type, value, computed.today);
  const auto* field = type.find(name);
  if (field == nullptr || !field->traits.filtered || field->traits.computed || field->secret) {
    return wrong("not_filtered", name);
  }
  if (end.empty()) return equals_any(*field, value, number);
  if (end == "from" || end == "to") return bounded(*field, end, value, number);
  return wrong("not_filtered", name);
}

// NULLs sort first in both databases, as the smallest value there is.
void order_by(const Field& field, List& list) {
  list.order_type = field.cell;
  list.order_column = std::string(field.name);
  if (field.traits.by_pinyin) {
    list.order_column += "_pinyin";
  } else if (field.nullable) {
    list.order_column = fmt::format("COALESCE({}, {})", field.name, field.cell == CellType::text ? "''" : "-9000000000000000");
  }
}

// A number as it is written: letters, digits and dashes, four of them at least and a digit among them.
std::string number_in(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_part = [&](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-'; };
  if (text.size() < 4 || !std::ranges::all_of(text, is_part) || std::ranges::none_of(text, is_digit)) return {};
  std::string number(text);
  std::ranges::transform(number, number.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return number;
}

Result<Done> search(const RecordType& type, std::string_view text, List& list) {
  std::string all;  // split by a mark that no text holds
  for (const auto& field : type.fields) {
    if (!field.traits.searched || field.secret) continue;
    const auto column = column_named(field.name);
    all += (all.empty() ? "" : " || '\x1F' || ") + (field.nullable ? fmt::format("COALESCE({}, '')", column) : column);
    if (field.traits.by_pinyin) all += fmt::format(" || '\x1F' || {}_letters", field.name);
  }
  if (all.empty()) return wrong("not_searched", "q");
  // LOWER copies every text it is given, most of what a search costs on SQLite: once for all fields, and not at all for
  // a text that has no letters with a case, as most have.
  const bool has_case = std::ranges::any_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
  list.text = Condition{fmt::format("{}({}) LIKE :q ESCAPE '\\'", has_case ? "LOWER" : "", all), {{"q", like_pattern(text)}}};
  const auto called_by = std::ranges::find_if(type.fields, [](const Field& field) { return field.traits.called_by; });
  if (called_by == type.fields.end()) return Done{};
  list.number = number_in(text);
  list.number_column = column_named(called_by->name);
  return Done{};
}

struct Cursor {
  Place last;
  bool by_number = false;
};

std::optional<Cursor> decode_cursor(std::string_view cursor, CellType type) {
  std::string text(cursor.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(text.data()), text.size(), cursor.data(), cursor.size(),
                        nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return std::nullopt;
  }
  text.resize(size);
  boost::system::error_code failed;
  const auto json = boost::json::parse(text, failed);
  if (failed || !json.is_array() || json.get_array().size() < 2 || json.get_array().size() > 3 || !json.get_array()[1].is_string()) {
    return std::nullopt;
  }
  const auto& value = json.get_array()[0];
  const std::string id(json.get_array()[1].get_string());
  const bool by_number = json.get_array().size() == 3;
  if (type == CellType::text && value.is_string()) return Cursor{{Cell(std::string(value.get_string())), id}, by_number};
  if (type == CellType::integer && value.is_int64()) return Cursor{{Cell(value.get_int64()), id}, by_number};
  if (type == CellType::decimal && value.is_string()) {
    double number = 0;
    const std::string_view digits(value.get_string());
    const auto [end, wrong_digits] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (wrong_digits == std::errc{} && end == digits.data() + digits.size()) return Cursor{{Cell(number), id}, by_number};
  }
  return std::nullopt;
}

// Paths of division codes: a province, a city, a county. The first characters of a path say which of each it lies in,
// and a large table has indices that begin with them: a page is then read in order, without a sort and without a look
// at the rows of others. The range of unit_path would say the same, but beside it both databases choose worse plans
// (measured on a million hazards: 2.5 s instead of 0.1 ms on SQLite, 33 ms instead of 0.2 ms on PostgreSQL).
constexpr std::string_view areas[] = {"/45/", "/45/4503/", "/45/4503/450302/"};
// A table listed place by place has the range of unit_path for its order, so that (unit_path, id) serves every level.
constexpr std::string_view by_place = "unit_path";

Condition below(const Scope& scope, Size size) {
  const bool is_area = std::ranges::find(areas, scope.first.size(), &std::string_view::size) != std::end(areas);
  if (size == Size::large && is_area) {
    return {fmt::format("SUBSTR(unit_path, 1, {}) = :scope_area", scope.first.size()), {{"scope_area", scope.first}}};
  }
  return {"unit_path >= :scope_first AND unit_path < :scope_past", {{"scope_first", scope.first}, {"scope_past", scope.past}}};
}

}  // namespace

std::string encode_cursor(const Place& last, bool by_number) {
  const auto& [value, id] = last;
  boost::json::value json;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) json = *whole;
  else if (const auto* number = std::get_if<double>(&value)) json = boost::json::string(fmt::format("{}", *number));  // to the last bit
  else json = boost::json::string(db::text_in(value));
  boost::json::array array{json, boost::json::string(id)};
  if (by_number) array.push_back("number");
  const auto text = boost::json::serialize(array);
  std::string out(sodium_base64_encoded_len(text.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();
  return out;
}

Result<bool> truth_in(std::string_view value, std::string_view field) {
  if (value == "true") return true;
  if (value == "false") return false;
  return wrong("not_yes_or_no", field);
}

Result<List> parse_list(const RecordType& type, const Query& query, const Computed& computed) {
  List list;
  std::string sort(type.default_sort);
  std::string cursor;
  for (const auto& [key, value] : query) {
    if (value.empty() || key == "unit" || key == "lang") continue;
    if (key == "limit") {
      const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), list.limit);
      if (failed != std::errc{} || *end != '\0' || list.limit < 1 || list.limit > page_rows_max) return wrong("limit_out_of_range", key);
    } else if (key == "sort") {
      sort = value;
    } else if (key == "cursor") {
      cursor = value;
    } else if (key == "q") {
      TRY([[maybe_unused]] const auto done, search(type, value, list));
    } else if (key.starts_with("f.")) {
      TRY(auto condition, filter(type, std::string_view(key).substr(2), value, list.conditions.size(), computed));
      list.conditions.push_back(std::move(condition));
    } else {
      return wrong("unknown_parameter", key);
    }
  }
  list.descending = sort.starts_with('-');
  const auto sort_name = std::string_view(sort).substr(list.descending ? 1 : 0);
  const bool is_default = sort == type.default_sort;
  if (sort_name == "id" || (sort_name == by_place && is_default)) {
    list.order_column = std::string(sort_name);
  } else {
    const auto* field = type.find(sort_name);
    if (field == nullptr || (!field->traits.sorted && !is_default)) return wrong("not_sorted", "sort");
    order_by(*field, list);
  }
  if (!cursor.empty()) {
    const auto found = decode_cursor(cursor, list.order_type);
    if (!found || (found->by_number && list.number.empty())) return wrong("cursor_unknown", "cursor");
    list.after = found->last;
    list.by_number = found->by_number;
  }
  return list;
}

Condition in_scope(const Scope& scope, Size size) {
  auto condition = below(scope, size);
  if (!scope.issued_up.empty()) {
    condition.sql += fmt::format(" AND (unit_path = :scope_reader OR ({}))", scope.issued_up);
    condition.params.emplace_back("scope_reader", scope.reader);
  }
  const auto above = scope.issued.empty() ? std::vector<std::string>{} : scope.above();
  if (above.empty()) return condition;
  std::string names;
  for (const auto& path : above) {
    const auto name = fmt::format("above{}", condition.params.size());
    names += fmt::format("{}:{}", names.empty() ? "" : ", ", name);
    condition.params.emplace_back(name, path);
  }
  condition.sql = fmt::format("(({}) OR (unit_path IN ({}) AND ({})))", condition.sql, names, scope.issued);
  return condition;
}

Condition where(const RecordType& type, const List& list, const Scope& scope) {
  auto all = in_scope(scope, type.default_sort == by_place ? Size::small : type.size);
  all.sql += " AND archived_at IS NULL";
  for (const auto& condition : list.conditions) {
    all.sql += " AND " + condition.sql;
    all.params.insert(all.params.end(), condition.params.begin(), condition.params.end());
  }
  return all;
}

}  // namespace anyuan::records
