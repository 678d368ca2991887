#include "platform/journal/journal.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "kit/databases.h"
#include "kit/fake_clock.h"
#include "kit/sample_record.h"
#include "platform/files/embedded.h"
#include "platform/files/files.h"
#include "platform/journal/change.h"

namespace anyuan::journal {
namespace {

using kit::Sample;

class Journal : public kit::EachEngine {
 protected:
  Journal() : place_(GetParam()), files_(place_.folder() + "/files"), database_(db::parse_address(place_.address())),
              platform_{database_, clock_, random_, vault_, files_} {
    db::Connection connection(db::parse_address(place_.address()), db::Mode::writer);
    connection.script(*files::embedded("migrations/journal/0001_create.sql"));
    connection.script(records::create_table(records::type_for<Sample>()));
  }
  // One command that makes a sample at a path; returns its id.
  std::string make(std::string_view path, std::string name = "东门") {
    return perform(platform_, doer_, [&](Change& change) -> Result<std::string> {
      Sample sample;
      sample.name = std::move(name);
      sample.phone = {"13800001000"};
      change.start(sample, path);
      change.insert(sample);
      change.event("sample.made", "samples", sample.head.id, path);
      return sample.head.id;
    }).value();
  }
  Result<Sample> rename(std::string_view id, std::string_view name) {
    return perform(platform_, doer_, [&](Change& change) -> Result<Sample> {
      TRY(const auto before, records::RecordStore<Sample>(vault_).load(change.writing, id, records::Scope::under("/")));
      auto after = before;
      after.name = name;
      change.event("sample.renamed", "samples", id, before.head.unit_path, "改错别字");
      return change.save(before, std::move(after));
    });
  }
  void tamper(std::string_view sql) {
    db::Connection connection(db::parse_address(place_.address()), db::Mode::writer);
    connection.script(sql);
  }
  std::string verdict() {
    const auto found = database_.read_one_moment([](db::Reading& reading) { return verify(reading); });
    return found.broken_at ? fmt::format("{}: {}", *found.broken_at, found.why) : fmt::format("{} intact", found.events);
  }

