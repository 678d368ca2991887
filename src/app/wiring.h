#pragma once
// The list of slices, on one screen: their books and their routes.
#include "domain/accounts/api.h"
#include "domain/bookkeeping/book.h"
#include "platform/http/sentences.h"

namespace anyuan::app {

void add_books(bookkeeping::Books& books);
void add_slices(accounts::Routes& routes, const accounts::Door& door, const bookkeeping::Books& books, const accounts::Product& product, const http::Sentences& sentences);

}  // namespace anyuan::app
