#pragma once
// The books of filings and of what is to be filed, and the ledgers they follow.
#include "domain/bookkeeping/book.h"
#include "domain/filings/filing.h"

namespace anyuan::filings {

// After the ledgers' and the schools': it follows them.
void add_books(bookkeeping::Books& books, Terms terms);

}  // namespace anyuan::filings
