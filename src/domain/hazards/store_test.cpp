#include "domain/hazards/store.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "domain/hazards/rules.h"
#include "kit/running_application.h"
#include "platform/records/store.h"

namespace anyuan::hazards {
namespace {

using namespace std::chrono;
constexpr Date today = 2026y / November / 24, yesterday = 2026y / November / 23;
const auto everywhere = records::Scope::under("/");

class HazardStore : public kit::EachEngine {
 protected:
  HazardStore() : application_(GetParam()), store_(application_.platform().vault) {}

  Hazard keep(Hazard hazard) {
    hazard.head = {"hz_" + std::to_string(++kept_), "/45/4503/450302/sc_1/", 1, {}, {}, std::nullopt};
    hazard.number = hazard.head.id;
    write([&](db::Writing& writing) { store_.insert(writing, hazard); });
    return hazard;
  }
  void write(auto&& use) {
    const auto done = application_.platform().database.write([&](db::Writing& writing) -> Result<Done> {
      use(writing);
      return Done{};
    });
    ASSERT_TRUE(done.ok());
  }
  auto read(auto&& use) {
    return application_.platform().database.read([&](db::Reading& reading) { return use(reading); });
  }
  std::vector<std::string> listed(records::Condition condition) {
    records::List list;
    list.order_column = "id";
    list.conditions = {std::move(condition)};
    std::vector<std::string> ids;
    read([&](db::Reading& reading) {
      for (const auto& record : store_.any().list(reading, list, everywhere).records) ids.push_back(static_cast<Hazard*>(record.get())->head.id);
      return 0;
    });
    return ids;
  }

