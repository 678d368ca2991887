#pragma once
// The facts of one school: what counts, what else was said, and the door for a person's word.
#include "domain/accounts/routes.h"

namespace anyuan::facts {

void add_routes(accounts::Routes& routes);

}  // namespace anyuan::facts
