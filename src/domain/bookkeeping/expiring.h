#pragma once
// What is past its day or soon will be, book by book: asked for all books in one statement.
#include "domain/bookkeeping/book.h"

namespace anyuan::bookkeeping {

struct Expiring {
  const Book* book = nullptr;
  std::int64_t expired = 0, soon = 0;
  std::optional<Date> first;  // the earliest day among them
};

// Of the books the actor may write, those with such rows in the actor's scope.
std::vector<Expiring> expiring(db::Reading& reading, const Books& books, const Actor& actor, Date today);

}  // namespace anyuan::bookkeeping
