#include "domain/notices/rules.h"

#include <algorithm>

namespace anyuan::notices {
namespace {

using accounts::Actor;

std::string_view why_not(State state) {
  switch (state) {
    case State::draft: return "notice_not_issued";
    case State::issued: return "notice_issued_already";
    case State::withdrawn: return "notice_withdrawn";
  }
  return {};
}

}  // namespace

bool is_sender(const Notice& notice, const Actor& actor) { return notice.head.unit_path == actor.scope.first; }

bool is_addressed(const Notice& notice, const Actor& actor) {
  const bool below = actor.scope.first != notice.head.unit_path && actor.scope.first.starts_with(notice.head.unit_path);
  return below && std::ranges::find(notice.audience, actor.level) != notice.audience.end();
}

Result<State> next(const Notice& notice, Action action, const Actor& actor) {
  const auto* one = std::ranges::find(moves, action, &Move::action);  // every row of an action says the same of who
  if (!actor.may(one->needs)) return Error{Refusal::forbidden, "not_permitted", {}, {std::string(name_of(one->needs))}};
  if (one->side == Side::sender && !is_sender(notice, actor)) return Error{Refusal::forbidden, "notice_not_yours"};
  if (one->side == Side::addressee && !is_addressed(notice, actor)) return Error{Refusal::forbidden, "notice_not_addressed"};
  const auto* move = std::ranges::find_if(moves, [&](const Move& m) { return m.from == notice.state && m.action == action; });
  if (move == std::end(moves)) return Error{Refusal::conflict, std::string(why_not(notice.state))};
  return move->to;
}

std::vector<std::string> moves_for(const Notice& notice, const Actor& actor) {
  std::vector<std::string> names;
  for (const auto action : all_values<Action>()) {
    if (action == Action::receive && notice.received) continue;
    if (next(notice, action, actor).ok()) names.emplace_back(name_of(action));
  }
  return names;
}

Result<Done> check_audience(const Notice& notice, org::Level sender) {
  const bool below = std::ranges::all_of(notice.audience, [&](org::Level level) { return level > sender; });
  if (!below || notice.audience.empty()) return Error{Refusal::invalid, "audience_not_below", "audience"};
  return Done{};
}

}  // namespace anyuan::notices
