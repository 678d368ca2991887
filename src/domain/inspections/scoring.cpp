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

bool is_whole(const Point& point) { return point.rule != Rule::rate && point.rule != Rule::figure; }

double most_of(const Point& point) {
  if (point.rule == Rule::rate) return 100;
  if (campaigns::is_stepped(point.rule)) return static_cast<double>(point.steps.size()) - 1;
  return 100000;
}

// What the value may be by the rule; a count and a step are whole numbers.
Result<double> value_of(const Point& point, const Answer& answer) {
  if (!answer.value) return wrong(point, "value_needed");
  const double value = *answer.value;
  if (is_whole(point) && value != std::floor(value)) return wrong(point, "value_not_whole");
  const double most = most_of(point);
  if (value < 0 || value > most) return wrong(point, "value_out_of_range", {std::to_string(static_cast<int>(most))});
  return value;
}

// A point that also asks for a number may get it later than the yes or no: what is missing is said when it is handed in.
Result<double> said_score(const Point& point, const Answer& answer) {
  if (answer.outcome == Outcome::partial) return wrong(point, "only_pass_or_fail");
  if (answer.value) {
    TRY([[maybe_unused]] const auto value, value_of(point, answer));
  }
  return answer.outcome == Outcome::pass ? point.full : 0;
}

Result<double> score_of(const Point& point, const Answer& answer) {
  if (point.rule == Rule::yes_no) return said_score(point, answer);
  TRY(const auto value, value_of(point, answer));
  const auto without = [&](double missing) { return std::max(point.floor, point.full - missing * point.off_each); };
  switch (point.rule) {
    case Rule::yes_no: break;
    case Rule::per_missing: return without(value);
    case Rule::count: return without(std::max(0.0, answer.needed.value_or(0) - value));
    case Rule::steps:
    case Rule::levels:
    case Rule::weights: return point.steps[static_cast<std::size_t>(value)].score;
    case Rule::rate: return rounded(point.full * value / 100);
    case Rule::figure: return 0;
  }
  return point.full;
}

double least_of(const Point& point) { return campaigns::is_stepped(point.rule) ? point.steps.back().score : point.floor; }

bool keeps_value(const Point& point) { return point.rule != Rule::yes_no || point.counted; }

}  // namespace

bool applies(const Point& point, const schools::School& school) {
  if (point.boarding_only && school.boarding == schools::Boarding::none) return false;
  if (!point.areas.empty() && std::ranges::find(point.areas, school.area) == point.areas.end()) return false;
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

std::optional<double> needed_at(const Point& point, const schools::School& school) {
  std::optional<double> needed;
  for (const auto& need : point.needs) {
    if (need.students_from <= school.students.value_or(0)) needed = need.count;
  }
  return needed;
}

Result<Answer> scored(const Point& point, const schools::School& school, Answer answer) {
  answer.needed = needed_at(point, school);
  if (answer.outcome == Outcome::not_applicable) {
    if (!point.may_not_apply) return wrong(point, "must_apply");
    answer.value.reset();
    answer.score = 0;
    return answer;
  }
  if (!keeps_value(point)) answer.value.reset();
  TRY(answer.score, score_of(point, answer));
  answer.outcome = answer.score >= point.full ? Outcome::pass : answer.score > least_of(point) ? Outcome::partial : Outcome::fail;
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
    if (point->veto && found->second.outcome == Outcome::fail) sum.vetoed.push_back(point->code);
  }
  sum.score = rounded(sum.score);
  // The small addition undoes what binary fractions lose: 29 of 50 is 58, not 57.9.
  if (sum.full > 0) sum.percent = std::floor(sum.score / sum.full * 1000 + 1e-6) / 10;
  return sum;
}

std::string result_of(const campaigns::Checklist& checklist, const Total& total, const std::vector<std::string>& vetoes) {
  if (checklist.grades.empty()) return {};
  if (!vetoes.empty() || !total.vetoed.empty()) return checklist.grades.back().name;
  if (!total.percent) return {};
  const auto reached = std::ranges::find_if(checklist.grades, [&](const campaigns::GradeStep& grade) { return *total.percent >= grade.from; });
  return reached == checklist.grades.end() ? checklist.grades.back().name : reached->name;
}

}  // namespace anyuan::inspections
