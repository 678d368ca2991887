#pragma once
// The routes for Excel, both ways: template, export, and where the book says so the dry run, its report and the apply.
#include "domain/accounts/routes.h"
#include "domain/bookkeeping/book.h"
#include "platform/http/sentences.h"

namespace anyuan::bookkeeping {

void add_excel_routes(accounts::Routes& routes, const Books& books, const http::Sentences& sentences);

}  // namespace anyuan::bookkeeping
