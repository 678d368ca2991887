#pragma once
// The only SQL of the slice: which rows are past their days, and which name a person.
#include "domain/bookkeeping/book.h"
#include "platform/records/store.h"

namespace anyuan::privacy {

// Rows archived before `before` in which one of the fields is not erased yet.
std::vector<std::shared_ptr<void>> past_their_days(db::Reading& reading, const records::AnyStore& store, const std::vector<const records::Field*>& fields,
                                                   Instant before, std::int64_t limit);

// Rows of a scope in which a text field is exactly this name; archived ones too.
std::vector<std::shared_ptr<void>> naming(db::Reading& reading, const records::AnyStore& store, const records::Scope& scope, const std::string& name, std::int64_t limit);

}  // namespace anyuan::privacy
