#pragma once
// Reporting a hazard and moving it on; reads come with the book.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::hazards {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books);

}  // namespace anyuan::hazards
