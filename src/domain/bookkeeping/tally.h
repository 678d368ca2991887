#pragma once
// How much there is in the books, and how much of it is past its day or soon will be: all of them in one statement.
#include "domain/bookkeeping/book.h"

namespace anyuan::bookkeeping {

struct Tally {
  const Book* book = nullptr;
  std::int64_t total = 0, expired = 0, soon = 0;
  std::optional<Date> first;  // the earliest day of those expired or soon
};

// Of the plain ledgers that the actor may read, within a scope; or of those only that belong to no school but to the unit
// of whoever keeps them.
enum class Kept { by_anybody, by_units };
std::vector<Tally> tallies(db::Reading& reading, const Books& books, const Actor& actor, const records::Scope& scope, Date today, Kept kept = Kept::by_anybody);

}  // namespace anyuan::bookkeeping
