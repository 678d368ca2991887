#pragma once
// Where facts come from: the only SQL that counts ledgers for judgement, one statement a ledger whatever the number of
// schools, and the statements people and devices made.
#include <map>

#include "domain/facts/fact.h"
#include "platform/db/connection.h"
#include "platform/records/scope.h"
#include "platform/records/store.h"

namespace anyuan::facts {

// The last word of a source on a fact of a school.
std::optional<Statement> statement_of(db::Reading& reading, const records::Vault& vault, const Statement& like);

// How many rows each ledger has at a school, by its path.
std::map<std::string, std::int64_t> rows_in_ledgers(db::Reading& reading, std::string_view unit_path);

}  // namespace anyuan::facts
