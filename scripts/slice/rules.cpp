#include "domain/gizmos/rules.h"

#include <algorithm>

namespace anyuan::gizmos {

Result<Gizmo> apply(Gizmo gizmo, const Step& step, const accounts::Actor& actor, Date today) {
  const auto* move = std::ranges::find_if(moves, [&](const Move& one) { return one.from == gizmo.state && one.action == step.action; });
  if (move == std::end(moves)) return Error{Refusal::conflict, "gizmo_move_refused", "action"};
  if (!actor.may(move->needs)) return Error{Refusal::forbidden, "not_permitted"};
  switch (step.action) {
    case Action::close:
      if (step.reason.empty()) return Error{Refusal::invalid, "reason_needed", "reason"};
      gizmo.closed_on = today;
      gizmo.closed_reason = step.reason;
      break;
  }
  gizmo.state = move->to;
  return gizmo;
}

std::vector<std::string> moves_for(const Gizmo& gizmo, const accounts::Actor& actor) {
  std::vector<std::string> names;
  for (const auto& move : moves) {
    if (move.from == gizmo.state && actor.may(move.needs)) names.emplace_back(name_of(move.action));
  }
  return names;
}

}  // namespace anyuan::gizmos
