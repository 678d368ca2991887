#pragma once
// Days of what has happened (Traits::past): a drill, a check, an acceptance. A day to come would count as done for years.
#include "platform/records/record_type.h"

namespace anyuan::records {

// The days that lie after today, also within lists. A day the record has had is not asked again.
std::vector<Error> faults_in_past(const RecordType& type, const void* before, const void* after, Date today);

}  // namespace anyuan::records
