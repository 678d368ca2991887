#pragma once
// What other slices may ask of facts.
#include "domain/facts/fact.h"
#include "platform/db/connection.h"
#include "platform/records/scope.h"
#include "platform/records/vault.h"

namespace anyuan::facts {

// The open schools of a scope with all that is said of them, in order of their paths; one statement a ledger.
std::vector<SchoolFacts> facts_in(db::Reading& reading, const records::Vault& vault, const records::Scope& scope, Date today);

// How the facts of one ledger are counted: a statement with :first, :past and maybe :today that gives, for each school, its
// path, when the ledger last changed, and so many facts from number `first` of the catalogue on.
struct Counting {
  std::string_view ledger;
  std::string sql;
  std::size_t first = 0, facts = 0;
};
std::vector<Counting> countings();

// Whether a change to this record may change a fact.
bool tells_facts(std::string_view record);

}  // namespace anyuan::facts
