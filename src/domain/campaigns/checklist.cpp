#include "domain/campaigns/checklist.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "platform/digest.h"
#include "platform/packs/pack.h"

namespace anyuan::campaigns {
namespace {

using packs::Part;

class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {}

  Error wrong(int line, std::string_view what) const {
    return Error{Refusal::invalid, "checklist_wrong", {}, {std::string(file_), std::to_string(line), std::string(what)}};
  }

  // Fills a record by its description; the first fault is refused with the line it stands on.
  template <class R>
  Result<R> record(const Part& part) const {
    if (!part.value.is_object()) return wrong(part.line, "not_an_object");
    R made{};
    const auto faults = records::fill(records::type_for<R>(), &made, part.value.get_object(), records::Fill::whole);
    if (faults.empty()) return made;
    const auto& first = faults.front();
    return wrong(part.line_of(first.field), fmt::format("{} {}", first.field, first.reason));
  }

  Result<Point> point(const Part& part) {
    TRY(auto point, record<Point>(part));
    if (!codes_.insert(point.code).second) return wrong(part.line_of("code"), "code " + point.code + " twice");
    switch (point.rule) {
      case Rule::yes_no: break;
      case Rule::per_missing:
        if (point.off_each <= 0) return wrong(part.line, "off_each required");
        [[fallthrough]];
      case Rule::rate:
        if (point.count_label.empty()) return wrong(part.line, "count_label required");
        break;
      case Rule::steps:
        if (point.steps.size() < 2 || point.steps.front().score != point.full) return wrong(part.line_of("steps"), "steps begin with the full score");
        if (!std::ranges::is_sorted(point.steps, std::ranges::greater{}, &Step::score)) return wrong(part.line_of("steps"), "steps best first");
        break;
    }
    return point;
  }

 private:
  std::string_view file_;
  std::set<std::string> codes_;
};

}  // namespace

const Point* Checklist::find(std::string_view point_code) const {
  for (const auto& chapter : chapters) {
    const auto found = std::ranges::find(chapter.points, point_code, &Point::code);
    if (found != chapter.points.end()) return &*found;
  }
  return nullptr;
}

Result<Checklist> parse_checklist(std::string_view file, std::string_view yaml) {
  TRY(const auto whole, packs::read(file, yaml));
  Reader reader(file);
  // The points first: they know their lines, the whole only says that some point of some chapter is wrong.
  if (const auto* list = whole.find("chapters")) {
    for (const auto& chapter : list->items) {
      const auto* points = chapter.find("points");
      if (points == nullptr) return reader.wrong(chapter.line, "points required");
      for (const auto& point : points->items) {
        TRY([[maybe_unused]] const auto good, reader.point(point));
      }
    }
  }
  TRY(auto checklist, reader.record<Checklist>(whole));
  const auto& grades = checklist.grades;
  if (!std::ranges::is_sorted(grades, std::ranges::greater{}, &GradeStep::from) || grades.back().from != 0) {
    return reader.wrong(whole.line_of("grades"), "grades best first, the last from 0");
  }
  checklist.text_hash = sha256_hex(yaml);
  return checklist;
}

}  // namespace anyuan::campaigns
