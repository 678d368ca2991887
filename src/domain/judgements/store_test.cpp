#include "domain/judgements/store.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "kit/running_application.h"

namespace anyuan::judgements {
namespace {

// Which index a page or a count is read from, in order: "judgements_by_unit", with " sorted" where the rows are sorted.
class JudgementPlans : public kit::EachEngine {
 protected:
  JudgementPlans() : application_(GetParam()), store_(application_.platform().vault), connection_(application_.platform().database.address(), db::Mode::writer) {
    if (GetParam() == db::Engine::sqlite) return;
    // PostgreSQL plans by what there is. With a million rows a sort is what costs; with these few it has to be told.
    keep_judgements();
    connection_.script("ANALYZE judgements;\nSET enable_seqscan = off;\nSET enable_bitmapscan = off;\nSET enable_sort = off");
  }
  std::string page(std::string_view path, const records::Query& query, std::optional<records::Condition> beside = {}) {
    auto asked = list(query);
    if (beside) asked.conditions.push_back(std::move(*beside));
    return plan(store_.any().page_query(asked, records::Scope::under(std::string(path))));
  }
  std::string count(std::string_view path, const records::Query& query) {
    return plan(store_.any().count_query(list(query), records::Scope::under(std::string(path))));
  }

 private:
  static records::List list(const records::Query& query) { return records::parse_list(records::type_for<Judgement>(), query).value(); }

  void keep_judgements() {
    std::vector<Judgement> all(6000);
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto& one = all[i];
      const auto school = i / 20;
      const auto province = school % 25 == 0 ? 45 : 44;
      one.school = {fmt::format("sc_{:04}", school)};
      one.head = {fmt::format("jd_{:05}", i), fmt::format("/{0}/{0}{1:02}/{0}{1:02}{2:02}/{3}/", province, 1 + school / 25 % 5, 1 + school / 125 % 3, one.school.text), 1, {}, {}, std::nullopt};
      one.code = fmt::format("pack/clause{}", i % 20);
      one.verdict = all_values<Verdict>()[(i + school) % all_values<Verdict>().size()];
      if (i % 20 < 9) one.feeds = all_values<rulepacks::Rate>()[i % 20];
      if (i % 40 == 0) one.proposed_on = Date{std::chrono::year(2026) / 11 / 24};
    }
    db::Writing writing(connection_);
    store_.insert_all(writing, all);
  }

  std::string plan(const records::Condition& query) {
    db::Reading reading(connection_);
    std::string steps;
    if (GetParam() == db::Engine::sqlite) {
      for (const auto& [id, parent, unused, detail] : reading.rows<std::int64_t, std::int64_t, std::int64_t, std::string>("EXPLAIN QUERY PLAN " + query.sql, query.params)) {
        steps += detail + "; ";
      }
    } else {
      for (const auto& step : reading.column<std::string>("EXPLAIN " + query.sql, query.params)) steps += step + "; ";
    }
    const std::string_view mark = GetParam() == db::Engine::sqlite ? " INDEX " : " using ";
    const auto at = steps.find(mark);
    if (at == std::string::npos) return steps;
    const auto from = at + mark.size();
    // The few rows of one school may be put in order of their id.
    const bool sorted = steps.find("B-TREE FOR ORDER") != std::string::npos || steps.find(" Sort ") != std::string::npos || steps.starts_with("Sort ");
    const bool is_within_school = steps.find("RIGHT PART") != std::string::npos || steps.find("Incremental Sort") != std::string::npos;
    return steps.substr(from, steps.find(' ', from) - from) + (sorted && !is_within_school ? " sorted" : "");
  }

  kit::RunningApplication application_;
  records::RecordStore<Judgement> store_;
  db::Connection connection_;
};
ANYUAN_ON_EACH_ENGINE(JudgementPlans);

constexpr std::string_view everywhere = "/", province = "/45/", city = "/45/4501/", county = "/45/4501/450101/";

TEST_P(JudgementPlans, EveryLevelIsReadSchoolBySchoolFromTheSameIndices) {
  for (const auto path : {everywhere, province, city, county}) {
    EXPECT_EQ(page(path, {}), "judgements_by_unit") << path;
    for (const auto& query : {records::Query{{"f.verdict", "failed"}}, {{"f.verdict", "failed"}, {"f.code", "pack/clause1"}}, {{"f.verdict", "failed"}, {"f.feeds", "guards_staffed"}}}) {
      if (GetParam() == db::Engine::postgresql && path != everywhere) {  // weighs the few rows of the test
        EXPECT_FALSE(page(path, query).ends_with(" sorted")) << path << page(path, query);
        continue;
      }
      const auto* wanted = query.contains("f.feeds") && GetParam() == db::Engine::postgresql ? "judgements_by_rate" : "judgements_by_verdict";
      EXPECT_EQ(page(path, query), wanted) << path;
      EXPECT_EQ(count(path, query), wanted) << path;
    }
  }
}

// PostgreSQL weighs the few rows of the test: there it is asked everywhere.
TEST_P(JudgementPlans, WhatIsProposedIsReadFromItsOwnIndex) {
  for (const auto path : {everywhere, province, city, county}) {
    if (GetParam() == db::Engine::postgresql && path != everywhere) continue;
    EXPECT_EQ(page(path, {{"f.proposed_on.from", "2000-01-01"}, {"f.hazard", "-"}}), "judgements_proposed") << path;
  }
}

TEST_P(JudgementPlans, AnAreaIsJudgedOnTheWay) {
  if (GetParam() == db::Engine::postgresql) GTEST_SKIP() << "it weighs the schools, of which there are none here";
  for (const auto path : {everywhere, province, city, county}) {
    EXPECT_EQ(page(path, {}, area_condition({schools::Area::rural})), "judgements_by_unit") << path;
    EXPECT_EQ(page(path, {{"f.verdict", "failed"}}, area_condition({schools::Area::rural})), "judgements_by_verdict") << path;
  }
}

}  // namespace
}  // namespace anyuan::judgements
