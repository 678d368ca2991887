#pragma once
// What waits for an actor, by role, level and scope. One statement for each kind of work the role can do.
#include "domain/accounts/user.h"
#include "domain/bookkeeping/book.h"
#include "domain/desk/task.h"
#include "domain/filings/filing.h"
#include "platform/platform.h"

namespace anyuan::desk {

inline constexpr std::int64_t tasks_max = 50;

Desk desk_of(const Platform& platform, const bookkeeping::Books& books, filings::Terms terms, const accounts::Actor& actor);

}  // namespace anyuan::desk
