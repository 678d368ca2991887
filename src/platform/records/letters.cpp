#include "platform/records/letters.h"

#include <array>
#include <optional>

#include "base/check.h"
#include "platform/files/embedded.h"

namespace anyuan::records {
namespace {

constexpr std::size_t first_character = 0x4E00, past_character = 0x9FA6;  // CJK unified ideographs

struct Readings {
  std::string_view first, other;  // other: the first again where there is but one
};
using Table = std::array<Readings, past_character - first_character>;

// A Chinese character is three bytes of UTF-8; of any other nothing, and the text goes on a byte later.
std::optional<std::size_t> character_at(std::string_view text) {
  if (text.size() < 3 || (static_cast<unsigned char>(text[0]) & 0xF0U) != 0xE0U) return std::nullopt;
  const auto bits = [&](std::size_t at, unsigned mask) { return static_cast<std::size_t>(static_cast<unsigned char>(text[at]) & mask); };
  const auto code = bits(0, 0x0FU) << 12U | bits(1, 0x3FU) << 6U | bits(2, 0x3FU);
  if (code < first_character || code >= past_character) return std::nullopt;
  return code - first_character;
}

Table read_table() {
  auto text = files::embedded("data/pinyin/syllables.csv").value();
  Table table{};
  text.remove_prefix(text.find('\n') + 1);
  while (!text.empty()) {
    const auto comma = text.find(','), end = text.find('\n');
    CHECK(comma < end && end != std::string_view::npos);
    const auto syllable = text.substr(0, comma);
    for (auto at = comma + 1; at < end; at += 3) {
      auto& readings = table.at(character_at(text.substr(at)).value());
      if (readings.first.empty()) readings.first = syllable;
      readings.other = syllable;
    }
    text.remove_prefix(end + 1);
  }
  return table;
}

struct Letters {
  std::string whole, initials;
  void put(std::string_view syllable) {
    whole += syllable;
    initials += syllable.front();
  }
  std::string text() const { return whole + ' ' + initials; }
};

}  // namespace

std::string letters_of(std::string_view text) {
  static const auto table = read_table();
  Letters first, other;
  bool is_chinese = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text.substr(at));
    if (character && !table[*character].first.empty()) {
      first.put(table[*character].first);
      other.put(table[*character].other);
      is_chinese = true;
    } else if (const auto c = static_cast<char>(text[at] | 0x20); (c >= 'a' && c <= 'z') || (text[at] >= '0' && text[at] <= '9')) {
      first.put({&c, 1});
      other.put({&c, 1});
    }
    at += character ? 3 : 1;
  }
  if (!is_chinese) return {};
  return first.whole == other.whole ? first.text() : first.text() + ' ' + other.text();
}

}  // namespace anyuan::records
