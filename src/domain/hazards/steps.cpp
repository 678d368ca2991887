#include "domain/hazards/steps.h"

#include <algorithm>

namespace anyuan::hazards {
namespace {

void add_fault(Faults& faults, std::string_view reason, std::string_view field) {
  faults.push_back({Refusal::invalid, std::string(reason), std::string(field)});
}

// Takes a text of the step into a field of the hazard, under the limits of that field; faults name the step's field.
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

void sign_as_verifier(Taking& taking) {
  taking.hazard.verified_by = taking.actor.user.text;
  taking.hazard.verified_by_name = taking.actor.name;
  taking.hazard.verified_at = taking.now;
}

void end_control(Hazard& hazard, Date today) {
  if (!hazard.controls.empty() && !hazard.controls.back().ended_on) hazard.controls.back().ended_on = today;
  hazard.control_daily = false;
  hazard.control_shown_on.reset();
}

void find_next_milestone(Hazard& hazard) {
  std::ranges::stable_sort(hazard.milestones, {}, &Milestone::due);
  const auto next = std::ranges::find_if(hazard.milestones, [](const Milestone& one) { return !one.done_on; });
  hazard.next_milestone = next == hazard.milestones.end() ? std::nullopt : std::optional(next->due);
}

// A later day than the one that holds is the school's to ask for, not to set; given by whoever verifies it is kept as a
// postponement like one that was asked for.
void put_due(Taking& taking) {
  auto& hazard = taking.hazard;
  const auto before = hazard.due;
  if (taking.step.due && taking.step.due == before && hazard.state == State::assigned) return;  // the day stays, past or not
  take_day(hazard.due, taking.step.due, "due", taking.today, taking.faults);
  const bool is_later = hazard.state == State::assigned && before && hazard.due > before;
  if (!is_later) return;
  if (taking.actor.level == org::Level::school) return add_fault(taking.faults, "due_later_needs_approval", "due");
  const auto& name = taking.actor.name;
  hazard.postponements.push_back({*before, *hazard.due, taking.step.measure, name, taking.today, Postponed::granted, name, {}, taking.today});
  ++hazard.postponed_times;
}

}  // namespace

void assign(Taking& taking) {
  take(taking.hazard, "person", {"person", taking.step.person}, Need::must, taking.faults);
  take(taking.hazard, "measure", {"measure", taking.step.measure}, Need::must, taking.faults);
  put_due(taking);
}

// R-HAZ-8. The one that held before ends where another begins.
void control(Taking& taking) {
  auto& hazard = taking.hazard;
  const auto& step = taking.step;
  take(hazard, "control_measure", {"note", step.note}, Need::must, taking.faults);
  take_day(hazard.control_until, step.until, "until", taking.today, taking.faults);
  if (step.review && (*step.review < taking.today || (step.until && *step.review > *step.until))) add_fault(taking.faults, "review_outside_control", "review");
  if (!taking.faults.empty()) return;
  end_control(hazard, taking.today);
  hazard.controls.push_back({step.note, step.person.empty() ? hazard.person : step.person, taking.today, *step.until, step.review, step.daily, std::nullopt, {}});
  hazard.control_daily = step.daily;
}

void show_control(Taking& taking) {
  hear({"note", taking.step.note}, Need::must, taking.faults);
  if (taking.step.photos.empty()) add_fault(taking.faults, "photo_needed", "photos");
  if (!taking.faults.empty()) return;
  auto& hazard = taking.hazard;
  // One that began before measures were kept as a list stands there from its first evidence on.
  if (hazard.controls.empty()) hazard.controls.push_back({hazard.control_measure, hazard.person, taking.today, hazard.control_until.value_or(taking.today), {}, false, {}, {}});
  hazard.controls.back().evidence.push_back({taking.today, taking.actor.name, taking.step.note, taking.step.photos});
  hazard.control_shown_on = taking.today;
}

void rectify(Taking& taking) {
  auto& hazard = taking.hazard;
  take(hazard, "rectified_note", {"note", taking.step.note}, Need::must, taking.faults);
  take_photos_after(hazard, taking.step, taking.faults);
  hazard.rectified_by = taking.actor.user.text;
  hazard.rectified_by_name = taking.actor.name;
  hazard.rectified_at = taking.now;
  end_control(hazard, taking.today);
}

// R-HAZ-3: the inspector sees it fixed and closes it in the same visit. Nobody at the school claims the fix, so no
// rectifier is named.
void fix_on_spot(Taking& taking) {
  take(taking.hazard, "rectified_note", {"note", taking.step.note}, Need::must, taking.faults);
  take_photos_after(taking.hazard, taking.step, taking.faults);
  taking.hazard.rectified_at = taking.now;
  sign_as_verifier(taking);
}

void verify(Taking& taking, const Asked& opinion, Need need) {
  take(taking.hazard, "verified_note", opinion, need, taking.faults);
  sign_as_verifier(taking);
}

void regrade(Taking& taking) {
  const auto& step = taking.step;
  hear({"reason", step.reason}, Need::must, taking.faults);
  if (!step.grade) return add_fault(taking.faults, "required", "grade");
  if (*step.grade == taking.hazard.grade) return add_fault(taking.faults, "grade_is_the_same", "grade");
  taking.hazard.grade = *step.grade;
}

// R-CHK-6. Only what was closed can be found fixed or come back; what was not closed can only be found not fixed.
void look_back(Taking& taking) {
  auto& hazard = taking.hazard;
  const auto& step = taking.step;
  hear({"note", step.note}, Need::may, taking.faults);
  if (!step.found) return add_fault(taking.faults, "required", "found");
  const bool closed = hazard.state == State::closed;
  if (closed && *step.found == LookBack::not_fixed) return add_fault(taking.faults, "closed_is_fixed_or_relapsed", "found");
  if (!closed && *step.found != LookBack::not_fixed) return add_fault(taking.faults, "open_is_not_fixed", "found");
  hazard.look_back = step.found;
  hazard.looked_back_on = taking.today;
  if (*step.found == LookBack::fixed) append(hazard.photos_after, step.photos);
  if (*step.found == LookBack::not_fixed) append(hazard.photos_before, step.photos);
  if (hazard.state == State::rectified) ++hazard.returned_times;
}

// R-HAZ-4. The day that holds may be confirmed, or set by the notice; its number is given when it is stored.
void issue_notice(Taking& taking) {
  auto& hazard = taking.hazard;
  if (taking.step.due || !hazard.due) put_due(taking);
  hazard.notice_at = taking.now;
  hazard.notice_by_name = taking.actor.name;
}

void receive_notice(Taking& taking) {
  taking.hazard.notice_received_at = taking.now;
  taking.hazard.notice_received_by_name = taking.actor.name;
}

// A plan takes the place of what is not done yet of the one before.
void plan(Taking& taking) {
  auto& hazard = taking.hazard;
  if (taking.step.milestones.empty()) return add_fault(taking.faults, "required", "milestones");
  std::erase_if(hazard.milestones, [](const Milestone& one) { return !one.done_on; });
  for (std::size_t i = 0; i < taking.step.milestones.size(); ++i) {
    const auto& one = taking.step.milestones[i];
    if (one.due < taking.today) add_fault(taking.faults, "due_in_past", "milestones[" + std::to_string(i) + "].due");
    hazard.milestones.push_back({one.text, one.person, one.due, {}, {}, {}, {}});
  }
  find_next_milestone(hazard);
}

// The first that is not done: what a plan has put one after the other is done in that order.
void reach(Taking& taking) {
  hear({"note", taking.step.note}, Need::must, taking.faults);
  if (taking.step.photos.empty()) add_fault(taking.faults, "photo_needed", "photos");
  auto& hazard = taking.hazard;
  const auto next = std::ranges::find_if(hazard.milestones, [](const Milestone& one) { return !one.done_on; });
  if (next == hazard.milestones.end()) return;
  next->done_on = taking.today;
  next->done_by = taking.actor.name;
  next->done_note = taking.step.note;
  next->photos = taking.step.photos;
  find_next_milestone(hazard);
}

void ask_postponement(Taking& taking) {
  auto& hazard = taking.hazard;
  hear({"reason", taking.step.reason}, Need::must, taking.faults);
  std::optional<Date> wanted;
  take_day(wanted, taking.step.due, "due", taking.today, taking.faults);
  if (wanted && hazard.due && *wanted <= *hazard.due) add_fault(taking.faults, "postponed_to_no_later_day", "due");
  if (!taking.faults.empty()) return;
  hazard.postponements.push_back({hazard.due.value_or(taking.today), *wanted, taking.step.reason, taking.actor.name, taking.today, Postponed::asked, {}, {}, {}});
  hazard.asked_due = wanted;
}

void answer_postponement(Taking& taking, Postponed answer) {
  auto& hazard = taking.hazard;
  const bool is_granted = answer == Postponed::granted;
  const Asked said = is_granted ? Asked{"note", taking.step.note} : Asked{"reason", taking.step.reason};
  hear(said, is_granted ? Need::may : Need::must, taking.faults);
  // Nobody gives what is no later any more: the day asked for may have passed meanwhile.
  if (is_granted && hazard.asked_due && *hazard.asked_due < taking.today) add_fault(taking.faults, "postponed_day_has_passed", "action");
  const auto asked = std::ranges::find(hazard.postponements, Postponed::asked, &Postponement::state);
  if (!taking.faults.empty() || asked == hazard.postponements.end()) return;
  asked->state = answer;
  asked->answered_by = taking.actor.name;
  asked->answered_on = taking.today;
  asked->answer = said.text;
  if (is_granted) {
    hazard.due = hazard.asked_due;
    ++hazard.postponed_times;
  }
  hazard.asked_due.reset();
}

}  // namespace anyuan::hazards
