#include "platform/records/json_text.h"

#include <array>
#include <charconv>

namespace anyuan::records {
namespace {

// What stands in a JSON text as it is: all but control characters, quotes and backslashes.
constexpr auto is_plain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < plain.size(); ++byte) plain[byte] = byte != '"' && byte != '\\';
  return plain;
}();

void put_escaped(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  out += "\\u00";
  out += digits[static_cast<unsigned char>(c) >> 4U];
  out += digits[static_cast<unsigned char>(c) & 0xFU];
}

}  // namespace

void JsonText::key(std::string_view name, std::string_view ending) {
  separate();
  text_ += '"';
  text_ += name;
  text_ += ending;
  text_ += "\":";
  is_first_ = true;  // no comma between a name and its value
}

void JsonText::text(std::string_view value) {
  separate();
  text_ += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (is_plain[static_cast<unsigned char>(value[at])]) continue;
    text_ += value.substr(from, at - from);
    put_escaped(text_, value[at]);
    from = at + 1;
  }
  text_ += value.substr(from);
  text_ += '"';
}

void JsonText::whole(std::int64_t value) {
  std::array<char, 24> digits{};
  const auto* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  plain({digits.data(), end});
}

void JsonText::number(double value) {
  std::array<char, 40> digits{};
  const auto* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  const std::string_view shown(digits.data(), end);
  plain(shown);
  if (shown.find_first_of(".e") == std::string_view::npos) text_ += ".0";
}

void JsonText::object(const RecordType& type, const void* record) {
  open('{');
  tell_members(type, record, *this);
  close('}');
}

void JsonText::null_if_empty(std::size_t since) {
  if (text_.size() == since + 2 && text_.ends_with("\"\"")) text_.replace(since, 2, "null");
}

}  // namespace anyuan::records
