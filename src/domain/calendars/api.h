#pragma once
// What the days are at a unit. The entries themselves are a book.
#include "domain/accounts/routes.h"

namespace anyuan::calendars {

void add_routes(accounts::Routes& routes);

}  // namespace anyuan::calendars
