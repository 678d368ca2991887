#pragma once
// Where the data of a book are on a sheet somebody sent: under titles, in one heading row or two merged ones, beside
// columns that are not ours, above totals and signatures. Pure.
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/records/record_type.h"
#include "platform/sheets/sheet.h"

namespace anyuan::bookkeeping {

// What a person fills in: not what rules set, nor files, nor lists that no cell can hold.
std::vector<const records::Field*> fields_filled_in(const records::RecordType& type);

struct Heading {
  std::size_t column = 0;
  std::string text;  // as the file says it
  const records::Field* field = nullptr;
};

struct Layout {
  std::vector<Heading> headings;     // a reference may have several columns: county and township
  std::vector<std::string> ignored;  // headings that are no field of the book
  std::size_t first_row = 0;         // of the data: an index into Sheet::rows
};

// A merged cell's value stands in all the rows it covers (one county beside its twenty schools); above the data in all
// columns too.
void spread_merges(sheets::Sheet& sheet);

// Refused: headings_not_found (with what is expected), heading_twice (with both columns).
Result<Layout> find_headings(const records::RecordType& type, const sheets::Sheet& sheet);

// How well a sheet's headings fit a book: how many of its fields they name, and whether none that must be filled in is missing.
struct Fitting {
  std::size_t fields = 0;
  bool has_required = false;
};
Fitting fitting_of(const records::RecordType& type, const sheets::Sheet& sheet);

enum class RowKind { data, blank, heading_again, totals, note };
RowKind kind_of_row(const Layout& layout, const sheets::Row& row);

}  // namespace anyuan::bookkeeping
