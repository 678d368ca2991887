#pragma once
// The school files of a county: what its schools' ledgers hold, with what is missing and what is past its day.
#include <span>

#include "app/demo/roster.h"

namespace anyuan::demo {

void fill_school_files(const Seeding& seeding, const County& county, std::span<Site> sites);

}  // namespace anyuan::demo
