#pragma once
// Personal data taken out of records for good. The chain of the journal must hold, so what stood there stays in it; but
// nobody is told it any more.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/connection.h"

namespace anyuan::journal {

inline constexpr std::string_view erasing = "privacy.erased";  // the event
inline constexpr std::string_view erased = "（已删除）";        // in the place of a value

// Of these records, by id, the fields that were taken out.
std::map<std::string, std::set<std::string>, std::less<>> erased_fields(db::Reading& reading, std::string_view record, const std::vector<std::string>& ids);

}  // namespace anyuan::journal
