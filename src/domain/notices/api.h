#pragma once
// Writing, issuing and receiving notices, and who has received one; plain reads come with the book.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"
#include "domain/notices/commands.h"

namespace anyuan::notices {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books, Following received);

}  // namespace anyuan::notices
