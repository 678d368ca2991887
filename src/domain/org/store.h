#pragma once
// Where units are kept: the only SQL for the tree.
#include <map>
#include <string>
#include <vector>

#include "domain/org/queries.h"
#include "domain/org/unit.h"
#include "platform/records/store.h"

namespace anyuan::org {

inline constexpr std::int64_t every_child = INT64_MAX;
std::vector<Unit> children(db::Reading& reading, const records::Vault& vault, std::string_view parent,
                           const records::Scope& scope, std::int64_t limit);
void insert_succession(db::Writing& writing, std::string_view id, Succession kind, const Unit& from, const Unit& to,
                       Date on, std::string_view reason);
std::map<std::string, std::string> paths_by_id(db::Reading& reading);
void put_parent(db::Writing& writing, const Followers& followers, std::string_view id, std::string_view parent);
// Rewrites the beginning of every path below `from` in the given tables, the tree itself included.
void move_paths(db::Writing& writing, const Followers& followers, std::string_view from, std::string_view to);

}  // namespace anyuan::org
