#include "platform/records/store.h"

#include <gtest/gtest.h>

#include "kit/databases.h"
#include "kit/sample_record.h"

namespace anyuan::records {
namespace {

using kit::Sample;

class Store : public kit::EachEngine {
 protected:
  Store() : place_(GetParam()), connection_(db::parse_address(place_.address()), db::Mode::writer), writing_(connection_) {
    connection_.script(create_table(type_for<Sample>()));
  }
  static Sample sample(std::string_view id) {
    Sample one;
    one.head = {std::string(id), "/45/1/", 1, instant_of(5), instant_of(5), std::nullopt};
    one.name = "东门";
    one.phone = {"13800001000"};
    return one;
  }
  Sample stored(std::string_view id) { return store_.load(writing_, id, Scope::under("/")).value(); }

  kit::TemporaryDatabase place_;
  db::Connection connection_;
  db::Writing writing_;
  const Vault vault_{Vault::Key{}};
  RecordStore<Sample> store_{vault_};
};
ANYUAN_ON_EACH_ENGINE(Store);

TEST_P(Store, WhatIsInsertedIsWhatIsLoaded) {
  const auto one = sample("sm_1");
  store_.insert(writing_, one);
  EXPECT_EQ(stored("sm_1"), one);
}

TEST_P(Store, OutOfScopeLooksLikeAbsent) {
  store_.insert(writing_, sample("sm_1"));
  const auto foreign = store_.load(writing_, "sm_1", Scope::under("/45/2/"));
  const auto absent = store_.load(writing_, "sm_9", Scope::under("/45/1/"));
  ASSERT_FALSE(foreign.ok());
  ASSERT_FALSE(absent.ok());
  EXPECT_EQ(foreign.error(), absent.error());
  EXPECT_TRUE(store_.load(writing_, "sm_1", Scope::under("/45/1/")).ok());
}

TEST_P(Store, SecretsAreSealedInTheDatabase) {
  store_.insert(writing_, sample("sm_1"));
  const auto column = writing_.value<std::string>("SELECT phone FROM samples");
  ASSERT_TRUE(column);
  EXPECT_EQ(column->find("1380000"), std::string::npos);
  EXPECT_GT(column->size(), 40U);
}

TEST_P(Store, AChangeAgainstAnOldVersionIsRefusedAndChangesNothing) {
  store_.insert(writing_, sample("sm_1"));
  auto first = stored("sm_1"), second = stored("sm_1");
  first.count = 1;
  second.count = 2;
  ASSERT_TRUE(store_.save(writing_, first).ok());
  const auto refused = store_.save(writing_, second);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error(), (Error{Refusal::conflict, "changed_by_someone_else"}));
  EXPECT_EQ(stored("sm_1").count, 1);
  EXPECT_EQ(stored("sm_1").head.version, 2);
}

TEST_P(Store, ASaveKeepsWhenTheRecordWasMade) {
  store_.insert(writing_, sample("sm_1"));
  auto changed = stored("sm_1");
  changed.head.created_at = instant_of(99);
  changed.head.changed_at = instant_of(77);
  changed.head.archived_at = instant_of(77);
  ASSERT_TRUE(store_.save(writing_, changed).ok());
  EXPECT_EQ(stored("sm_1").head.created_at, instant_of(5));
  EXPECT_EQ(stored("sm_1").head.changed_at, instant_of(77));
  EXPECT_EQ(stored("sm_1").head.archived_at, instant_of(77));
}

TEST_P(Store, ASaveOfAnAbsentRecordIsRefused) {
  EXPECT_FALSE(store_.save(writing_, sample("sm_9")).ok());
  EXPECT_EQ(writing_.value<std::int64_t>("SELECT COUNT(*) FROM samples"), 0);
}

TEST_P(Store, TwoLiveRecordsNeverShareAUniqueValue) {
  auto first = sample("sm_1"), second = sample("sm_2"), nameless = sample("sm_3"), nameless_too = sample("sm_4");
  first.code = second.code = "A001";
  store_.insert(writing_, first);
  EXPECT_THROW(store_.insert(writing_, second), db::Duplicate);
  store_.insert(writing_, nameless);
  store_.insert(writing_, nameless_too);  // empty is not a value
  auto gone = stored("sm_1");
  gone.head.archived_at = instant_of(9);
  ASSERT_TRUE(store_.save(writing_, gone).ok());
  store_.insert(writing_, second);  // what was archived gives its value free
  EXPECT_EQ(stored("sm_2").code, "A001");
}

TEST_P(Store, ManyRecordsGoInTogether) {
  std::vector<Sample> many;
  for (int i = 0; i < 95; ++i) many.push_back(sample(fmt::format("sm_{:03}", i)));
  many[41].name = "第四十一";
  many[41].rooms = 3;
  store_.insert_all(writing_, many);
  EXPECT_EQ(writing_.value<std::int64_t>("SELECT COUNT(*) FROM samples"), 95);
  EXPECT_EQ(stored("sm_041"), many[41]);
  EXPECT_EQ(stored("sm_094"), many[94]);
  store_.insert_all(writing_, {});
}

}  // namespace
}  // namespace anyuan::records
