#pragma once
// The field by which a ledger's row belongs to its school: the first of every ledger, headed alike in every workbook.
#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

template <auto Member>
records::Field of_school() {
  return records::field<Member>("school", {"所在学校", "School"},
                                {.required = true, .filtered = true, .list = records::Listed::shown, .refers_to = "schools", .also_headed = "学校|学校名称|单位|单位名称"});
}

}  // namespace anyuan::ledgers
