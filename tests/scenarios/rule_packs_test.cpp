// Every clause of every shipped pack, alive: there are facts with which it passes, fails, passes in part where it can, does
// not apply where it says so, and is unknown. The sentences found on the way stand in rule_packs.txt for people to check.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "base/random.h"
#include "domain/facts/fact.h"
#include "domain/rulepacks/names.h"
#include "domain/rulepacks/reading.h"
#include "platform/files/embedded.h"
#include "platform/files/whole.h"

namespace anyuan::rulepacks {
namespace {

using namespace std::chrono;
using formula::Type;
using formula::Value;

constexpr Date today{2026y / 11 / 25};
constexpr int tries = 20'000;
const std::string sentences_file = ANYUAN_SOURCE "/tests/scenarios/rule_packs.txt";

std::vector<RulePack> shipped() {
  std::vector<RulePack> packs;
  for (const auto& file : files::embedded_files()) {
    if (file.name.starts_with("data/packs/")) packs.push_back(parse_rule_pack(file.name, file.bytes, names()).value());
  }
  return packs;
}

// What a school may be like, as far as packs tell it apart: counts around the brackets, days before and after every interval.
Value drawn(SeededRandom& random, const Name& name) {
  const auto one_of = [&](const auto& all) { return all[random.below(std::size(all))]; };
  if (random.below(8) == 0) return {};
  switch (name.type) {
    case Type::boolean: return Value::of(random.below(2) == 1);
    case Type::text: return Value::of(one_of(name.choices));
    case Type::date: return Value::of(plus_days(today, -one_of(std::array{3, 20, 100, 250, 500})));
    case Type::number: break;
  }
  return Value::of(std::int64_t{one_of(std::array{0, 0, 1, 1, 2, 3, 5, 8, 30, 60, 90, 200, 800, 2000})});
}

// The first facts found that give each verdict.
struct Example {
  std::string facts, says;
};
class Search {
 public:
  Search(const Ruleset& rules, std::size_t clause) : rules_(rules), pack_(*rules.judging().front()), clause_(clause) {
    frame_.resize(rules.frame_size());
    frame_[names().slot_of("today").value()] = Value::of(today);
    slots_ = rules.facts_of(pack_.clauses()[clause]);
    std::erase(slots_, names().slot_of("today").value());
    look(nullptr);
    SeededRandom random(1);
    for (int i = 0; i < tries && found_.size() < all_values<Verdict>().size(); ++i) look(&random);
  }
  const std::map<Verdict, Example>& found() const { return found_; }
  Verdict of_nothing() const { return of_nothing_; }

 private:
  // With facts drawn, or knowing none.
  void look(SeededRandom* random) {
    for (const auto slot : slots_) frame_[slot] = random == nullptr ? Value{} : drawn(*random, names().at(slot));
    rules_.judge(frame_, [&](const ReadyPack& pack, std::size_t at, Verdict verdict, const ReadyPack*) {
      if (at != clause_) return;
      if (random == nullptr) of_nothing_ = verdict;
      else if (!found_.contains(verdict)) found_.emplace(verdict, Example{told(), rules_.says(pack, at, verdict, frame_)});
    });
  }
  std::string told() const {
    std::string text;
    for (const auto slot : slots_) {
      const auto& name = names().at(slot);
      text += fmt::format("{}{} {}", text.empty() ? "" : "，", name.label.zh, formula::text_of(frame_[slot], name.type));
    }
    return text;
  }