  kit::TemporaryDatabase place_;
  kit::FakeClock clock_;
  SeededRandom random_{1};
  records::Vault vault_{records::Vault::Key{}};
  files::Files files_;
  db::Database database_;
  Platform platform_;
  Doer doer_{"us_1", "张三", "/45/4503/"};
};
ANYUAN_ON_EACH_ENGINE(Journal);

TEST_P(Journal, IsIntactFromTheFirstEventOn) {
  EXPECT_EQ(verdict(), "0 intact");
  for (int i = 0; i < 5; ++i) make("/45/4503/");
  EXPECT_EQ(verdict(), "5 intact");
  EXPECT_EQ(database_.read([](db::Reading& reading) { return head(reading); }), 5);
}

TEST_P(Journal, ACommandThatIsRefusedIsNeitherKeptNorJournalled) {
  make("/45/4503/");
  const auto refused = perform(platform_, doer_, [&](Change& change) -> Result<Done> {
    Sample sample;
    change.start(sample, "/45/");
    change.insert(sample);
    change.event("sample.made", "samples", sample.head.id, "/45/");
    return Error{Refusal::conflict, "no"};
  });
  EXPECT_FALSE(refused.ok());
  EXPECT_EQ(verdict(), "1 intact");
  EXPECT_EQ(database_.read([](db::Reading& reading) { return reading.value<std::int64_t>("SELECT COUNT(*) FROM samples"); }), 1);
}

TEST_P(Journal, ACommandWithoutAnEventOrWithTwoIsABug) {
  EXPECT_THROW(static_cast<void>(perform(platform_, doer_, [](Change&) -> Result<Done> { return Done{}; })), Bug);
  EXPECT_THROW(static_cast<void>(perform(platform_, doer_, [](Change& change) -> Result<Done> {
    change.event("a.b", "samples", "1", "/");
    change.event("a.c", "samples", "1", "/");
    return Done{};
  })), Bug);
  EXPECT_EQ(verdict(), "0 intact");
}

TEST_P(Journal, FindsWhateverWasDoneToIt) {
  struct Tampering {
    std::string_view sql, verdict;
  };
  for (int i = 0; i < 5; ++i) make("/45/4503/");
  const Tampering tamperings[] = {
      {"UPDATE journal_event SET actor_name = '李四' WHERE seq = 3", "3: it was altered"},
      {"UPDATE journal_event SET reason = 'x' WHERE seq = 3", "3: it was altered"},
      {"UPDATE journal_event SET at = at + 1 WHERE seq = 1", "1: it was altered"},
      {"UPDATE journal_event SET unit_path = '/' WHERE seq = 5", "5: it was altered"},
      {"UPDATE journal_change SET differences = '[]' WHERE seq = 2", "2: its changes were altered"},
      {"DELETE FROM journal_change WHERE seq = 2", "2: its changes were altered"},
      {"UPDATE journal_change SET record_id = 'sm_x' WHERE seq = 4", "4: its changes were altered"},
      {"INSERT INTO journal_change (seq, position, record, record_id, unit_path, differences) VALUES (4, 9, 'samples', 'x', '/', '[]')",
       "4: its changes were altered"},
      {"DELETE FROM journal_event WHERE seq = 3", "3: an event is missing"},
      {"DELETE FROM journal_event WHERE seq = 1", "1: an event is missing"},
      {"DELETE FROM journal_event WHERE seq = 5", "4: the head does not fit the last event"},
      {"INSERT INTO journal_event SELECT 6, at, actor_id, actor_name, actor_unit, event, record, record_id, unit_path, reason,"
       " changes_count, changes_digest, hash, hash FROM journal_event WHERE seq = 5", "6: its changes were altered"},
      {"INSERT INTO journal_event SELECT 6, at, actor_id, actor_name, actor_unit, event, record, record_id, unit_path, reason,"
       " 0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', hash, hash FROM journal_event WHERE seq = 5",
       "6: it was altered"},
      {"UPDATE journal_event SET hash = 'x' WHERE seq = 5", "5: it was altered"},
      {"UPDATE journal_event SET previous_hash = 'x' WHERE seq = 2", "2: the previous hash does not fit"},
      {"UPDATE journal_head SET seq = 4", "5: the head does not fit the last event"},
      {"DELETE FROM journal_head", "5: the head does not fit the last event"},
  };
  tamper("CREATE TABLE kept_event AS SELECT * FROM journal_event;\nCREATE TABLE kept_change AS SELECT * FROM journal_change;\n"
         "CREATE TABLE kept_head AS SELECT * FROM journal_head;\n");
  for (const auto& [sql, expected] : tamperings) {
    tamper(sql);
    EXPECT_EQ(verdict(), expected) << sql;
    tamper("DELETE FROM journal_event;\nDELETE FROM journal_change;\nDELETE FROM journal_head;\n"
           "INSERT INTO journal_event SELECT * FROM kept_event;\nINSERT INTO journal_change SELECT * FROM kept_change;\n"
           "INSERT INTO journal_head SELECT * FROM kept_head;\n");
    ASSERT_EQ(verdict(), "5 intact");
  }
}

TEST_P(Journal, VerifiesAcrossMoreEventsThanItReadsAtOnce) {
  ASSERT_TRUE(database_.write([&](db::Writing& writing) -> Result<Done> {
    for (int i = 0; i < 2001; ++i) append(writing, {.at = clock_.now(), .name = "a.b", .record = "samples"}, {});
    return Done{};
  }).ok());
  EXPECT_EQ(verdict(), "2001 intact");
  tamper("DELETE FROM journal_event WHERE seq = 2001");
  EXPECT_EQ(verdict(), "2000: the head does not fit the last event");
}

TEST_P(Journal, IsIntactAtEveryMomentWhileOthersWrite) {
  std::atomic<bool> is_enough = false;
  std::thread writer([&] {
    while (!is_enough) make("/45/4503/");
  });
  for (int i = 0; i < 40; ++i) {
    EXPECT_NE(verdict().find("intact"), std::string::npos);
  }
  is_enough = true;
  writer.join();
}

TEST_P(Journal, TheHistoryOfARecordIsItsOwnNewestFirst) {
  const auto id = make("/45/4503/");
  make("/45/4503/");
  clock_.advance(std::chrono::hours(1));
  ASSERT_TRUE(rename(id, "西门").ok());
  const auto lines = database_.read([&](db::Reading& reading) { return history(reading, "samples", id, INT64_MAX, 10); });
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].event, "sample.renamed");
  EXPECT_EQ(lines[0].reason, "改错别字");
  EXPECT_EQ(lines[0].actor_name, "张三");
  EXPECT_EQ(lines[0].at, clock_.now());
  EXPECT_EQ(lines[0].changes, R"([{"field":"name","before":"东门","after":"西门"}])");
  EXPECT_EQ(lines[1].event, "sample.made");
  EXPECT_EQ(lines[1].changes.find("13800001000"), std::string::npos);
  const auto older = database_.read([&](db::Reading& reading) { return history(reading, "samples", id, lines[0].seq, 10); });
  ASSERT_EQ(older.size(), 1U);
  EXPECT_EQ(older[0].event, "sample.made");
  EXPECT_EQ(database_.read([&](db::Reading& reading) { return history(reading, "samples", id, INT64_MAX, 1); }).size(), 1U);
}

