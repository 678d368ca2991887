#pragma once
// A book out to Excel: the empty template with its notes, the export of a list, the rows of an import that were refused.
// Headings are the description's, so what went out comes back in.
#include <string>

#include "domain/bookkeeping/imports.h"
#include "platform/http/sentences.h"

namespace anyuan::bookkeeping {

std::string template_workbook(const Book& book);

// What the name of a sheet and of its file says of secrets in plain.
inline constexpr std::string_view plain_mark = "(含明文)";

// Exactly the rows of the list, page by page; secrets masked. Journalled with the number of rows.
Result<std::string> export_workbook(const Platform& platform, const Books& books, const Book& book, const Actor& actor, const records::Query& query);

// The same with the secrets of the actor's own units in plain, so that all of it can come back in. Refused as revealing
// them one by one is; the reason and what was shown of whom are in the journal. Only books that are imported have it.
bool may_export_plain(const Book& book, const Actor& actor);
Result<std::string> export_plain_workbook(const Platform& platform, const Books& books, const Book& book, const Actor& actor,
                                          const records::Query& query, std::string_view reason);

// The refused rows as they were typed, the cells at fault in red, the reasons in words behind.
std::string error_workbook(const Book& book, const std::vector<ImportRow>& rows, const http::Sentences& sentences, http::Language language);

}  // namespace anyuan::bookkeeping
