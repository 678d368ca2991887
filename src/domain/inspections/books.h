#pragma once
// Inspections and samples as books.
#include "domain/bookkeeping/book.h"

namespace anyuan::inspections {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::inspections
