#pragma once
// Changes to the tree: load the divisions, add a unit, rename, merge, split. History is kept: a unit that was merged
// or split away is closed, its successors are on record, its journal stays under its id.
#include <string>
#include <vector>

#include "domain/org/unit.h"
#include "platform/journal/change.h"

namespace anyuan::org {

struct Division {
  std::string code, name;
  Level level = Level::county;
  std::string parent;
};
std::vector<Division> parse_divisions(std::string_view csv);

// Brings the units of one province branch in: the province, the city named by `root` (4 digits; or a whole province
// with 2), its counties and townships. What is there already stays. Returns how many were added.
Result<std::int64_t> load_divisions(const Platform& platform, const journal::Doer& doer,
                                    const std::vector<Division>& divisions, std::string_view root);

// A parent that may hold a unit of this level. Refused: unit_not_found, level_does_not_fit.
Result<Unit> parent_for(db::Reading& reading, const records::Vault& vault, const UnitId& id, Level child, const records::Scope& scope);

// Rewrites the paths of everything below `from`.
void move_below(db::Writing& writing, const Followers& followers, std::string_view from, std::string_view to);

Result<Unit> add_unit(const Platform& platform, const journal::Doer& doer, const records::Scope& scope, Unit wanted);
// Name and code, as far as the request names them, against its version.
Result<Unit> rename_unit(const Platform& platform, const journal::Doer& doer, const records::Scope& scope, std::string_view id,
                         const boost::json::object& changes);

// Everything below `from` goes under `into`; `from` is closed. Refused unless both are of one level and in scope.
struct Merger {
  std::string from, into, reason;
};
Result<Unit> merge_units(const Platform& platform, const journal::Doer& doer, const records::Scope& scope,
                         const Followers& followers, const Merger& merger);

// New units take over the named children; when none is left the old one is closed. Refused: beyond_your_unit.
struct Part {
  std::string name, code;
  std::vector<std::string> children;
};
struct Splitting {
  std::string unit;
  std::vector<Part> parts;
  std::string reason;
};
Result<std::vector<Unit>> split_unit(const Platform& platform, const journal::Doer& doer, const records::Scope& scope,
                                     const Followers& followers, const Splitting& wanted);

}  // namespace anyuan::org
