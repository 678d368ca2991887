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

std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations, Instant now) {
  const auto made = database.write([&](Writing& writing) -> Result<Done> {
    writing.run("CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY,"
                " checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)");
    return Done{};
  });
  if (!made.ok()) throw Breakdown("cannot prepare migrations");
  std::map<std::string, std::string> applied;
  database.read([&](Reading& reading) {
    for (auto& [name, sum] : reading.rows<std::string, std::string>("SELECT name, checksum FROM schema_migration")) {
      applied.emplace(std::move(name), std::move(sum));
    }
    return 0;
  });
  for (const auto& [name, sum] : applied) {
    if (std::ranges::find(migrations, name, &Migration::name) == migrations.end()) {
      throw Breakdown("the database was made by a newer program: it has migration " + name);
    }
  }
  std::vector<std::string> done;
  for (const auto& migration : migrations) {
    const auto sum = sha256_hex(migration.sql);
    if (const auto found = applied.find(migration.name); found != applied.end()) {
      if (found->second != sum) throw Breakdown("migration_changed: " + migration.name + " was edited after it was applied");
      continue;
    }
    const auto result = database.write([&](Writing& writing) -> Result<Done> {
      run_script(writing, migration.sql);
      writing.run("INSERT INTO schema_migration (name, checksum, applied_at) VALUES (:name, :sum, :now)",
                  {{"name", migration.name}, {"sum", sum}, {"now", now}});
      return Done{};
    });
    if (!result.ok()) throw Breakdown("migration refused: " + migration.name);
    done.push_back(migration.name);
  }
  return done;
}

}  // namespace anyuan::db
