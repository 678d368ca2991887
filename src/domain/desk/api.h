#pragma once
// GET /api/todo: what waits for whoever is logged in.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"
#include "domain/filings/filing.h"

namespace anyuan::desk {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books, filings::Terms terms);

}  // namespace anyuan::desk