  kit::RunningApplication application_;
  records::RecordStore<Hazard> store_;
  int kept_ = 0;
};

TEST_P(HazardStore, EveryFieldReadsBackAsItWasKept) {
  Hazard hazard;
  hazard.school = {"sc_1"};
  hazard.title = "灭火器过期";
  hazard.description = "二楼东侧";
  hazard.kind = Kind::fire;
  hazard.grade = Grade::major;
  hazard.state = State::controlled;
  hazard.source = Source::verification;
  hazard.campaign = {"ca_1"};
  hazard.inspection = {"in_1"};
  hazard.point = "2.1";
  hazard.place = "教学楼";
  hazard.found_by = "张三";
  hazard.found_agency = "police";
  hazard.found_on = yesterday;
  hazard.photos_before = {{"at_1"}, {"at_2"}};
  hazard.person = "李四";
  hazard.measure = "更换";
  hazard.due = today;
  hazard.control_measure = "值守";
  hazard.control_until = today;
  hazard.rectified_by = "us_1";
  hazard.rectified_by_name = "王五";
  hazard.rectified_at = *parse_instant("2026-11-24T06:00:00Z");
  hazard.rectified_note = "已换";
  hazard.photos_after = {{"at_3"}};
  hazard.verified_by = "us_2";
  hazard.verified_by_name = "赵六";
  hazard.verified_at = *parse_instant("2026-11-24T07:00:00Z");
  hazard.verified_note = "合格";
  hazard.returned_times = 2;
  hazard.look_back = LookBack::not_fixed;
  hazard.looked_back_on = today;
  hazard.relapse_of = {"hz_0"};
  hazard = keep(hazard);
  const auto read_back = read([&](db::Reading& reading) { return store_.load(reading, hazard.head.id, everywhere); });
  ASSERT_TRUE(read_back.ok());
  EXPECT_EQ(read_back.value(), hazard);
}

TEST_P(HazardStore, NumbersRunByDivisionAndYearAndAreNotTakenByWhatIsUndone) {
  write([](db::Writing& writing) {
    EXPECT_EQ(next_numbers(writing, "450302", 2026, 1), 1);
    EXPECT_EQ(next_numbers(writing, "450302", 2026, 5), 2);
    EXPECT_EQ(next_numbers(writing, "450302", 2026, 1), 7);
    EXPECT_EQ(next_numbers(writing, "450303", 2026, 3), 1);
    EXPECT_EQ(next_numbers(writing, "450302", 2027, 1), 1);
  });
  const auto refused = application_.platform().database.write([](db::Writing& writing) -> Result<Done> {
    EXPECT_EQ(next_numbers(writing, "450302", 2026, 4), 8);
    return Error{Refusal::invalid, "not_found"};
  });
  EXPECT_FALSE(refused.ok());
  write([](db::Writing& writing) { EXPECT_EQ(next_numbers(writing, "450302", 2026, 1), 8); });
}

TEST_P(HazardStore, WhatACampaignFoundAtASchoolIsAllButTheVoidedOldestFirst) {
  Hazard hazard;
  hazard.school = {"sc_1"};
  hazard.point = "2.1";
  hazard.campaign = {"ca_1"};
  std::vector<Hazard> expected;
  for (const auto state : all_values<State>()) {
    hazard.state = state;
    const auto kept = keep(hazard);
    if (state != State::voided) expected.push_back(kept);
  }
  const auto other = [&](std::string school, std::string campaign, std::string point) {
    Hazard one;
    one.school = {std::move(school)};
    one.campaign = {std::move(campaign)};
    one.point = std::move(point);
    keep(one);
  };
  other("sc_2", "ca_1", "2.1");
  other("sc_1", "ca_2", "2.1");
  other("sc_1", "ca_1", "");
  EXPECT_EQ(read([&](db::Reading& reading) { return found_at(reading, application_.platform().vault, {"sc_1"}, "ca_1"); }), expected);
}

// The filter in SQL and the rule in C++ are one judgement: compared over every state and every kind of deadline.
TEST_P(HazardStore, OverdueFilterListsExactlyWhatTheRuleSays) {
  std::vector<std::string> late, in_time;
  for (const auto state : all_values<State>())
    for (const auto due : {std::optional<Date>{}, {yesterday}, {today}, {plus_days(today, 1)}})
      for (const auto until : {std::optional<Date>{}, {yesterday}, {today}}) {
        if (state == State::assigned && !due) continue;       // the rules let none of these two exist
        if (state == State::controlled && !until) continue;
        Hazard hazard;
        hazard.state = state;
        hazard.due = due;
        hazard.control_until = until;
        hazard = keep(hazard);
        (is_overdue(hazard, today) ? late : in_time).push_back(hazard.head.id);
      }
  std::ranges::sort(late);
  std::ranges::sort(in_time);
  ASSERT_EQ(late.size(), 3U + 3U + 4U);
  const auto wanted = overdue_condition(true, today);
  EXPECT_EQ(listed(wanted), late);
  EXPECT_EQ(listed({wanted.by_the_way, wanted.params}), late);
  in_time.resize(std::min<std::size_t>(in_time.size(), 50));
  EXPECT_EQ(listed(overdue_condition(false, today)), in_time);
}

// Which index a page or a count is read from, in order: "hazards_of_city", with " sorted" where the rows are sorted.
class HazardPlans : public kit::EachEngine {
 protected:
  HazardPlans() : application_(GetParam()), store_(application_.platform().vault), connection_(address(), db::Mode::writer) {
    if (GetParam() == db::Engine::sqlite) return;
    // PostgreSQL plans by what there is. With a million rows a sort is what costs; with these few it has to be told.
    keep_hazards();
    connection_.script("ANALYZE hazards;\nSET enable_seqscan = off;\nSET enable_bitmapscan = off;\nSET enable_sort = off;\n"
                       "SET enable_incremental_sort = off");
  }

