#include "platform/records/list.h"

#include <gtest/gtest.h>

#include <set>

#include "base/random.h"
#include "kit/databases.h"
#include "kit/sample_record.h"
#include "platform/records/store.h"

namespace anyuan::records {
namespace {

using kit::Grade;
using kit::Sample;

std::string refused(const Query& query) {
  const auto list = parse_list(type_for<Sample>(), query);
  return list.ok() ? "" : list.error().field + " " + list.error().reason;
}

TEST(ParseList, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(refused({{"limit", "0"}}), "limit limit_out_of_range");
  EXPECT_EQ(refused({{"limit", "501"}}), "limit limit_out_of_range");
  EXPECT_EQ(refused({{"limit", "ten"}}), "limit limit_out_of_range");
  EXPECT_EQ(refused({{"limit", "10x"}}), "limit limit_out_of_range");
  EXPECT_EQ(refused({{"sort", "remark"}}), "sort not_sorted");
  EXPECT_EQ(refused({{"sort", "phone"}}), "sort not_sorted");
  EXPECT_EQ(refused({{"sort", "unit_path"}}), "sort not_sorted");
  EXPECT_EQ(refused({{"sort", "name; DROP TABLE samples"}}), "sort not_sorted");
  EXPECT_EQ(refused({{"cursor", "@@@"}}), "cursor cursor_unknown");
  EXPECT_EQ(refused({{"cursor", "W10"}}), "cursor cursor_unknown");
  EXPECT_EQ(refused({{"colour", "red"}}), "colour unknown_parameter");
  EXPECT_EQ(refused({{"f.remark", "x"}}), "remark not_filtered");
  EXPECT_EQ(refused({{"f.phone", "138"}}), "phone not_filtered");
  EXPECT_EQ(refused({{"f.count.above", "1"}}), "count not_filtered");
  EXPECT_EQ(refused({{"f.age", "1"}}), "age not_filtered");
  EXPECT_EQ(refused({{"f.count", "x"}}), "count not_an_integer");
  EXPECT_EQ(refused({{"f.width", "nan"}}), "width not_a_number");
  EXPECT_EQ(refused({{"f.lit", "是"}}), "lit not_yes_or_no");
  EXPECT_EQ(refused({{"f.grade", "major,huge"}}), "grade not_a_choice");
  EXPECT_EQ(refused({{"f.built_on.from", "2026-02-30"}}), "built_on not_a_date");
  EXPECT_EQ(refused({{"f.checked_at", "gestern"}}), "checked_at not_an_instant");
  EXPECT_EQ(refused({{"limit", "500"}, {"sort", "-width"}, {"q", "x"}, {"unit", "un_1"}, {"f.grade", "major,general"}}), "");
}

TEST(ParseList, ACursorOfAnotherTypeIsUnknown) {
  EXPECT_EQ(refused({{"sort", "count"}, {"cursor", encode_cursor({Cell(std::string("a")), "sm_1"})}}), "cursor cursor_unknown");
  EXPECT_EQ(refused({{"sort", "width"}, {"cursor", encode_cursor({Cell(std::string("1.5x")), "sm_1"})}}), "cursor cursor_unknown");
  EXPECT_EQ(refused({{"sort", "name"}, {"cursor", encode_cursor({Cell(std::int64_t{1}), "sm_1"})}}), "cursor cursor_unknown");
}

class Lists : public kit::EachEngine {
 protected:
  Lists() : place_(GetParam()), connection_(db::parse_address(place_.address()), db::Mode::writer), writing_(connection_) {
    connection_.script(create_table(type_for<Sample>()));
  }
  Sample& add(std::string_view path, Sample sample) {
    sample.head = {fmt::format("sm_{:04}", ++made_), std::string(path), 1, Instant{}, Instant{}, sample.head.archived_at};
    store_.insert(writing_, sample);
    return all_.emplace_back(std::move(sample));
  }
  Rows page(const Query& query, const Scope& scope = Scope::under("/45/")) {
    const auto list = parse_list(type_for<Sample>(), query);
    EXPECT_TRUE(list.ok()) << list.error().reason;
    return store_.any().list(writing_, list.value(), scope);
  }
  // The names of a page, joined.
  std::string names(const Query& query, const Scope& scope = Scope::under("/45/")) {
    std::string all;
    for (const auto& record : page(query, scope).records) all += (all.empty() ? "" : " ") + static_cast<Sample*>(record.get())->name;
    const auto list = parse_list(type_for<Sample>(), query);
    const auto counted = store_.any().count(writing_, list.value(), scope);
    EXPECT_EQ(counted.total, all.empty() ? 0 : std::ranges::count(all, ' ') + 1) << "count and list disagree";
    return all;
  }
  static Sample named(std::string name) {
    Sample sample;
    sample.name = std::move(name);
    return sample;
  }

