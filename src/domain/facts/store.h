#pragma once
// Where facts come from: the only SQL that counts ledgers for judgement, one statement a ledger whatever the number of
// schools, and the statements people and devices made.
#include "domain/facts/fact.h"
#include "platform/db/connection.h"
#include "platform/records/scope.h"
#include "platform/records/store.h"

namespace anyuan::facts {

// The last word of a source on a fact of a school.
std::optional<Statement> statement_of(db::Reading& reading, const records::Vault& vault, const Statement& like);

}  // namespace anyuan::facts
