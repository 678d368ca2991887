#pragma once
#include "domain/bookkeeping/book.h"

namespace anyuan::privacy {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::privacy
