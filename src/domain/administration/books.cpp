#include "domain/administration/books.h"

#include "domain/accounts/queries.h"
#include "domain/accounts/user.h"
#include "domain/org/queries.h"
#include "domain/org/unit.h"

namespace anyuan::administration {

using bookkeeping::Context;

void add_books(bookkeeping::Books& books) {
  using accounts::May;
  static constexpr Label group{"系统管理", "Administration"};
  books.add({.type = records::type_for<org::Unit>(), .group = group, .read = May::units_read, .code_field = "code", .owner_field = "",
             .found_among = {{"f.level", "province,city,county,township"}},
             .complete = [](const Context& context, const std::vector<void*>& records) {
               std::vector<org::Unit> units;
               for (auto* record : records) units.push_back(*static_cast<org::Unit*>(record));
               const auto with = org::with_children(context.reading, units);
               for (auto* record : records) {
                 auto& unit = *static_cast<org::Unit*>(record);
                 unit.has_children = std::ranges::find(with, unit.head.id) != with.end();
               }
             },
             .can = [](const Context& context, const void* record) {
               const auto& unit = *static_cast<const org::Unit*>(record);
               std::vector<std::string> moves;
               if (context.actor.may(May::units_write) && unit.level != org::Level::school && !unit.head.archived_at) {
                 moves = {"rename", "add_below"};
                 if (unit.level != org::Level::province) moves.insert(moves.end(), {"merge", "split"});
               }
               return moves;
             }});
  // A person's number is for whoever keeps the accounts (to call before a password is reset), for nobody else.
  books.add({.type = records::type_for<accounts::User>(), .group = group, .read = May::users_read, .reveal = May::users_write, .owner_field = "",
             .complete = [](const Context& context, const std::vector<void*>& records) {
               std::vector<accounts::User*> users;
               for (auto* record : records) users.push_back(static_cast<accounts::User*>(record));
               accounts::add_posts(context.reading, users);
             },
             .can = [](const Context& context, const void* record) {
               std::vector<std::string> moves;
               if (!context.actor.may(May::users_write)) return moves;
               const auto& user = *static_cast<const accounts::User*>(record);
               moves = {"change", "reset_password", "reveal"};
               if (user.head.id == context.actor.user.text) return moves;
               moves.emplace_back("give_post");
               moves.emplace_back(user.state == accounts::UserState::active ? "disable" : "enable");
               return moves;
             }});
  books.add({.type = records::type_for<accounts::Post>(), .group = group, .read = May::users_read, .label_field = "role", .owner_field = "",
             .can = [](const Context& context, const void* record) {
               const auto& post = *static_cast<const accounts::Post*>(record);
               const bool mine = post.user == context.actor.user;
               return context.actor.may(May::users_write) && !mine ? std::vector<std::string>{"take"} : std::vector<std::string>{};
             }});
}

}  // namespace anyuan::administration