  kit::TemporaryDatabase place_;
  db::Connection connection_;
  db::Writing writing_;
  const Vault vault_{Vault::Key{}};
  RecordStore<Sample> store_{vault_};
  std::deque<Sample> all_;
  int made_ = 0;
};
ANYUAN_ON_EACH_ENGINE(Lists);

TEST_P(Lists, FiltersByEveryKind) {
  auto a = named("a"), b = named("b"), c = named("c");
  a.count = 1, a.rooms = 4, a.width = 0.25, a.lit = true, a.built_on = parse_date("2019-02-20"), a.grade = Grade::major;
  a.checked_at = parse_instant("2026-11-23T16:00:00Z"), a.grades = {Grade::major}, a.parent = {"un_1"}, a.code = "A100";
  b.count = 2, b.width = -1.5, b.built_on = parse_date("2019-02-21"), b.checked_at = parse_instant("2026-11-24T15:59:59.999Z");
  b.grades = {Grade::general, Grade::major}, b.code = "B_10";
  c.count = 3, c.checked_at = parse_instant("2026-11-24T16:00:00Z");
  for (const auto& sample : {a, b, c}) add("/45/1/", sample);

  EXPECT_EQ(names({{"f.count", "1,3"}}), "a c");
  EXPECT_EQ(names({{"f.count.from", "2"}}), "b c");
  EXPECT_EQ(names({{"f.count.to", "2"}, {"f.count.from", "2"}}), "b");
  EXPECT_EQ(names({{"f.count", "-"}}), "");
  EXPECT_EQ(names({{"f.rooms", "4"}}), "a");
  EXPECT_EQ(names({{"f.rooms", "-"}}), "b c");
  EXPECT_EQ(names({{"f.width", "0.25"}}), "a");
  EXPECT_EQ(names({{"f.width.to", "0"}}), "b");
  EXPECT_EQ(names({{"f.lit", "true"}}), "a");
  EXPECT_EQ(names({{"f.lit", "false"}}), "b c");
  EXPECT_EQ(names({{"f.lit", "-"}}), "");
  EXPECT_EQ(names({{"f.built_on", "2019-02-20"}}), "a");
  EXPECT_EQ(names({{"f.built_on.from", "2019-02-20"}, {"f.built_on.to", "2019-02-20"}}), "a");
  EXPECT_EQ(names({{"f.built_on", "-"}}), "c");
  EXPECT_EQ(names({{"f.checked_at.from", "2026-11-24"}, {"f.checked_at.to", "2026-11-24"}}), "a b");
  EXPECT_EQ(names({{"f.checked_at.to", "2026-11-23T16:00:00Z"}}), "a");
  EXPECT_EQ(names({{"f.grade", "major"}}), "a");
  EXPECT_EQ(names({{"f.grade", "major,general"}}), "a b c");
  EXPECT_EQ(names({{"f.grades", "major"}}), "a b");
  EXPECT_EQ(names({{"f.grades", "general"}}), "b");
  EXPECT_EQ(names({{"f.grades", "-"}}), "c");
  EXPECT_EQ(names({{"f.parent", "un_1"}}), "a");
  EXPECT_EQ(names({{"f.parent", "-"}}), "b c");
  EXPECT_EQ(names({{"f.code", "B_10"}}), "b");
}

TEST_P(Lists, SearchTakesItsWordsAsTheyAre) {
  auto a = named("东门100%"), b = named("东门100"), c = named("Abc");
  a.code = "A100", b.code = "B_10", c.code = "BX10";
  for (const auto& sample : {a, b, c}) add("/45/1/", sample);
  EXPECT_EQ(names({{"q", "东门"}}), "东门100 东门100%");
  EXPECT_EQ(names({{"q", "0%"}}), "东门100%");
  EXPECT_EQ(names({{"q", "b_1"}}), "东门100");
  EXPECT_EQ(names({{"q", "aBC"}}), "Abc");
  EXPECT_EQ(names({{"q", "a100"}}), "东门100%");
  EXPECT_EQ(names({{"q", "' OR 1=1 --"}}), "");
  EXPECT_EQ(names({{"q", "\\"}}), "");
}

TEST_P(Lists, HoldsOnlyWhatIsInScopeAndLive) {
  add("/45/1/", named("mine"));
  add("/45/1/7/", named("below"));
  add("/45/10/", named("ten"));
  add("/45/", named("above"));
  auto gone = named("gone");
  gone.head.archived_at = Instant{};
  add("/45/1/", gone);
  EXPECT_EQ(names({}, Scope::under("/45/1/")), "below mine");
  EXPECT_EQ(names({}, Scope::nothing()), "");
  EXPECT_EQ(names({}), "above below mine ten");
}

TEST_P(Lists, SortsChineseByPinyinAndTheRestByValue) {
  for (const auto* name : {"资源", "安园", "桂林", "Bao", "象山"}) add("/45/1/", named(name));
  EXPECT_EQ(names({{"sort", "name"}}), "安园 桂林 象山 资源 Bao");
  EXPECT_EQ(names({{"sort", "-name"}}), "Bao 资源 象山 桂林 安园");
  EXPECT_EQ(names({{"sort", "id"}}), "资源 安园 桂林 Bao 象山");
}

// Random rows, many equal and many empty sort values: the order must be the same one on both engines and every page
// cut must fall anywhere without losing or repeating a row, also while rows are added.
class Paging : public Lists {
 protected:
  Sample any(SeededRandom& random) {
    static constexpr const char* words[] = {"安", "桂", "Bao", "bao", "资源", "", "象 山"};
    auto sample = named(words[random.below(7)]);
    sample.code = random.below(3) == 0 ? "" : fmt::format("{:04}", made_);
    sample.count = static_cast<std::int64_t>(random.below(4));
    if (random.below(3) > 0) sample.rooms = static_cast<std::int64_t>(random.below(5)) - 2;
    if (random.below(3) > 0) sample.width = static_cast<double>(random.below(7)) / 7.0 - 0.1 * static_cast<double>(random.below(3));
    if (random.below(3) > 0) sample.built_on = plus_days(*parse_date("2019-02-20"), static_cast<int>(random.below(4)));
    if (random.below(3) > 0) sample.checked_at = instant_of(1'795'500'131'123LL + static_cast<std::int64_t>(random.below(3)));
    return sample;
  }
};
ANYUAN_ON_EACH_ENGINE(Paging);

TEST_P(Lists, CountsExactlyUpToABoundAndSaysWhenThereAreMore) {
  for (const auto* name : {"a", "b", "c"}) add("/45/1/", named(name));
  const auto counted = [&](std::int64_t most) { return store_.any().count(writing_, parse_list(type_for<Sample>(), {}).value(), Scope::under("/45/"), most); };
  EXPECT_EQ(counted(4).total, 3);
  EXPECT_FALSE(counted(4).more);
  EXPECT_EQ(counted(3).total, 3);
  EXPECT_FALSE(counted(3).more);
  EXPECT_EQ(counted(2).total, 2);
  EXPECT_TRUE(counted(2).more);
}

TEST_P(Paging, YieldsEachRowOnceWhileRowsAreAdded) {
  SeededRandom random(20190220);
  for (int i = 0; i < 120; ++i) add("/45/1/", any(random));
  for (const auto* field : {"name", "code", "count", "rooms", "width", "built_on", "checked_at", "id"}) {
    for (const std::string sign : {"", "-"}) {
      std::set<std::string> expected, seen;
      for (const auto& one : all_) expected.insert(one.head.id);
      std::string cursor;
      do {
        const auto rows = page({{"limit", std::to_string(1 + random.below(9))}, {"sort", sign + field}, {"cursor", cursor}});
        for (const auto& record : rows.records) {
          const auto& id = static_cast<Sample*>(record.get())->head.id;
          ASSERT_TRUE(seen.insert(id).second) << sign << field << " repeats " << id;
        }
        cursor = rows.next;
        if (random.below(5) == 0) add("/45/1/", any(random));
      } while (!cursor.empty());
      for (const auto& id : expected) ASSERT_TRUE(seen.contains(id)) << sign << field << " lost " << id;
    }
  }
}

TEST_P(Paging, OrdersAlikeOnBothEnginesAndWhateverThePageSize) {
  SeededRandom random(7);
  for (int i = 0; i < 100; ++i) add("/45/1/", any(random));
  const kit::TemporaryDatabase other_place(GetParam() == db::Engine::sqlite ? db::Engine::postgresql : db::Engine::sqlite);
  db::Connection other(db::parse_address(other_place.address()), db::Mode::writer);
  other.script(create_table(type_for<Sample>()));
  db::Writing elsewhere(other);
  for (const auto& one : all_) store_.insert(elsewhere, one);
  const auto ids = [&](db::Reading& reading, const std::string& sort, int limit) {
    std::vector<std::string> all;
    Query query{{"limit", std::to_string(limit)}, {"sort", sort}};
    do {
      const auto rows = store_.any().list(reading, parse_list(type_for<Sample>(), query).value(), Scope::under("/45/"));
      for (const auto& record : rows.records) all.push_back(static_cast<Sample*>(record.get())->head.id);
      query["cursor"] = rows.next;
    } while (!query["cursor"].empty());
    return all;
  };
  for (const auto* sort : {"name", "-name", "code", "-code", "count", "rooms", "-rooms", "width", "-width", "built_on", "-checked_at", "-id"}) {
    const auto here = ids(writing_, sort, 500);
    EXPECT_EQ(here.size(), 100U);
    EXPECT_EQ(here, ids(elsewhere, sort, 500)) << sort;
    EXPECT_EQ(here, ids(writing_, sort, 7)) << sort;
  }
}

// A table listed place by place: of the same rows at every level, whatever the page's size, and one id after another within a place.
TEST_P(Paging, PlaceByPlaceIsOneOrderAtEveryLevel) {
  auto type = type_for<Sample>();
  type.default_sort = "unit_path";
  type.size = Size::large;
  const AnyStore store(type, vault_);
  SeededRandom random(19491001);
  for (int i = 0; i < 80; ++i) add(fmt::format("/45/450{0}/450{0}0{1}/", 1 + random.below(2), 1 + random.below(3)), any(random));
  using Found = std::vector<std::pair<std::string, std::string>>;
  for (const auto* path : {"/", "/45/", "/45/4501/", "/45/4501/450102/"}) {
    Found expected, found;
    for (const auto& one : all_) {
      if (one.head.unit_path.starts_with(path)) expected.emplace_back(one.head.unit_path, one.head.id);
    }
    std::ranges::sort(expected);
    std::string cursor;
    do {
      const auto list = parse_list(type, {{"limit", "7"}, {"cursor", cursor}}).value();
      const auto rows = store.list(writing_, list, Scope::under(path));
      for (const auto& record : rows.records) {
        const auto& head = static_cast<Sample*>(record.get())->head;
        found.emplace_back(head.unit_path, head.id);
      }
      EXPECT_EQ(store.count(writing_, list, Scope::under(path)).total, std::ssize(expected));
      cursor = rows.next;
    } while (!cursor.empty());
    EXPECT_EQ(found, expected) << path;
  }
}

TEST_P(Paging, EmptySortValuesComeFirst) {
  auto a = named("a"), b = named("b");
  a.rooms = -5;
  add("/45/1/", a);
  add("/45/1/", b);
  EXPECT_EQ(names({{"sort", "rooms"}}), "b a");
  EXPECT_EQ(names({{"sort", "-rooms"}}), "a b");
}

// A search in a large table, with windows small enough to end anywhere.
class Searching : public Paging {
 protected:
  static RecordType as_large() {
    auto type = type_for<Sample>();
    type.size = Size::large;
    return type;
  }
  static List asked(const Query& query, std::int64_t window) {
    auto list = parse_list(type_for<Sample>(), query).value();
    list.window = window;
    return list;
  }
  Rows search(const Query& query, std::int64_t window) { return large_.list(writing_, asked(query, window), Scope::under("/45/")); }
  Count count(const Query& query, std::int64_t window) { return large_.count(writing_, asked(query, window), Scope::under("/45/")); }
  static std::vector<std::string> ids_of(const Rows& rows) {
    std::vector<std::string> ids;
    for (const auto& record : rows.records) ids.push_back(static_cast<Sample*>(record.get())->head.id);
    return ids;
  }
  // All pages joined; between two of them `meanwhile` happens.
  std::vector<std::string> joined(Query query, std::int64_t window, std::size_t limit, auto&& meanwhile) {
    std::vector<std::string> all;
    query["limit"] = std::to_string(limit);
    do {
      const auto rows = search(query, window);
      EXPECT_LE(rows.records.size(), limit);
      if (rows.next.empty()) { EXPECT_EQ(rows.looked_at, 0); }
      else if (rows.records.size() < limit) { EXPECT_EQ(rows.looked_at, window); }
      for (auto& id : ids_of(rows)) all.push_back(std::move(id));
      query["cursor"] = rows.next;
      meanwhile();
    } while (!query["cursor"].empty());
    return all;
  }
  void add_coded(int from, int to) {
    for (int i = from; i < to; ++i) {
      auto sample = named("隐患");
      sample.code = fmt::format("YH-4503-{:03}", i);
      sample.count = i % 2;
      add("/45/1/", sample);
    }
  }

