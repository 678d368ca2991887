#pragma once
// The letters people type for a Chinese name. A field that is searched and sorted by pinyin keeps them in a column beside
// it, so that a search finds 桂林中学 by guilin and by glzx in the same statement.
#include <string>
#include <string_view>

namespace anyuan::records {

// Each reading run together, and its initials: "guilinzhongxue glzx". A text with characters of two readings has both
// (覃: tan, qin). Empty without Chinese. Readings are those of Unicode CLDR's Han-Latin, and others that are common in
// names of people and places (data/pinyin/syllables.csv: a character's first line is its first reading).
std::string letters_of(std::string_view text);

}  // namespace anyuan::records
