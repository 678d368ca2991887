#pragma once
// What a school's record must agree on with itself. Pure.
#include <vector>

#include "domain/schools/school.h"

namespace anyuan::schools {

// boarders_above_students, boarders_at_day_school, code_does_not_fit_category, code_needed, coordinate_half_given.
std::vector<Error> faults_in(const School& school);

}  // namespace anyuan::schools
