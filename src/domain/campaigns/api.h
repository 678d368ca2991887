#pragma once
// Campaigns, the counties' marches and waivers over HTTP; their lists are books.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::campaigns {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books);

}  // namespace anyuan::campaigns