  const RecordType type_ = as_large();
  const AnyStore large_{type_, vault_};
};
ANYUAN_ON_EACH_ENGINE(Searching);

TEST_P(Searching, PagesJoinedAreThePlainListWhateverTheWindow) {
  SeededRandom random(450302);
  for (int i = 0; i < 60; ++i) add("/45/1/", any(random));
  for (const std::string sort : {"name", "-name", "count", "-rooms", "width", "-built_on", "id", "-id"}) {
    for (const auto& query : {Query{{"q", "bao"}}, Query{{"q", "安"}, {"f.count", "1,2"}}, Query{{"q", "nowhere"}}}) {
      auto sorted = query;
      sorted["sort"] = sort;
      auto whole = sorted;
      whole["limit"] = "500";
      const auto expected = ids_of(page(whole));
      for (const std::int64_t window : {1, 7, 59, 60, 61}) {
        EXPECT_EQ(joined(sorted, window, 1 + random.below(4), [] {}), expected) << sort << " " << window;
      }
    }
  }
}

TEST_P(Searching, YieldsEachFindOnceWhileRowsAreAdded) {
  SeededRandom random(20261124);
  for (int i = 0; i < 60; ++i) add("/45/1/", any(random));
  for (const std::string sort : {"name", "-count", "rooms", "-id"}) {
    const auto before = ids_of(page({{"q", "bao"}, {"limit", "500"}}));
    const auto seen = joined({{"q", "bao"}, {"sort", sort}}, 7, 2, [&] {
      if (random.below(3) == 0) add("/45/1/", any(random));
    });
    const std::set<std::string> once(seen.begin(), seen.end());
    EXPECT_EQ(once.size(), seen.size()) << sort << " repeats";
    for (const auto& id : before) EXPECT_TRUE(once.contains(id)) << sort << " lost " << id;
  }
}

TEST_P(Searching, CountsWithinOneWindowAndSaysWhenThereAreRowsBehind) {
  for (const auto* name : {"安园", "b", "安", "c", "d"}) add("/45/1/", named(name));
  const auto told = [&](std::int64_t window) {
    const auto counted = count({{"q", "安"}, {"sort", "id"}}, window);
    return fmt::format("{}{}", counted.total, counted.more ? "+" : "");
  };
  EXPECT_EQ(told(2), "1+");
  EXPECT_EQ(told(3), "2+");
  EXPECT_EQ(told(5), "2");
}

TEST_P(Searching, ATextThatBeginsANumberIsLookedUpWhereverItStands) {
  add_coded(0, 100);
  const auto one = search({{"q", "yh-4503-007"}, {"sort", "-id"}}, 1);
  ASSERT_EQ(one.records.size(), 1U);
  EXPECT_EQ(static_cast<Sample*>(one.records.front().get())->code, "YH-4503-007");
  EXPECT_EQ(one.next, "");
  EXPECT_EQ(count({{"q", "YH-4503-007"}}, 1).total, 1);
  EXPECT_FALSE(count({{"q", "YH-4503-007"}}, 1).more);

  const Query some{{"q", "YH-4503-01"}, {"sort", "-id"}, {"f.count", "1"}};
  auto whole = some;
  whole["limit"] = "500";
  const auto expected = ids_of(page(whole));
  EXPECT_EQ(expected.size(), 5U);
  auto at_a_time = some;
  at_a_time["limit"] = "2";
  std::vector<std::string> all;
  do {
    const auto rows = search(at_a_time, 1);
    EXPECT_EQ(rows.looked_at, 0);
    for (auto& id : ids_of(rows)) all.push_back(std::move(id));
    at_a_time["cursor"] = rows.next;
  } while (!at_a_time["cursor"].empty());
  EXPECT_EQ(all, expected);
  EXPECT_EQ(count(some, 1).total, 5);
}

TEST_P(Searching, PagesByNumberGoOnByNumberWhenMoreNumbersAreAdded) {
  add_coded(0, 100);
  Query query{{"q", "YH-4503-"}, {"limit", "60"}, {"sort", "id"}};
  const auto first = search(query, 1);
  EXPECT_EQ(first.records.size(), 60U);
  add_coded(100, 130);
  query["cursor"] = first.next;
  EXPECT_EQ(search(query, 1).records.size(), 40U);
  query["q"] = "隐患";
  EXPECT_EQ(refused(query), "cursor cursor_unknown");
}

TEST_P(Searching, ATextOfManyNumbersOrOfNoneIsSearchedLikeAnyOther) {
  add_coded(0, 101);
  const auto many = search({{"q", "YH-4503"}, {"sort", "id"}}, 7);
  EXPECT_EQ(many.records.size(), 7U);
  EXPECT_EQ(many.looked_at, 7);
  const auto inner = search({{"q", "4503-007"}, {"sort", "id"}}, 7);
  EXPECT_EQ(inner.records.size(), 0U);
  EXPECT_EQ(inner.looked_at, 7);
  // Found by its number but not among what the filter leaves: then the text is looked for elsewhere.
  EXPECT_EQ(search({{"q", "YH-4503-007"}, {"f.count", "0"}, {"sort", "id"}}, 7).looked_at, 7);
}

}  // namespace
}  // namespace anyuan::records
