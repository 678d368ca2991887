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
  std::vector<std::string> listed(bool overdue) {
    records::List list;
    list.order_column = "id";
    list.conditions = {overdue_condition(overdue, today)};
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
  ASSERT_EQ(late.size(), 3U + 4U);
  EXPECT_EQ(listed(true), late);
  in_time.resize(std::min<std::size_t>(in_time.size(), 50));
  EXPECT_EQ(listed(false), in_time);
}

// How SQLite answers a page of a scope with a filter. (PostgreSQL plans by the table's size; see hazards_bench.)
TEST(HazardPlans, APageIsReadInOrderFromAnIndexAndNothingIsScannedOrSorted) {
  kit::RunningApplication application(db::Engine::sqlite);
  const records::RecordStore<Hazard> store(application.platform().vault);
  const auto plan = [&](std::string_view path, const records::Query& query) {
    const auto list = records::parse_list(records::type_for<Hazard>(), query, {{}, today});
    const auto page = store.any().page_query(list.value(), records::Scope::under(std::string(path)));
    return application.platform().database.read([&](db::Reading& reading) {
      std::string steps;
      for (const auto& [id, parent, unused, detail] : reading.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(
               "EXPLAIN QUERY PLAN " + page.sql, page.params)) {
        steps += detail + "; ";
      }
      return steps;
    });
  };
  const std::string province = "/45/", city = "/45/4503/", county = "/45/4503/450302/", school = "/45/4503/450302/sc_1/";
  EXPECT_EQ(plan(county, {{"f.state", "rectified"}}), "SEARCH hazards USING INDEX hazards_of_county_by_state (<expr>=? AND state=?); ");
  EXPECT_EQ(plan(county, {{"f.campaign", "ca_1"}}), "SEARCH hazards USING INDEX hazards_by_campaign (campaign=? AND <expr>=?); ");
  for (const auto& [level, path] : {std::pair{"province", province}, {"city", city}, {"county", county}}) {
    EXPECT_EQ(plan(path, {}), fmt::format("SEARCH hazards USING INDEX hazards_of_{} (<expr>=?); ", level));
    for (const auto* sort : {"number", "found_on", "due"}) {
      const auto in_order = fmt::format("SEARCH hazards USING INDEX hazards_of_{}_by_{} (<expr>=?); ", level, sort);
      EXPECT_EQ(plan(path, {{"sort", sort}}), in_order);
      EXPECT_EQ(plan(path, {{"sort", std::string("-") + sort}}), in_order);
    }
  }
  const auto of_school = plan(school, {});  // a school's few rows are sorted
  EXPECT_TRUE(of_school.starts_with("SEARCH hazards USING INDEX hazards_by_unit (unit_path>? AND unit_path<?)")) << of_school;
}

ANYUAN_ON_EACH_ENGINE(HazardStore);

}  // namespace
}  // namespace anyuan::hazards
