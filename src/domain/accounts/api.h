#pragma once
// Log-in, the session, and the security administrator's work: users and their posts.
#include "domain/accounts/routes.h"
#include "platform/http/try_limit.h"
#include "platform/records/fingerprint.h"

namespace anyuan::accounts {

struct Product {
  std::string name, version;
  bool demo = false;
};
// Where a password is hashed for strangers: the server keeps these from taking all its workers.
inline constexpr std::string_view slow_posts[] = {"/api/session", "/api/session/password"};

struct Door {
  http::TryLimit& tries;  // the failed log-ins of one caller
  const records::Fingerprints& prints;
};
void add_routes(Routes& routes, const Door& door, const Product& product);

}  // namespace anyuan::accounts
