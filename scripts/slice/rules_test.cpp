#include "domain/gizmos/rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace anyuan::gizmos {
namespace {

constexpr Date today = std::chrono::year(2026) / 11 / 24;

accounts::Actor acting_as(accounts::Role role) {
  accounts::Actor actor;
  actor.role = role;
  return actor;
}

// Takes the step and says what happened: the new state, or "refused: <reason>".
std::string outcome(Gizmo& gizmo, accounts::Role role, const Step& step) {
  auto result = apply(gizmo, step, acting_as(role), today);
  if (!result.ok()) return "refused: " + result.error().reason;
  gizmo = std::move(result).value();
  return std::string(name_of(gizmo.state));
}

TEST(GizmoRules, IsClosedOnceByWhoMayAndWithAReason) {
  Gizmo gizmo;
  EXPECT_EQ(outcome(gizmo, accounts::Role::viewer, {Action::close, 1, "已处理"}), "refused: not_permitted");
  EXPECT_EQ(outcome(gizmo, accounts::Role::officer, {Action::close, 1, ""}), "refused: reason_needed");
  EXPECT_EQ(outcome(gizmo, accounts::Role::officer, {Action::close, 1, "已处理"}), "closed");
  EXPECT_EQ(gizmo.closed_on, today);
  EXPECT_EQ(gizmo.closed_reason, "已处理");
  EXPECT_EQ(outcome(gizmo, accounts::Role::officer, {Action::close, 1, "已处理"}), "refused: gizmo_move_refused");
}

// Exhaustive: every state x action is either a listed move or refused, and `can` offers exactly the listed ones.
TEST(GizmoRules, OnlyListedMovesChangeAnything) {
  const auto officer = acting_as(accounts::Role::officer);
  for (const State state : all_values<State>()) {
    for (const Action action : all_values<Action>()) {
      const Gizmo gizmo{.state = state};
      const bool listed = std::ranges::any_of(moves, [&](const Move& move) { return move.from == state && move.action == action; });
      EXPECT_EQ(apply(gizmo, {action, 1, "已处理"}, officer, today).ok(), listed);
      const auto offered = moves_for(gizmo, officer);
      EXPECT_EQ(std::ranges::find(offered, name_of(action)) != offered.end(), listed);
    }
  }
}

}  // namespace
}  // namespace anyuan::gizmos
