#include "platform/db/database.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "base/check.h"
#include "kit/databases.h"

namespace anyuan::db {
namespace {

using namespace std::chrono_literals;

class Databases : public kit::EachEngine {
 protected:
  Databases() : place_(GetParam()) {
    Connection connection(parse_address(place_.address()), Mode::writer);
    connection.script("CREATE TABLE line (id BIGINT NOT NULL PRIMARY KEY, text TEXT);\n"
                      "CREATE TABLE child (id BIGINT NOT NULL, line BIGINT NOT NULL REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED);\n");
    database_ = std::make_unique<Database>(parse_address(place_.address()));
  }
  Result<Done> put(std::int64_t id) {
    return database_->write([&](Writing& writing) -> Result<Done> {
      writing.run("INSERT INTO line (id, text) VALUES (:id, 'x')", {{"id", id}});
      return Done{};
    });
  }
  std::vector<std::int64_t> ids() {
    return database_->read([](Reading& reading) { return reading.column<std::int64_t>("SELECT id FROM line ORDER BY id"); });
  }
  // Holds the writer inside one write until let go, so that what comes meanwhile waits and shares the next transaction.
  struct Held {
    std::promise<void> let_go, is_in;
    std::future<void> done;
  };
  std::unique_ptr<Held> hold() {
    auto held = std::make_unique<Held>();
    held->done = std::async(std::launch::async, [this, held = held.get()] {
      EXPECT_TRUE(database_->write([&](Writing&) -> Result<Done> {
        held->is_in.set_value();
        held->let_go.get_future().wait();
        return Done{};
      }).ok());
    });
    held->is_in.get_future().wait();
    return held;
  }
  // Lets the writer go as soon as so many writes wait.
  void release(std::unique_ptr<Held> held, std::size_t waiting) {
    while (database_->waiting_writes() < waiting) std::this_thread::yield();
    held->let_go.set_value();
    held->done.get();
  }

