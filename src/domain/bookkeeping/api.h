#pragma once
// The routes every book has: list, count, one, history, and, where the book says so, create, change, archive, reveal.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::bookkeeping {

void add_routes(accounts::Routes& routes, const Books& books);

}  // namespace anyuan::bookkeeping
