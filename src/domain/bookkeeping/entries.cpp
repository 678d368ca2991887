#include "domain/bookkeeping/entries.h"

#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>
#include <cmath>

#include "domain/bookkeeping/lines.h"
#include "domain/bookkeeping/words.h"
#include "platform/sheets/formats.h"

namespace anyuan::bookkeeping {
namespace {

using records::Field;
using records::Kind;
namespace json = boost::json;

constexpr double exact_digits_max = 1e15;  // Excel keeps 15 digits: an 18-digit number has lost its last ones

Error wrong(const Field& field, std::string_view reason, std::string value, std::string more = {}) {
  return Error{Refusal::invalid, std::string(reason), std::string(field.name), {std::move(value), std::move(more)}};
}

std::string without_returns(std::string text) {
  std::erase(text, '\r');
  return text;
}

Result<json::value> text_entry(const Field& field, const sheets::Value& cell) {
  const auto* number = std::get_if<double>(&cell);
  if (number == nullptr) {
    const auto text = sheets::text_of(cell);
    if (field.kind == Kind::multiline) return json::value(json::string(trimmed(without_returns(text))));
    const bool is_code = field.traits.check != nullptr || field.traits.length_fixed > 0 || field.secret;
    return json::value(json::string(is_code ? trimmed(half_width(one_line(text))) : one_line(text)));
  }
  if (std::abs(*number) >= exact_digits_max) return wrong(field, "digits_lost", sheets::number_text(*number));
  auto digits = sheets::number_text(*number);
  const auto fixed = field.traits.length_fixed;
  if (digits.size() < fixed && std::floor(*number) == *number && *number >= 0) digits.insert(0, fixed - digits.size(), '0');
  return json::value(json::string(digits));
}

// "1,234人" -> 1234: thousands marks and the field's unit are not part of the number.
std::string number_words(const Field& field, const sheets::Value& cell) {
  auto text = folded(sheets::text_of(cell));
  if (!field.traits.unit.empty() && text.ends_with(field.traits.unit)) text.resize(text.size() - field.traits.unit.size());
  std::erase(text, ',');
  if (text.starts_with('+')) text.erase(0, 1);
  if (field.kind == Kind::integer && text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

Result<json::value> number_entry(const Field& field, const sheets::Value& cell) {
  if (const auto* number = std::get_if<double>(&cell)) {
    if (field.kind == Kind::decimal) return json::value(*number);
    if (std::floor(*number) != *number || std::abs(*number) >= exact_digits_max) return wrong(field, "not_an_integer", sheets::text_of(cell));
    return json::value(static_cast<std::int64_t>(*number));
  }
  auto typed = records::typed_value(field, number_words(field, cell));
  if (!typed.ok()) return wrong(field, typed.error().reason, sheets::text_of(cell));
  return typed;
}

// Runs of digits with what stands between them; more than six runs are no date.
struct Digits {
  std::array<int, 6> parts{};
  std::array<std::size_t, 6> lengths{};
  std::size_t count = 0;
  bool is_clean = true;  // only the marks dates are written with stand between
};

Digits digits_in(std::string text) {
  static constexpr std::string_view marks[] = {"年", "月", "日", "号", "时", "分", "秒"};
  for (const auto mark : marks) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.replace(at, mark.size(), "-");
  }
  Digits found;
  bool inside = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (!inside && ++found.count > found.parts.size()) return {.is_clean = false};
      inside = true;
      auto& part = found.parts[found.count - 1];
      if (++found.lengths[found.count - 1] > 8) return {.is_clean = false};
      part = part * 10 + (c - '0');
    } else {
      inside = false;
      const bool is_mark = c == '-' || c == '/' || c == '.' || c == ' ' || c == ':' || c == 'T' || c == 't';
      found.is_clean = found.is_clean && is_mark;
    }
  }
  return found;
}

std::optional<Date> day_of(int year, int month, int day) {
  if (year < 1000 || month < 1 || day < 1) return std::nullopt;
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

Result<sheets::Moment> moment_entry(const Field& field, const sheets::Value& cell) {
  if (const auto* moment = std::get_if<sheets::Moment>(&cell)) return *moment;
  const auto shown = sheets::text_of(cell);
  if (const auto* number = std::get_if<double>(&cell); number != nullptr && *number > 10000 && *number < 100000) {
    if (const auto moment = sheets::moment_of(*number, sheets::Epoch::from_1900)) return *moment;  // the date's style was lost
  }
  auto found = digits_in(std::string(trimmed(half_width(shown))));
  if (found.is_clean && found.count == 1 && found.lengths[0] == 8) {  // 20190301
    const int all = found.parts[0];
    found = {.parts = {all / 10000, all / 100 % 100, all % 100}, .lengths = {4, 2, 2}, .count = 3};
  }
  const bool has_year = found.is_clean && found.count >= 1 && found.lengths[0] == 4 && found.parts[0] >= 1000;
  if (has_year && found.count < 3) return wrong(field, "date_needs_day", shown);
  const auto date = has_year ? day_of(found.parts[0], found.parts[1], found.parts[2]) : std::nullopt;
  if (!date || found.parts[3] > 23 || found.parts[4] > 59 || found.parts[5] > 59) return wrong(field, "not_a_date", shown);
  return sheets::Moment{*date, std::chrono::hours(found.parts[3]) + std::chrono::minutes(found.parts[4]) + std::chrono::seconds(found.parts[5])};
}

Result<json::value> boolean_entry(const Field& field, const sheets::Value& cell) {
  if (const auto* truth = std::get_if<bool>(&cell)) return json::value(*truth);
  const auto text = folded(sheets::text_of(cell));
  for (const std::string_view yes : {"是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "true", "1"}) {
    if (text == yes) return json::value(true);
  }
  for (const std::string_view no : {"否", "无", "不是", "没有", "×", "✗", "✘", "x", "n", "no", "false", "0"}) {
    if (text == no) return json::value(false);
  }
  return wrong(field, "not_yes_or_no", sheets::text_of(cell));
}

std::string all_labels(const Field& field) {
  std::string all;
  for (const auto& choice : field.choices) all += (all.empty() ? "" : "、") + std::string(choice.label.zh);
  return all;
}

// By name or word, then by the description's further words, then by a beginning that fits only one.
const records::Choice* find_choice(const Field& field, std::string_view text) {
  const auto by = [&](auto&& fits) -> const records::Choice* {
    const records::Choice* only = nullptr;
    for (const auto& choice : field.choices) {
      if (!fits(choice)) continue;
      if (only != nullptr) return nullptr;
      only = &choice;
    }
    return only;
  };
  const auto whole = bare(text, Brackets::kept), short_form = bare(text, Brackets::dropped);
  if (short_form.empty()) return nullptr;
  for (const auto& wanted : {whole, short_form}) {
    const auto* same = by([&](const records::Choice& c) {
      return wanted == bare(c.label.zh, Brackets::kept) || wanted == bare(c.label.zh, Brackets::dropped) || wanted == bare(c.label.en, Brackets::kept) || text == c.name;
    });
    if (same != nullptr) return same;
  }
  for (auto rest = field.traits.also_called; !rest.empty();) {
    const auto end = rest.find('|');
    const auto pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    const auto equals = pair.find('=');
    if (bare(pair.substr(0, equals), Brackets::kept) == short_form) return by([&](const records::Choice& c) { return c.name == pair.substr(equals + 1); });
  }
  constexpr std::size_t two_characters = 6;
  if (short_form.size() < two_characters) return nullptr;
  if (const auto* begun = by([&](const records::Choice& c) { return bare(c.label.zh, Brackets::dropped).starts_with(short_form); })) return begun;
  return by([&](const records::Choice& c) { return short_form.starts_with(bare(c.label.zh, Brackets::dropped)); });
}

Result<json::value> choices_entry(const Field& field, const std::string& shown) {
  auto text = half_width(shown);
  for (const std::string_view mark : {"、", "，", "；", ";", "/", "\n"}) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.replace(at, mark.size(), ",");
  }
  json::array names;
  for (std::string_view rest = text; !rest.empty();) {
    const auto end = rest.find(',');
    const auto word = trimmed(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (word.empty()) continue;
    const auto* choice = find_choice(field, word);
    if (choice == nullptr) return wrong(field, "not_among_choices", std::string(word), all_labels(field));
    names.push_back(json::string(choice->name));
  }
  return json::value(std::move(names));
}

}  // namespace

Result<json::value> entry_in(const Field& field, const sheets::Value& cell) {
  if (sheets::is_blank(cell)) return json::value(nullptr);
  if (const auto* broken = std::get_if<sheets::Broken>(&cell)) return wrong(field, "broken_formula", broken->code);
  const auto shown = sheets::text_of(cell);
  switch (field.kind) {
    case Kind::text:
    case Kind::multiline:
    case Kind::reference: return text_entry(field, cell);
    case Kind::integer:
    case Kind::decimal: return number_entry(field, cell);
    case Kind::boolean: return boolean_entry(field, cell);
    case Kind::date: {
      TRY(const auto moment, moment_entry(field, cell));
      return json::value(json::string(text_of(moment.date)));
    }
    case Kind::instant: {
      TRY(const auto moment, moment_entry(field, cell));
      return json::value(json::string(text_of(start_of(moment.date) + moment.time)));
    }
    case Kind::choice: {
      const auto* choice = find_choice(field, trimmed(shown));
      if (choice == nullptr) return wrong(field, "not_among_choices", shown, all_labels(field));
      return json::value(json::string(choice->name));
    }
    case Kind::choices: return choices_entry(field, shown);
    case Kind::list:
      if (is_in_lines(field)) return lines_entry(field, shown);
      break;
    case Kind::object: break;
  }
  return wrong(field, "not_typed_here", shown);
}

sheets::Value cell_of(const Field& field, const void* record, Secrets secrets) {
  const auto json = field.to_json(record);
  if (json.is_null()) return {};
  if (field.secret && secrets == Secrets::masked) return records::mask(json.as_string());
  if (json.is_number()) return json.to_number<double>();
  if (is_in_lines(field)) return lines_of(field, json.as_array());
  if (field.kind == Kind::date) {
    if (const auto date = parse_date(json.as_string())) return sheets::Moment{*date, {}};
  }
  if (field.kind == Kind::instant) {
    if (const auto at = parse_instant(json.as_string())) {
      return sheets::Moment{date_at(*at), std::chrono::duration_cast<std::chrono::seconds>(*at - start_of(date_at(*at)))};
    }
  }
  return records::shown_text(field, json);
}

}  // namespace anyuan::bookkeeping
