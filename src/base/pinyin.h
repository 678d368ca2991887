#pragma once
// Sorting Chinese as people read it.
#include <string>
#include <string_view>

namespace anyuan {

// A key that sorts, byte by byte, in pinyin order (CLDR zh collation); letters that only differ in case stay together.
std::string pinyin_key(std::string_view text);

}  // namespace anyuan
