#pragma once
// The book of schools: what its list, form and Excel need beyond the description.
#include "domain/bookkeeping/book.h"

namespace anyuan::schools {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::schools
