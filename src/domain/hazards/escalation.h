#pragma once
// The ladder (逾期升级): how many days overdue are told to whom. Each step is told once for one deadline; with another
// deadline it begins anew. The ladder is data (data/escalation/), the tellings are facts, who has it in the to-do follows.
#include "domain/accounts/role.h"
#include "domain/hazards/hazard.h"
#include "platform/platform.h"

namespace anyuan::hazards {

struct LadderStep {
  std::int64_t days = 1;
  org::Level told = org::Level::school;
  std::vector<accounts::Agency> agencies;  // empty: whoever is there
  bool operator==(const LadderStep&) const = default;
};
inline const records::RecordType& type_of(const LadderStep*) {
  using records::field;
  static const auto type = records::record<LadderStep>("ladder_steps", "", {"升级一级", "Step of the ladder"}, {
      field<&LadderStep::days>("days", {"逾期满", "Days overdue"}, {.required = true, .min = 1, .max = 365, .unit = "天"}),
      field<&LadderStep::told>("told", {"告知哪一级", "Told at"}, {.required = true}),
      field<&LadderStep::agencies>("agencies", {"告知部门", "Agencies"}),
  });
  return type;
}

struct Ladder {
  std::string code;
  std::int64_t edition = 1;
  std::string title, source;
  bool verified = false;
  std::vector<LadderStep> steps;  // fewest days first
  bool operator==(const Ladder&) const = default;
};
inline const records::RecordType& type_of(const Ladder*) {
  using records::field;
  static const auto type = records::record<Ladder>("ladders", "", {"逾期升级办法", "Ladder"}, {
      field<&Ladder::code>("code", {"代号", "Code"}, {.required = true, .length_max = 40}),
      field<&Ladder::edition>("edition", {"版本", "Edition"}, {.required = true, .min = 1, .max = 1000}),
      field<&Ladder::title>("title", {"名称", "Title"}, {.required = true, .length_max = 60}),
      field<&Ladder::source>("source", {"依据", "Source"}, {.required = true, .length_max = 200}),
      field<&Ladder::verified>("verified", {"已核对", "Verified"}, {.required = true}),
      field<&Ladder::steps>("steps", {"各级", "Steps"}, {.required = true}),
  });
  return type;
}

// Refused with ladder_wrong: the file, the line and what is wrong there.
Result<Ladder> parse_ladder(std::string_view file, std::string_view yaml);

// The steps that are due after so many days.
std::vector<LadderStep> steps_after(const Ladder& ladder, std::int64_t days_overdue);

// That a step was told.
struct Escalation {
  records::Head head;  // unit_path: the school's
  HazardId hazard;
  Date deadline{};
  std::int64_t days = 1;  // of the step
  org::Level told = org::Level::school;
  std::vector<accounts::Agency> agencies;
  std::string ladder;  // "overdue-ladder/1"
  Date told_on{};
  bool operator==(const Escalation&) const = default;
};
inline const records::RecordType& type_of(const Escalation*) {
  using records::field, records::Listed;
  static const auto type = records::record<Escalation>("hazard_escalations", "he", {"逾期升级", "Escalations"}, {
      field<&Escalation::hazard>("hazard", {"隐患", "Hazard"}, {.read_only = true, .filtered = true, .list = Listed::shown, .refers_to = "hazards"}),
      field<&Escalation::deadline>("deadline", {"逾期的期限", "Deadline"}, {.read_only = true, .list = Listed::shown}),
      field<&Escalation::days>("days", {"逾期满", "Days overdue"}, {.read_only = true, .list = Listed::shown, .unit = "天"}),
      field<&Escalation::told>("told", {"告知哪一级", "Told at"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Escalation::agencies>("agencies", {"告知部门", "Agencies"}, {.read_only = true, .list = Listed::shown}),
      field<&Escalation::told_on>("told_on", {"告知日期", "Told on"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Escalation::ladder>("ladder", {"依据的办法", "Ladder"}, {.read_only = true}),
  });
  return type;
}

// Tells every step that has come due and was not told, one command a hazard; what was missed while the program stood
// still is made up for. Returns how many hazards were escalated.
Result<std::int64_t> escalate(const Platform& platform);
Result<std::int64_t> escalate(const Platform& platform, const Ladder& ladder);

}  // namespace anyuan::hazards
