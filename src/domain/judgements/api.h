#pragma once
// Judgements of one school with the facts behind them, rates of a unit, what another pack would change, and the hazard a
// judgement proposes.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"

namespace anyuan::judgements {

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books);

}  // namespace anyuan::judgements
