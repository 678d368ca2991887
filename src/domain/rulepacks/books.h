#pragma once
// Rule packs as a book.
#include "domain/bookkeeping/book.h"

namespace anyuan::rulepacks {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::rulepacks
