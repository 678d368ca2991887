#pragma once
// What would change if other rules were in force: every school of a scope judged twice, nothing written.
#include <functional>

#include "domain/judgements/judgement.h"
#include "domain/rulepacks/rulebook.h"

namespace anyuan::judgements {

// The question, as it is asked.
struct Supposition {
  org::UnitId unit;               // where the pack would be put in force
  rulepacks::RulePackId pack;
  std::vector<rulepacks::Setting> settings;
  org::UnitId within;             // judge only what lies below it, so that a console can ask part by part and show how far it is
};
inline const records::RecordType& type_of(const Supposition*) {
  using records::field;
  static const auto type = records::record<Supposition>("suppositions", "", {"假设", "Supposition"}, {
      field<&Supposition::unit>("unit", {"启用单位", "Unit"}, {.required = true, .refers_to = "units"}),
      field<&Supposition::pack>("pack", {"规则包", "Rule pack"}, {.required = true, .refers_to = "rule_packs"}),
      field<&Supposition::settings>("settings", {"参数取值", "Settings"}),
      field<&Supposition::within>("within", {"计算范围", "Within"}, {.refers_to = "units"}),
  });
  return type;
}

struct Turn {
  std::string code, title;
  std::optional<Verdict> from, to;  // none: the clause is not judged then
  std::int64_t schools = 0;
  bool verified = false;            // the clause, and every norm it was judged by, was compared with the official text
};
// One verdict of one school that would turn.
struct TurnedVerdict {
  std::string school, unit_path, name, code, title, says;
  std::optional<Verdict> from, to;
  bool verified = false;
};
struct WhatIf {
  std::int64_t schools = 0;         // judged
  std::int64_t schools_turned = 0;  // with at least one verdict that would turn
  std::int64_t hazards = 0;         // that would be opened by themselves
  std::vector<Turn> turns;          // the commonest first
};

// Tells `hear` of every verdict that would turn, school after school in the order of their paths, and holds none of them.
WhatIf what_if(db::Reading& reading, const Platform& platform, const records::Scope& scope, const rulepacks::Supposed& supposed,
               const std::function<void(const TurnedVerdict&)>& hear);

// All of them as a workbook.
std::string turned_workbook(db::Reading& reading, const Platform& platform, const records::Scope& scope, const rulepacks::Supposed& supposed);

}  // namespace anyuan::judgements
