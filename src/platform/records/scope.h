#pragma once
// Which rows a reader may see: the half-open range of materialised paths below one unit. One plain predicate, the same
// on both databases, answered from the index on unit_path.
#include <string>
#include <string_view>

namespace anyuan::records {

struct Scope {
  std::string first, past;

  // "/45/4503/" reaches up to, not including, "/45/45030": '0' is the character after '/'.
  static Scope under(std::string path) {
    std::string past = path;
    if (!past.empty()) past.back() = '0';
    return {std::move(path), std::move(past)};
  }
  static Scope nothing() { return {"", ""}; }
  bool holds(std::string_view path) const { return path >= first && path < past; }
  bool operator==(const Scope&) const = default;
};

}  // namespace anyuan::records
