#include "domain/rulepacks/commands.h"

#include "domain/rulepacks/names.h"
#include "domain/rulepacks/reading.h"
#include "domain/rulepacks/store.h"
#include "platform/files/embedded.h"
#include "platform/journal/change.h"

namespace anyuan::rulepacks {

Result<std::int64_t> load_shipped_packs(const Platform& platform) {
  std::int64_t added = 0;
  for (const auto& file : files::embedded_files()) {
    if (!file.name.starts_with("data/packs/")) continue;
    TRY(const auto shipped, parse_rule_pack(file.name, file.bytes, names()));
    const auto kept = platform.database.read([&](db::Reading& reading) { return find_pack(reading, platform.vault, shipped.code, shipped.edition); });
    if (kept && kept->text_hash != shipped.text_hash) {
      return Error{Refusal::conflict, "rule_pack_changed", {}, {std::string(file.name), shipped.code, std::to_string(shipped.edition)}};
    }
    if (kept) continue;
    TRY([[maybe_unused]] const auto stored, journal::perform(platform, {"system", "系统", "/"}, [&](journal::Change& change) -> Result<Done> {
          auto pack = shipped;
          change.start(pack, "/");
          change.insert(pack);
          change.event("rule_pack.loaded", "rule_packs", pack.head.id, "/");
          return Done{};
        }));
    ++added;
  }
  return added;
}

}  // namespace anyuan::rulepacks
