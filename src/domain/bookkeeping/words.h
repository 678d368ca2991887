#pragma once
// How people's spellings are made alike before they are compared: full-width forms, spaces, brackets, case.
#include <string>
#include <string_view>

namespace anyuan::bookkeeping {

// １２Ａ　（ -> 12A (; other characters stay. Zero-width marks vanish.
std::string half_width(std::string_view text);
// Spaces, line breaks and tabs at both ends go.
std::string_view trimmed(std::string_view text);
// A person's text for a one-line field: digits and letters half-width, line breaks of the cell joined, ends trimmed.
// Brackets stay as they are: they belong to names.
std::string one_line(std::string_view text);

enum class Brackets { kept, dropped };
// For comparing headings and choices: half-width, lower case, no blanks and no marks; what stands in brackets is kept
// without them, or dropped: "*校长\n(园长)【必填】" -> "校长园长" or "校长".
std::string bare(std::string_view text, Brackets brackets);
// For comparing names: half-width, lower case, no blanks; marks stay.
std::string folded(std::string_view text);

// The beginning of a text, no character cut in two.
std::string cut(std::string_view text, std::size_t bytes_max);

}  // namespace anyuan::bookkeeping
