#pragma once
// One <row> of a sheet's XML into typed cells. Private to the reader.
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sheets/formats.h"
#include "platform/sheets/sheet.h"

namespace anyuan::sheets {

struct CellReader {
  const std::vector<std::string>& texts;
  const std::vector<bool>& style_is_date;
  Epoch epoch;

  // Cells up to the last that is not blank. Returns a reason, empty when done.
  std::string_view read_row(pugi::xml_node node, std::size_t columns_max, Row& row) const;

 private:
  Value value_of(pugi::xml_node node) const;
};

std::string rich_text(pugi::xml_node node);  // of <si> and <is>: runs joined, readings of characters left out
std::optional<Merge> parse_range(std::string_view range);  // A1:C3

}  // namespace anyuan::sheets
