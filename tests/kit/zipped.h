#pragma once
// Zip files made by hand, for workbooks that no library would write.
#include <string>
#include <utility>
#include <vector>

namespace anyuan::kit {

struct ZipPart {
  std::string name, content;
};
std::string zipped(const std::vector<ZipPart>& parts);

// The smallest workbook with one sheet of this XML inside <worksheet>; further parts and the workbook's own properties
// where a test needs them.
struct Workbook {
  std::string sheet;                 // "<sheetData>...</sheetData>"
  std::string properties = {};       // "<workbookPr date1904=\"1\"/>"
  std::vector<ZipPart> parts = {};   // xl/styles.xml, xl/sharedStrings.xml
};
std::string workbook_bytes(const Workbook& workbook);

}  // namespace anyuan::kit
