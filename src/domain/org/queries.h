#pragma once
// What other slices may ask of the tree beside its units' records: which units have something below them, and what
// became of a unit that was merged or split.
#include <string>
#include <string_view>
#include <vector>

#include "domain/org/unit.h"
#include "platform/db/connection.h"

namespace anyuan::org {

// The ids among `units` that have open children.
std::vector<std::string> with_children(db::Reading& reading, const std::vector<Unit>& units);

struct SuccessionLine {
  std::string kind, from_unit, from_name, to_unit, to_name, reason;
  Date on{};
};
std::vector<SuccessionLine> successions(db::Reading& reading, std::string_view unit);

}  // namespace anyuan::org
