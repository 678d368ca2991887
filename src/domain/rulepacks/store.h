#pragma once
// Where rule packs are looked up: the only SQL for them beside their records' own.
#include <optional>
#include <string_view>

#include "domain/rulepacks/pack.h"
#include "platform/db/connection.h"
#include "platform/records/vault.h"

namespace anyuan::rulepacks {

std::optional<RulePack> find_pack(db::Reading& reading, const records::Vault& vault, std::string_view code, std::int64_t edition);

}  // namespace anyuan::rulepacks
