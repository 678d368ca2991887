// The migrations and the descriptions of records agree, on both engines: what a book describes is what its table has.
#include <gtest/gtest.h>

#include <set>

#include "app/application.h"
#include "app/wiring.h"
#include "kit/databases.h"
#include "kit/fake_clock.h"

namespace anyuan {
namespace {

using Columns = std::set<std::string>;  // "name type null|filled"

std::vector<std::string> tables_in(db::Reading& reading) {
  return reading.column<std::string>(reading.engine() == db::Engine::sqlite
                                         ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
                                         : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name");
}

Columns columns_in(db::Reading& reading, std::string_view table) {
  const auto found = reading.rows<std::string, std::string, std::string>(
      reading.engine() == db::Engine::sqlite
          ? "SELECT name, type, CASE \"notnull\" WHEN 1 THEN 'filled' ELSE 'null' END FROM pragma_table_info(:name)"
          : "SELECT column_name, data_type, CASE is_nullable WHEN 'NO' THEN 'filled' ELSE 'null' END"
            " FROM information_schema.columns WHERE table_schema = 'public' AND table_name = :name",
      {{"name", table}});
  Columns columns;
  for (const auto& [name, type, null] : found) columns.insert(name + " " + type + " " + null);
  return columns;
}

class Schema : public kit::EachEngine {
 protected:
  Schema() : migrated_(GetParam()), described_(GetParam()) { app::add_books(books_, {}); }

  kit::TemporaryDatabase migrated_, described_;
  kit::FakeClock clock_;
  bookkeeping::Books books_;
};

TEST_P(Schema, EachBookHasTheColumnsItDescribes) {
  db::Database migrated(db::parse_address(migrated_.address())), described(db::parse_address(described_.address()));
  db::migrate(migrated, app::migrations(), clock_.now());
  std::vector<std::string> statements;
  for (const auto& book : books_.all()) statements.push_back(records::create_table(book->type));
  std::vector<db::Migration> from_descriptions;
  for (std::size_t i = 0; i < statements.size(); ++i) from_descriptions.push_back({books_.all()[i]->type.name.data(), statements[i]});
  db::migrate(described, from_descriptions, clock_.now());
  ASSERT_GT(books_.all().size(), 0U);
  for (const auto& book : books_.all()) {
    const auto read = [&](db::Reading& reading) { return columns_in(reading, book->type.name); };
    EXPECT_EQ(migrated.read(read), described.read(read)) << book->type.name;
    EXPECT_GT(migrated.read(read).size(), 5U) << book->type.name;
  }
}

// A unit that moves takes along everything below it; a table nobody named would keep the old path and fall out of scope.
TEST_P(Schema, EachTableWithAPathFollowsItsUnit) {
  db::Database migrated(db::parse_address(migrated_.address()));
  db::migrate(migrated, app::migrations(), clock_.now());
  const auto followers = books_.followers().tables;
  std::set<std::string> stays;
  migrated.read([&](db::Reading& reading) {
    for (const auto& table : tables_in(reading)) {
      for (const auto& column : columns_in(reading, table)) {
        if (column.starts_with("unit_path ") && std::ranges::find(followers, table) == followers.end()) stays.insert(table);
      }
    }
    return 0;
  });
  EXPECT_EQ(stays, (std::set<std::string>{"journal_change", "journal_event"}));  // where it happened does not change
}

ANYUAN_ON_EACH_ENGINE(Schema);

}  // namespace
}  // namespace anyuan
