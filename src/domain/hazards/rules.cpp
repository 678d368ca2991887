#include "domain/hazards/rules.h"

#include "domain/hazards/steps.h"

#include <fmt/format.h>

#include <algorithm>

namespace anyuan::hazards {
namespace {

using accounts::Actor;

Error refused(Refusal refusal, std::string_view reason, std::string_view field = {}) {
  return {refusal, std::string(reason), std::string(field)};
}

// What an action needs of the hazard beside its state; the reason where it is not there.
std::string_view lacks(const Hazard& hazard, Action action) {
  switch (action) {
    case Action::issue_notice:
      if (hazard.grade == Grade::general) return "general_needs_no_notice";
      return hazard.notice_at ? "hazard_notice_issued_already" : "";
    case Action::receive_notice: return hazard.notice_at && !hazard.notice_received_at ? "" : "no_notice_to_receive";
    case Action::plan: return hazard.grade == Grade::general ? "general_needs_no_plan" : "";
    case Action::reach: return hazard.next_milestone ? "" : "no_milestone_left";
    case Action::ask_postponement: return hazard.asked_due ? "postponement_asked_already" : "";
    case Action::grant_postponement:
    case Action::refuse_postponement: return hazard.asked_due ? "" : "no_postponement_asked";
    case Action::assign:
    case Action::control:
    case Action::rectify:
    case Action::verify:
    case Action::give_back:
    case Action::regrade:
    case Action::drop:
    case Action::fix_on_spot:
    case Action::look_back:
    case Action::show_control: return "";
  }
  return "";
}

// The move, as far as it depends on the hazard and the actor alone: what `can` shows is what `apply` lets through.
Result<const Move*> find_move(const Hazard& hazard, Action action, const Actor& actor) {
  const auto* move = std::ranges::find_if(moves, [&](const Move& m) { return m.from == hazard.state && m.action == action; });
  if (move == std::end(moves)) return refused(Refusal::conflict, "not_possible_now", "action");
  if (!actor.may(move->needs)) return Error{Refusal::forbidden, "not_permitted", {}, {std::string(name_of(move->needs))}};
  if (hazard.grade == Grade::major && actor.level > move->major_at) return refused(Refusal::forbidden, "major_needs_city");
  if (action == Action::fix_on_spot && hazard.grade != Grade::general) return refused(Refusal::conflict, "only_general_on_spot", "action");
  if (action == Action::verify && hazard.rectified_by == actor.user.text) return refused(Refusal::forbidden, "rectifier_may_not_verify");
  if (hazard.look_back == LookBack::relapsed) return refused(Refusal::conflict, "relapsed_already", "action");
  if (const auto reason = lacks(hazard, action); !reason.empty()) return Error{Refusal::conflict, std::string(reason), "action"};
  return move;
}

}  // namespace

Result<Hazard> apply(Hazard hazard, const Step& step, const Actor& actor, Instant now) {
  TRY(const auto* move, find_move(hazard, step.action, actor));
  Faults faults;
  Taking taking{hazard, step, actor, now, date_at(now), faults};
  switch (step.action) {
    case Action::assign: assign(taking); break;
    case Action::control: control(taking); break;
    case Action::rectify: rectify(taking); break;
    case Action::verify: verify(taking, {"note", step.note}, Need::may); break;
    case Action::give_back:
      verify(taking, {"reason", step.reason}, Need::must);
      ++hazard.returned_times;
      break;
    case Action::regrade: regrade(taking); break;
    case Action::drop: verify(taking, {"reason", step.reason}, Need::must); break;
    case Action::fix_on_spot: fix_on_spot(taking); break;
    case Action::look_back: look_back(taking); break;
    case Action::issue_notice: issue_notice(taking); break;
    case Action::receive_notice: receive_notice(taking); break;
    case Action::plan: plan(taking); break;
    case Action::reach: reach(taking); break;
    case Action::show_control: show_control(taking); break;
    case Action::ask_postponement: ask_postponement(taking); break;
    case Action::grant_postponement: answer_postponement(taking, Postponed::granted); break;
    case Action::refuse_postponement: answer_postponement(taking, Postponed::refused); break;
  }
  if (!faults.empty()) return records::all_of(std::move(faults));
  hazard.state = move->to;
  return hazard;
}

Result<std::optional<Step>> step_of(const Hazard& hazard, const Recheck& recheck) {
  const bool met = recheck.finding == Finding::met;
  Step step;
  step.note = recheck.note;
  step.photos = recheck.photos;
  const auto look_back = [&](LookBack found) {
    step.action = Action::look_back;
    step.found = found;
    return std::optional(step);
  };
  switch (hazard.state) {
    case State::reported:
      if (!met) return std::optional<Step>{};
      step.action = Action::fix_on_spot;
      return std::optional(step);
    case State::assigned:
    case State::controlled:
      if (met) return refused(Refusal::conflict, "recheck_before_fix", "finding");
      return look_back(LookBack::not_fixed);
    case State::rectified:
      step.action = met ? Action::verify : Action::give_back;
      step.reason = met ? std::string{} : recheck.note;
      return std::optional(step);
    case State::closed: return look_back(met ? LookBack::fixed : LookBack::relapsed);
    case State::voided: return refused(Refusal::conflict, "not_possible_now", "finding");
  }
  return std::optional<Step>{};
}

Result<Hazard> started(Hazard hazard, Date today) {
  if (hazard.due && *hazard.due < today) return refused(Refusal::invalid, "due_in_past", "due");
  const bool known = !hazard.person.empty() && !hazard.measure.empty() && hazard.due;
  hazard.state = known ? State::assigned : State::reported;
  hazard.found_on = today;
  return hazard;
}

Grade raised(Grade grade) {
  switch (grade) {
    case Grade::general: return Grade::larger;
    case Grade::larger:
    case Grade::major: return Grade::major;
  }
  return Grade::major;
}

Hazard relapse_of(const Hazard& closed, const Step& step) {
  Hazard again;
  again.school = closed.school;
  again.title = closed.title;
  again.description = step.note.empty() ? closed.description : step.note;
  again.kind = closed.kind;
  again.grade = raised(closed.grade);
  again.source = Source::look_back;
  again.campaign = closed.campaign;
  again.point = closed.point;
  again.place = closed.place;
  again.photos_before = step.photos;
  again.relapse_of = {closed.head.id};
  return again;
}

std::string drawn() {
  std::string picture = "stateDiagram-v2\n    [*] --> reported\n    [*] --> assigned\n", table;
  for (const auto state : all_values<State>()) picture += fmt::format("    {0}: {1} {0}\n", name_of(state), label_of(state).zh);
  for (const auto& move : moves) {
    if (move.from != move.to) picture += fmt::format("    {} --> {}: {}\n", name_of(move.from), name_of(move.to), label_of(move.action).zh);
    table += fmt::format("| {} | {} `{}` | {} | `{}` | {} |\n", label_of(move.from).zh, label_of(move.action).zh, name_of(move.action), label_of(move.to).zh,
                         name_of(move.needs), move.major_at == org::Level::city ? "市级以上" : "");
  }
  picture += "    closed --> [*]\n    voided --> [*]\n";
  return fmt::format("```mermaid\n{}```\n\n| 原状态 | 操作 | 新状态 | 需要权限 | 重大隐患 |\n|---|---|---|---|---|\n{}", picture, table);
}

std::vector<std::string> moves_for(const Hazard& hazard, const Actor& actor) {
  std::vector<std::string> names;
  for (const auto action : all_values<Action>()) {
    if (find_move(hazard, action, actor).ok()) names.emplace_back(name_of(action));
  }
  return names;
}

std::optional<Date> deadline(const Hazard& hazard) {
  switch (hazard.state) {
    case State::reported:
    case State::assigned: return hazard.due;
    case State::controlled: return hazard.control_until;
    case State::rectified:
    case State::closed:
    case State::voided: return std::nullopt;
  }
  return std::nullopt;
}

bool is_overdue(const Hazard& hazard, Date today) {
  const auto day = deadline(hazard);
  return day && *day < today;  // the day itself is in time
}

std::optional<std::int64_t> days_left(const Hazard& hazard, Date today) {
  const auto day = deadline(hazard);
  if (!day) return std::nullopt;
  return days_between(today, *day);
}

}  // namespace anyuan::hazards
