#include "platform/db/migrate.h"

#include <gtest/gtest.h>

#include "kit/databases.h"

namespace anyuan::db {
namespace {

class Migrations : public kit::EachEngine {
 protected:
  Migrations() : place_(GetParam()), database_(parse_address(place_.address())) {}
  std::string refusal(const std::vector<Migration>& migrations) {
    try {
      migrate(database_, migrations, Instant{});
      return "";
    } catch (const Breakdown& refused) {
      return refused.what();
    }
  }
  std::vector<std::string> names() {
    return database_.read([](Reading& reading) { return reading.column<std::string>("SELECT name FROM schema_migration ORDER BY name"); });
  }

  kit::TemporaryDatabase place_;
  Database database_;
  const Migration first_{"a/0001", "CREATE TABLE line (id TEXT NOT NULL);\nINSERT INTO line (id) VALUES ('one');\n"};
  const Migration second_{"a/0002", "ALTER TABLE line ADD COLUMN text TEXT;\n"};
};
ANYUAN_ON_EACH_ENGINE(Migrations);

TEST_P(Migrations, AreAppliedOnceInTheOrderGiven) {
  EXPECT_EQ(migrate(database_, {first_, second_}, Instant{}), (std::vector<std::string>{"a/0001", "a/0002"}));
  EXPECT_TRUE(migrate(database_, {first_, second_}, Instant{}).empty());
  EXPECT_EQ(names(), (std::vector<std::string>{"a/0001", "a/0002"}));
  EXPECT_EQ(database_.read([](Reading& reading) { return reading.value<std::int64_t>("SELECT COUNT(*) FROM line"); }), 1);
}

TEST_P(Migrations, OfALaterBuildAreAddedToAnOlderDatabase) {
  migrate(database_, {first_}, Instant{});
  EXPECT_EQ(migrate(database_, {first_, second_}, Instant{}), (std::vector<std::string>{"a/0002"}));
}

TEST_P(Migrations, EditedAfterTheyWereAppliedAreRefused) {
  migrate(database_, {first_}, Instant{});
  const Migration edited{"a/0001", "CREATE TABLE line (id BIGINT NOT NULL);\n"};
  EXPECT_NE(refusal({edited, second_}).find("migration_changed: a/0001"), std::string::npos);
  EXPECT_EQ(names(), (std::vector<std::string>{"a/0001"}));
}

TEST_P(Migrations, OfANewerProgramStopAnOlderOne) {
  migrate(database_, {first_, second_}, Instant{});
  EXPECT_NE(refusal({first_}).find("newer program"), std::string::npos);
}

TEST_P(Migrations, ThatFailLeaveNothingOfThemselvesAndKeepTheOnesBefore) {
  const Migration broken{"a/0002", "CREATE TABLE half (id TEXT);\nCREATE TABLE line (id TEXT);\n"};
  EXPECT_NE(refusal({first_, broken}), "");
  EXPECT_EQ(names(), (std::vector<std::string>{"a/0001"}));
  EXPECT_EQ(migrate(database_, {first_, {"a/0002", "CREATE TABLE half (id TEXT);\n"}}, Instant{}), (std::vector<std::string>{"a/0002"}));
}

}  // namespace
}  // namespace anyuan::db
