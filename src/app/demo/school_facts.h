#pragma once
// What is said of the schools of a county beyond their ledgers: by the schools, by the county's inspector, by devices.
#include <span>

#include "app/demo/roster.h"

namespace anyuan::demo {

// Once the ledgers are there: a school also says which of them are complete although empty.
Result<Done> tell_facts(const Seeding& seeding, const County& county, std::span<const Site> sites);
// What devices showed of a part of the schools; through the gateway's own door.
Result<Done> measure_facts(const Platform& platform, Chance& chance, std::span<const Site> sites);

}  // namespace anyuan::demo
