#pragma once
// SQL of the mechanism itself: names of references, uniqueness, import reports.
#include <map>
#include <string>
#include <vector>

#include "domain/bookkeeping/book.h"

namespace anyuan::bookkeeping {

// id -> shown name, for the ids that exist (scope is not asked: the reference itself was in scope).
std::map<std::string, std::string> names_of(db::Reading& reading, const Book& book, const std::vector<std::string>& ids);

struct Referred {
  std::string id, unit_path;
};
// A record in scope by id; nothing when absent, archived or out of scope.
std::optional<Referred> find_referred(db::Reading& reading, const Book& book, std::string_view id, const records::Scope& scope);

// Another live record with the same value in a unique field.
bool is_taken(db::Reading& reading, const records::RecordType& type, const records::Field& field, const db::Cell& value,
              std::string_view but_id);

}  // namespace anyuan::bookkeeping
