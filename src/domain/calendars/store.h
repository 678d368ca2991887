#pragma once
// Where calendar entries are kept: the only SQL for them. Private to the slice.
#include <map>
#include <string>
#include <vector>

#include "domain/calendars/entry.h"
#include "platform/db/connection.h"
#include "platform/records/vault.h"

namespace anyuan::calendars {

// The entries of a unit and of all units above it, archived ones apart.
std::vector<Entry> entries_for(db::Reading& reading, const records::Vault& vault, std::string_view unit_path);
std::optional<schools::Category> category_of(db::Reading& reading, std::string_view school);
// Names of units by id.
std::map<std::string, std::string> unit_names(db::Reading& reading, const std::vector<std::string>& ids);

// The marks of editions that begin so, whether or not their entries are still there.
std::vector<std::string> marks_of(db::Reading& reading, std::string_view beginning);
// The entries that came with editions whose mark begins so and that nobody has changed.
std::vector<Entry> untouched_of(db::Reading& reading, const records::Vault& vault, std::string_view beginning);

}  // namespace anyuan::calendars
