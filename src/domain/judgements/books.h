#pragma once
#include "domain/bookkeeping/book.h"

namespace anyuan::judgements {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::judgements
