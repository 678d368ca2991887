#include "domain/judgements/what_if.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "domain/facts/queries.h"
#include "domain/judgements/judging.h"
#include "domain/judgements/store.h"

namespace anyuan::judgements {
namespace {

struct Said {
  const rulepacks::Clause* clause = nullptr;
  Verdict verdict{};
  std::string says;
};
using SaidByCode = std::map<std::string, Said>;

SaidByCode said_of(const facts::SchoolFacts& school, const rulepacks::Ruleset& rules, Instant now, std::vector<formula::Value>& frame) {
  SaidByCode all;
  put_facts(school, now, frame);
  frame.resize(rules.frame_size());
  rules.judge(frame, [&](const rulepacks::ReadyPack& pack, std::size_t at, Verdict verdict) {
    const auto& clause = pack.pack().clauses[at];
    all.emplace(fmt::format("{}/{}", pack.pack().code, clause.code), Said{&clause, verdict, rules.says(pack, at, verdict, frame)});
  });
  return all;
}

class Comparison {
 public:
  void add(const facts::SchoolFacts& school, const SaidByCode& now, const SaidByCode& then) {
    ++made_.schools;
    bool has_turned = false;
    for (const auto& [code, said] : then) {
      const auto was = now.find(code);
      const std::optional<Verdict> from = was == now.end() ? std::nullopt : std::optional(was->second.verdict);
      if (from == said.verdict) continue;
      has_turned = true;
      turn(school, code, said, from, said.verdict);
      if (said.clause->consequence == rulepacks::Consequence::opens && said.verdict == Verdict::failed) ++made_.hazards;
    }
    for (const auto& [code, said] : now) {
      if (then.contains(code)) continue;
      has_turned = true;
      turn(school, code, said, said.verdict, std::nullopt);
    }
    if (has_turned) ++made_.schools_turned;
  }
  WhatIf made() {
    for (auto& [key, line] : turns_) made_.turns.push_back(std::move(line));
    std::ranges::stable_sort(made_.turns, std::ranges::greater{}, &Turn::schools);
    return std::move(made_);
  }

 private:
  void turn(const facts::SchoolFacts& school, const std::string& code, const Said& said, std::optional<Verdict> from, std::optional<Verdict> to) {
    auto& line = turns_[{code, from, to}];
    line.code = code, line.title = said.clause->title, line.from = from, line.to = to;
    ++line.schools;
    if (made_.examples.size() < examples_max) made_.examples.push_back({school.school, {}, code, said.clause->title, said.says, from, to});
  }

  WhatIf made_;
  std::map<std::tuple<std::string, std::optional<Verdict>, std::optional<Verdict>>, Turn> turns_;
};

}  // namespace

WhatIf what_if(db::Reading& reading, const Platform& platform, const records::Scope& scope, const rulepacks::Supposed& supposed) {
  constexpr std::size_t schools_at_once = 300;
  const auto today = platform.clock.today();
  const auto now = platform.clock.now();
  rulepacks::Rulebook in_force(reading, platform, today), then(reading, platform, today, supposed);
  std::vector<formula::Value> frame;
  Comparison comparison;
  for (const auto& part : parts_of(reading, scope, schools_at_once)) {
    for (const auto& school : facts::facts_in(reading, platform.vault, part, today)) {
      const auto said = said_of(school, in_force.at(school.unit_path), now, frame);
      comparison.add(school, said, said_of(school, then.at(school.unit_path), now, frame));
    }
  }
  auto made = comparison.made();
  std::vector<std::string> schools;
  for (const auto& one : made.examples) schools.push_back(one.school);
  const auto names = school_names(reading, schools);
  for (auto& one : made.examples) one.name = names.at(one.school);
  return made;
}

}  // namespace anyuan::judgements
