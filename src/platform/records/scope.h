#pragma once
// Which rows a reader may see: the half-open range of materialised paths below one unit. One plain predicate, the same
// on both databases, answered from the index on unit_path.
#include <string>
#include <string_view>
#include <vector>

namespace anyuan::records {

struct Scope {
  std::string first, past;
  // A condition on rows of the units above: those it holds for are readable too. Empty: none of them. What a bureau
  // issues (campaigns, notices) is kept at the bureau and read by everybody below it.
  std::string issued = {};
  // A condition that rows of the units below must fulfil: a draft is seen by the unit that writes it and by nobody
  // above. Empty: all are seen. `reader` is the path of the reader's own unit, whose rows are not asked.
  std::string issued_up = {};
  std::string reader = {};

  // "/45/4503/" reaches up to, not including, "/45/45030": '0' is the character after '/'.
  static Scope under(std::string path) {
    std::string past = path;
    if (!past.empty()) past.back() = '0';
    return {std::move(path), std::move(past)};
  }
  static Scope nothing() { return {"", ""}; }
  bool holds(std::string_view path) const { return path >= first && path < past; }
  // The units above: "/45/4503/450302/" has "/45/4503/", "/45/" and "/", where what comes with the platform is kept.
  // What they issue downwards is read from here.
  std::vector<std::string> above() const {
    std::vector<std::string> paths;
    for (auto path = first; path.size() > 1;) {
      path.pop_back();
      path.resize(path.rfind('/') + 1);
      paths.push_back(path);
    }
    return paths;
  }
  bool operator==(const Scope&) const = default;
};

}  // namespace anyuan::records
