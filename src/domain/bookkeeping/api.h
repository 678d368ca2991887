#pragma once
// The routes every book has: list, count, one, history, and, where the book says so, create, change, archive, reveal.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"
#include "platform/http/sentences.h"

namespace anyuan::bookkeeping {

void add_routes(accounts::Routes& routes, const Books& books, const http::Sentences& sentences);

// For Routes::ask_before_writes. Archived records are there: what may be done with them is the command's business.
bool is_there(const Platform& platform, const Books& books, std::string_view record, std::string_view id, const Actor& actor);

}  // namespace anyuan::bookkeeping
