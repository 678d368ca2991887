#pragma once
// SHA-256 as 64 small hexadecimal digits: of texts that must be the same again later.
#include <string>
#include <string_view>

namespace anyuan {

std::string sha256_hex(std::string_view bytes);

}  // namespace anyuan
