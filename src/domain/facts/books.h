#pragma once
#include "domain/bookkeeping/book.h"

namespace anyuan::facts {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::facts
