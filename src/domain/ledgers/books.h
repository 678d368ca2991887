#pragma once
// The plain ledgers: one header and one migration each, written by ./dev new-ledger. A ledger that gets a rule of its
// own moves into a slice of its own.
#include "domain/bookkeeping/book.h"

namespace anyuan::ledgers {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::ledgers
