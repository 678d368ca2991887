#include "domain/ledgers/books.h"

#include "domain/ledgers/guard.h"

namespace anyuan::ledgers {
namespace {

// Kept by the school it belongs to, by form and by Excel; all else follows from the description.
bookkeeping::Book plain(const records::RecordType& type, Label group, std::string_view label_field = "name") {
  using accounts::May;
  return {.type = type, .group = group, .read = May::ledgers_read, .write = May::ledgers_write, .import = May::ledgers_write,
          .label_field = label_field};
}

}  // namespace

void add_books(bookkeeping::Books& books) {
  books.add(plain(records::type_for<Guard>(), {"安保力量", "Security"}));
}

}  // namespace anyuan::ledgers
