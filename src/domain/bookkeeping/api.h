#pragma once
// The routes every book has: list, count, one, history, and, where the book says so, create, change, archive, reveal.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::bookkeeping {

void add_routes(accounts::Routes& routes, const Books& books);

// One record as the console gets it: fields, names of references, what the actor may do. For slices' own routes.
boost::json::object shown(const Books& books, const Book& book, const Context& context, void* record);

}  // namespace anyuan::bookkeeping
