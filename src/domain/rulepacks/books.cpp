#include "domain/rulepacks/books.h"

#include "domain/rulepacks/pack.h"

namespace anyuan::rulepacks {

void add_books(bookkeeping::Books& books) {
  books.add({.type = records::type_for<RulePack>(), .group = {"规则与标准", "Rules"}, .read = accounts::May::schools_read, .label_field = "title",
             .owner_field = "", .issued_down = "edition > 0",  // every one of them: they come with the platform, above all units
             .can = [](const bookkeeping::Context&, const void*) { return std::vector<std::string>{}; }});
}

}  // namespace anyuan::rulepacks
