#pragma once
// From a workbook's bytes to the rows of an import, each cell read as its field wants it; and those rows as sealed text,
// as they are kept between dry run and apply.
#include "domain/bookkeeping/headings.h"
#include "domain/bookkeeping/judgement.h"
#include "platform/sheets/workbook.h"

namespace anyuan::bookkeeping {

struct ReadSheet {
  sheets::Sheet sheet;
  Layout layout;
};
// The first visible sheet that has the book's headings. Refused besides what find_headings refuses:
// headings_of_another_book, where a ledger that the actor may import fits better and this one's required columns are missing.
Result<ReadSheet> read_sheet(const Books& books, const Book& book, const Actor& actor, std::string_view bytes);
std::vector<ImportRow> rows_in(const ReadSheet& read, const Book& book, References& references);

std::string sealed(const records::Vault& vault, const ImportRow& row);
ImportRow unsealed(const records::Vault& vault, std::int64_t number, RowOutcome outcome, std::string_view content);

}  // namespace anyuan::bookkeeping
