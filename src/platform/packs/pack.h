#pragma once
// A pack is a YAML file that ships rules as data (checklists, staffing, deadlines). It is read here into a tree in
// which every part knows its line, so that whoever wrote it is told where it is wrong.
#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace anyuan::packs {

struct Part {
  int line = 0;                                       // from 1
  boost::json::value value;                           // the whole part as JSON
  std::vector<std::pair<std::string, Part>> entries;  // of a map, in the file's order
  std::vector<Part> items;                            // of a list

  Part();  // where Part is complete, which its own entries need (clang)
  const Part* find(std::string_view key) const;
  int line_of(std::string_view key) const;  // the part's own line when it has no such key

  // Where a field called "chapters[0].points[2].steps" stands: the line of what there is on the way to it, and the part
  // itself if it is there.
  struct Place {
    int line = 0;
    const Part* part = nullptr;
  };
  Place place_of(std::string_view field) const;
};

// Refused: pack_unreadable (the file, the line and the reader's words), pack_key_twice (the file, the line and the key).
Result<Part> read(std::string_view file, std::string_view yaml);

}  // namespace anyuan::packs
