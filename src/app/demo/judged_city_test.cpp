#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>

#include "domain/facts/fact.h"
#include "domain/hazards/hazard.h"
#include "domain/judgements/judgement.h"
#include "kit/demo_city.h"

namespace anyuan::demo {
namespace {

using kit::text;

class JudgedCity : public kit::OnDemoCity {};
ANYUAN_ON_EACH_ENGINE(JudgedCity);

// How many of the schools a clause applies to come to which verdict.
struct Shares {
  int passed = 0, missed = 0, unknown = 0;
  int applies() const { return passed + missed + unknown; }
};

// Per cent of the schools a clause applies to that pass it, where that is not as everywhere else.
struct Expected {
  std::string_view code;
  int least, most;
};
constexpr Expected elsewhere{"", 60, 99};
constexpr std::array special{
    Expected{"facilities/backup-power", 50, 85},     Expected{"guarding-gb29315/separate-ways", 55, 90}, Expected{"guards-law/fit", 90, 100},
    Expected{"key-parts-gb29315/listed", 90, 100},   Expected{"retention-law/not-too-long", 90, 100},     Expected{"major-2024/dangerous-buildings", 85, 100},
    Expected{"protection-gx113/video-access", 80, 100}, Expected{"protection-gx113/supervisor", 85, 100}, Expected{"staffing-gx113/guards", 80, 99}};

// A pack that ships and that the demo forgets is unknown or missed everywhere, and shows here.
TEST_P(JudgedCity, EveryClauseOfEveryPackIsMetByMostSchools) {
  std::map<std::string, Shares> judged;
  Shares whole;
  for (const auto& one : all<judgements::Judgement>()) {
    for (auto* shares : {&judged[one.code], &whole}) {
      switch (one.verdict) {
        case judgements::Verdict::passed: ++shares->passed; break;
        case judgements::Verdict::failed:
        case judgements::Verdict::partial: ++shares->missed; break;
        case judgements::Verdict::unknown: ++shares->unknown; break;
        case judgements::Verdict::not_applicable: break;
      }
    }
  }
  constexpr int enough = 30;  // schools for a share to mean something; of fewer at least one passes
  for (const auto& pack : all<rulepacks::RulePack>()) {
    const bool is_ours = pack.regions.empty() || std::ranges::any_of(pack.regions, [](const std::string& region) { return std::string_view("4503").starts_with(region); });
    for (const auto& clause : pack.clauses) {
      const auto code = pack.code + "/" + clause.code;
      ASSERT_EQ(judged.contains(code), is_ours) << code;
      if (!is_ours) continue;
      const auto& shares = judged[code];
      EXPECT_GT(shares.passed, 0) << code;
      if (shares.applies() < enough) continue;
      const auto found = std::ranges::find(special, code, &Expected::code);
      const auto& expected = found == special.end() ? elsewhere : *found;
      const int percent = 100 * shares.passed / shares.applies();
      EXPECT_TRUE(expected.least <= percent && percent <= expected.most) << code << ": " << percent << " % of " << shares.applies() << ", unknown " << shares.unknown;
    }
  }
  const auto percent_of_whole = [&](int count) { return 100 * count / whole.applies(); };
  EXPECT_TRUE(4 <= percent_of_whole(whole.missed) && percent_of_whole(whole.missed) <= 15) << whole.missed;
  EXPECT_TRUE(2 <= percent_of_whole(whole.unknown) && percent_of_whole(whole.unknown) <= 12) << whole.unknown;
}

TEST_P(JudgedCity, RulesOpenAFewHazardsAndProposeTheRest) {
  const auto schools = std::ssize(all<schools::School>());
  std::map<hazards::Grade, std::int64_t> opened;
  for (const auto& hazard : all<hazards::Hazard>()) {
    if (hazard.source == hazards::Source::judgement) ++opened[hazard.grade];
  }
  EXPECT_GT(opened[hazards::Grade::larger], 0);
  EXPECT_LT(opened[hazards::Grade::larger] + opened[hazards::Grade::major], schools / 4);
  EXPECT_LT(opened[hazards::Grade::major], schools / 8);
  EXPECT_EQ(opened[hazards::Grade::general], 0);
  const auto judged = all<judgements::Judgement>();
  EXPECT_GT(std::ranges::count_if(judged, [&](const auto& one) { return judgements::is_proposed(one, city().clock().today()); }), schools);
}

TEST_P(JudgedCity, RatesAreThereWithTheirTargetsAndAddUp) {
  auto browser = as("city-edu");
  const auto body = browser.get("/api/rates").json();
  const auto& rates = body.at("rates").as_array();
  EXPECT_EQ(rates.size(), all_values<rulepacks::Rate>().size());
  EXPECT_EQ(body.at("rows").as_array().size(), 17U);
  int targets = 0;
  for (const auto& one : rates) {
    const auto& rate = one.as_object();
    const auto name = text(rate.at("rate"));
    targets += rate.at("target").is_null() ? 0 : 1;
    EXPECT_GT(rate.at("percent").to_number<double>(), 60) << name;
    EXPECT_LT(rate.at("percent").to_number<double>(), 100) << name;
    EXPECT_GT(rate.at("unknown").as_int64(), 0) << name;
    std::int64_t failed = 0;
    for (const auto& row : body.at("rows").as_array()) {
      const auto& theirs = row.as_object().at("rates").as_object();
      if (theirs.contains(name)) failed += theirs.at(name).as_object().at("failed").as_int64();
    }
    EXPECT_EQ(rate.at("failed").as_int64(), failed) << name;
  }
  EXPECT_GE(targets, 6);
}

TEST_P(JudgedCity, FactsComeFromEverySourceAndSomeAreDisputed) {
  std::map<facts::Source, int> sources;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> values;
  for (const auto& one : all<facts::Statement>()) {
    ++sources[one.source];
    EXPECT_LE(one.said_at, platform().clock.now());
    values[{one.school.text, one.fact}].insert(one.value);
  }
  for (const auto source : all_values<facts::Source>()) EXPECT_GT(sources[source], 0) << name_of(source);
  EXPECT_TRUE(std::ranges::any_of(values, [](const auto& one) { return one.second.size() > 1; }));
}

}  // namespace
}  // namespace anyuan::demo
