#pragma once
// Reads .xlsx workbooks somebody sent: ECMA-376, as written by Excel, WPS and others. Nothing in them is trusted: every
// amount has a limit, formulas are not run (their last result is read), links and macros are not looked at.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/sheets/archive.h"
#include "platform/sheets/formats.h"
#include "platform/sheets/sheet.h"

namespace anyuan::sheets {

struct Limits {
  std::size_t bytes_max = 512UL * 1024 * 1024;  // unpacked, all parts together
  std::size_t rows_max = 100'000;
  std::size_t columns_max = 1'000;
  std::size_t cells_max = 4'000'000;
  std::size_t text_bytes_max = 256UL * 1024 * 1024;  // of shared texts
};

struct SheetEntry {
  std::string name;
  bool is_hidden = false;
  std::string part;  // where in the zip
};

class Workbook {
 public:
  // Refused: workbook_xls97, workbook_encrypted, not_a_workbook, workbook_damaged, workbook_too_large. `bytes` must
  // outlive the workbook.
  static Result<Workbook> open(std::string_view bytes, const Limits& limits = {});

  const std::vector<SheetEntry>& sheets() const { return sheets_; }
  // Refused besides: sheet_too_many_rows, sheet_too_wide.
  Result<Sheet> read(const SheetEntry& entry);

 private:
  Workbook() = default;
  Result<Done> read_structure();
  void read_styles(const std::string& part);
  Result<Done> read_texts(const std::string& part);

  std::unique_ptr<Archive> archive_;
  Limits limits_;
  std::vector<SheetEntry> sheets_;
  std::vector<std::string> texts_;        // shared strings
  std::vector<bool> style_is_date_;       // by the cell's style number
  Epoch epoch_ = Epoch::from_1900;
};

}  // namespace anyuan::sheets
