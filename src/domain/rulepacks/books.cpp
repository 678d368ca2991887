#include "domain/rulepacks/books.h"

#include "domain/rulepacks/activation.h"

namespace anyuan::rulepacks {

void add_books(bookkeeping::Books& books) {
  books.add({.type = records::type_for<RulePack>(), .group = {"规则与标准", "Rules"}, .read = accounts::May::schools_read, .label_field = "title",
             .owner_field = "", .issued_down = "edition > 0",  // every one of them: they come with the platform, above all units
             .can = [](const bookkeeping::Context& context, const void*) {
               return context.actor.may(accounts::May::settings_write) ? std::vector<std::string>{"activate"} : std::vector<std::string>{};
             }});
  books.add({.type = records::type_for<Activation>(), .group = {"规则与标准", "Rules"}, .read = accounts::May::schools_read, .label_field = "reason",
             .owner_field = "unit", .issued_down = "archived_at IS NULL",
             .can = [](const bookkeeping::Context& context, const void* record) {
               const auto& activation = *static_cast<const Activation*>(record);
               const bool is_open = !activation.in_force_until || *activation.in_force_until >= context.today;
               const bool may = context.actor.may(accounts::May::settings_write) && context.actor.scope.holds(activation.head.unit_path);
               return is_open && may ? std::vector<std::string>{"withdraw"} : std::vector<std::string>{};
             }});
}

}  // namespace anyuan::rulepacks
