// Which word counts: measured before seen before declared, each only while it is fresh; every combination.
#include <gtest/gtest.h>

#include <set>

#include "domain/facts/fact.h"

namespace anyuan::facts {
namespace {

const Instant now = instant_of(1'795'000'000'000);

struct Word {
  std::optional<int> value;
  int age_days = 0;
};

SchoolFacts told(const Fact& fact, Word measured, Word observed, Word declared) {
  SchoolFacts facts;
  facts.declared.resize(catalogue().size());
  facts.declared_at.resize(catalogue().size());
  const auto number = number_of(fact.name).value();
  if (declared.value) facts.declared[number] = formula::Value::of(std::int64_t{*declared.value});
  facts.declared_at[number] = now - std::chrono::days{declared.age_days};
  for (const auto& [source, word] : {std::pair{Source::measured, measured}, {Source::observed, observed}}) {
    if (!word.value) continue;
    Statement statement;
    statement.fact = fact.name;
    statement.source = source;
    statement.value = std::to_string(*word.value);
    statement.said_at = now - std::chrono::days{word.age_days};
    statement.said_by = std::string(name_of(source));
    facts.statements.push_back(statement);
  }
  return facts;
}

TEST(Facts, TheBestFreshWordCountsAndTheOthersMayDisputeIt) {
  const auto& fact = catalogue()[number_of("cameras.shortest_retention").value()];
  const std::vector<Word> words{{}, {30, 0}, {30, 10'000}, {15, 0}};  // none, fresh, stale, fresh and another value
  for (const auto& measured : words) {
    for (const auto& observed : words) {
      for (const auto& declared : words) {
        const auto best = counted(told(fact, measured, observed, declared), number_of(fact.name).value(), now);
        std::optional<Source> expected;
        std::set<int> said;
        for (const auto& [source, word] : {std::pair{Source::declared, declared}, {Source::observed, observed}, {Source::measured, measured}}) {
          if (!word.value || word.age_days > 1000) continue;
          expected = source;
          said.insert(*word.value);
        }
        EXPECT_EQ(best.source, expected);
        EXPECT_EQ(best.value.known, expected.has_value());
        EXPECT_EQ(best.disputed, said.size() > 1);
      }
    }
  }
}

TEST(Facts, AWordIsTakenUntilItsDaysAreOver) {
  const auto& fact = catalogue()[number_of("cameras.shortest_retention").value()];
  const auto source_at = [&](int days) { return counted(told(fact, {30, days}, {}, {}), number_of(fact.name).value(), now).source; };
  EXPECT_EQ(source_at(fact.measured_days - 1), Source::measured);
  EXPECT_EQ(source_at(fact.measured_days), std::nullopt);
}

TEST(Facts, AValueIsOfItsType) {
  const auto value = [](std::string_view name, std::string_view text) { return value_in(catalogue()[number_of(name).value()], text).has_value(); };
  EXPECT_TRUE(value("school.closed_management", "true"));
  EXPECT_FALSE(value("school.closed_management", "1"));
  EXPECT_FALSE(value("school.closed_management", ""));
  EXPECT_TRUE(value("guards.full_time", "12"));
  EXPECT_FALSE(value("guards.full_time", "-1"));
  EXPECT_FALSE(value("guards.full_time", "12 "));
  EXPECT_FALSE(value("guards.full_time", "nan"));
  EXPECT_TRUE(value("school.patrols_per_day", "48"));
  EXPECT_FALSE(value("school.patrols_per_day", "49"));
  EXPECT_FALSE(value("school.patrols_per_day", "1000"));
  EXPECT_TRUE(value("drills.last_on", "2026-11-25"));
  EXPECT_FALSE(value("drills.last_on", "2026-11-31"));
  EXPECT_TRUE(value("school.category", "primary"));
  EXPECT_FALSE(value("school.category", "university"));
}

TEST(Facts, AValueReadsAsPeopleSayIt) {
  const auto words = [](std::string_view name, std::string_view text) {
    const auto& fact = catalogue()[number_of(name).value()];
    return words_of(fact, value_in(fact, text).value());
  };
  EXPECT_EQ(words("school.category", "primary"), "小学");
  EXPECT_EQ(words("school.closed_management", "true"), "是");
  EXPECT_EQ(words("guards.full_time", "3"), "3");
  EXPECT_EQ(words("drills.last_on", "2026-11-25"), "2026-11-25");
  EXPECT_EQ(words_of(catalogue()[0], {}), "");
}

TEST(Facts, EachHasANameOfItsOwnAndALabelPeopleRead) {
  for (const auto& fact : catalogue()) {
    EXPECT_FALSE(fact.label.zh.empty()) << fact.name;
    EXPECT_FALSE(fact.label.en.empty()) << fact.name;
    EXPECT_EQ(&catalogue()[number_of(fact.name).value()], &fact);
  }
  EXPECT_GE(catalogue().size(), 100U);
}

}  // namespace
}  // namespace anyuan::facts