TEST_P(Journal, EventsAreReadInOrderWithinAScope) {
  for (const auto* path : {"/45/1/", "/45/2/", "/45/1/7/", "/45/", "/45/10/"}) make(path);
  const auto seen = [&](std::int64_t after, const records::Scope& scope, std::int64_t limit) {
    std::string all;
    for (const auto& event : database_.read([&](db::Reading& reading) { return events_after(reading, after, scope, {"sample.issued"}, limit); })) {
      all += fmt::format("{}{}", event.seq, event.unit_path) + " ";
    }
    return all;
  };
  EXPECT_EQ(seen(0, records::Scope::under("/45/1/"), 10), "1/45/1/ 3/45/1/7/ ");
  EXPECT_EQ(seen(1, records::Scope::under("/45/1/"), 10), "3/45/1/7/ ");
  EXPECT_EQ(seen(0, records::Scope::under("/45/"), 2), "1/45/1/ 2/45/2/ ");
  EXPECT_EQ(seen(5, records::Scope::under("/"), 10), "");
  EXPECT_EQ(seen(0, records::Scope::nothing(), 10), "");
  ASSERT_TRUE(database_.write([&](db::Writing& writing) -> Result<Done> {
    for (const auto* path : {"/45/", "/45/2/"}) append(writing, {.name = "sample.issued", .record = "samples", .record_id = "x", .unit_path = path}, {});
    return Done{};
  }).ok());
  EXPECT_EQ(seen(3, records::Scope::under("/45/1/"), 10), "6/45/ ");  // announced above, not beside and not event 4
}

TEST_P(Journal, IsSearchedByPersonEventRecordAndTime) {
  const auto first = make("/45/1/");
  clock_.advance(std::chrono::hours(2));
  make("/45/2/");
  ASSERT_TRUE(rename(first, "西门").ok());
  const auto found = [&](Search search) {
    if (search.path.empty()) search.path = "/", search.past = "0";
    std::string all;
    for (const auto& event : database_.read([&](db::Reading& reading) { return find(reading, search); })) all += std::to_string(event.seq);
    return all;
  };
  EXPECT_EQ(found({}), "321");
  EXPECT_EQ(found({.actor = "张三"}), "321");
  EXPECT_EQ(found({.actor = "李四"}), "");
  EXPECT_EQ(found({.event = "sample.renamed"}), "3");
  EXPECT_EQ(found({.record_id = first}), "31");
  EXPECT_EQ(found({.from = clock_.now()}), "32");
  EXPECT_EQ(found({.to = clock_.now()}), "1");
  EXPECT_EQ(found({.before = 3, .limit = 1}), "2");
  EXPECT_EQ(found({.path = "/45/2/", .past = "/45/20"}), "2");
}

TEST_P(Journal, AMoveAndAnArchiveAreSaidThoughTheyAreNoFields) {
  const auto id = make("/45/1/");
  ASSERT_TRUE(perform(platform_, doer_, [&](Change& change) -> Result<Sample> {
    TRY(const auto before, records::RecordStore<Sample>(vault_).load(change.writing, id, records::Scope::under("/")));
    auto after = before;
    after.head.archived_at = change.now;
    after.head.unit_path = "/45/2/";
    change.event("sample.moved", "samples", id, "/45/2/");
    return change.save(before, std::move(after));
  }).ok());
  const auto lines = database_.read([&](db::Reading& reading) { return history(reading, "samples", id, INT64_MAX, 1); });
  EXPECT_EQ(lines.at(0).changes, R"([{"field":"archived","before":false,"after":true},{"field":"unit_path","before":"/45/1/","after":"/45/2/"}])");
}

TEST_P(Journal, AManyChangedCommandIsOneEvent) {
  ASSERT_TRUE(perform(platform_, doer_, [&](Change& change) -> Result<Done> {
    for (int i = 0; i < 150; ++i) {
      Sample sample;
      sample.name = fmt::format("{}", i);
      change.insert(change.start(sample, "/45/"));
    }
    change.event("samples.loaded", "samples", "", "/45/");
    return Done{};
  }).ok());
  EXPECT_EQ(verdict(), "1 intact");
  EXPECT_EQ(database_.read([](db::Reading& reading) { return reading.value<std::int64_t>("SELECT COUNT(*) FROM journal_change"); }), 150);
}

TEST_P(Journal, WhatHoldsAZeroByteIsABugBeforeItBreaksTheChain) {
  // PostgreSQL would keep less than was hashed; requests with it are refused at the edge (Request::json).
  EXPECT_THROW(static_cast<void>(database_.write([&](db::Writing& writing) -> Result<Done> {
    append(writing, {.name = "a.b", .record = "samples", .reason = std::string("a\0b", 3)}, {});
    return Done{};
  })), Bug);
  EXPECT_EQ(verdict(), "0 intact");
}

}  // namespace
}  // namespace anyuan::journal
