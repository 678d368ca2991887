#pragma once
// The rules of packs as PostgreSQL: a second formulation of what platform/formula evaluates and domain/judgements judges,
// from the same texts but by other means. Tests ask whether both agree, benchmarks how long the database takes.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rulepacks/pack.h"

namespace anyuan::kit {

// The SQL of a name, of the formula's type: boolean, double precision, text, or days since 1970 for a date.
using SqlOfName = std::function<std::string(std::string_view name)>;
std::string sql_of_formula(std::string_view formula, const SqlOfName& name);

// One row for each school: its path and, for each clause of the packs in order, the verdict's name.
struct RulesInSql {
  std::string sql;                 // parameters :first, :past and :today
  std::vector<std::string> codes;  // of the columns after the path
};
RulesInSql rules_in_sql(const std::vector<rulepacks::RulePack>& packs);

}  // namespace anyuan::kit
