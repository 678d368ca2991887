#pragma once
// Files built into the program: the console, the migrations, the data packs. The table is made by CMake.
#include <optional>
#include <span>
#include <string_view>

namespace anyuan::files {

struct Embedded {
  std::string_view name;  // "migrations/org/0001_create.sql", "data/locale/reasons/http.yaml", "web/index.html"
  std::string_view bytes;
};

std::span<const Embedded> embedded_files();
std::optional<std::string_view> embedded(std::string_view name);

}  // namespace anyuan::files
