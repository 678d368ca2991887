#pragma once
// Server-sent events from the journal: what changed in the reader's scope, in order, resumed by Last-Event-ID. The line
// says what changed, never how: a console asks for the record if it shows it.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::app {

void add_news(accounts::Routes& routes, const bookkeeping::Books& books);

}  // namespace anyuan::app
