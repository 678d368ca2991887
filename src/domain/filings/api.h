#pragma once
// Submitting a draft, answering an edition, and what either says; lists come with the books.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::filings {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books);

}  // namespace anyuan::filings
