#pragma once
// Judging the schools of a range: facts in, and out comes what must be written. Reads, never writes.
#include "domain/facts/fact.h"
#include "domain/judgements/course.h"
#include "domain/judgements/store.h"
#include "domain/rulepacks/rulebook.h"

namespace anyuan::judgements {

// A school's facts as its clauses see them: the frame of the formulas, of the size the rules want.
void put_facts(const facts::SchoolFacts& school, Instant now, std::vector<formula::Value>& frame);

struct Turned {
  Judgement before, after;
  const rulepacks::RulePack* pack = nullptr;
  const rulepacks::Clause* clause = nullptr;
};
struct Fresh {
  Judgement judgement;  // its head has a path only
  const rulepacks::RulePack* pack = nullptr;
  const rulepacks::Clause* clause = nullptr;
};
struct Found {
  std::vector<Fresh> fresh;
  std::vector<Turned> turned;   // verdict, sentence or what the clause says of itself
  std::vector<Judgement> gone;  // the clause holds no longer
  std::vector<std::string> gone_schools;
  std::vector<Marked> marked;
  std::int64_t schools = 0, clauses = 0;
  bool is_nothing() const { return marked.empty() && gone_schools.empty(); }
};
// The clauses pointed to are the rulebook's.
Found judge(db::Reading& reading, const Platform& platform, rulepacks::Rulebook& rules, const records::Scope& range);

}  // namespace anyuan::judgements
