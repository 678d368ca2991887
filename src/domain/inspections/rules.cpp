#include "domain/inspections/rules.h"

#include <algorithm>
#include <set>

namespace anyuan::inspections {
namespace {

using accounts::Actor;
using accounts::May;
using campaigns::Phase;
using campaigns::Photo;
using campaigns::Point;

Error forbidden(std::string_view reason) { return Error{Refusal::forbidden, std::string(reason)}; }
Error conflict(std::string_view reason) { return Error{Refusal::conflict, std::string(reason)}; }

Result<Done> check_permission(const Actor& actor, May needs) {
  if (actor.may(needs)) return Done{};
  return Error{Refusal::forbidden, "not_permitted", {}, {std::string(name_of(needs))}};
}

bool needs_photo(const Point& point, const Answer& answer) {
  switch (point.photo) {
    case Photo::optional: return false;
    case Photo::on_fail: return is_failed(answer.outcome);
    case Photo::required: return answer.outcome != Outcome::not_applicable;
  }
  return false;
}

std::string_view lack_of(const Point& point, const Answer& answer, Date today) {
  if (is_failed(answer.outcome) && answer.note.empty()) return "note_needed";
  if (point.counted && !answer.value && answer.outcome != Outcome::not_applicable) return "number_needed";
  if (needs_photo(point, answer) && answer.photos.empty()) return "photo_needed";
  if (is_failed(answer.outcome) && answer.due && *answer.due < today) return "due_in_past";
  return "";
}

hazards::Source source_of(Kind kind) {
  switch (kind) {
    case Kind::self_check: return hazards::Source::self_check;
    case Kind::verification: return hazards::Source::verification;
    case Kind::acceptance: return hazards::Source::acceptance;
  }
  return hazards::Source::daily;
}

Result<Done> may_sign(const Inspection& inspection, const Actor& actor) {
  TRY([[maybe_unused]] const auto permitted, check_permission(actor, May::self_check));
  if (inspection.head.unit_path != actor.scope.first) return forbidden("sign_by_school");
  if (inspection.kind == Kind::self_check) return conflict("self_check_unsigned");
  switch (inspection.state) {
    case State::open: return conflict("not_submitted_yet");
    case State::submitted: return Done{};
    case State::signed_off: return conflict("signed_already");
  }
  return Done{};
}

// Whoever verifies hazards looks again, once the sheet is handed in and found something.
Result<Done> may_recheck(const Inspection& inspection, const Actor& actor) {
  TRY([[maybe_unused]] const auto permitted, check_permission(actor, May::hazards_verify));
  if (inspection.state == State::open) return conflict("not_submitted_yet");
  if (inspection.failed == 0) return conflict("nothing_failed");
  return Done{};
}

}  // namespace

Result<Done> may_fill(Kind kind, std::string_view school_path, const Actor& actor) {
  TRY([[maybe_unused]] const auto permitted, check_permission(actor, kind == Kind::self_check ? May::self_check : May::inspect));
  switch (kind) {
    case Kind::self_check:
      if (actor.scope.first != school_path) return forbidden("self_check_by_school");
      break;
    case Kind::verification:
      if (actor.level != org::Level::county) return forbidden("verification_by_county");
      break;
    case Kind::acceptance:
      if (actor.level > org::Level::city) return forbidden("acceptance_by_city");
      break;
  }
  return Done{};
}

Result<Done> check_phase(Kind kind, Phase phase) {
  if (phase == Phase::finished) return conflict("phase_over");
  switch (kind) {
    case Kind::self_check: return phase < Phase::self_check ? Result<Done>(conflict("phase_too_early")) : Done{};
    case Kind::verification:
      if (phase < Phase::self_check) return conflict("phase_too_early");
      return phase > Phase::acceptance ? Result<Done>(conflict("phase_over")) : Done{};
    case Kind::acceptance:
      if (phase < Phase::acceptance) return conflict("phase_too_early");
      return phase > Phase::acceptance ? Result<Done>(conflict("phase_over")) : Done{};
  }
  return Done{};
}

Result<Done> may_do(Action action, const Inspection& inspection, const Actor& actor) {
  if (action == Action::sign) return may_sign(inspection, actor);
  if (action == Action::recheck) return may_recheck(inspection, actor);
  TRY([[maybe_unused]] const auto filler, may_fill(inspection.kind, inspection.head.unit_path, actor));
  if (inspection.state != State::open) return conflict("submitted_already");
  return Done{};
}

std::vector<std::string> moves_for(const Inspection& inspection, const Actor& actor) {
  std::vector<std::string> names;
  for (const auto action : all_values<Action>()) {
    if (may_do(action, inspection, actor).ok()) names.emplace_back(name_of(action));
  }
  return names;
}

Result<std::vector<Answer>> accepted(const std::vector<const Point*>& points, const schools::School& school, std::vector<Answer> answers, Instant now) {
  std::vector<Error> faults;
  for (auto& answer : answers) {
    const auto point = std::ranges::find(points, answer.point, &Point::code);
    if (point == points.end()) {
      faults.push_back({Refusal::invalid, "point_unknown", answer.point});
      continue;
    }
    if (answer.answered_at == Instant{} || answer.answered_at > now) answer.answered_at = now;
    auto judged = scored(**point, school, std::move(answer));
    if (!judged.ok()) faults.push_back(judged.error());
    else answer = std::move(judged).value();
  }
  if (!faults.empty()) return records::all_of(std::move(faults));
  return answers;
}

Merged merge(Answers& standing, const std::vector<Answer>& incoming) {
  Merged merged;
  std::set<std::string> changed;
  for (const auto& answer : incoming) {
    const auto found = standing.find(answer.point);
    if (found != standing.end() && found->second.answered_at >= answer.answered_at) {
      if (found->second != answer) merged.superseded.push_back(answer);
      continue;
    }
    standing.insert_or_assign(answer.point, answer);
    changed.insert(answer.point);
  }
  for (const auto& point : changed) merged.changed.push_back(standing.find(point)->second);
  return merged;
}

std::vector<Error> faults_in(const campaigns::Checklist& checklist, const std::vector<const Point*>& points, const Answers& answers,
                             const std::vector<std::string>& vetoes, Date today) {
  std::vector<Error> faults;
  for (const auto* point : points) {
    const auto found = answers.find(point->code);
    const auto lack = found == answers.end() ? std::string_view("answer_missing") : lack_of(*point, found->second, today);
    if (!lack.empty()) faults.push_back({Refusal::invalid, std::string(lack), point->code});
  }
  for (const auto& code : vetoes) {
    if (std::ranges::find(checklist.vetoes, code, &campaigns::Veto::code) == checklist.vetoes.end()) {
      faults.push_back({Refusal::invalid, "veto_unknown", "vetoes", {code}});
    }
  }
  return faults;
}

std::vector<std::string> vetoes_of(std::vector<std::string> said, const Total& total) {
  said.insert(said.end(), total.vetoed.begin(), total.vetoed.end());
  return said;
}

Result<Done> check_recheck(const Point& point, const Recheck& recheck) {
  const bool is_bad = recheck.finding == hazards::Finding::not_met;
  if (is_bad && recheck.note.empty()) return Error{Refusal::invalid, "note_needed", "note"};
  const bool asks_photo = point.photo == Photo::required || (is_bad && point.photo == Photo::on_fail);
  if (asks_photo && recheck.photos.empty()) return Error{Refusal::invalid, "photo_needed", "photos"};
  return Done{};
}

hazards::Hazard hazard_for(const Point& point, const Answer& answer, const Inspection& inspection) {
  hazards::Hazard hazard;
  hazard.school = inspection.school;
  hazard.title = "未达标：" + point.text;  // a point says what must be so; its hazard, that it is not
  hazard.description = answer.note;
  hazard.kind = point.hazard_kind;
  hazard.grade = point.hazard_grade;
  hazard.source = source_of(inspection.kind);
  hazard.campaign = {inspection.campaign.text};
  hazard.inspection = {inspection.head.id};
  hazard.point = point.code;
  hazard.photos_before = answer.photos;
  hazard.person = answer.person;
  hazard.measure = answer.measure;
  hazard.due = answer.due;
  return hazard;
}

}  // namespace anyuan::inspections
