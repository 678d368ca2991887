#include "platform/db/connection.h"

#include <gtest/gtest.h>

#include "kit/databases.h"

namespace anyuan::db {
namespace {

class ConnectionTest : public kit::EachEngine {
 protected:
  ConnectionTest() { connection.script("CREATE TABLE things (name TEXT NOT NULL PRIMARY KEY, count BIGINT, weight DOUBLE PRECISION, \"full\" TEXT)"); }
  kit::TemporaryDatabase database{GetParam()};
  Connection connection{parse_address(database.address()), Mode::writer};

  std::vector<Row> stored() {
    return connection.query("SELECT name, count, weight, \"full\" FROM things ORDER BY name", {},
                            {CellType::text, CellType::integer, CellType::decimal, CellType::text});
  }
  const std::vector<std::string> columns{"name", "count", "weight", "\"full\""};
};
ANYUAN_ON_EACH_ENGINE(ConnectionTest);

TEST_P(ConnectionTest, ManyRowsAreStoredAsTheyAre) {
  std::vector<Row> rows{{"a\tb\\n", Cell{}, 0.1, "第一行\n第二行\r"}, {"b", std::int64_t{-7}, Cell{}, "\\N"}, {"c", Cell{}, Cell{}, Cell{}},
                        {"d", std::int64_t{9007199254740993}, 1e300, ""}, {"e", std::int64_t{0}, -0.5, "'; DROP TABLE things"},
                        {"f", std::int64_t{1}, 2.0, "x"}};
  connection.insert("things", columns, rows);
  EXPECT_EQ(stored(), rows);
}

TEST_P(ConnectionTest, AFewRowsAndNoneAreStoredTheSameWay) {
  const std::vector<Row> rows{{"a", Cell{}, 0.1, Cell{}}, {"b", std::int64_t{1}, Cell{}, "x"}};
  connection.insert("things", columns, {});
  connection.insert("things", columns, rows);
  EXPECT_EQ(stored(), rows);
}

TEST_P(ConnectionTest, ASecondRowOfTheSameKeyIsADuplicateAndTheConnectionGoesOn) {
  std::vector<Row> rows;
  for (int i = 0; i < 10; ++i) rows.push_back({std::to_string(i % 9), Cell{}, Cell{}, Cell{}});
  connection.script("BEGIN");
  connection.script("SAVEPOINT one");
  EXPECT_THROW(connection.insert("things", columns, rows), Duplicate);
  connection.script("ROLLBACK TO SAVEPOINT one");
  rows.pop_back();
  connection.insert("things", columns, rows);
  connection.script("COMMIT");
  EXPECT_EQ(stored().size(), 9U);
}

}  // namespace
}  // namespace anyuan::db
