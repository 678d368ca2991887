#include "domain/facts/books.h"

#include "domain/facts/fact.h"

namespace anyuan::facts {

void add_books(bookkeeping::Books& books) {
  books.add({.type = records::type_for<Statement>(), .group = {"规则与标准", "Rules"}, .read = accounts::May::ledgers_read, .label_field = "fact"});
}

}  // namespace anyuan::facts
