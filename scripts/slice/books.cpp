#include "domain/gizmos/books.h"

#include "domain/gizmos/rules.h"

namespace anyuan::gizmos {

void add_books(bookkeeping::Books& books) {
  using accounts::May;
  books.add({.type = records::type_for<Gizmo>(), .group = {"小物", "Gizmos"}, .read = May::ledgers_read, .write = May::ledgers_write,
             .can = [](const bookkeeping::Context& context, const void* record) {
               return moves_for(*static_cast<const Gizmo*>(record), context.actor);
             }});
}

}  // namespace anyuan::gizmos