  kit::TemporaryDatabase place_;
  std::unique_ptr<Database> database_;
};
ANYUAN_ON_EACH_ENGINE(Databases);

TEST_P(Databases, WhatWasWrittenIsReadByOthers) {
  ASSERT_TRUE(put(1).ok());
  EXPECT_EQ(ids(), (std::vector<std::int64_t>{1}));
}

TEST_P(Databases, WritesThatWaitTogetherShareOneCommit) {
  auto held = hold();
  std::vector<std::future<bool>> writers;
  for (int i = 0; i < 20; ++i) writers.push_back(std::async(std::launch::async, [this, i] { return put(i).ok(); }));
  const auto before = database_->commits();
  release(std::move(held), 20);
  for (auto& writer : writers) EXPECT_TRUE(writer.get());
  EXPECT_EQ(ids().size(), 20U);
  EXPECT_EQ(database_->commits() - before, 2U);  // the held one's and one for all twenty
}

TEST_P(Databases, ARefusedCommandInABatchLeavesNothingAndTheOthersStay) {
  auto held = hold();
  auto good = std::async(std::launch::async, [this] { return put(1).ok(); });
  auto refused = std::async(std::launch::async, [this] {
    const auto result = database_->write([](Writing& writing) -> Result<Done> {
      writing.run("INSERT INTO line (id, text) VALUES (2, 'x')");
      return Error{Refusal::conflict, "no"};
    });
    return result.ok() ? std::string() : result.error().reason;
  });
  auto thrown = std::async(std::launch::async, [this] {
    return database_->write([](Writing& writing) -> Result<Done> {
      writing.run("INSERT INTO line (id, text) VALUES (3, 'x')");
      throw std::runtime_error("half way");
    });
  });
  auto wrong = std::async(std::launch::async, [this] {
    return database_->write([](Writing& writing) -> Result<Done> {
      writing.run("INSERT INTO line (id, text) VALUES (4, 'x')");
      writing.run("INSERT INTO line (id, text) VALUES (4, 'x')");
      return Done{};
    });
  });
  auto also_good = std::async(std::launch::async, [this] { return put(5).ok(); });
  release(std::move(held), 5);
  EXPECT_TRUE(good.get());
  EXPECT_EQ(refused.get(), "no");
  EXPECT_THROW(static_cast<void>(thrown.get()), std::runtime_error);
  EXPECT_THROW(static_cast<void>(wrong.get()), Duplicate);
  EXPECT_TRUE(also_good.get());
  EXPECT_EQ(ids(), (std::vector<std::int64_t>{1, 5}));
}

TEST_P(Databases, AFailedCommitReachesEveryoneInTheBatch) {
  auto held = hold();
  auto good = std::async(std::launch::async, [this] { return put(1).ok(); });
  auto orphan = std::async(std::launch::async, [this] {
    return database_->write([](Writing& writing) -> Result<Done> {
      writing.run("INSERT INTO child (id, line) VALUES (1, 99)");  // found out at the commit only
      return Done{};
    }).ok();
  });
  release(std::move(held), 2);
  EXPECT_THROW(good.get(), Breakdown);
  EXPECT_THROW(orphan.get(), Breakdown);
  EXPECT_TRUE(ids().empty());
  EXPECT_TRUE(put(2).ok());  // and the next batch works again
  EXPECT_EQ(ids(), (std::vector<std::int64_t>{2}));
}

TEST_P(Databases, AReaderCannotWrite) {
  EXPECT_THROW(database_->read([](Reading& reading) {
    return reading.query("INSERT INTO line (id, text) VALUES (1, 'x') RETURNING id", {}, {CellType::integer});
  }), Breakdown);
  EXPECT_TRUE(ids().empty());
}

TEST_P(Databases, AReadThatThrowsDoesNotUseUpAReader) {
  for (int i = 0; i < 40; ++i) {
    EXPECT_THROW(database_->read([](Reading& reading) { return reading.column<std::string>("SELECT nothing FROM nowhere"); }), Breakdown);
  }
  EXPECT_TRUE(ids().empty());
}

TEST_P(Databases, AWriteInsideAWriteIsABugNotADeadlock) {
  EXPECT_THROW(static_cast<void>(database_->write([this](Writing&) -> Result<Done> { return put(1); })), Bug);
  EXPECT_TRUE(ids().empty());
}

TEST_P(Databases, ListenersHearOfEachCommitAndMayBeChangedMeanwhile) {
  std::atomic<int> heard = 0;
  database_->on_commit([&] { ++heard; });
  ASSERT_TRUE(put(1).ok());
  EXPECT_EQ(heard, 1);
  auto writer = std::async(std::launch::async, [this] {
    for (int i = 100; i < 200; ++i) EXPECT_TRUE(put(i).ok());
  });
  for (int i = 0; i < 50; ++i) database_->on_commit([&] { ++heard; });
  writer.get();
  database_->on_commit({});
  const int before = heard;
  ASSERT_TRUE(put(2).ok());
  EXPECT_EQ(heard, before);
}

TEST_P(Databases, EveryTypeComesBackAsItWentIn) {
  const auto row = database_->read([](Reading& reading) {
    return reading.row<std::string, std::optional<std::string>, bool, double, Instant, std::optional<Date>>(
        "SELECT CAST(:text AS TEXT), CAST(:none AS TEXT), CAST(:yes AS BIGINT), CAST(:number AS DOUBLE PRECISION),"
        " CAST(:at AS BIGINT), CAST(:day AS TEXT)",
        {{"text", "桂林 'x' :y \\"}, {"none", std::optional<std::string>{}}, {"yes", true}, {"number", 0.1},
         {"at", instant_of(-1)}, {"day", *parse_date("2019-02-20")}});
  });
  ASSERT_TRUE(row);
  EXPECT_EQ(*row, (std::tuple<std::string, std::optional<std::string>, bool, double, Instant, std::optional<Date>>(
                      "桂林 'x' :y \\", std::nullopt, true, 0.1, instant_of(-1), parse_date("2019-02-20"))));
}

TEST_P(Databases, AParameterMayStandTwiceAndInAnyOrder) {
  const auto row = database_->read([](Reading& reading) {
    return reading.row<std::string, std::string, std::string>("SELECT CAST(:b AS TEXT), CAST(:a AS TEXT), CAST(:b AS TEXT)",
                                                              {{"a", "first"}, {"b", "second"}});
  });
  EXPECT_EQ(row, (std::tuple<std::string, std::string, std::string>("second", "first", "second")));
}

TEST_P(Databases, ManyReadersAndWritersAgreeInTheEnd) {
  std::vector<std::future<void>> all;
  for (int t = 0; t < 8; ++t) {
    all.push_back(std::async(std::launch::async, [this, t] {
      for (int i = 0; i < 20; ++i) {
        EXPECT_TRUE(put(t * 100 + i).ok());
        const auto seen = ids();
        EXPECT_NE(std::ranges::find(seen, t * 100 + i), seen.end()) << "an acknowledged write is read by whoever comes after";
      }
    }));
  }
  for (auto& one : all) one.get();
  EXPECT_EQ(ids().size(), 160U);
}

TEST(Address, IsAFileOrAConnectionString) {
  EXPECT_EQ(parse_address("/data/anyuan.db").engine, Engine::sqlite);
  for (const auto* text : {"postgresql://u@h/d", "postgres://u@h/d", "host=h dbname=d"}) EXPECT_EQ(parse_address(text).engine, Engine::postgresql);
}

TEST(PostgreSql, ADatabaseThatDoesNotCompareTextByteByByteIsRefused) {
  // Scopes are ranges of paths: under a language's collation "/45/4503/" and "/45/45030" would not sort as they must.
  const kit::TemporaryDatabase place(Engine::postgresql, kit::Collation::language);
  try {
    const Database database(parse_address(place.address()));
    FAIL() << "it was opened";
  } catch (const Breakdown& refused) {
    EXPECT_NE(std::string_view(refused.what()).find("LC_COLLATE"), std::string_view::npos) << refused.what();
  }
}

}  // namespace
}  // namespace anyuan::db