  std::string page(std::string_view path, const records::Query& query) {
    return plan(store_.any().page_query(list(query), records::Scope::under(std::string(path))));
  }
  std::string count(std::string_view path, const records::Query& query) {
    return plan(store_.any().count_query(list(query), records::Scope::under(std::string(path))));
  }
  // What a search asks: where its window ends, what is found up to there (counted too), and which numbers its text begins.
  std::string window(std::string_view path, const records::Query& query) {
    return plan(store_.any().window_query(list(query), records::Scope::under(std::string(path))));
  }
  static records::List up_to(const records::Query& query, records::Place end) {
    auto asked = list(query);
    asked.until = std::move(end);
    return asked;
  }
  std::string found(std::string_view path, const records::Query& query, const records::Place& end) {
    return plan(store_.any().page_query(up_to(query, end), records::Scope::under(std::string(path))));
  }
  std::string found_count(std::string_view path, const records::Query& query, const records::Place& end) {
    return plan(store_.any().count_query(up_to(query, end), records::Scope::under(std::string(path))));
  }
  std::string numbers(std::string_view path, std::string_view text) {
    return plan(store_.any().number_query(list({{"q", std::string(text)}}), records::Scope::under(std::string(path))));
  }
  std::string page_by_the_way(std::string_view path, const records::Condition& condition) {
    auto asked = list({});
    asked.conditions.push_back(condition);
    return plan(store_.any().page_query(records::by_the_way(std::move(asked)), records::Scope::under(std::string(path))));
  }
  std::string count_of(std::string_view path, const records::Condition& condition) {
    auto asked = list({});
    asked.conditions.push_back(condition);
    return plan(store_.any().count_query(asked, records::Scope::under(std::string(path))));
  }

 private:
  const db::Address& address() { return application_.platform().database.address(); }
  static records::List list(const records::Query& query) { return records::parse_list(records::type_for<Hazard>(), query, {{}, today}).value(); }

  void keep_hazards() {
    std::vector<Hazard> all(4000);
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto& one = all[i];
      const auto path = fmt::format("/{0}/{0}{1:02}/{0}{1:02}{2:02}/sc_1/", i % 25 == 0 ? 45 : 44, 1 + i / 25 % 5, 1 + i / 125 % 3);
      one.head = {fmt::format("hz_{:05}", i), path, 1, {}, {}, std::nullopt};
      one.number = one.head.id;
      one.found_on = yesterday;
      one.due = plus_days(today, static_cast<int>(i % 300));
      one.state = all_values<State>()[i % 6];
      one.kind = all_values<Kind>()[i % 10];
      one.campaign = {fmt::format("ca_{}", i % 5)};
    }
    db::Writing writing(connection_);
    store_.insert_all(writing, all);
  }

  std::string plan(const records::Condition& query) {
    db::Reading reading(connection_);
    std::string steps;
    if (GetParam() == db::Engine::sqlite) {
      for (const auto& [id, parent, unused, detail] : reading.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(
               "EXPLAIN QUERY PLAN " + query.sql, query.params)) {
        steps += detail + "; ";
      }
    } else {
      for (const auto& step : reading.column<std::string>("EXPLAIN " + query.sql, query.params)) steps += step + "; ";
    }
    const std::string_view mark = GetParam() == db::Engine::sqlite ? " INDEX " : " using ";
    const auto at = steps.find(mark);
    if (at == std::string::npos) return steps;
    const auto from = at + mark.size();
    const bool sorted = steps.find("TEMP B-TREE") != std::string::npos || steps.find("Sort") != std::string::npos;
    return steps.substr(from, steps.find(' ', from) - from) + (sorted ? " sorted" : "");
  }

