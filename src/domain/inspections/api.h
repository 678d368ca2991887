#pragma once
// Sheets, answers, coverage, criteria and samples over HTTP; their lists are books.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"
#include "platform/http/sentences.h"

namespace anyuan::inspections {

void add_sheet_routes(accounts::Routes& routes, const bookkeeping::Books& books);
// Criteria are sentences: `sentences` knows them in both languages.
void add_progress_routes(accounts::Routes& routes, const bookkeeping::Books& books, const http::Sentences& sentences);

}  // namespace anyuan::inspections
