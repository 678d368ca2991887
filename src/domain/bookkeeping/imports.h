#pragma once
// Excel into a book: a dry run that says for every row what would happen, kept 24 hours for the person who made it, and
// the apply that does it, all rows in one transaction with one event. Between the two nothing is written.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/bookkeeping/judgement.h"
#include "domain/bookkeeping/store.h"
#include "platform/platform.h"

namespace anyuan::bookkeeping {

struct ImportReport {
  RunRow run;
  std::map<std::string, std::int64_t> counts;  // outcome -> rows
  std::vector<ImportRow> rows;                 // a page of them
  std::int64_t next = 0;                       // the row to go on after; 0 on the last page
};

struct Upload {
  std::string_view file_name, bytes;
};
// Refused: what the workbook reader refuses, headings_not_found, headings_of_another_book, heading_twice, no_rows.
Result<std::string> check_import(const Platform& platform, const Books& books, const Book& book, const Actor& actor, const Upload& upload);

// A page of a dry run, for its maker only: not_found for everybody else and after 24 hours.
struct ReportPage {
  std::string_view outcome = {};  // empty: all rows
  std::int64_t after = 0, limit = 100;
};
Result<ImportReport> import_report(const Platform& platform, const Book& book, const Actor& actor, std::string_view id, const ReportPage& page);

enum class RefusedRows { stop, leave_out };
// Refused: import_applied_already, import_has_refused_rows (with their number), import_nothing_to_do, import_outdated
// (the book has changed since the dry run; the row is named).
Result<ImportReport> apply_import(const Platform& platform, const Books& books, const Book& book, const Actor& actor, std::string_view id,
                                  RefusedRows refused);

}  // namespace anyuan::bookkeeping
