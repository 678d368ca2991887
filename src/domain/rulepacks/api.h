#pragma once
// Rule packs as people handle them: look at a file before it is kept, keep it, compare two, put one in force, end it.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"
#include "platform/http/sentences.h"

namespace anyuan::rulepacks {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books);

}  // namespace anyuan::rulepacks
