#pragma once
// What a hazard gathers on its way, kept as lists inside it: the milestones of its plan (R-HAZ-2), the temporary measures
// that hold the danger off, each with its own clock (R-HAZ-8), and every day that was asked for or given instead of another.
#include "domain/attachments/attachment.h"
#include "platform/records/describe.h"

namespace anyuan::hazards {

struct Milestone {
  std::string text, person;
  Date due{};
  std::optional<Date> done_on;  // and by whom, what was done, what shows it
  std::string done_by, done_note;
  std::vector<attachments::AttachmentId> photos;
  bool operator==(const Milestone&) const = default;
};
inline const records::RecordType& type_of(const Milestone*) {
  using records::field;
  static const auto type = records::record<Milestone>("hazard_milestones", "", {"整改节点", "Milestone"}, {
      field<&Milestone::text>("text", {"节点内容", "What is to be done"}, {.required = true, .length_max = 100}),
      field<&Milestone::person>("person", {"责任人", "Responsible"}, {.required = true, .length_max = 20}),
      field<&Milestone::due>("due", {"计划完成", "Due"}, {.required = true}),
      field<&Milestone::done_on>("done_on", {"完成日期", "Done on"}, {.read_only = true}),
      field<&Milestone::done_by>("done_by", {"完成人", "Done by"}, {.read_only = true}),
      field<&Milestone::done_note>("done_note", {"完成情况", "What was done"}, {.read_only = true, .shape = records::Kind::multiline, .length_max = 1000}),
      field<&Milestone::photos>("photos", {"照片", "Photos"}, {.read_only = true, .refers_to = "attachments"}),
  });
  return type;
}

struct Evidence {
  Date on{};
  std::string by, note;
  std::vector<attachments::AttachmentId> photos;
  bool operator==(const Evidence&) const = default;
};
inline const records::RecordType& type_of(const Evidence*) {
  using records::field;
  static const auto type = records::record<Evidence>("control_evidence", "", {"管控记录", "Evidence of control"}, {
      field<&Evidence::on>("on", {"日期", "Day"}),
      field<&Evidence::by>("by", {"登记人", "By"}),
      field<&Evidence::note>("note", {"情况", "Note"}, {.shape = records::Kind::multiline, .length_max = 1000}),
      field<&Evidence::photos>("photos", {"照片", "Photos"}, {.refers_to = "attachments"}),
  });
  return type;
}

struct Control {
  std::string measure, person;
  Date starts_on{}, until{};
  std::optional<Date> review_on;  // when somebody looks whether it still holds
  bool daily = false;             // must be shown every day
  std::optional<Date> ended_on;
  std::vector<Evidence> evidence;
  bool operator==(const Control&) const = default;
};
inline const records::RecordType& type_of(const Control*) {
  using records::field;
  static const auto type = records::record<Control>("hazard_controls", "", {"临时管控", "Temporary control"}, {
      field<&Control::measure>("measure", {"管控措施", "Measure"}, {.shape = records::Kind::multiline, .length_max = 1000}),
      field<&Control::person>("person", {"管控责任人", "Responsible"}, {.length_max = 20}),
      field<&Control::starts_on>("starts_on", {"开始日期", "From"}),
      field<&Control::review_on>("review_on", {"复核日期", "Reviewed on"}),
      field<&Control::until>("until", {"到期日", "Until"}),
      field<&Control::daily>("daily", {"须每日登记", "Shown every day"}),
      field<&Control::ended_on>("ended_on", {"结束日期", "Ended on"}),
      field<&Control::evidence>("evidence", {"管控记录", "Evidence"}),
  });
  return type;
}

enum class Postponed { asked, granted, refused };
BOOST_DESCRIBE_ENUM(Postponed, asked, granted, refused)
constexpr Label label_of(Postponed postponed) {
  switch (postponed) {
    case Postponed::asked: return {"待审批", "Asked for"};
    case Postponed::granted: return {"已同意", "Granted"};
    case Postponed::refused: return {"不同意", "Refused"};
  }
  return {};
}

struct Postponement {
  Date from{}, to{};  // the day that held, and the one asked for
  std::string reason, asked_by;
  Date asked_on{};
  Postponed state = Postponed::asked;
  std::string answered_by, answer;
  std::optional<Date> answered_on;
  bool operator==(const Postponement&) const = default;
};
inline const records::RecordType& type_of(const Postponement*) {
  using records::field;
  static const auto type = records::record<Postponement>("hazard_postponements", "", {"延期", "Postponement"}, {
      field<&Postponement::from>("from", {"原期限", "Instead of"}),
      field<&Postponement::to>("to", {"申请延至", "To"}),
      field<&Postponement::reason>("reason", {"延期理由", "Reason"}, {.shape = records::Kind::multiline, .length_max = 1000}),
      field<&Postponement::asked_by>("asked_by", {"申请人", "Asked by"}),
      field<&Postponement::asked_on>("asked_on", {"申请日期", "Asked on"}),
      field<&Postponement::state>("state", {"审批", "Answer"}),
      field<&Postponement::answered_by>("answered_by", {"审批人", "Answered by"}),
      field<&Postponement::answered_on>("answered_on", {"审批日期", "Answered on"}),
      field<&Postponement::answer>("answer", {"审批意见", "Opinion"}, {.shape = records::Kind::multiline, .length_max = 1000}),
  });
  return type;
}

}  // namespace anyuan::hazards
