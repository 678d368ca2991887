#include "domain/inspections/past.h"

#include <algorithm>

#include "domain/inspections/rules.h"
#include "domain/inspections/store.h"

namespace anyuan::inspections {
namespace {

struct Line {
  journal::Event event;
  journal::Changed changed;
};

Line line_of(std::string_view name, const accounts::Actor& actor, Instant at, const Inspection* before, const Inspection& after) {
  const auto& head = after.head;
  return {{0, at, actor.user.text, actor.name, actor.scope.first, std::string(name), "inspections", head.id, head.unit_path, {}},
          {"inspections", head.id, head.unit_path, records::difference(records::type_for<Inspection>(), before, &after)}};
}

void hand_in(Inspection& inspection, const PastSheet& sheet, const campaigns::Checklist& checklist, const Total& sum) {
  inspection.state = State::submitted;
  inspection.submitted_at = sheet.submitted_at;
  inspection.score = sum.score;
  inspection.full = sum.full;
  inspection.percent = sum.percent;
  inspection.failed = sum.failed;
  inspection.vetoes = vetoes_of(std::move(inspection.vetoes), sum);
  inspection.result = result_of(checklist, sum, inspection.vetoes);
  inspection.head.changed_at = *sheet.submitted_at;
  ++inspection.head.version;
}

// One sheet judged as it went: started, answered, handed in, signed.
Result<Answers> judge(PastSheet& sheet, const campaigns::Checklist& checklist, Instant now, std::vector<Line>& lines) {
  auto& inspection = sheet.inspection;
  TRY([[maybe_unused]] const auto filler, may_fill(inspection.kind, inspection.head.unit_path, sheet.inspector));
  const auto points = points_for(checklist, sheet.school);
  TRY(const auto answers, accepted(points, sheet.school, sheet.answers, sheet.submitted_at.value_or(now)));
  Answers standing;
  merge(standing, answers);
  const auto sum = total(points, standing);
  inspection.inspector = sheet.inspector.user.text;
  inspection.inspector_name = sheet.inspector.name;
  inspection.inspector_agency = sheet.inspector.agency;
  inspection.answered = sum.answered;
  inspection.points = std::ssize(points);
  lines.push_back(line_of("inspection.started", sheet.inspector, inspection.head.created_at, nullptr, inspection));
  if (!sheet.submitted_at) return standing;

  auto faults = faults_in(checklist, points, standing, inspection.vetoes, date_at(*sheet.submitted_at));
  if (!faults.empty()) return records::all_of(std::move(faults));
  const auto filled = inspection;
  hand_in(inspection, sheet, checklist, sum);
  lines.push_back(line_of("inspection.submitted", sheet.inspector, *sheet.submitted_at, &filled, inspection));
  if (!sheet.signer) return standing;

  TRY([[maybe_unused]] const auto allowed, may_do(Action::sign, inspection, *sheet.signer));
  const auto submitted = inspection;
  inspection.state = State::signed_off;
  inspection.school_signer = sheet.signer->name;
  inspection.signed_at = sheet.signed_at;
  inspection.head.changed_at = *sheet.signed_at;
  ++inspection.head.version;
  lines.push_back(line_of("inspection.signed", *sheet.signer, *sheet.signed_at, &submitted, inspection));
  return standing;
}

void store_answers(journal::Change& change, const PastSheet& sheet, const Answers& answers) {
  std::vector<KeptAnswer> kept;
  for (const auto& [point, answer] : answers) {
    const auto opened = std::ranges::find(sheet.hazards, point, &OpenedHazard::point);
    kept.push_back({&answer, opened == sheet.hazards.end() ? Opened{} : Opened{opened->id, opened->number}});
  }
  put_answers(change.writing, sheet.inspection.head.id, {}, kept);
}

}  // namespace

std::vector<hazards::Hazard> found_by(const PastSheet& sheet, const campaigns::Checklist& checklist) {
  std::vector<hazards::Hazard> found;
  for (const auto& answer : sheet.answers) {
    const auto* point = checklist.find(answer.point);
    if (point == nullptr || !is_failed(answer.outcome)) continue;
    found.push_back(hazard_for(*point, answer, sheet.inspection));
    found.back().head.unit_path = sheet.inspection.head.unit_path;
  }
  return found;
}

std::vector<std::string> schools_in(db::Reading& reading, std::string_view sample) {
  std::vector<std::string> schools;
  for (auto& drawn : kept_schools(reading, sample)) schools.push_back(std::move(drawn.school));
  return schools;
}

Result<Done> bring_in(journal::Change& change, const campaigns::Checklist& checklist, std::vector<PastSheet> sheets, Events events) {
  std::vector<Line> lines;
  std::vector<Inspection> inspections;
  std::vector<Answers> answers;
  for (auto& sheet : sheets) {
    TRY(auto standing, judge(sheet, checklist, change.now, lines));
    answers.push_back(std::move(standing));
    inspections.push_back(sheet.inspection);
  }
  records::RecordStore<Inspection>(change.vault()).insert_all(change.writing, inspections);
  for (std::size_t i = 0; i < sheets.size(); ++i) store_answers(change, sheets[i], answers[i]);
  if (events == Events::none) return Done{};
  std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.event.at; });
  for (auto& line : lines) journal::append(change.writing, std::move(line.event), {std::move(line.changed)});
  return Done{};
}

}  // namespace anyuan::inspections
