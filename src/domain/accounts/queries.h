#pragma once
// What others ask of accounts.
#include <vector>

#include "domain/accounts/user.h"

namespace anyuan::accounts {

// Fills unit_names and roles of a page of users.
void add_posts(db::Reading& reading, const std::vector<User*>& users);

}  // namespace anyuan::accounts
