// Every ledger of a county out to Excel, into an instance that has nothing but the units, and out again: equal cell by cell.
// Generated from the descriptions, so that a new ledger is covered the day it is added. 25 schools, or 500 with
// ANYUAN_FULL=1. What a workbook does not carry (photos and papers) is not compared: docs/import.md says so.
#include <gtest/gtest.h>

#include <cstdlib>

#include "kit/sown_county.h"
#include "platform/sheets/workbook.h"

namespace anyuan {
namespace {

int schools_asked() {
  const char* full = std::getenv("ANYUAN_FULL");
  return full != nullptr && std::string_view(full) == "1" ? 500 : 25;
}

// The rows as texts, in an order of their own: new records have new ids, and with them a list its order among equals.
std::vector<std::string> rows_of(std::string_view bytes) {
  auto workbook = sheets::Workbook::open(bytes);
  EXPECT_TRUE(workbook.ok());
  std::vector<std::string> rows;
  const auto sheet = workbook.value().read(workbook.value().sheets().front()).value();
  for (const auto& row : sheet.rows) {
    auto& text = rows.emplace_back();
    for (const auto& cell : row.cells) text += fmt::format("{}:{}\t", cell.index(), sheets::text_of(cell));
  }
  std::ranges::sort(rows);
  return rows;
}

class RoundTrip : public kit::EachEngine {};
ANYUAN_ON_EACH_ENGINE(RoundTrip);

TEST_P(RoundTrip, EveryLedgerOfACountyComesBackEqual) {
  kit::SownCounty first(GetParam()), second(GetParam());
  first.sow(schools_asked(), 8, 20261125);
  std::int64_t rows = 0;
  for (const auto* book : kit::imported_books(first.city().books())) {
    SCOPED_TRACE(book->type.name);
    const auto bytes = first.exported(*book);
    const auto before = rows_of(bytes);
    ASSERT_GT(before.size(), 1U) << "nothing was sown";
    const auto& twin = *second.city().books().find(book->type.name);
    const auto brought = second.import(twin, bytes);
    ASSERT_EQ(brought.refused, "");
    EXPECT_EQ(brought.counts, (std::map<std::string, std::int64_t>{{"added", std::ssize(before) - 1}}));
    const auto after = rows_of(second.exported(twin));
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) ASSERT_EQ(after[i], before[i]);
    rows += std::ssize(before) - 1;

    // Twice is once: where it came from, and where it came to.
    const std::map<std::string, std::int64_t> all_same{{"same", std::ssize(before) - 1}};
    for (auto* county : {&first, &second}) {
      const auto again = county->import(*county->city().books().find(book->type.name), bytes);
      EXPECT_EQ(again.counts, all_same) << again.refused;
    }
  }
  EXPECT_GT(rows, schools_asked() * 50) << "too little was sown for the test to mean anything";
  RecordProperty("rows", static_cast<int>(rows));
}

}  // namespace
}  // namespace anyuan
