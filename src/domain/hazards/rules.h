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
    // R-HAZ-4: the written notice and the school's receipt.
    {State::reported, Action::issue_notice, State::reported, accounts::May::hazards_verify},
    {State::assigned, Action::issue_notice, State::assigned, accounts::May::hazards_verify},
    {State::reported, Action::receive_notice, State::reported, accounts::May::self_check},
    {State::assigned, Action::receive_notice, State::assigned, accounts::May::self_check},
    {State::controlled, Action::receive_notice, State::controlled, accounts::May::self_check},
    // R-HAZ-2: the plan and its milestones.
    {State::assigned, Action::plan, State::assigned, accounts::May::hazards_assign},
    {State::controlled, Action::plan, State::controlled, accounts::May::hazards_assign},
    {State::assigned, Action::reach, State::assigned, accounts::May::hazards_rectify},
    {State::controlled, Action::reach, State::controlled, accounts::May::hazards_rectify},
    // R-HAZ-8: another temporary measure after the first is not the school's alone to begin.
    {State::controlled, Action::control, State::controlled, accounts::May::hazards_verify},
    {State::controlled, Action::show_control, State::controlled, accounts::May::hazards_rectify},
    // A later day is asked for by the school and given by whoever verifies.
    {State::assigned, Action::ask_postponement, State::assigned, accounts::May::self_check},
    {State::assigned, Action::grant_postponement, State::assigned, accounts::May::hazards_verify, org::Level::city},
    {State::assigned, Action::refuse_postponement, State::assigned, accounts::May::hazards_verify, org::Level::city},
};

// The hazard after the step. Refused: not_possible_now, not_permitted, major_needs_city, only_general_on_spot,
// rectifier_may_not_verify, relapsed_already, general_needs_no_notice, hazard_notice_issued_already, no_notice_to_receive,
// general_needs_no_plan, no_milestone_left, postponement_asked_already, no_postponement_asked, and each missing or wrong field of the step at once.
Result<Hazard> apply(Hazard hazard, const Step& step, const accounts::Actor& actor, Instant now);

// The step a re-check makes in this state; none where what was found changes nothing. Refused: recheck_before_fix,
// not_possible_now.
Result<std::optional<Step>> step_of(const Hazard& hazard, const Recheck& recheck);

// A new hazard as it starts: assigned when person, measure and due are all there, reported otherwise (R-HAZ-1).
// Refused: due_in_past.
Result<Hazard> started(Hazard hazard, Date today);

// The grade a relapse has at least: what came back is worse than it was.
Grade raised(Grade grade);

// What comes back after closure: a new hazard of a raised grade at the same place that names the old one, with the look-back's evidence.
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
    case Action::issue_notice: return "hazard.notice_issued";
    case Action::receive_notice: return "hazard.notice_received";
    case Action::plan: return "hazard.planned";
    case Action::reach: return "hazard.milestone_reached";
    case Action::show_control: return "hazard.control_shown";
    case Action::ask_postponement: return "hazard.postponement_asked";
    case Action::grant_postponement: return "hazard.postponed";
    case Action::refuse_postponement: return "hazard.postponement_refused";
  }
  return {};
}

// The life of a hazard as a picture (Mermaid) and a table, for docs/hazard-states.md: both read from `moves`.
std::string drawn();

// The actions this actor may take now.
std::vector<std::string> moves_for(const Hazard& hazard, const accounts::Actor& actor);

// The day by which something must be done: the due day, or the end of the temporary control. None unless somebody of
// the school has to act now; of what was only reported, only where whoever found it set a day.
std::optional<Date> deadline(const Hazard& hazard);
bool is_overdue(const Hazard& hazard, Date today);
std::optional<std::int64_t> days_left(const Hazard& hazard, Date today);

}  // namespace anyuan::hazards
