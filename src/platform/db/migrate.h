#pragma once
// Brings a database to the schema of this build. Migrations are append-only: one that was applied and has since been
// edited is refused, because two schemas would carry one version.
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"

namespace anyuan::db {

struct Migration {
  std::string name;  // "org/0001_create"
  std::string_view sql;
};

// Applies what is missing, each in its own transaction, in the order given; returns the names applied.
// Throws Breakdown when an applied one differs (`migration_changed`) or is unknown to this build (a newer program).
std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations, Instant now);

// How a database stands to this build, without changing it.
struct SchemaState {
  std::vector<std::string> missing;  // would be applied by `migrate`
  std::vector<std::string> changed;  // applied and since edited
  std::vector<std::string> unknown;  // of a newer program
};
SchemaState schema_state(Reading& reading, const std::vector<Migration>& migrations);

}  // namespace anyuan::db
