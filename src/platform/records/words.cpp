// Records in people's words: masks, shown texts, and typed texts back into values.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "platform/records/member.h"
#include "platform/records/record_type.h"

namespace anyuan::records {
namespace {

// Where the n-th character of a UTF-8 text starts.
std::size_t offset_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size()) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && count-- == 0) return at;
    ++at;
  }
  return text.size();
}

const Choice* find_choice(const Field& field, std::string_view word) {
  const auto found = std::ranges::find_if(field.choices, [&](const Choice& c) {
    return word == c.name || word == c.label.zh || word == c.label.en;
  });
  return found == field.choices.end() ? nullptr : &*found;
}

constexpr std::string_view list_marks[] = {",", ";", "、", "，", "；"};

// How long the list mark at the start of a text is; 0 when there is none.
std::size_t mark_at_start(std::string_view text) {
  const auto* found = std::ranges::find_if(list_marks, [&](std::string_view mark) { return text.starts_with(mark); });
  return found == std::end(list_marks) ? 0 : found->size();
}

// The longest word the text starts with and that ends there or at a mark: a label may hold a mark itself.
std::pair<const Choice*, std::size_t> choice_at_start(const Field& field, std::string_view text) {
  std::pair<const Choice*, std::size_t> best{nullptr, 0};
  for (const auto& choice : field.choices) {
    for (const auto word : {choice.name, choice.label.zh, choice.label.en}) {
      const bool fits = word.size() > best.second && text.starts_with(word);
      if (fits && (word.size() == text.size() || mark_at_start(text.substr(word.size())) > 0)) best = {&choice, word.size()};
    }
  }
  return best;
}

Result<boost::json::value> typed_choices(const Field& field, std::string_view text) {
  boost::json::array names;
  while (!text.empty()) {
    const auto [choice, size] = choice_at_start(field, text);
    if (choice == nullptr) {
      std::size_t end = text.size();
      for (const auto mark : list_marks) end = std::min(end, text.find(mark));
      return Error{Refusal::invalid, "not_a_choice", std::string(field.name), {std::string(text.substr(0, end))}};
    }
    names.push_back(boost::json::string(choice->name));
    text.remove_prefix(size);
    text.remove_prefix(mark_at_start(text));
  }
  return boost::json::value(std::move(names));
}

}  // namespace

std::string mask(std::string_view secret) {
  const auto count = static_cast<std::size_t>(std::ranges::count_if(
      secret, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  if (count == 0) return {};
  const std::size_t head = count >= 11 ? 3 : (count >= 4 ? 1 : 0), tail = count >= 11 ? 4 : 0;
  const auto first = secret.substr(0, offset_of(secret, head));
  const auto last = secret.substr(offset_of(secret, count - tail));
  return fmt::format("{}{}{}", first, std::string(std::min<std::size_t>(count - head - tail, 4), '*'), last);
}

std::string shown_text(const Field& field, const boost::json::value& value) {
  switch (field.kind) {
    case Kind::boolean:
      return value.is_bool() ? (value.get_bool() ? "是" : "否") : "";
    case Kind::instant:
      if (const auto* text = value.if_string()) {
        const auto instant = parse_instant(*text);
        return instant ? beijing_text_of(*instant) : "";
      }
      return "";
    case Kind::choice:
      for (const auto& choice : field.choices) {
        if (value.is_string() && value.get_string() == choice.name) return std::string(choice.label.zh);
      }
      return "";
    case Kind::choices: {
      std::string all;
      if (!value.is_array()) return all;
      for (const auto& item : value.get_array()) {
        for (const auto& choice : field.choices) {
          if (item.is_string() && item.get_string() == choice.name) {
            all += (all.empty() ? "" : "、") + std::string(choice.label.zh);
          }
        }
      }
      return all;
    }
    case Kind::integer:
      return value.is_int64() ? std::to_string(value.get_int64()) : "";
    case Kind::decimal:
      return value.is_number() ? fmt::format("{}", value.to_number<double>()) : "";
    case Kind::list:
    case Kind::object:
      return value.is_null() ? "" : boost::json::serialize(value);
    case Kind::text:
    case Kind::multiline:
    case Kind::date:
    case Kind::reference:
      return value.is_string() ? std::string(value.get_string()) : "";
  }
  return {};
}

Result<boost::json::value> typed_value(const Field& field, std::string_view text) {
  if (text.empty()) return boost::json::value(nullptr);
  const auto wrong = [&](std::string_view reason) {
    return Error{Refusal::invalid, std::string(reason), std::string(field.name), {std::string(text)}};
  };
  switch (field.kind) {
    case Kind::boolean:
      for (const std::string_view yes : {"是", "有", "√", "Y", "y", "1", "true", "Yes", "yes"}) {
        if (text == yes) return boost::json::value(true);
      }
      for (const std::string_view no : {"否", "无", "×", "N", "n", "0", "false", "No", "no"}) {
        if (text == no) return boost::json::value(false);
      }
      return wrong("not_yes_or_no");
    case Kind::choice:  // one label, though it may hold a mark that splits lists
      if (const auto* choice = find_choice(field, text)) return boost::json::value(boost::json::string(choice->name));
      return wrong("not_a_choice");
    case Kind::choices:
      return typed_choices(field, text);
    case Kind::integer: {
      std::int64_t whole = 0;
      const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), whole);
      if (failed != std::errc{} || end != text.data() + text.size()) return wrong("not_an_integer");
      return boost::json::value(whole);
    }
    case Kind::decimal: {
      double number = 0;
      const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return wrong("not_a_number");
      return boost::json::value(number);
    }
    case Kind::list:
    case Kind::object:
      return wrong("not_typed_here");
    case Kind::text:
    case Kind::multiline:
    case Kind::date:
    case Kind::instant:
    case Kind::reference:
      return boost::json::value(boost::json::string(text));
  }
  return wrong("not_typed_here");
}

}  // namespace anyuan::records
