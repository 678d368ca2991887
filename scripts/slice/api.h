#pragma once
// The routes of gizmos beside those every book has.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::gizmos {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books);

}  // namespace anyuan::gizmos
