#include "domain/bookkeeping/tally.h"

#include "domain/bookkeeping/store.h"

namespace anyuan::bookkeeping {

std::vector<Tally> tallies(db::Reading& reading, const Books& books, const Actor& actor, const records::Scope& scope, Date today, Kept kept) {
  std::vector<Tally> asked;
  for (const auto& book : books.all()) {
    if (kept == Kept::by_units && book->type.find("school") != nullptr) continue;
    if (book->write == May::ledgers_write && actor.may(book->read)) asked.push_back({book.get()});
  }
  fill_in(reading, asked, scope, today);
  return asked;
}

}  // namespace anyuan::bookkeeping
