#pragma once
// The book of notices: what a reader sees of them and may do with each.
#include "domain/bookkeeping/book.h"

namespace anyuan::notices {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::notices
