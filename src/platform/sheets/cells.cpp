#include "platform/sheets/cells.h"

#include <algorithm>
#include <charconv>

#include "platform/http/target.h"
#include "platform/sheets/elements.h"

namespace anyuan::sheets {
namespace {

constexpr std::size_t column_none = static_cast<std::size_t>(-1);
constexpr std::size_t text_bytes_max = 32767 * 4;  // what Excel lets into one cell

// "_x000D_" is how the format writes characters that XML cannot hold.
std::string unescaped(std::string_view text) {
  std::string out(text.substr(0, text_bytes_max));
  for (auto at = out.find("_x"); at != std::string::npos && at + 7 <= out.size(); at = out.find("_x", at + 1)) {
    unsigned code = 0;
    const auto [end, failed] = std::from_chars(out.data() + at + 2, out.data() + at + 6, code, 16);
    if (failed != std::errc{} || end != out.data() + at + 6 || out[at + 6] != '_' || code >= 0x80) continue;
    out.replace(at, 7, code < 0x20 && code != '\n' && code != '\t' ? std::string{} : std::string(1, static_cast<char>(code)));
  }
  return out;
}

std::size_t parse_column(std::string_view& address) {
  std::size_t column = 0;
  while (!address.empty() && address.front() >= 'A' && address.front() <= 'Z' && column < 1'000'000) {
    column = column * 26 + static_cast<std::size_t>(address.front() - 'A' + 1);
    address.remove_prefix(1);
  }
  return column == 0 ? column_none : column - 1;
}

std::size_t parse_row(std::string_view& address) {
  std::size_t row = 0;
  const auto [end, failed] = std::from_chars(address.data(), address.data() + address.size(), row);
  if (failed != std::errc{}) return 0;
  address.remove_prefix(static_cast<std::size_t>(end - address.data()));
  return row;
}

}  // namespace

std::string rich_text(pugi::xml_node node) {
  std::string text;
  for (const auto part : node.children()) {
    const auto name = local_name(part);
    if (name == "t") text += part.text().get();
    if (name == "r") text += child_named(part, "t").text().get();
  }
  return unescaped(text);
}

std::optional<Merge> parse_range(std::string_view range) {
  Merge merge;
  merge.first_column = parse_column(range);
  merge.first_row = parse_row(range);
  if (!range.starts_with(':')) return std::nullopt;
  range.remove_prefix(1);
  merge.last_column = parse_column(range);
  merge.last_row = parse_row(range);
  const bool is_whole = merge.first_column != column_none && merge.last_column != column_none && merge.first_row > 0 && range.empty();
  if (!is_whole || merge.last_row < merge.first_row || merge.last_column < merge.first_column) return std::nullopt;
  return merge;
}

Value CellReader::value_of(pugi::xml_node node) const {
  const std::string_view type = node.attribute("t").as_string("n");
  if (type == "inlineStr") return rich_text(child_named(node, "is"));
  const std::string_view raw = child_named(node, "v").text().get();
  if (type == "s") {
    std::size_t index = 0;
    const auto [end, failed] = std::from_chars(raw.data(), raw.data() + raw.size(), index);
    if (failed != std::errc{} || index >= texts.size()) return {};
    return texts[index];
  }
  if (type == "str") return unescaped(raw);
  if (raw.empty()) return {};
  if (type == "b") return raw == "1" || raw == "true";
  if (type == "e") {
    const bool is_plain = raw.size() <= 16 && std::ranges::all_of(raw, [](char c) { return c > ' ' && c < '\x7F'; });
    return Broken{is_plain ? std::string(raw) : "#ERROR"};
  }
  if (type == "d") {
    if (const auto date = parse_date(raw.substr(0, 10))) return Moment{*date, {}};
    return std::string(raw.substr(0, 64));
  }
  double number = 0;
  const auto [end, failed] = std::from_chars(raw.data(), raw.data() + raw.size(), number);
  if (failed != std::errc{} || end != raw.data() + raw.size()) return std::string(raw.substr(0, 64));
  const auto style = node.attribute("s").as_uint();
  if (style < style_is_date.size() && style_is_date[style]) {
    if (const auto moment = moment_of(number, epoch)) return *moment;
  }
  return number;
}

std::string_view CellReader::read_row(pugi::xml_node node, std::size_t columns_max, Row& row) const {
  std::size_t column = column_none;  // the next cell's, when it does not say: one further, from 0
  for (const auto cell : node.children()) {
    if (local_name(cell) != "c") continue;
    std::string_view address = cell.attribute("r").as_string();
    const auto told = parse_column(address);
    const auto at = told == column_none ? column + 1 : told;
    if (column != column_none && at <= column) return "workbook_damaged";
    column = at;
    auto value = value_of(cell);
    if (is_blank(value)) continue;
    if (const auto* text = std::get_if<std::string>(&value); text != nullptr && !http::is_utf8(*text)) return "workbook_damaged";
    if (column >= columns_max) return "sheet_too_wide";
    row.cells.resize(column);
    row.cells.push_back(std::move(value));
  }
  return {};
}

}  // namespace anyuan::sheets
