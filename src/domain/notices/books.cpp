#include "domain/notices/books.h"

#include "domain/notices/rules.h"
#include "domain/notices/store.h"

namespace anyuan::notices {

using bookkeeping::Context;

void add_books(bookkeeping::Books& books) {
  books.add_scoped_table("notice_receipts");
  books.add({.type = records::type_for<Notice>(),
             .group = {"工作部署", "Tasks"},
             .read = accounts::May::notices_read,
             .label_field = "title",
             .owner_field = "",
             .issued_down = issued,
             .announced = {"notice.issued", "notice.withdrawn"},
             .issued_up = issued,
             .complete = [](const Context& context, const std::vector<void*>& records) {
               std::vector<std::string> ids;
               for (auto* record : records) ids.push_back(static_cast<Notice*>(record)->head.id);
               const auto received = received_by(context.reading, ids, context.actor.unit.text);
               for (auto* record : records) {
                 auto& notice = *static_cast<Notice*>(record);
                 notice.received = received.contains(notice.head.id);
               }
             },
             .can = [](const Context& context, const void* record) {
               return moves_for(*static_cast<const Notice*>(record), context.actor);
             }});
}

}  // namespace anyuan::notices
