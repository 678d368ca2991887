#pragma once
// Who may fill which sheet and when, which of two answers stands, what a sheet still lacks, and the hazard a failed
// point opens. Pure.
#include <string>
#include <vector>

#include "domain/accounts/user.h"
#include "domain/inspections/inspection.h"
#include "domain/inspections/scoring.h"

namespace anyuan::inspections {

enum class Action { answer, submit, sign, recheck };
BOOST_DESCRIBE_ENUM(Action, answer, submit, sign, recheck)

// R-CHK-3, 一级查一级: the school checks itself, the county verifies, the city (or the province) accepts.
// Refused: not_permitted, self_check_by_school, verification_by_county, acceptance_by_city.
Result<Done> may_fill(Kind kind, std::string_view school_path, const accounts::Actor& actor);
// In which phase of the county's march each kind begins. Refused: phase_too_early, phase_over.
Result<Done> check_phase(Kind kind, campaigns::Phase phase);
// Refused, beside may_fill's: submitted_already, not_submitted_yet, self_check_unsigned, signed_already, sign_by_school,
// nothing_failed.
Result<Done> may_do(Action action, const Inspection& inspection, const accounts::Actor& actor);
std::vector<std::string> moves_for(const Inspection& inspection, const accounts::Actor& actor);

// Answers that come in, by themselves: known points that apply, scored by their rules at this school, dated no later than now, because
// a phone whose clock runs ahead must not win for ever. Every fault at once. Refused: point_unknown, and scored's.
Result<std::vector<Answer>> accepted(const std::vector<const campaigns::Point*>& points, const schools::School& school, std::vector<Answer> answers, Instant now);

// For each point the later answered_at wins; the same instant again is a repetition and changes nothing.
struct Merged {
  std::vector<Answer> changed;     // to be stored
  std::vector<Answer> superseded;  // came in, but a later one stands
};
Merged merge(Answers& standing, const std::vector<Answer>& incoming);

// What keeps a sheet from being submitted, one fault for a point: answer_missing, note_needed, photo_needed,
// number_needed, due_in_past; veto_unknown for `vetoes`.
std::vector<Error> faults_in(const campaigns::Checklist& checklist, const std::vector<const campaigns::Point*>& points,
                             const Answers& answers, const std::vector<std::string>& vetoes, Date today);

// What was said, and then the points whose failure is a veto.
std::vector<std::string> vetoes_of(std::vector<std::string> said, const Total& total);

// What a re-check still lacks: a finding needs a note when it is bad, and a photo where its point asks for one.
// Refused: note_needed, photo_needed.
Result<Done> check_recheck(const campaigns::Point& point, const Recheck& recheck);

hazards::Hazard hazard_for(const campaigns::Point& point, const Answer& answer, const Inspection& inspection);

}  // namespace anyuan::inspections
