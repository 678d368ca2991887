#include "domain/rulepacks/store.h"

#include "platform/records/store.h"

namespace anyuan::rulepacks {

std::optional<RulePack> find_pack(db::Reading& reading, const records::Vault& vault, std::string_view code, std::int64_t edition) {
  auto found = records::RecordStore<RulePack>(vault).where(reading, "code = :code AND edition = :edition", {{"code", code}, {"edition", edition}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace anyuan::rulepacks
