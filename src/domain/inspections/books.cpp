#include "domain/inspections/books.h"

#include "domain/inspections/queries.h"
#include "domain/inspections/rules.h"

namespace anyuan::inspections {

using bookkeeping::Context;

void add_books(bookkeeping::Books& books) {
  using accounts::May;
  static constexpr Label group{"检查", "Inspections"};
  books.add_scoped_table("sample_schools");
  books.add({.type = records::type_for<Inspection>(), .group = group, .read = May::campaigns_read, .label_field = "school", .entries = &records::type_for<Answer>(),
             .can = [](const Context& context, const void* record) { return moves_for(*static_cast<const Inspection*>(record), context.actor); }});
  books.add({.type = records::type_for<Recheck>(), .group = group, .read = May::campaigns_read, .label_field = "school",
             .can = [](const Context&, const void*) { return std::vector<std::string>{}; }});
  // Not for schools: whoever is drawn need not know before the inspectors stand at the gate.
  books.add({.type = records::type_for<Sample>(), .group = group, .read = May::inspect, .label_field = "campaign", .owner_field = "",
             .issued_down = samples_issued,
             .can = [](const Context&, const void*) { return std::vector<std::string>{}; }});
}

}  // namespace anyuan::inspections
