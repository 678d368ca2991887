#pragma once
// The book of gizmos: what its list, form and Excel need beyond the description.
#include "domain/bookkeeping/book.h"

namespace anyuan::gizmos {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::gizmos
