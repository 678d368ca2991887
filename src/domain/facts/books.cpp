#include "domain/facts/books.h"

#include "domain/facts/fact.h"

namespace anyuan::facts {

void add_books(bookkeeping::Books& books) {
  books.add({.type = records::type_for<Statement>(), .group = {"规则与标准", "Rules"}, .read = accounts::May::ledgers_read, .label_field = "fact",
             .complete = [](const bookkeeping::Context&, const std::vector<void*>& records) {
               for (auto* record : records) {
                 auto& statement = *static_cast<Statement*>(record);
                 const auto number = number_of(statement.fact);
                 if (!number) continue;  // a fact of an earlier version
                 const auto& fact = catalogue()[*number];
                 statement.about = fact.label.zh;
                 statement.told = words_of(fact, value_in(fact, statement.value).value_or(formula::Value{}));
               }
             }});
}

}  // namespace anyuan::facts
