// A workbook from a stranger: opening and reading every sheet must end, in bounded memory, with rows or with a reason.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/sheets/workbook.h"

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace anyuan::sheets;
  const Limits limits{.bytes_max = 1 << 20, .rows_max = 200, .columns_max = 50, .cells_max = 4000, .text_bytes_max = 1 << 20};
  auto workbook = Workbook::open({reinterpret_cast<const char*>(data), size}, limits);
  if (!workbook.ok()) {
    must(!workbook.error().reason.empty());
    return 0;
  }
  for (const auto& entry : workbook.value().sheets()) {
    const auto sheet = workbook.value().read(entry);
    if (!sheet.ok()) continue;
    must(sheet.value().rows.size() <= limits.rows_max);
    std::size_t last = 0;
    for (const auto& row : sheet.value().rows) {
      must(row.number > last && row.cells.size() <= limits.columns_max && !is_blank(row.cells.back()));
      last = row.number;
    }
  }
  return 0;
}
