#include "domain/campaigns/checklist.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "domain/facts/fact.h"
#include "platform/digest.h"
#include "platform/packs/pack.h"

namespace anyuan::campaigns {
namespace {

// Good, fair and poor where a sheet has no words and marks of its own for them; 2, 1 and 0 are always whole, half, none.
std::vector<Step> usual_steps(const Point& point) {
  if (point.rule == Rule::levels) return {{"好", point.full}, {"一般", point.full / 2}, {"差", 0}};
  if (point.rule == Rule::weights) return {{"落实", point.full}, {"基本落实", point.full / 2}, {"未落实", 0}};
  return {};
}

bool takes_off(Rule rule) {
  return rule == Rule::per_missing || rule == Rule::count;
}

bool takes_number(const Point& point) {
  return takes_off(point.rule) || point.rule == Rule::rate || point.rule == Rule::figure || point.counted;
}

// What one point may and must say by its rule.
class PointCheck {
 public:
  PointCheck(const Checklist& checklist, const Point& point, std::string at) : checklist_(checklist), point_(point), at_(std::move(at)) {}

  std::vector<Error> faults() && {
    worth();
    if (is_stepped(point_.rule)) steps();
    else unless(point_.steps.empty(), "checklist_no_use", "steps");
    if (point_.rule == Rule::count) needs();
    else unless(point_.needs.empty(), "checklist_no_use", "needs");
    if (takes_off(point_.rule)) unless(point_.off_each > 0, "checklist_off_each_needed", "off_each");
    else unless(point_.off_each == 0, "checklist_no_use", "off_each");
    numbers();
    unless(!point_.veto || !checklist_.grades.empty(), "checklist_veto_without_grades", "veto");
    return std::move(faults_);
  }

 private:
  void unless(bool holds, std::string_view reason, std::string_view field, std::vector<std::string> args = {}) {
    if (!holds) faults_.push_back({Refusal::invalid, std::string(reason), fmt::format("{}.{}", at_, field), std::move(args)});
  }

  void worth() {
    if (point_.rule == Rule::figure) {
      unless(point_.full == 0, "checklist_figure_scores", "full");
      unless(!point_.veto, "checklist_no_use", "veto");
    } else if (checklist_.tally == Tally::rows) {
      unless(point_.full == 1, "checklist_row_full", "full");
      unless(point_.rule == Rule::yes_no || point_.rule == Rule::count, "checklist_row_rule", "rule");
      unless(point_.rule != Rule::count || point_.off_each == 1, "checklist_row_full", "off_each");
    } else {
      unless(point_.full > 0, "checklist_full_needed", "full");
    }
    unless(point_.floor == 0 || takes_off(point_.rule), "checklist_no_use", "floor");
    unless(point_.floor == 0 || point_.floor < point_.full, "checklist_floor_too_high", "floor");
    unless(point_.floor == 0 || checklist_.tally == Tally::score, "checklist_no_use", "floor");
  }

  void steps() {
    const auto& steps = point_.steps;
    const bool is_three = point_.rule != Rule::steps;
    unless(is_three ? steps.size() == 3 : steps.size() >= 2, is_three ? "checklist_three_steps" : "checklist_steps_too_few", "steps");
    if (!faults_.empty() || steps.empty()) return;
    unless(steps.front().score == point_.full, "checklist_steps_begin_full", "steps");
    unless(std::ranges::is_sorted(steps, std::ranges::greater{}, &Step::score) && steps.back().score < point_.full, "checklist_steps_best_first", "steps");
    if (point_.rule == Rule::weights) unless(steps == weighed(steps), "checklist_weights_fixed", "steps");
  }
  std::vector<Step> weighed(std::vector<Step> steps) const {
    for (std::size_t i = 0; i < steps.size(); ++i) steps[i].score = point_.full * static_cast<double>(2 - static_cast<int>(i)) / 2;
    return steps;
  }

  void needs() {
    const auto& needs = point_.needs;
    unless(!needs.empty() && needs.front().students_from == 0, "checklist_needs_from_zero", "needs");
    const bool is_rising = std::ranges::adjacent_find(needs, std::ranges::greater_equal{}, &Need::students_from) == needs.end();
    unless(is_rising, "checklist_needs_in_order", "needs");
  }

