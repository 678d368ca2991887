#pragma once
// Answering a data request, and gathering what is kept of a person.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::privacy {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books);

}  // namespace anyuan::privacy
