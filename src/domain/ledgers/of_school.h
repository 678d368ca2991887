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

// Of a ledger that a bureau keeps of its own as well: without a school the row is that of the unit it was made at.
template <auto Member>
records::Field of_school_or_unit() {
  return records::field<Member>("school", {"所在学校", "School"},
                                {.filtered = true, .list = records::Listed::shown, .refers_to = "schools", .hint = {"教育局、公安机关等单位自己的，这一项留空", "Left empty by a bureau for its own"}, .also_headed = "学校|学校名称|单位|单位名称"});
}

}  // namespace anyuan::ledgers
