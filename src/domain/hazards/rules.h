#pragma once
// The life of a hazard: one table of moves, and `apply`, which checks every need of a move and makes it. Pure: no
// clock, no database, no log. The console's `can` and the state diagram in the docs are read from the same table.
#include <optional>
#include <string>
#include <vector>

#include "domain/hazards/commands.h"
#include "domain/hazards/hazard.h"

namespace anyuan::hazards {

struct Move {
  State from;
  Action action;
  State to;
  accounts::May needs;
  org::Level major_at = org::Level::school;  // the lowest level that may make it with a major hazard
};

// Anything not listed is refused. Whatever ends or lowers a major hazard is the city's (R-HAZ-5, 摘牌 only by the
// supervising unit).
inline constexpr Move moves[] = {
    {State::reported, Action::assign, State::assigned, accounts::May::hazards_assign},
    {State::assigned, Action::assign, State::assigned, accounts::May::hazards_assign},
    {State::assigned, Action::control, State::controlled, accounts::May::hazards_assign},
    {State::assigned, Action::rectify, State::rectified, accounts::May::hazards_rectify},
    {State::controlled, Action::rectify, State::rectified, accounts::May::hazards_rectify},
    {State::rectified, Action::verify, State::closed, accounts::May::hazards_verify, org::Level::city},
    {State::rectified, Action::give_back, State::assigned, accounts::May::hazards_verify},
    {State::reported, Action::regrade, State::reported, accounts::May::hazards_verify, org::Level::city},
    {State::assigned, Action::regrade, State::assigned, accounts::May::hazards_verify, org::Level::city},
    {State::controlled, Action::regrade, State::controlled, accounts::May::hazards_verify, org::Level::city},
    {State::reported, Action::drop, State::voided, accounts::May::hazards_verify, org::Level::city},
    {State::reported, Action::fix_on_spot, State::closed, accounts::May::hazards_verify},
    {State::assigned, Action::look_back, State::assigned, accounts::May::hazards_verify},
    {State::controlled, Action::look_back, State::controlled, accounts::May::hazards_verify},
    {State::rectified, Action::look_back, State::assigned, accounts::May::hazards_verify},  // the claimed fix is none
    {State::closed, Action::look_back, State::closed, accounts::May::hazards_verify},
};

// The hazard after the step. Refused: not_possible_now, not_permitted, major_needs_city, only_general_on_spot,
// rectifier_may_not_verify, relapsed_already, and each missing or wrong field of the step at once.
Result<Hazard> apply(Hazard hazard, const Step& step, const accounts::Actor& actor, Instant now);

// The step a re-check makes in this state; none where what was found changes nothing. Refused: recheck_before_fix,
// not_possible_now.
Result<std::optional<Step>> step_of(const Hazard& hazard, const Recheck& recheck);

// A new hazard as it starts: assigned when person, measure and due are all there, reported otherwise (R-HAZ-1).
// Refused: due_in_past.
Result<Hazard> started(Hazard hazard, Date today);

// What comes back after closure: a new hazard at the same place that names the old one, with the look-back's evidence.
Hazard relapse_of(const Hazard& closed, const Step& step);

// The journal's name of a move.
constexpr std::string_view event_of(Action action) {
  switch (action) {
    case Action::assign: return "hazard.assigned";
    case Action::control: return "hazard.controlled";
    case Action::rectify: return "hazard.rectified";
    case Action::verify: return "hazard.closed";
    case Action::give_back: return "hazard.given_back";
    case Action::regrade: return "hazard.regraded";
    case Action::drop: return "hazard.voided";
    case Action::fix_on_spot: return "hazard.fixed_on_spot";
    case Action::look_back: return "hazard.looked_back";
  }
  return {};
}


// The actions this actor may take now.
std::vector<std::string> moves_for(const Hazard& hazard, const accounts::Actor& actor);

// The day by which something must be done: the due day, or the end of the temporary control. None unless somebody of
// the school has to act now; of what was only reported, only where whoever found it set a day.
std::optional<Date> deadline(const Hazard& hazard);
bool is_overdue(const Hazard& hazard, Date today);
std::optional<std::int64_t> days_left(const Hazard& hazard, Date today);

}  // namespace anyuan::hazards
