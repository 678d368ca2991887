#include "kit/city.h"

#include "app/application.h"
#include "domain/org/commands.h"
#include "kit/roster.h"
#include "platform/files/embedded.h"

namespace anyuan::kit {

City::City(db::Engine engine)
    : temporary_(engine), files_(temporary_.folder() + "/files"), database_(db::parse_address(temporary_.address())),
      platform_{database_, clock_, random_, vault_, files_} {
  db::migrate(database_, app::migrations(), clock_.now());
  app::add_books(books_, {});
  const auto divisions = org::parse_divisions(*files::embedded("data/divisions/divisions.csv"));
  CHECK(org::load_divisions(platform_, {"system", "系统", "/"}, divisions, "4503").ok());
  add_townships(platform_);
}

accounts::Actor City::actor(std::string_view unit, accounts::Role role, std::string_view user) const {
  const auto found = platform_.database.read([&](db::Reading& reading) {
    return records::RecordStore<org::Unit>(vault_).load(reading, unit, records::Scope::under("/"));
  });
  CHECK(found.ok());
  return {.user = {std::string(user)}, .name = "王科长", .role = role, .unit = {std::string(unit)}, .level = found.value().level,
          .scope = org::scope_of(found.value())};
}

std::int64_t City::count(const std::string& sql) const {
  return platform_.database.read([&](db::Reading& reading) { return reading.value<std::int64_t>(sql).value_or(0); });
}

http::Sentences sentences() {
  std::string all;
  for (const auto& file : files::embedded_files()) {
    if (file.name.starts_with("data/locale/reasons/")) all += std::string(file.bytes) + "\n";
  }
  return http::Sentences::parse(all);
}

}  // namespace anyuan::kit
