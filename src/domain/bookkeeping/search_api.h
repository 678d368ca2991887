#pragma once
// One search over all books: GET /api/search?q= asks every book the caller is offered what its own list would find, a
// few rows of each. There is no index beside the lists: what a search finds here it finds there, and in the same scope.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::bookkeeping {

void add_search_route(accounts::Routes& routes, const Books& books);

}  // namespace anyuan::bookkeeping