  void numbers() {
    unless(!point_.counted || point_.rule == Rule::yes_no, "checklist_no_use", "counted");
    if (takes_number(point_)) unless(!point_.count_label.empty(), "checklist_count_label_needed", "count_label");
    else unless(point_.count_label.empty(), "checklist_no_use", "count_label");
    if (point_.fact.empty()) return;
    const auto number = facts::number_of(point_.fact);
    unless(takes_number(point_) && point_.rule != Rule::rate, "checklist_no_use", "fact");
    unless(number && facts::catalogue()[*number].type == formula::Type::number, "checklist_fact_unknown", "fact", {point_.fact});
  }

  const Checklist& checklist_;
  const Point& point_;
  std::string at_;
  std::vector<Error> faults_;
};

std::vector<Error> faults_in_grades(const Checklist& checklist) {
  const auto& grades = checklist.grades;
  std::vector<Error> faults;
  const auto unless = [&](bool holds, std::string_view reason, std::string_view field) {
    if (!holds) faults.push_back({Refusal::invalid, std::string(reason), std::string(field)});
  };
  unless(!grades.empty() || checklist.tally == Tally::rows, "checklist_grades_needed", "grades");
  unless(!grades.empty() || checklist.vetoes.empty(), "checklist_veto_without_grades", "vetoes");
  const bool is_falling = std::ranges::adjacent_find(grades, std::ranges::less_equal{}, &GradeStep::from) == grades.end();
  unless(grades.empty() || (is_falling && grades.back().from == 0), "checklist_grades_in_order", "grades");
  return faults;
}

}  // namespace

const Point* Checklist::find(std::string_view point_code) const {
  for (const auto& chapter : chapters) {
    const auto found = std::ranges::find(chapter.points, point_code, &Point::code);
    if (found != chapter.points.end()) return &*found;
  }
  return nullptr;
}

std::vector<std::string_view> fields_for(Rule rule) {
  switch (rule) {
    case Rule::yes_no: return {"counted", "count_label", "fact", "veto"};
    case Rule::per_missing: return {"off_each", "floor", "count_label", "fact", "veto"};
    case Rule::steps:
    case Rule::levels:
    case Rule::weights: return {"steps", "veto"};
    case Rule::rate: return {"count_label", "veto"};
    case Rule::count: return {"off_each", "floor", "needs", "count_label", "fact", "veto"};
    case Rule::figure: return {"count_label", "fact"};
  }
  return {};
}

void complete(Checklist& checklist) {
  for (auto& chapter : checklist.chapters) {
    for (auto& point : chapter.points) {
      if (point.steps.empty()) point.steps = usual_steps(point);
    }
  }
}

std::vector<Error> faults_in(const Checklist& checklist) {
  std::vector<Error> faults = faults_in_grades(checklist);
  std::set<std::string> codes;
  const auto name = [&](const std::string& code, std::string field) {
    if (!codes.insert(code).second) faults.push_back({Refusal::invalid, "checklist_code_twice", std::move(field), {code}});
  };
  for (std::size_t c = 0; c < checklist.chapters.size(); ++c) {
    const auto& points = checklist.chapters[c].points;
    if (points.empty()) faults.push_back({Refusal::invalid, "checklist_chapter_empty", fmt::format("chapters[{}].points", c)});
    for (std::size_t p = 0; p < points.size(); ++p) {
      const auto at = fmt::format("chapters[{}].points[{}]", c, p);
      name(points[p].code, at + ".code");
      std::ranges::move(PointCheck(checklist, points[p], at).faults(), std::back_inserter(faults));
    }
  }
  for (std::size_t v = 0; v < checklist.vetoes.size(); ++v) name(checklist.vetoes[v].code, fmt::format("vetoes[{}].code", v));
  if (checklist.chapters.empty()) faults.push_back({Refusal::invalid, "required", "chapters"});
  return faults;
}

Result<Checklist> parse_checklist(std::string_view file, std::string_view yaml) {
  TRY(const auto whole, packs::read(file, yaml));
  const auto wrong = [&](Error fault) {
    const auto line = std::to_string(whole.place_of(fault.field).line);
    return Error{Refusal::invalid, "checklist_wrong", {}, {std::string(file), line, fault.field}, {std::move(fault)}};
  };
  if (!whole.value.is_object()) return wrong({Refusal::invalid, "not_an_object"});
  Checklist checklist;
  auto faults = records::fill(records::type_for<Checklist>(), &checklist, whole.value.get_object(), records::Fill::whole);
  if (!faults.empty()) return wrong(std::move(faults.front()));
  complete(checklist);
  faults = faults_in(checklist);
  if (!faults.empty()) return wrong(std::move(faults.front()));
  checklist.text_hash = sha256_hex(yaml);
  return checklist;
}

}  // namespace anyuan::campaigns
