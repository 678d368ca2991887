#pragma once
// The figures' routes and the campaign report as a download.
#include "domain/accounts/routes.h"
#include "domain/figures/report.h"

namespace anyuan::figures {

void add_routes(accounts::Routes& routes, Data data);

}  // namespace anyuan::figures
