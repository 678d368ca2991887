#pragma once
// How much there is in the books, and how much of it is past its day or soon will be: all of them in one statement.
#include "domain/bookkeeping/book.h"

namespace anyuan::bookkeeping {

struct Tally {
  const Book* book = nullptr;
  std::int64_t total = 0, expired = 0, soon = 0;
  std::optional<Date> first;  // the earliest day of those expired or soon
};

// Of the books schools keep (plain ledgers) that the actor may read, within a scope.
std::vector<Tally> tallies(db::Reading& reading, const Books& books, const Actor& actor, const records::Scope& scope, Date today);

}  // namespace anyuan::bookkeeping
