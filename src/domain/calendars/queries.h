#pragma once
// The calendar that holds at a unit, for slices that reckon with days.
#include <string_view>

#include "domain/calendars/calendar.h"
#include "platform/db/connection.h"
#include "platform/records/vault.h"

namespace anyuan::calendars {

// Of a unit by its path; of a school as its kind of school has it.
Calendar calendar_at(db::Reading& reading, const records::Vault& vault, std::string_view unit_path);

}  // namespace anyuan::calendars
