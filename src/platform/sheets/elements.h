#pragma once
// Picks single elements (<row>, <si>, <mergeCell>) out of a large XML stream, so that a sheet of 25,000 rows is never
// held as a tree: each row is parsed, used and forgotten.
#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sheets/archive.h"

namespace anyuan::sheets {

class Elements {
 public:
  Elements(Archive& archive, std::string_view entry, std::initializer_list<std::string_view> names)
      : archive_(archive), entry_(archive.find(entry)), names_(names) {}

  // The next element of one of the names, parsed; it lives until the next call. Null at the end and after a fault,
  // which the archive then tells.
  pugi::xml_node next();

 private:
  bool fill();                                                // reads on; false at the end
  std::size_t find(std::string_view text, std::size_t from);  // reads on until it is there; npos at the end
  std::size_t end_of_tag(std::size_t from);                   // of the '>' that is in no attribute
  pugi::xml_node parse(std::size_t end);

  Archive& archive_;
  Archive::Entry entry_;
  std::vector<std::string_view> names_;
  std::string buffer_;
  std::size_t position_ = 0;
  pugi::xml_document document_;
};

// "x:row" is a row: some programs write the namespace's prefix.
std::string_view local_name(std::string_view name);
inline std::string_view local_name(pugi::xml_node node) { return local_name(std::string_view(node.name())); }
pugi::xml_node child_named(pugi::xml_node parent, std::string_view name);

}  // namespace anyuan::sheets
