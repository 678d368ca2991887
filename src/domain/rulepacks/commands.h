#pragma once
// Rule packs come into the database. An edition that is kept never changes.
#include "domain/rulepacks/pack.h"
#include "platform/platform.h"

namespace anyuan::rulepacks {

// Keeps the packs the program ships and does not know yet; returns how many. Refused as parse_rule_pack does, or with
// rule_pack_changed when a kept edition reads differently now.
Result<std::int64_t> load_shipped_packs(const Platform& platform);

}  // namespace anyuan::rulepacks
