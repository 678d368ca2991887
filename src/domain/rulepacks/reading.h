#pragma once
// A rule pack from its file. Whoever wrote it is told the line, the place in the formula and what to write instead.
#include "domain/rulepacks/ruleset.h"

namespace anyuan::rulepacks {

// The pack and nothing else: every formula has been read against the dictionary. The first fault is refused; its args
// begin with file and line. Faults of a formula: formula_* with column and word; of a field: rule_pack_field_wrong with
// the field's own fault in `more`; of the whole: rule_pack_*.
Result<RulePack> parse_rule_pack(std::string_view file, std::string_view yaml, const Dictionary& dictionary);

}  // namespace anyuan::rulepacks