  kit::RunningApplication application_;
  records::RecordStore<Hazard> store_;
  db::Connection connection_;
};

constexpr std::string_view province = "/45/", city = "/45/4503/", county = "/45/4503/450303/";

TEST_P(HazardPlans, APageIsReadInOrderFromAnIndexOfItsArea) {
  for (const auto& [level, path] : {std::pair{"province", province}, {"city", city}, {"county", county}}) {
    EXPECT_EQ(page(path, {}), fmt::format("hazards_of_{}", level));
    EXPECT_EQ(page(path, {{"sort", "due"}}), fmt::format("hazards_of_{}_by_due", level));
    EXPECT_EQ(page(path, {{"sort", "-due"}}), fmt::format("hazards_of_{}_by_due", level));
  }
  if (GetParam() == db::Engine::sqlite) {  // a school's few rows
    EXPECT_EQ(page("/45/4503/450303/sc_1/", {}), "hazards_by_unit sorted");
  }
}

TEST_P(HazardPlans, AProvinceGoesStraightToTheCommonestFilters) {
  EXPECT_EQ(page(province, {{"f.state", "rectified"}}), "hazards_of_province_by_state");
  EXPECT_EQ(page(province, {{"f.kind", "food"}}), "hazards_of_province_by_kind");
  EXPECT_EQ(page(province, {{"f.campaign", "ca_1"}}), "hazards_of_province_by_campaign");
  EXPECT_EQ(count(province, {{"f.kind", "food"}}), "hazards_of_province_by_kind");
}

TEST_P(HazardPlans, BelowAFilterIsJudgedInTheIndexOfTheArea) {
  EXPECT_EQ(page(city, {{"f.kind", "food"}}), "hazards_of_city");
  EXPECT_EQ(page(county, {{"f.kind", "food"}}), "hazards_of_county");
  EXPECT_EQ(count(city, {{"f.kind", "food"}}), "hazards_of_city");
  EXPECT_EQ(count(county, {}), "hazards_of_county");
}

TEST_P(HazardPlans, ASearchLooksAtItsWindowInTheOrderOfThePage) {
  const records::Place by_id{std::string("hz_02000"), "hz_02000"};
  const records::Place by_due{std::string("2026-12-24"), "hz_02000"};
  for (const auto& [level, path] : {std::pair{"province", province}, {"city", city}, {"county", county}}) {
    const auto area = fmt::format("hazards_of_{}", level);
    EXPECT_EQ(window(path, {{"q", "灭火器"}}), area);
    EXPECT_EQ(found(path, {{"q", "灭火器"}}, by_id), area);
    EXPECT_EQ(found_count(path, {{"q", "灭火器"}}, by_id), area);
    EXPECT_EQ(window(path, {{"q", "灭火器"}, {"sort", "-due"}}), area + "_by_due");
    EXPECT_EQ(found(path, {{"q", "灭火器"}, {"sort", "-due"}}, by_due), area + "_by_due");
  }
  EXPECT_EQ(window(province, {{"q", "灭火器"}, {"f.kind", "food"}}), "hazards_of_province_by_kind");
}

TEST_P(HazardPlans, ANumberIsLookedUpAmongTheNumbersOfAll) {
  for (const auto path : {province, city, county}) EXPECT_EQ(numbers(path, "YH-450302-2026-00001"), "hazards_by_number");
}

// Few are read by their deadline; many are met on the way through the page's order.
TEST_P(HazardPlans, AnOverduePageWalksItsOrderWhenManyAreOverdue) {
  for (const auto& [level, path] : {std::pair{"province", province}, {"city", city}, {"county", county}}) {
    EXPECT_EQ(page_by_the_way(path, overdue_condition(true, today)), fmt::format("hazards_of_{}", level));
  }
}

TEST_P(HazardPlans, WhatIsOverdueIsCountedByItsDeadline) {
  const auto late = overdue_condition(true, today);
  EXPECT_EQ(count_of(province, late), "hazards_of_province_by_deadline");
  EXPECT_EQ(count_of(city, late), "hazards_of_city_by_deadline");
  if (GetParam() == db::Engine::sqlite) {  // PostgreSQL weighs the few rows of the test
    EXPECT_EQ(count_of(county, late), "hazards_by_deadline");
  }
}

ANYUAN_ON_EACH_ENGINE(HazardPlans);
ANYUAN_ON_EACH_ENGINE(HazardStore);

}  // namespace
}  // namespace anyuan::hazards
