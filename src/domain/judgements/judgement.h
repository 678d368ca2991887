#pragma once
// A judgement (评判) is what one clause of a rule pack says of one school: the verdict, since when, and one sentence with
// the figures. It is derived from facts and kept so that lists and rates need not judge again; whatever changes a fact,
// a pack or the day changes it (design 2, domain R-STAFF-10, R-EQP-2). course decides, judging works out, store keeps.
#include "domain/hazards/hazard.h"
#include "domain/rulepacks/ruleset.h"

namespace anyuan::judgements {

using rulepacks::Verdict;

struct Judgement {
  records::Head head;  // unit_path: the school's
  schools::SchoolId school;
  rulepacks::RulePackId pack;  // the edition that gave this verdict
  std::string code;            // of the pack and the clause: staffing-gx113/guards
  std::string title;
  std::string clause;          // the source's paragraph
  rulepacks::Level level = rulepacks::Level::must;
  Verdict verdict = Verdict::unknown;
  std::string says;
  Date since{};                // the day the verdict became what it is
  rulepacks::RulePackId norm_pack;  // another pack that set what the clause asks for, being stricter; empty: none
  bool verified = false;       // the pack, and that other, were compared with the official text
  std::optional<rulepacks::Rate> feeds;
  rulepacks::Consequence consequence = rulepacks::Consequence::none;
  std::optional<Date> proposed_on;  // a hazard is proposed since; empty: none is
  std::optional<Date> lapses_on;    // it passes again: the day the proposal goes away by itself
  hazards::HazardId hazard;         // the one opened for it last
  std::optional<schools::Area> area;  // the school's, on every read
  bool operator==(const Judgement&) const = default;
};

inline const records::RecordType& type_of(const Judgement*) {
  using records::field, records::Listed;
  static const auto type = records::record<Judgement>("judgements", "jd", {"达标评判", "Judgements"}, {
      field<&Judgement::school>("school", {"所在学校", "School"}, {.read_only = true, .filtered = true, .list = Listed::shown, .refers_to = "schools"}),
      field<&Judgement::area>("area", {"城乡类型", "Area"}, {.read_only = true, .computed = true, .filtered = true, .list = Listed::available}),
      field<&Judgement::title>("title", {"要求", "What must be so"}, {.read_only = true, .list = Listed::shown}),
      field<&Judgement::verdict>("verdict", {"结论", "Verdict"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Judgement::says>("says", {"说明", "Why"}, {.read_only = true, .list = Listed::shown}),
      field<&Judgement::since>("since", {"自何日起", "Since"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Judgement::level>("level", {"程度", "Level"}, {.read_only = true, .filtered = true}),
      field<&Judgement::pack>("pack", {"规则包", "Rule pack"}, {.read_only = true, .filtered = true, .list = Listed::shown, .refers_to = "rule_packs"}),
      field<&Judgement::norm_pack>("norm_pack", {"标准出自", "Norm set by"}, {.read_only = true, .list = Listed::available, .refers_to = "rule_packs"}),
      field<&Judgement::clause>("clause", {"依据", "Clause"}, {.read_only = true}),
      field<&Judgement::code>("code", {"条款代号", "Clause code"}, {.read_only = true, .filtered = true, .list = Listed::available}),
      field<&Judgement::verified>("verified", {"依据已与原文核对", "Verified"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Judgement::feeds>("feeds", {"计入指标", "Counted in"}, {.read_only = true, .filtered = true}),
      field<&Judgement::consequence>("consequence", {"后果", "Consequence"}, {.read_only = true, .filtered = true}),
      field<&Judgement::proposed_on>("proposed_on", {"建议登记隐患自", "Hazard proposed since"}, {.read_only = true, .filtered = true}),
      field<&Judgement::lapses_on>("lapses_on", {"建议撤销日", "Proposal lapses on"}, {.read_only = true}),
      field<&Judgement::hazard>("hazard", {"隐患", "Hazard"}, {.read_only = true, .filtered = true, .refers_to = "hazards"}),
  }, "unit_path", records::Size::large);
  return type;
}

inline bool is_proposed(const Judgement& judgement, Date today) {
  return judgement.proposed_on.has_value() && judgement.hazard.empty() && (!judgement.lapses_on || *judgement.lapses_on > today);
}

}  // namespace anyuan::judgements
