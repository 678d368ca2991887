#pragma once
// What other slices may ask of the tree beside its units' records: which units have something below them, and what
// became of a unit that was merged or split.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/org/unit.h"
#include "platform/db/connection.h"
#include "platform/records/vault.h"

namespace anyuan::org {

// The ids among `units` that have open children.
std::vector<std::string> with_children(db::Reading& reading, const std::vector<Unit>& units);

// The county the path lies in, or the city or province above it where there is none: the unit whose code numbers carry.
std::optional<Unit> division_of(db::Reading& reading, const records::Vault& vault, std::string_view path);

// The open counties in the scope (a county itself is in its own), by code.
std::vector<Unit> counties_in(db::Reading& reading, const records::Vault& vault, const records::Scope& scope);

struct SuccessionLine {
  std::string kind, from_unit, from_name, to_unit, to_name, reason;
  Date on{};
};
std::vector<SuccessionLine> successions(db::Reading& reading, std::string_view unit);

}  // namespace anyuan::org
