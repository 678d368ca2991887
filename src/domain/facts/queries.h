#pragma once
// What other slices may ask of facts.
#include "domain/facts/fact.h"
#include "platform/db/connection.h"
#include "platform/records/scope.h"
#include "platform/records/vault.h"

namespace anyuan::facts {

// The open schools of a scope with all that is said of them, in order of their paths; one statement a ledger.
std::vector<SchoolFacts> facts_in(db::Reading& reading, const records::Vault& vault, const records::Scope& scope, Date today);

// Whether a change to this record may change a fact.
bool tells_facts(std::string_view record);

}  // namespace anyuan::facts
