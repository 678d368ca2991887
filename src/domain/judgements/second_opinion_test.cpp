// Every clause of every shipped pack at some hundred random schools, judged by the program and by PostgreSQL from SQL
// that says the same by other means: they agree on each verdict.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "domain/facts/queries.h"
#include "domain/judgements/judging.h"
#include "domain/rulepacks/names.h"
#include "domain/rulepacks/reading.h"
#include "kit/formula_sql.h"
#include "kit/running_application.h"
#include "kit/school_files.h"
#include "platform/files/embedded.h"

namespace anyuan::judgements {
namespace {

constexpr std::size_t schools = 400;

std::vector<rulepacks::RulePack> shipped() {
  std::vector<rulepacks::RulePack> packs;
  for (const auto& file : files::embedded_files()) {
    if (file.name.starts_with("data/packs/")) packs.push_back(rulepacks::parse_rule_pack(file.name, file.bytes, rulepacks::names()).value());
  }
  return packs;
}

using Verdicts = std::map<std::pair<std::string, std::string>, std::string>;  // by path and clause

Verdicts by_program(const Platform& platform, const std::vector<rulepacks::RulePack>& packs) {
  std::vector<rulepacks::ReadyPack> ready;
  for (const auto& pack : packs) ready.push_back(rulepacks::ReadyPack::make(pack, rulepacks::names()).value());
  const rulepacks::Ruleset rules(rulepacks::names(), std::move(ready));
  std::vector<formula::Value> frame;
  Verdicts verdicts;
  for (auto& school : platform.database.read([&](db::Reading& reading) {
         return facts::facts_in(reading, platform.vault, records::Scope::under("/45/"), platform.clock.today());
       })) {
    school.statements.clear();  // the SQL counts ledgers only
    put_facts(school, platform.clock.now(), frame);
    frame.resize(rules.frame_size());
    rules.judge(frame, [&](const rulepacks::ReadyPack& pack, std::size_t at, Verdict verdict, const rulepacks::ReadyPack*) {
      verdicts[{school.unit_path, fmt::format("{}/{}", pack.pack().code, pack.pack().clauses[at].code)}] = name_of(verdict);
    });
  }
  return verdicts;
}

Verdicts by_database(const Platform& platform, const std::vector<rulepacks::RulePack>& packs) {
  const auto rules = kit::rules_in_sql(packs);
  const auto scope = records::Scope::under("/45/");
  const std::vector<db::CellType> types(rules.codes.size() + 1, db::CellType::text);
  Verdicts verdicts;
  for (const auto& row : platform.database.read([&](db::Reading& reading) {
         return reading.query(rules.sql, {{"first", scope.first}, {"past", scope.past}, {"today", platform.clock.today()}}, types);
       })) {
    for (std::size_t i = 0; i < rules.codes.size(); ++i) verdicts[{db::text_in(row[0]), rules.codes[i]}] = db::text_in(row[i + 1]);
  }
  return verdicts;
}

TEST(SecondOpinion, TheDatabaseJudgesAlike) {
  kit::RunningApplication application(db::Engine::postgresql);
  application.load_divisions("4503");
  kit::put_school_files(application.platform(), schools, 45);
  const auto packs = shipped();
  const auto own = by_program(application.platform(), packs), other = by_database(application.platform(), packs);
  ASSERT_EQ(own.size(), other.size());
  std::map<std::string, std::map<std::string, int>> spread;  // so that agreement means something
  for (const auto& [key, verdict] : own) {
    ++spread[key.second][verdict];
    ASSERT_EQ(verdict, other.at(key)) << key.first << " " << key.second;
  }
  const auto told_apart = std::ranges::count_if(spread, [](const auto& one) { return one.second.size() >= 2; });
  EXPECT_GE(told_apart * 2, std::ssize(spread));
}

}  // namespace
}  // namespace anyuan::judgements
