#include "domain/bookkeeping/words.h"

#include <algorithm>
#include <cstdint>

namespace anyuan::bookkeeping {
namespace {

// The next character of a UTF-8 text, its bytes taken off; bytes that are no UTF-8 count one each.
struct Character {
  std::uint32_t code = 0;
  std::string_view bytes;
};

Character take(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text[0]);
  std::size_t size = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  if (size > text.size()) size = 1;
  std::uint32_t code = size == 1 ? first : first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  const Character taken{code, text.substr(0, size)};
  text.remove_prefix(size);
  return taken;
}

constexpr bool is_invisible(std::uint32_t code) { return code == 0xFEFF || (code >= 0x200B && code <= 0x200F); }
constexpr bool is_blank(std::uint32_t code) { return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xA0 || code == 0x3000; }
constexpr bool is_full_width(std::uint32_t code) { return code >= 0xFF01 && code <= 0xFF5E; }
constexpr bool is_word(std::uint32_t code) {
  if (code < 0x80) return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z');
  const bool is_mark = (code >= 0x2000 && code <= 0x206F) || (code >= 0x3000 && code <= 0x303F) || (code >= 0xFE10 && code <= 0xFE6F) || code >= 0xFF00;
  return !is_mark && code != 0xB7 && code != 0xD7;
}
constexpr std::uint32_t lower(std::uint32_t code) { return code >= 'A' && code <= 'Z' ? code + 32 : code; }

}  // namespace

std::string half_width(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto one = take(text);
    if (is_invisible(one.code)) continue;
    if (is_full_width(one.code)) out += static_cast<char>(one.code - 0xFEE0);
    else if (one.code == 0x3000 || one.code == 0xA0) out += ' ';
    else out += one.bytes;
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  static constexpr std::string_view blanks = " \t\r\n";
  const auto from = text.find_first_not_of(blanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::string one_line(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto one = take(text);
    if (is_invisible(one.code) || one.code == '\r') continue;
    const auto half = one.code - 0xFEE0;
    const bool is_digit_or_letter = is_full_width(one.code) &&
                                    ((half >= '0' && half <= '9') || (half >= 'A' && half <= 'Z') || (half >= 'a' && half <= 'z'));
    if (is_digit_or_letter) {
      out += static_cast<char>(half);
    } else if (one.code == '\n') {
      // Between Latin words a line break was a space; between characters it was only the cell's width.
      const bool latin = !out.empty() && static_cast<unsigned char>(out.back()) < 0x80 && !text.empty() && static_cast<unsigned char>(text[0]) < 0x80;
      if (latin) out += ' ';
    } else if (is_blank(one.code)) {
      out += ' ';
    } else {
      out += one.bytes;
    }
  }
  return std::string(trimmed(out));
}

std::string bare(std::string_view text, Brackets brackets) {
  std::string out;
  int depth = 0;
  while (!text.empty()) {
    const auto one = take(text);
    auto code = is_full_width(one.code) ? one.code - 0xFEE0 : one.code;
    if (code == '(' || code == '[' || code == 0x3010 || code == 0x3014) ++depth;
    if ((code == ')' || code == ']' || code == 0x3011 || code == 0x3015) && depth > 0) --depth;
    code = lower(code);
    if (!is_word(code) || (depth > 0 && brackets == Brackets::dropped)) continue;
    if (code < 0x80) out += static_cast<char>(code);
    else out += one.bytes;
  }
  for (const std::string_view mark : {"必填项", "必填", "选填"}) {
    if (const auto at = out.find(mark); at != std::string::npos && out.size() > mark.size()) out.erase(at, mark.size());
  }
  return out;
}

std::string folded(std::string_view text) {
  auto out = half_width(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string cut(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return std::string(text);
  auto end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end));
}

}  // namespace anyuan::bookkeeping
