#include "domain/inspections/scoring.h"

#include <algorithm>
#include <cmath>

namespace anyuan::inspections {
namespace {

using campaigns::Point;
using campaigns::Rule;

double rounded(double score) { return std::round(score * 100) / 100; }

Error wrong(const Point& point, std::string_view reason, std::vector<std::string> args = {}) {
  return Error{Refusal::invalid, std::string(reason), point.code, std::move(args)};
}

// What the value may be by the rule; a count and a step are whole numbers.
Result<double> value_of(const Point& point, const Answer& answer) {
  if (!answer.value) return wrong(point, "value_needed");
  const double value = *answer.value;
  if (point.rule != Rule::rate && value != std::floor(value)) return wrong(point, "value_not_whole");
  const double most = point.rule == Rule::rate ? 100 : point.rule == Rule::steps ? static_cast<double>(point.steps.size()) - 1 : 100000;
  if (value < 0 || value > most) return wrong(point, "value_out_of_range", {std::to_string(static_cast<int>(most))});
  return value;
}

Result<double> score_of(const Point& point, const Answer& answer) {
  if (point.rule == Rule::yes_no) {
    if (answer.outcome == Outcome::partial) return wrong(point, "only_pass_or_fail");
    return answer.outcome == Outcome::pass ? point.full : 0;
  }
  TRY(const auto value, value_of(point, answer));
  switch (point.rule) {
    case Rule::yes_no: break;
    case Rule::per_missing: return std::max(0.0, point.full - value * point.off_each);
    case Rule::steps: return point.steps[static_cast<std::size_t>(value)].score;
    case Rule::rate: return rounded(point.full * value / 100);
  }
  return point.full;
}

}  // namespace

bool applies(const Point& point, const schools::School& school) {
  if (point.boarding_only && school.boarding == schools::Boarding::none) return false;
  return point.categories.empty() || std::ranges::find(point.categories, school.category) != point.categories.end();
}

std::vector<const Point*> points_for(const campaigns::Checklist& checklist, const schools::School& school) {
  std::vector<const Point*> points;
  for (const auto& chapter : checklist.chapters) {
    for (const auto& point : chapter.points) {
      if (applies(point, school)) points.push_back(&point);
    }
  }
  return points;
}

Result<Answer> scored(const Point& point, Answer answer) {
  if (answer.outcome == Outcome::not_applicable) {
    if (!point.may_not_apply) return wrong(point, "must_apply");
    answer.value.reset();
    answer.score = 0;
    return answer;
  }
  if (point.rule == Rule::yes_no) answer.value.reset();
  TRY(answer.score, score_of(point, answer));
  answer.outcome = answer.score >= point.full ? Outcome::pass : answer.score > 0 ? Outcome::partial : Outcome::fail;
  return answer;
}

Total total(const std::vector<const Point*>& points, const Answers& answers) {
  Total sum;
  for (const auto* point : points) {
    const auto found = answers.find(point->code);
    if (found == answers.end()) continue;
    ++sum.answered;
    if (found->second.outcome == Outcome::not_applicable) continue;
    sum.score += found->second.score;
    sum.full += point->full;
    if (is_failed(found->second.outcome)) ++sum.failed;
  }
  sum.score = rounded(sum.score);
  // The small addition undoes what binary fractions lose: 29 of 50 is 58, not 57.9.
  if (sum.full > 0) sum.percent = std::floor(sum.score / sum.full * 1000 + 1e-6) / 10;
  return sum;
}

std::string result_of(const campaigns::Checklist& checklist, const Total& total, const std::vector<std::string>& vetoes) {
  if (!vetoes.empty()) return checklist.grades.back().name;
  if (!total.percent) return {};
  const auto reached = std::ranges::find_if(checklist.grades, [&](const campaigns::GradeStep& grade) { return *total.percent >= grade.from; });
  return reached == checklist.grades.end() ? checklist.grades.back().name : reached->name;
}

}  // namespace anyuan::inspections
