#include "app/wiring.h"

#include "domain/administration/api.h"
#include "domain/administration/books.h"
#include "domain/attachments/api.h"
#include "domain/bookkeeping/api.h"
#include "domain/calendars/api.h"
#include "domain/calendars/books.h"
#include "domain/campaigns/api.h"
#include "domain/campaigns/books.h"
#include "domain/campaigns/commands.h"
#include "domain/desk/api.h"
#include "domain/facts/api.h"
#include "domain/facts/books.h"
#include "domain/figures/api.h"
#include "domain/filings/api.h"
#include "domain/filings/books.h"
#include "domain/hazards/api.h"
#include "domain/hazards/books.h"
#include "domain/inspections/api.h"
#include "domain/inspections/books.h"
#include "domain/judgements/api.h"
#include "domain/judgements/books.h"
#include "domain/ledgers/books.h"
#include "domain/notices/api.h"
#include "domain/notices/books.h"
#include "domain/privacy/api.h"
#include "domain/privacy/books.h"
#include "domain/rulepacks/api.h"
#include "domain/rulepacks/books.h"
#include "domain/schools/books.h"

namespace anyuan::app {

void add_books(bookkeeping::Books& books, const Settings& settings) {
  administration::add_books(books);
  schools::add_books(books);
  calendars::add_books(books);
  ledgers::add_books(books);
  facts::add_books(books);
  privacy::add_books(books);
  filings::add_books(books, settings.filing_terms);
  notices::add_books(books);
  hazards::add_books(books);
  rulepacks::add_books(books);
  judgements::add_books(books);
  campaigns::add_books(books);
  inspections::add_books(books);
  books.add_scoped_table("attachments");
}

void add_slices(accounts::Routes& routes, const accounts::Door& door, const bookkeeping::Books& books, const Settings& settings, const http::Sentences& sentences) {
  routes.ask_before_writes([&platform = routes.platform(), &books](std::string_view record, std::string_view id, const accounts::Actor& actor) {
    return bookkeeping::is_there(platform, books, record, id, actor);
  });
  accounts::add_routes(routes, door, settings.product);
  bookkeeping::add_routes(routes, books, sentences);
  administration::add_routes(routes, books);
  attachments::add_routes(routes);
  figures::add_routes(routes, settings.product.demo ? figures::Data::demo : figures::Data::real);
  desk::add_routes(routes, books, settings.filing_terms);
  filings::add_routes(routes, books);
  notices::add_routes(routes, books, campaigns::receive_by_notice);
  calendars::add_routes(routes);
  facts::add_routes(routes);
  privacy::add_routes(routes, books);
  hazards::add_routes(routes, books);
  rulepacks::add_routes(routes, books);
  judgements::add_routes(routes, books);
  campaigns::add_routes(routes, books);
  inspections::add_sheet_routes(routes, books);
  inspections::add_progress_routes(routes, books, sentences);
}

}  // namespace anyuan::app
