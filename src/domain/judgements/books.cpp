#include "domain/judgements/books.h"

#include "domain/judgements/judgement.h"

namespace anyuan::judgements {

void add_books(bookkeeping::Books& books) {
  books.add_scoped_table("judged_schools");
  books.add({.type = records::type_for<Judgement>(), .group = {"规则与标准", "Rules"}, .read = accounts::May::ledgers_read, .label_field = "title",
             .can = [](const bookkeeping::Context& context, const void* record) {
               const bool may = context.actor.may(accounts::May::hazards_report);
               return may && is_proposed(*static_cast<const Judgement*>(record), context.today) ? std::vector<std::string>{"open_hazard"} : std::vector<std::string>{};
             }});
}

}  // namespace anyuan::judgements
