#pragma once
// GET /api/todo: what waits for whoever is logged in.
#include "domain/accounts/routes.h"

namespace anyuan::desk {

void add_routes(accounts::Routes& routes);

}  // namespace anyuan::desk
