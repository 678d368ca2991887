#pragma once
// The journal as a reader gets it: names beside the ids it keeps, and nothing the reader may not look at. Used by a
// record's history and by the audit trail.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/bookkeeping/book.h"
#include "platform/journal/journal.h"

namespace anyuan::bookkeeping {

struct RecordId {
  std::string record, id;
  auto operator<=>(const RecordId&) const = default;
};
using Names = std::map<RecordId, std::string>;

// Names of records of any books, a query per book and fifty ids. Those that are neither in the actor's units nor kept
// at the units above are missing.
Names names_for(db::Reading& reading, const Books& books, const Actor& actor, const std::set<RecordId>& wanted);

// Whether the actor may read what was done to a record that belonged there.
bool may_look(const Books& books, const Actor& actor, const journal::Changed& changed);

struct Trailed {
  journal::Changed changed;
  bool may_look = true;
};
// Puts `before_name` and `after_name` beside ids. A value the actor may not see, or whose record has no name for the
// actor, becomes null with `before_hidden` or `after_hidden` true.
void name_values(db::Reading& reading, const Books& books, const Actor& actor, std::vector<Trailed>& lines);

}  // namespace anyuan::bookkeeping
