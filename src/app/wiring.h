#pragma once
// The list of slices, on one screen: their books and their routes.
#include "domain/accounts/api.h"
#include "domain/bookkeeping/book.h"
#include "domain/filings/filing.h"
#include "platform/http/sentences.h"

namespace anyuan::app {

// What an installation sets of the slices.
struct Settings {
  accounts::Product product;
  filings::Terms filing_terms;
};

void add_books(bookkeeping::Books& books, const Settings& settings);
void add_slices(accounts::Routes& routes, const accounts::Door& door, const bookkeeping::Books& books, const Settings& settings, const http::Sentences& sentences);

}  // namespace anyuan::app
