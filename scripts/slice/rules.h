#pragma once
// The life of a gizmo: one table of moves and what each needs. Pure: no clock, no database, no log.
#include <string>
#include <vector>

#include "domain/gizmos/commands.h"

namespace anyuan::gizmos {

struct Move {
  State from;
  Action action;
  State to;
  accounts::May needs;
};

inline constexpr Move moves[] = {  // anything not listed is refused
    {State::open, Action::close, State::closed, accounts::May::ledgers_write},
};

// Refused: gizmo_move_refused, not_permitted, reason_needed.
Result<Gizmo> apply(Gizmo gizmo, const Step& step, const accounts::Actor& actor, Date today);
// What this actor may do with it now, for the console's `can`.
std::vector<std::string> moves_for(const Gizmo& gizmo, const accounts::Actor& actor);

}  // namespace anyuan::gizmos
