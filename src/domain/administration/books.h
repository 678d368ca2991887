#pragma once
// What administrators look after: units, users and posts as books.
#include "domain/bookkeeping/book.h"

namespace anyuan::administration {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::administration
