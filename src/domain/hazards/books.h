#pragma once
// The book of hazards: its list, filters and what a reader may do with each.
#include "domain/bookkeeping/book.h"

namespace anyuan::hazards {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::hazards
