#pragma once
// Where rule packs and their activations are kept: the only SQL of the slice beside the records' own.
#include "domain/rulepacks/activation.h"
#include "platform/db/connection.h"
#include "platform/records/vault.h"

namespace anyuan::rulepacks {

std::optional<RulePack> find_pack(db::Reading& reading, const records::Vault& vault, std::string_view code, std::int64_t edition);
std::optional<RulePack> pack_with_id(db::Reading& reading, const records::Vault& vault, std::string_view id);
std::int64_t last_edition(db::Reading& reading, std::string_view code);  // 0: no such pack

// In force on that day anywhere; those of the province first. There are a handful for each county at most.
std::vector<Activation> activations_on(db::Reading& reading, const records::Vault& vault, Date day);
// Of one pack at one unit, not yet ended.
std::vector<Activation> open_activations(db::Reading& reading, const records::Vault& vault, std::string_view unit, std::string_view code);

}  // namespace anyuan::rulepacks
