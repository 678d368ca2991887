#pragma once
// What an entry must agree on with itself. Pure.
#include <vector>

#include "domain/calendars/entry.h"

namespace anyuan::calendars {

// ends_before_start, entry_too_long (a term is half a year at most, anything else a hundred days).
std::vector<Error> faults_in(const Entry& entry);

}  // namespace anyuan::calendars
