#include "domain/judgements/what_if.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "domain/facts/queries.h"
#include "domain/judgements/judging.h"
#include "domain/judgements/store.h"
#include "domain/org/queries.h"
#include "platform/sheets/writer.h"

namespace anyuan::judgements {
namespace {

struct Said {
  const rulepacks::Clause* clause = nullptr;
  Verdict verdict{};
  std::string says;
  bool verified = false;
};
using SaidByCode = std::map<std::string, Said>;

SaidByCode said_of(const facts::SchoolFacts& school, const rulepacks::Ruleset& rules, Instant now, std::vector<formula::Value>& frame) {
  SaidByCode all;
  put_facts(school, now, frame);
  frame.resize(rules.frame_size());
  rules.judge(frame, [&](const rulepacks::ReadyPack& pack, std::size_t at, Verdict verdict, const rulepacks::ReadyPack* norms_by) {
    const auto& clause = pack.pack().clauses[at];
    const bool verified = rulepacks::is_verified(pack.pack(), norms_by == nullptr ? nullptr : &norms_by->pack());
    all.emplace(fmt::format("{}/{}", pack.pack().code, clause.code), Said{&clause, verdict, rules.says(pack, at, verdict, frame), verified});
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
  // What turned since it was asked last.
  std::vector<TurnedVerdict> take() { return std::exchange(turned_, {}); }

 private:
  void turn(const facts::SchoolFacts& school, const std::string& code, const Said& said, std::optional<Verdict> from, std::optional<Verdict> to) {
    auto& line = turns_[{code, from, to}];
    line.code = code, line.title = said.clause->title, line.from = from, line.to = to;
    line.verified = said.verified && (line.schools == 0 || line.verified);  // one doubtful norm marks the line
    ++line.schools;
    turned_.push_back({school.school, school.unit_path, {}, code, said.clause->title, to ? said.says : std::string(), from, to, said.verified});
  }

  WhatIf made_;
  std::vector<TurnedVerdict> turned_;
  std::map<std::tuple<std::string, std::optional<Verdict>, std::optional<Verdict>>, Turn> turns_;
};

// The county a school lies in, by its path; schools come in the order of their paths.
class Counties {
 public:
  Counties(db::Reading& reading, const records::Vault& vault) : reading_(reading), vault_(vault) {}
  std::string of(std::string_view path) {
    if (!last_ || last_->level != org::Level::county || !path.starts_with(last_->head.unit_path)) last_ = org::division_of(reading_, vault_, path);
    return last_ ? last_->name : std::string();
  }

 private:
  db::Reading& reading_;
  const records::Vault& vault_;
  std::optional<org::Unit> last_;
};

std::string word_of(std::optional<Verdict> verdict) { return std::string(verdict ? label_of(*verdict).zh : "不评判"); }

std::vector<sheets::Column> columns() {
  constexpr int narrow = 12, usual = 20, wide = 32;
  return {{.heading = "县(市、区)", .width = usual}, {.heading = "学校", .width = wide}, {.heading = "要求", .width = wide}, {.heading = "现在", .width = narrow},
          {.heading = "启用后", .width = narrow}, {.heading = "启用后的说明", .width = wide}, {.heading = "依据", .width = usual}};
}

}  // namespace

WhatIf what_if(db::Reading& reading, const Platform& platform, const records::Scope& scope, const rulepacks::Supposed& supposed,
               const std::function<void(const TurnedVerdict&)>& hear) {
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
    auto turned = comparison.take();
    std::vector<std::string> schools;
    for (const auto& one : turned) {
      if (schools.empty() || schools.back() != one.school) schools.push_back(one.school);
    }
    const auto names = school_names(reading, schools);
    for (auto& one : turned) {
      one.name = names.at(one.school);
      hear(one);
    }
  }
  return comparison.made();
}

std::string turned_workbook(db::Reading& reading, const Platform& platform, const records::Scope& scope, const rulepacks::Supposed& supposed) {
  constexpr std::size_t sheet_rows_max = 1'000'000;  // Excel takes 1,048,576
  sheets::Writer writer;
  Counties counties(reading, platform.vault);
  std::size_t rows = 0;
  writer.start_sheet("会变的结论", columns());
  what_if(reading, platform, scope, supposed, [&](const TurnedVerdict& one) {
    if (rows > 0 && rows % sheet_rows_max == 0) writer.start_sheet(fmt::format("会变的结论{}", rows / sheet_rows_max + 1), columns());
    ++rows;
    writer.add_row({counties.of(one.unit_path), one.name, one.title, word_of(one.from), word_of(one.to), one.says, std::string(one.verified ? "" : "未与原文核对")});
  });
  return writer.finish();
}

}  // namespace anyuan::judgements
