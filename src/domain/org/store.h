#pragma once
// Where units are kept: the only SQL for the tree.
#include <map>
#include <string>
#include <vector>

#include "domain/org/unit.h"
#include "platform/records/store.h"

namespace anyuan::org {

std::vector<Unit> children(db::Reading& reading, const records::Vault& vault, std::string_view parent,
                           const records::Scope& scope);
std::vector<Unit> search(db::Reading& reading, const records::Vault& vault, std::string_view text,
                         const records::Scope& scope, std::int64_t limit);
// The ids among `units` that have open children.
std::vector<std::string> with_children(db::Reading& reading, const std::vector<Unit>& units);
void insert_succession(db::Writing& writing, std::string_view id, Succession kind, const Unit& from, const Unit& to,
                       Date on, std::string_view reason);
std::map<std::string, std::string> paths_by_id(db::Reading& reading);
void put_parent(db::Writing& writing, const Followers& followers, std::string_view id, std::string_view parent);
// Rewrites the beginning of every path below `from` in the given tables, the tree itself included.
void move_paths(db::Writing& writing, const Followers& followers, std::string_view from, std::string_view to);

struct SuccessionLine {
  std::string kind, from_unit, from_name, to_unit, to_name, reason;
  Date on{};
};
std::vector<SuccessionLine> successions(db::Reading& reading, std::string_view unit);

}  // namespace anyuan::org
