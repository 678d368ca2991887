#include "domain/bookkeeping/lines.h"

#include <algorithm>
#include <vector>

#include "domain/bookkeeping/entries.h"
#include "domain/bookkeeping/words.h"

namespace anyuan::bookkeeping {
namespace {

namespace json = boost::json;
using records::Field;
using records::Kind;

constexpr std::string_view wide_bar = "｜";

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') {
      out += "\\n";
      continue;
    }
    if (text[at] == '\\' || text[at] == '|' || text.substr(at).starts_with(wide_bar)) out += '\\';
    out += text[at];
  }
  return out;
}

// The parts of a line, each as it was before it was escaped.
std::vector<std::string> parts_of(std::string_view line) {
  std::vector<std::string> parts(1);
  while (!line.empty()) {
    std::size_t size = 1;
    if (line.front() == '\\' && line.size() > 1) {
      line.remove_prefix(1);
      if (line.starts_with(wide_bar)) size = wide_bar.size();
      parts.back() += line.front() == 'n' ? std::string_view("\n") : line.substr(0, size);
    } else if (line.front() == '|' || line.starts_with(wide_bar)) {
      size = line.front() == '|' ? 1 : wide_bar.size();
      parts.emplace_back();
    } else {
      parts.back() += line.front();
    }
    line.remove_prefix(size);
  }
  return parts;
}

Result<json::object> item_in(const Field& list, std::string_view line) {
  const auto& fields = list.nested->fields;
  const auto parts = parts_of(line);
  if (parts.size() > fields.size()) return Error{Refusal::invalid, "line_not_understood"};
  json::object item;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const sheets::Value cell{i < parts.size() ? std::string(trimmed(parts[i])) : std::string{}};
    TRY(auto value, entry_in(fields[i], cell));
    if (value.is_null() && fields[i].traits.required) return Error{Refusal::invalid, "required"};
    if (!value.is_null()) item[fields[i].name] = std::move(value);
  }
  return item;
}

}  // namespace

bool is_in_lines(const Field& field) {
  if (field.kind != Kind::list || field.nested == nullptr || field.traits.read_only || field.traits.computed) return false;
  return std::ranges::none_of(field.nested->fields, [](const Field& one) {
    return one.secret || one.kind == Kind::list || one.kind == Kind::object || one.kind == Kind::reference;
  });
}

std::string line_form(const Field& field) {
  std::string form;
  for (const auto& one : field.nested->fields) form += (form.empty() ? "" : " | ") + std::string(one.label.zh);
  return form;
}

std::string lines_of(const Field& field, const json::array& items) {
  std::string lines;
  for (const auto& item : items) {
    std::string line;
    for (const auto& one : field.nested->fields) {
      line += (&one == &field.nested->fields.front() ? "" : " | ") + escaped(records::shown_text(one, item.as_object().at(one.name)));
    }
    lines += (lines.empty() ? "" : "\n") + line;
  }
  return lines;
}

Result<json::value> lines_entry(const Field& field, std::string_view text) {
  json::array items;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    const auto line = trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (line.empty()) continue;
    auto item = item_in(field, line);
    if (!item.ok()) return Error{Refusal::invalid, "line_not_understood", std::string(field.name), {std::to_string(number), line_form(field)}};
    items.push_back(std::move(item).value());
  }
  return json::value(std::move(items));
}

}  // namespace anyuan::bookkeeping
