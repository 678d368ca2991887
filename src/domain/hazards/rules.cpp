#include "domain/hazards/rules.h"

#include <algorithm>

namespace anyuan::hazards {
namespace {

using accounts::Actor;
using Faults = std::vector<Error>;

Error refused(Refusal refusal, std::string_view reason, std::string_view field = {}) {
  return {refusal, std::string(reason), std::string(field)};
}

void add_fault(Faults& faults, std::string_view reason, std::string_view field) {
  faults.push_back(refused(Refusal::invalid, reason, field));
}

// Takes a text of the step into a field of the hazard, under the limits of that field; faults name the step's field.
struct Asked {
  std::string_view name, text;
};
enum class Need { must, may };
void take(Hazard& hazard, std::string_view field, const Asked& asked, Need need, Faults& faults) {
  if (asked.text.empty() && need == Need::must) return add_fault(faults, "required", asked.name);
  auto fault = records::fill_field(*records::type_for<Hazard>().find(field), &hazard, boost::json::string(asked.text));
  if (!fault) return;
  fault->field = asked.name;
  faults.push_back(*std::move(fault));
}

// A text that the journal alone keeps, as long as a description may be.
void hear(const Asked& asked, Need need, Faults& faults) {
  Hazard heard;
  take(heard, "description", asked, need, faults);
}

void take_day(std::optional<Date>& into, std::optional<Date> day, std::string_view field, Date today, Faults& faults) {
  if (!day) return add_fault(faults, "required", field);
  if (*day < today) return add_fault(faults, "due_in_past", field);
  into = day;
}

void take_photos_after(Hazard& hazard, const Step& step, Faults& faults) {
  if (step.photos.empty()) return add_fault(faults, "photo_needed", "photos");
  hazard.photos_after = step.photos;
}

void append(std::vector<attachments::AttachmentId>& photos, const std::vector<attachments::AttachmentId>& more) {
  photos.insert(photos.end(), more.begin(), more.end());
}

void sign_as_verifier(Hazard& hazard, const Actor& actor, Instant now) {
  hazard.verified_by = actor.user.text;
  hazard.verified_by_name = actor.name;
  hazard.verified_at = now;
}

void assign(Hazard& hazard, const Step& step, Date today, Faults& faults) {
  take(hazard, "person", {"person", step.person}, Need::must, faults);
  take(hazard, "measure", {"measure", step.measure}, Need::must, faults);
  take_day(hazard.due, step.due, "due", today, faults);
}

void control(Hazard& hazard, const Step& step, Date today, Faults& faults) {
  take(hazard, "control_measure", {"note", step.note}, Need::must, faults);
  take_day(hazard.control_until, step.until, "until", today, faults);
}

void rectify(Hazard& hazard, const Step& step, const Actor& actor, Instant now, Faults& faults) {
  take(hazard, "rectified_note", {"note", step.note}, Need::must, faults);
  take_photos_after(hazard, step, faults);
  hazard.rectified_by = actor.user.text;
  hazard.rectified_by_name = actor.name;
  hazard.rectified_at = now;
}

// R-HAZ-3: the inspector sees it fixed and closes it in the same visit. Nobody at the school claims the fix, so no
// rectifier is named.
void fix_on_spot(Hazard& hazard, const Step& step, const Actor& actor, Instant now, Faults& faults) {
  take(hazard, "rectified_note", {"note", step.note}, Need::must, faults);
  take_photos_after(hazard, step, faults);
  hazard.rectified_at = now;
  sign_as_verifier(hazard, actor, now);
}

void verify(Hazard& hazard, const Asked& opinion, Need need, const Actor& actor, Instant now, Faults& faults) {
  take(hazard, "verified_note", opinion, need, faults);
  sign_as_verifier(hazard, actor, now);
}

void regrade(Hazard& hazard, const Step& step, Faults& faults) {
  hear({"reason", step.reason}, Need::must, faults);
  if (!step.grade) return add_fault(faults, "required", "grade");
  if (*step.grade == hazard.grade) return add_fault(faults, "grade_is_the_same", "grade");
  hazard.grade = *step.grade;
}

// R-CHK-6. Only what was closed can be found fixed or come back; what was not closed can only be found not fixed.
void look_back(Hazard& hazard, const Step& step, Date today, Faults& faults) {
  hear({"note", step.note}, Need::may, faults);
  if (!step.found) return add_fault(faults, "required", "found");
  const bool closed = hazard.state == State::closed;
  if (closed && *step.found == LookBack::not_fixed) return add_fault(faults, "closed_is_fixed_or_relapsed", "found");
  if (!closed && *step.found != LookBack::not_fixed) return add_fault(faults, "open_is_not_fixed", "found");
  hazard.look_back = step.found;
  hazard.looked_back_on = today;
  if (*step.found == LookBack::fixed) append(hazard.photos_after, step.photos);
  if (*step.found == LookBack::not_fixed) append(hazard.photos_before, step.photos);
  if (hazard.state == State::rectified) ++hazard.returned_times;
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
  return move;
}

}  // namespace

Result<Hazard> apply(Hazard hazard, const Step& step, const Actor& actor, Instant now) {
  TRY(const auto* move, find_move(hazard, step.action, actor));
  const auto today = date_at(now);
  Faults faults;
  switch (step.action) {
    case Action::assign: assign(hazard, step, today, faults); break;
    case Action::control: control(hazard, step, today, faults); break;
    case Action::rectify: rectify(hazard, step, actor, now, faults); break;
    case Action::verify: verify(hazard, {"note", step.note}, Need::may, actor, now, faults); break;
    case Action::give_back:
      verify(hazard, {"reason", step.reason}, Need::must, actor, now, faults);
      ++hazard.returned_times;
      break;
    case Action::regrade: regrade(hazard, step, faults); break;
    case Action::drop: verify(hazard, {"reason", step.reason}, Need::must, actor, now, faults); break;
    case Action::fix_on_spot: fix_on_spot(hazard, step, actor, now, faults); break;
    case Action::look_back: look_back(hazard, step, today, faults); break;
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

Hazard relapse_of(const Hazard& closed, const Step& step) {
  Hazard again;
  again.school = closed.school;
  again.title = closed.title;
  again.description = step.note.empty() ? closed.description : step.note;
  again.kind = closed.kind;
  again.grade = closed.grade;
  again.source = Source::look_back;
  again.campaign = closed.campaign;
  again.point = closed.point;
  again.place = closed.place;
  again.photos_before = step.photos;
  again.relapse_of = {closed.head.id};
  return again;
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
