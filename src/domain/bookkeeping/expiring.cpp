#include "domain/bookkeeping/expiring.h"

#include "domain/bookkeeping/store.h"
#include "platform/records/expiry.h"

namespace anyuan::bookkeeping {

std::vector<Expiring> expiring(db::Reading& reading, const Books& books, const Actor& actor, Date today) {
  std::vector<const Book*> asked;
  for (const auto& book : books.all()) {
    if (book->write && actor.may(*book->write) && records::has_expiry(book->type)) asked.push_back(book.get());
  }
  const auto rows = expiring_rows(reading, asked, actor.scope, today);
  std::vector<Expiring> found;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (rows[i].expired + rows[i].soon > 0) found.push_back({asked[i], rows[i].expired, rows[i].soon, rows[i].first});
  }
  return found;
}

}  // namespace anyuan::bookkeeping