  const Ruleset& rules_;
  const ReadyPack& pack_;
  std::size_t clause_;
  std::vector<std::size_t> slots_;
  std::vector<Value> frame_;
  std::map<Verdict, Example> found_;
  Verdict of_nothing_ = Verdict::passed;
};

// A clause with what the search found of it; searched once for all tests.
struct Looked {
  std::string name;
  Clause clause;
  std::map<Verdict, Example> found;
  Verdict of_nothing{};
};
std::vector<Looked> looked_at() {
  std::vector<Looked> all;
  for (const auto& pack : shipped()) {
    const Ruleset rules(names(), {ReadyPack::make(pack, names()).value()});
    for (std::size_t i = 0; i < pack.clauses.size(); ++i) {
      const Search search(rules, i);
      all.push_back({pack.code + "/" + pack.clauses[i].code, pack.clauses[i], search.found(), search.of_nothing()});
    }
  }
  return all;
}
const std::vector<Looked>& clauses() {
  static const auto all = looked_at();
  return all;
}

TEST(ShippedPacks, EachClauseCanComeOutEveryWayItSays) {
  EXPECT_GE(clauses().size(), 70U);
  for (const auto& [name, clause, found, of_nothing] : clauses()) {
    EXPECT_TRUE(found.contains(Verdict::passed)) << name;
    EXPECT_TRUE(found.contains(Verdict::failed)) << name;
    EXPECT_TRUE(found.contains(Verdict::unknown)) << name;
    EXPECT_EQ(found.contains(Verdict::partial), !clause.partly.empty()) << name;
    EXPECT_EQ(found.contains(Verdict::not_applicable), clause.applies != "true") << name;
    EXPECT_EQ(of_nothing, Verdict::unknown) << name;  // of a school nobody knows anything of
  }
}

TEST(ShippedPacks, SentencesAreWordsAPersonReads) {
  for (const auto& [name, clause, found, of_nothing] : clauses()) {
    for (const auto& [verdict, example] : found) {
      const auto& says = example.says;
      EXPECT_FALSE(says.ends_with("。")) << name << ": " << says;  // whoever shows it ends it
      EXPECT_EQ(says.find('_'), std::string::npos) << name << ": " << says;
      const bool is_sure = verdict == Verdict::passed || verdict == Verdict::failed;
      EXPECT_FALSE(is_sure && says.find("未知") != std::string::npos) << name << ": " << says;
      const bool has_day = says.find("2024-") != std::string::npos || says.find("2025-") != std::string::npos || says.find("2026-") != std::string::npos || says.find("2027-") != std::string::npos;
      EXPECT_TRUE(has_day || says.find('-') == std::string::npos) << name << ": " << says;  // no figure below zero
      for (const auto category : all_values<schools::Category>()) EXPECT_EQ(says.find(name_of(category)), std::string::npos) << name << ": " << says;
    }
  }
}

TEST(ShippedPacks, EachRateIsFedByExactlyOneClause) {
  std::map<Rate, std::vector<std::string>> feeding;
  for (const auto& [name, clause, found, of_nothing] : clauses()) {
    if (clause.feeds) feeding[*clause.feeds].push_back(name);
  }
  for (const auto rate : all_values<Rate>()) EXPECT_EQ(feeding[rate].size(), 1U) << name_of(rate);
}

// After a change of words: ANYUAN_WRITE_SENTENCES=1 anyuan_scenarios_test --gtest_filter=ShippedPacks.*, then read the difference.
TEST(ShippedPacks, SayWhatRulePacksTxtSays) {
  std::string text;
  for (const auto& [name, clause, found, of_nothing] : clauses()) {
    text += fmt::format("{}（{}）{}\n", name, label_of(clause.level).zh, clause.title);
    for (const auto& [verdict, example] : found) {
      if (verdict != Verdict::not_applicable && verdict != Verdict::unknown) text += fmt::format("  {}：{}。\n    {}\n", label_of(verdict).zh, example.says, example.facts);
    }
  }
  if (std::getenv("ANYUAN_WRITE_SENTENCES") != nullptr) std::ofstream(sentences_file, std::ios::binary) << text;
  EXPECT_TRUE(files::read_whole(sentences_file).value_or("") == text) << "run with ANYUAN_WRITE_SENTENCES=1 and read what git diff shows";
}

}  // namespace
}  // namespace anyuan::rulepacks
