#pragma once
// What people said of schools before: what another system hands over, and the demo city's. Each word passes the rules a
// person's word passes and stands at its own time.
#include "domain/facts/commands.h"

namespace anyuan::facts {

struct Said {
  accounts::Actor actor;
  std::string school, unit_path;  // the school's
  Saying saying;
  Instant at{};
};

// Stores them under the change's one event; nobody may have spoken of these facts before. Refused as the first refused
// word was.
Result<Done> bring_in(journal::Change& change, const std::vector<Said>& all);

}  // namespace anyuan::facts
