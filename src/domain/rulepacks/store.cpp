#include "domain/rulepacks/store.h"

#include "platform/records/store.h"

namespace anyuan::rulepacks {

std::optional<RulePack> find_pack(db::Reading& reading, const records::Vault& vault, std::string_view code, std::int64_t edition) {
  auto found = records::RecordStore<RulePack>(vault).where(reading, "code = :code AND edition = :edition", {{"code", code}, {"edition", edition}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<RulePack> pack_with_id(db::Reading& reading, const records::Vault& vault, std::string_view id) {
  auto found = records::RecordStore<RulePack>(vault).where(reading, "id = :id", {{"id", id}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::int64_t last_edition(db::Reading& reading, std::string_view code) {
  return reading.value<std::int64_t>("SELECT COALESCE(MAX(edition), 0) FROM rule_packs WHERE code = :code", {{"code", code}}).value_or(0);
}

std::vector<Activation> activations_on(db::Reading& reading, const records::Vault& vault, Date day) {
  return records::RecordStore<Activation>(vault).where(
      reading, "archived_at IS NULL AND in_force_from <= :day AND (in_force_until IS NULL OR in_force_until >= :day) ORDER BY unit_path, id", {{"day", day}});
}

std::vector<Activation> open_activations(db::Reading& reading, const records::Vault& vault, std::string_view unit, std::string_view code) {
  return records::RecordStore<Activation>(vault).where(reading, "archived_at IS NULL AND unit = :unit AND code = :code AND in_force_until IS NULL",
                                                       {{"unit", unit}, {"code", code}});
}

}  // namespace anyuan::rulepacks
