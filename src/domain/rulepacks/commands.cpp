#include "domain/rulepacks/commands.h"

#include "domain/bookkeeping/shipped.h"
#include "domain/rulepacks/names.h"
#include "domain/rulepacks/reading.h"
#include "domain/rulepacks/store.h"

namespace anyuan::rulepacks {

Result<std::int64_t> load_shipped_packs(const Platform& platform) {
  constexpr auto parse = [](std::string_view file, std::string_view yaml) { return parse_rule_pack(file, yaml, names()); };
  return bookkeeping::keep_shipped<RulePack>(platform, {"data/packs/", "rule_pack.loaded", "rule_pack_changed", parse, find_pack});
}

}  // namespace anyuan::rulepacks
