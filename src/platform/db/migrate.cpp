#include "platform/db/migrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "platform/digest.h"

namespace anyuan::db {
namespace {

void run_script(Writing& writing, std::string_view sql) {
  while (!sql.empty()) {
    const auto end = sql.find(";\n");
    const auto one = sql.substr(0, end);
    sql = end == std::string_view::npos ? std::string_view{} : sql.substr(end + 2);
    if (one.find_first_not_of(" \t\r\n;") != std::string_view::npos) writing.run(one);
  }
}

}  // namespace

SchemaState schema_state(Reading& reading, const std::vector<Migration>& migrations) {
  SchemaState state;
  std::map<std::string, std::string> applied;
  for (auto& [name, sum] : reading.rows<std::string, std::string>("SELECT name, checksum FROM schema_migration")) {
    applied.emplace(std::move(name), std::move(sum));
  }
  for (const auto& migration : migrations) {
    const auto found = applied.find(migration.name);
    if (found == applied.end()) {
      state.missing.push_back(migration.name);
      continue;
    }
    if (found->second != sha256_hex(migration.sql)) state.changed.push_back(migration.name);
    applied.erase(found);
  }
  for (const auto& [name, sum] : applied) state.unknown.push_back(name);
  return state;
}

std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations, Instant now) {
  const auto made = database.write([&](Writing& writing) -> Result<Done> {
    writing.run("CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY,"
                " checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)");
    return Done{};
  });
  if (!made.ok()) throw Breakdown("cannot prepare migrations");
  const auto state = database.read([&](Reading& reading) { return schema_state(reading, migrations); });
  if (!state.unknown.empty()) throw Breakdown("the database was made by a newer program: it has migration " + state.unknown.front());
  if (!state.changed.empty()) throw Breakdown("migration_changed: " + state.changed.front() + " was edited after it was applied");
  std::vector<std::string> done;
  for (const auto& migration : migrations) {
    if (std::ranges::find(state.missing, migration.name) == state.missing.end()) continue;
    const auto result = database.write([&](Writing& writing) -> Result<Done> {
      run_script(writing, migration.sql);
      writing.run("INSERT INTO schema_migration (name, checksum, applied_at) VALUES (:name, :sum, :now)",
                  {{"name", migration.name}, {"sum", sha256_hex(migration.sql)}, {"now", now}});
      return Done{};
    });
    if (!result.ok()) throw Breakdown("migration refused: " + migration.name);
    done.push_back(migration.name);
  }
  return done;
}

}  // namespace anyuan::db
