#pragma once
// Which kinds of work a post has. Pure. It offers what the other slices' rules let the post do, and only that.
#include "domain/accounts/user.h"
#include "domain/desk/task.h"
#include "domain/hazards/hazard.h"

namespace anyuan::desk {

bool does(Kind kind, const accounts::Actor& actor);

// Major hazards are the city's to verify, all others the county's (R-HAZ-5); a school works on all of its own.
std::vector<hazards::Grade> grades_of(Kind kind, const accounts::Actor& actor);

// Most urgent first; without a due day last; the same day in order of id. Keeps the first tasks_max.
void put_in_order(std::vector<Task>& tasks, std::size_t tasks_max);

}  // namespace anyuan::desk
