#pragma once
// What the schools of a county have filed of who guards them, in every state it can be in.
#include "app/demo/roster.h"

namespace anyuan::demo {

Result<Done> file_schools(const Seeding& seeding, const County& county, std::span<const Site> sites);

}  // namespace anyuan::demo
