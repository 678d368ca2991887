#include "domain/hazards/books.h"

#include "domain/hazards/escalation.h"
#include "domain/hazards/rules.h"
#include "domain/hazards/store.h"

namespace anyuan::hazards {

using bookkeeping::Context;

void add_books(bookkeeping::Books& books) {
  books.add({.type = records::type_for<Hazard>(),
             .group = {"隐患治理", "Hazards"},
             .read = accounts::May::hazards_read,
             .label_field = "number",
             .filters = {{"overdue", [](std::string_view value, Date today) -> Result<records::Condition> {
               TRY(const auto wanted, records::truth_in(value, "overdue"));
               return overdue_condition(wanted, today);
             }}},
             .complete = [](const Context& context, const std::vector<void*>& records) {
               for (auto* record : records) {
                 auto& hazard = *static_cast<Hazard*>(record);
                 hazard.overdue = is_overdue(hazard, context.today);
                 hazard.days_left = days_left(hazard, context.today);
                 // A judgement's hazard is known by its clause's code, which nobody reads; its title says the clause.
                 if (hazard.source == Source::judgement) hazard.point.clear();
               }
             },
             .can = [](const Context& context, const void* record) {
               return moves_for(*static_cast<const Hazard*>(record), context.actor);
             }});
  books.add({.type = records::type_for<Escalation>(),
             .group = {"隐患治理", "Hazards"},
             .read = accounts::May::hazards_read,
             .label_field = "told_on",
             .owner_field = "",
             .can = [](const Context&, const void*) { return std::vector<std::string>{}; }});
}

}  // namespace anyuan::hazards
