#pragma once
// The system administrator's tree (add, rename, merge, split) and the audit administrator's journal.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::administration {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books);

}  // namespace anyuan::administration
