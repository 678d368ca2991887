#pragma once
#include <optional>
#include <string>

namespace anyuan::files {

// All bytes of a file; nothing when it cannot be opened.
std::optional<std::string> read_whole(const std::string& path);

}  // namespace anyuan::files
