#pragma once
// Checklists, campaigns, marches and waivers as books.
#include "domain/bookkeeping/book.h"

namespace anyuan::campaigns {

void add_books(bookkeeping::Books& books);

}  // namespace anyuan::campaigns
