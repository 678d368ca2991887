#pragma once
// Changes to hazards. One transaction and one event each; `open_in` and its like run inside another slice's command.
#include "domain/accounts/user.h"
#include "domain/hazards/hazard.h"
#include "platform/journal/change.h"
#include "platform/platform.h"

namespace anyuan::hazards {

enum class Action {
  assign, control, rectify, verify, give_back, regrade, drop, fix_on_spot, look_back,
  issue_notice, receive_notice, plan, reach, show_control, ask_postponement, grant_postponement, refuse_postponement
};
BOOST_DESCRIBE_ENUM(Action, assign, control, rectify, verify, give_back, regrade, drop, fix_on_spot, look_back,
                    issue_notice, receive_notice, plan, reach, show_control, ask_postponement, grant_postponement, refuse_postponement)
constexpr Label label_of(Action action) {
  switch (action) {
    case Action::assign: return {"下达整改", "Assign"};
    case Action::control: return {"临时管控", "Control"};
    case Action::rectify: return {"提交整改", "Rectify"};
    case Action::verify: return {"核查销号", "Verify and close"};
    case Action::give_back: return {"退回整改", "Give back"};
    case Action::regrade: return {"调整等级", "Regrade"};
    case Action::drop: return {"作废", "Drop"};
    case Action::fix_on_spot: return {"即查即改", "Fixed on the spot"};
    case Action::look_back: return {"回头看", "Look back"};
    case Action::issue_notice: return {"签发整改通知书", "Issue the notice"};
    case Action::receive_notice: return {"签收整改通知书", "Receive the notice"};
    case Action::plan: return {"制定整改节点", "Plan milestones"};
    case Action::reach: return {"完成整改节点", "Milestone reached"};
    case Action::show_control: return {"登记管控情况", "Show the control"};
    case Action::ask_postponement: return {"申请延期", "Ask for a later day"};
    case Action::grant_postponement: return {"同意延期", "Grant the later day"};
    case Action::refuse_postponement: return {"不同意延期", "Refuse the later day"};
  }
  return {};
}

// What a person asks for; each action reads its own fields and names those it misses.
struct Step {
  Action action = Action::assign;
  std::int64_t version = 0;
  std::string person, measure;               // assign; person: control
  std::optional<Date> due;                   // assign, issue_notice, ask_postponement
  std::optional<Date> until, review;         // control
  bool daily = false;                        // control
  std::string note;                          // control, rectify, verify, look_back, reach, show_control, grant_postponement
  std::string reason;                        // give_back, regrade, drop, ask_postponement, refuse_postponement
  std::vector<attachments::AttachmentId> photos;  // rectify, fix_on_spot (after), look_back, reach, show_control
  std::vector<Milestone> milestones;         // plan
  std::optional<Grade> grade;                // regrade
  std::optional<LookBack> found;             // look_back
};

inline const records::RecordType& type_of(const Step*) {
  using records::field;
  static const auto type = records::record<Step>("hazard_steps", "", {"隐患处置", "Hazard step"}, {
      field<&Step::action>("action", {"操作", "Action"}, {.required = true}),
      field<&Step::person>("person", {"整改责任人", "Responsible"}),
      field<&Step::measure>("measure", {"整改措施", "Measure"}, {.shape = records::Kind::multiline, .length_max = 1000}),
      field<&Step::due>("due", {"整改期限", "Due"}),
      field<&Step::until>("until", {"临时管控到期", "Controlled until"}),
      field<&Step::review>("review", {"管控复核日期", "Control reviewed on"}),
      field<&Step::daily>("daily", {"须每日登记管控", "Shown every day"}),
      field<&Step::milestones>("milestones", {"整改节点", "Milestones"}),
      field<&Step::note>("note", {"情况说明", "Note"}, {.shape = records::Kind::multiline, .length_max = 1000}),
      field<&Step::reason>("reason", {"理由", "Reason"}, {.shape = records::Kind::multiline, .length_max = 1000}),
      field<&Step::photos>("photos", {"照片", "Photos"}, {.refers_to = "attachments"}),
      field<&Step::grade>("grade", {"等级", "Grade"}),
      field<&Step::found>("found", {"回头看结果", "Look-back"}),
  });
  return type;
}

// Gives number, state and place to a hazard found by another command (a submitted sheet) and stores it. With person,
// measure and due it starts as assigned. An open hazard of the same school and point is returned instead.
Result<Hazard> open_in(journal::Change& change, const accounts::Actor& actor, Hazard hazard);

// Where a hazard lies: the school's path, and the code of the division whose numbers run there.
struct Place {
  std::string unit_path;
  std::string division;
};
std::string division_code(db::Reading& reading, const records::Vault& vault, std::string_view unit_path);
// The same for all that one sheet found at one school, in a fixed number of statements: a submission must not cost more
// the worse the school is. In the order they came. The caller has seen that school and photos exist.
Result<std::vector<Hazard>> open_all_in(journal::Change& change, const accounts::Actor& actor, const Place& place, std::vector<Hazard> found);

// One step of a hazard within another slice's command; what comes back after closure is opened with it.
Result<Hazard> step_in(journal::Change& change, const accounts::Actor& actor, const Hazard& before, const Step& step);

// Somebody looks again at what a sheet found (复检). The hazard makes the step its state has for it: a claimed fix is
// accepted or given back, a closed hazard looked back at, an open one found not fixed; one that is only reported stays
// as it is, unless it was put right in front of the inspector. Refused: recheck_before_fix (good, but nobody has said that
// it was fixed), and what the step is refused for.
enum class Finding { met, not_met };
BOOST_DESCRIBE_ENUM(Finding, met, not_met)
constexpr Label label_of(Finding finding) {
  switch (finding) {
    case Finding::met: return {"复检合格", "Met"};
    case Finding::not_met: return {"复检不合格", "Not met"};
  }
  return {};
}
struct Recheck {
  Finding finding = Finding::met;
  std::string note;
  std::vector<attachments::AttachmentId> photos;
};
Result<Hazard> recheck_in(journal::Change& change, const accounts::Actor& actor, std::string_view id, const Recheck& recheck);

Result<Hazard> report(const Platform& platform, const accounts::Actor& actor, Hazard hazard);  // 日常上报
Result<Hazard> perform(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Step& step);

}  // namespace anyuan::hazards
