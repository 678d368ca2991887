#pragma once
// Log-in, the session, and the security administrator's work: users and their posts.
#include "domain/accounts/routes.h"

namespace anyuan::accounts {

struct Product {
  std::string name, version;
  bool demo = false;
};
void add_routes(Routes& routes, const Product& product);

}  // namespace anyuan::accounts
