#pragma once
// The rules of the demo city: the packs that ship, put in force as an administrator does it.
#include <span>

#include "app/demo/roster.h"
#include "platform/platform.h"

namespace anyuan::demo {

// The county whose bureau adopted a stricter way to count the guards of boarding schools than the rest of the city.
bool is_stricter(const County& county);

// Every pack that concerns the city: at the city, or at the counties that chose it.
Result<Done> put_rules_in_force(const Platform& platform, const accounts::Actor& administrator, std::span<const County> counties);

// Full-time guards a school must have by these rules.
int guards_wanted(const schools::School& school, const County& county);

}  // namespace anyuan::demo
