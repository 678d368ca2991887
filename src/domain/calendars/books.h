#pragma once
// The book of calendar entries.
#include "domain/bookkeeping/book.h"

namespace anyuan::calendars {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::calendars
