#pragma once
// A hazard (隐患) is a safety defect at one school. It stays on the ledger until someone other than its fixer has
// verified the fix. Its number is stable and never used again: what comes back is a new hazard that names the old one
// (R-HAZ-1..10, domain 1.4.3). rules decides, store keeps, commands changes, api exposes.
#include "domain/attachments/attachment.h"
#include "domain/hazards/course.h"
#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::hazards {

using HazardId = Id<struct HazardTag>;

// R-HAZ-10, the least taxonomy.
enum class Kind { rules, people, physical, technical, surroundings, fire, food, bus, building, other };
BOOST_DESCRIBE_ENUM(Kind, rules, people, physical, technical, surroundings, fire, food, bus, building, other)
constexpr Label label_of(Kind kind) {
  switch (kind) {
    case Kind::rules: return {"制度类", "Rules"};
    case Kind::people: return {"人防类", "People"};
    case Kind::physical: return {"物防类", "Physical"};
    case Kind::technical: return {"技防类", "Technical"};
    case Kind::surroundings: return {"周边类", "Surroundings"};
    case Kind::fire: return {"消防类", "Fire"};
    case Kind::food: return {"食品类", "Food"};
    case Kind::bus: return {"校车类", "School bus"};
    case Kind::building: return {"校舍类", "Building"};
    case Kind::other: return {"其他", "Other"};
  }
  return {};
}

// D3 二(二): general ones are fixed at once, larger ones by a deadline, major ones are listed for supervision.
enum class Grade { general, larger, major };
BOOST_DESCRIBE_ENUM(Grade, general, larger, major)
constexpr Label label_of(Grade grade) {
  switch (grade) {
    case Grade::general: return {"一般", "General"};
    case Grade::larger: return {"较大", "Larger"};
    case Grade::major: return {"重大", "Major"};
  }
  return {};
}

enum class State { reported, assigned, controlled, rectified, closed, voided };
BOOST_DESCRIBE_ENUM(State, reported, assigned, controlled, rectified, closed, voided)
constexpr Label label_of(State state) {
  switch (state) {
    case State::reported: return {"已登记", "Reported"};
    case State::assigned: return {"整改中", "Being rectified"};
    case State::controlled: return {"临时管控", "Under temporary control"};
    case State::rectified: return {"待核查", "Awaiting verification"};
    case State::closed: return {"已销号", "Closed"};
    case State::voided: return {"已作废", "Voided"};
  }
  return {};
}

enum class Source { self_check, verification, acceptance, look_back, daily, judgement };
BOOST_DESCRIBE_ENUM(Source, self_check, verification, acceptance, look_back, daily, judgement)
constexpr Label label_of(Source source) {
  switch (source) {
    case Source::self_check: return {"学校自查", "Self-check"};
    case Source::verification: return {"县级核查", "County verification"};
    case Source::acceptance: return {"市级验收", "City acceptance"};
    case Source::look_back: return {"回头看", "Look-back"};
    case Source::daily: return {"日常上报", "Daily report"};
    case Source::judgement: return {"依规评判", "Judged by rule"};
  }
  return {};
}

// R-CHK-6: what the look-back found of an earlier failure.
enum class LookBack { fixed, not_fixed, relapsed };
BOOST_DESCRIBE_ENUM(LookBack, fixed, not_fixed, relapsed)
constexpr Label label_of(LookBack found) {
  switch (found) {
    case LookBack::fixed: return {"已整改", "Fixed"};
    case LookBack::not_fixed: return {"未整改", "Not fixed"};
    case LookBack::relapsed: return {"反弹", "Relapsed"};
  }
  return {};
}

struct Hazard {
  records::Head head;      // unit_path: the school's
  std::string number;      // YH-450302-2026-00001: county, year, running number
  schools::SchoolId school;
  std::string title;       // one line: what is wrong
  std::string description;
  Kind kind = Kind::other;
  Grade grade = Grade::general;
  State state = State::reported;
  Source source = Source::daily;
  Id<struct CampaignTag> campaign;      // of the campaign it was found in; empty otherwise
  Id<struct InspectionTag> inspection;  // of the sheet it was found with
  std::string point;                    // the sheet's point, e.g. "2.1"
  std::string place;                    // where in the school
  std::string found_by;                 // name of who found it
  std::string found_agency;             // name_of(Agency) of who found it
  Date found_on{};
  std::vector<attachments::AttachmentId> photos_before;
  // R-HAZ-1: the three that must be there before it leaves "reported".
  std::string person, measure;
  std::optional<Date> due;
  // R-HAZ-8: what holds the danger off while the fix takes longer.
  std::string control_measure;
  std::optional<Date> control_until;
  std::vector<Control> controls;  // all there have been, the last one last
  bool control_daily = false;     // of the one that holds: shown every day, last on
  std::optional<Date> control_shown_on;
  // R-HAZ-4: the written notice (整改通知书) and its receipt by the school.
  std::string notice_number, notice_by_name, notice_received_by_name;
  std::optional<Instant> notice_at, notice_received_at;
  std::vector<Milestone> milestones;  // R-HAZ-2, by day
  std::optional<Date> next_milestone; // the day of the first that is not done
  std::vector<Postponement> postponements;
  std::int64_t postponed_times = 0;
  std::optional<Date> asked_due;      // of the one that waits for an answer
  std::string rectified_by;  // user id; verification asks for another one
  std::string rectified_by_name;
  std::optional<Instant> rectified_at;
  std::string rectified_note;
  std::vector<attachments::AttachmentId> photos_after;
  std::string verified_by, verified_by_name;
  std::optional<Instant> verified_at;
  std::string verified_note;
  std::int64_t returned_times = 0;
  std::optional<LookBack> look_back;
  std::optional<Date> looked_back_on;
  HazardId relapse_of;   // the earlier one that came back
  bool overdue = false;  // derived on every read
  std::optional<std::int64_t> days_left;
  bool operator==(const Hazard&) const = default;
};

inline const records::RecordType& type_of(const Hazard*) {
  using records::field;
  using records::Listed;
  static constexpr Label what{"隐患", "What"}, fix{"整改", "Rectification"}, check{"核查", "Verification"};
  static const auto type = records::record<Hazard>("hazards", "hz", {"隐患", "Hazards"}, {
      field<&Hazard::number>("number", {"隐患编号", "Number"}, {.read_only = true, .searched = true, .called_by = true, .list = Listed::shown, .group = what}),
      field<&Hazard::school>("school", {"学校", "School"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "schools", .group = what}),
      field<&Hazard::title>("title", {"隐患内容", "Hazard"}, {.required = true, .searched = true, .list = Listed::shown, .length_max = 100, .group = what}),
      field<&Hazard::description>("description", {"详细情况", "Details"}, {.list = Listed::never, .shape = records::Kind::multiline, .length_max = 1000, .group = what}),
      field<&Hazard::kind>("kind", {"类别", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .group = what}),
      field<&Hazard::grade>("grade", {"等级", "Grade"}, {.required = true, .filtered = true, .list = Listed::shown, .group = what}),
      field<&Hazard::state>("state", {"状态", "State"}, {.read_only = true, .filtered = true, .list = Listed::shown, .group = what}),
      field<&Hazard::source>("source", {"来源", "Source"}, {.read_only = true, .filtered = true, .group = what}),
      field<&Hazard::campaign>("campaign", {"专项行动", "Campaign"}, {.read_only = true, .filtered = true, .refers_to = "campaigns", .group = what}),
      field<&Hazard::inspection>("inspection", {"检查", "Inspection"}, {.read_only = true, .filtered = true, .list = Listed::never, .group = what}),
      field<&Hazard::point>("point", {"检查要点", "Point"}, {.read_only = true, .filtered = true, .group = what}),
      field<&Hazard::place>("place", {"部位", "Place"}, {.searched = true, .length_max = 60, .group = what}),
      field<&Hazard::found_by>("found_by", {"发现人", "Found by"}, {.read_only = true, .group = what}),
      field<&Hazard::found_agency>("found_agency", {"发现部门", "Found by agency"}, {.read_only = true, .filtered = true, .list = Listed::never, .group = what}),
      field<&Hazard::found_on>("found_on", {"发现日期", "Found on"}, {.read_only = true, .filtered = true, .list = Listed::shown, .group = what}),
      field<&Hazard::photos_before>("photos_before", {"整改前照片", "Photos before"}, {.list = Listed::never, .refers_to = "attachments", .group = what}),
      field<&Hazard::person>("person", {"整改责任人", "Responsible"}, {.read_only = true, .searched = true, .list = Listed::shown, .group = fix}),
      field<&Hazard::measure>("measure", {"整改措施", "Measure"}, {.read_only = true, .list = Listed::never, .shape = records::Kind::multiline, .length_max = 1000, .group = fix}),
      field<&Hazard::due>("due", {"整改期限", "Due"}, {.read_only = true, .filtered = true, .sorted = true, .list = Listed::shown, .group = fix}),
      field<&Hazard::control_measure>("control_measure", {"临时管控措施", "Temporary measure"}, {.read_only = true, .list = Listed::never, .shape = records::Kind::multiline, .length_max = 1000, .group = fix}),
      field<&Hazard::control_until>("control_until", {"临时管控到期", "Controlled until"}, {.read_only = true, .filtered = true, .group = fix}),
      field<&Hazard::controls>("controls", {"临时管控记录", "Temporary controls"}, {.read_only = true, .list = Listed::never, .group = fix}),
      field<&Hazard::control_daily>("control_daily", {"须每日登记管控", "Control shown every day"}, {.read_only = true, .list = Listed::never, .group = fix}),
      field<&Hazard::control_shown_on>("control_shown_on", {"最近登记管控", "Control last shown"}, {.read_only = true, .list = Listed::never, .group = fix}),
      field<&Hazard::notice_number>("notice_number", {"整改通知书", "Notice"}, {.read_only = true, .list = Listed::available, .group = fix}),
      field<&Hazard::notice_by_name>("notice_by_name", {"签发人", "Notice by"}, {.read_only = true, .list = Listed::never, .group = fix}),
      field<&Hazard::notice_at>("notice_at", {"签发时间", "Notice issued"}, {.read_only = true, .list = Listed::never, .group = fix}),
      field<&Hazard::notice_received_by_name>("notice_received_by_name", {"签收人", "Notice received by"}, {.read_only = true, .list = Listed::never, .group = fix}),
      field<&Hazard::notice_received_at>("notice_received_at", {"签收时间", "Notice received"}, {.read_only = true, .list = Listed::never, .group = fix}),
      field<&Hazard::milestones>("milestones", {"整改节点", "Milestones"}, {.read_only = true, .list = Listed::never, .group = fix}),
      field<&Hazard::next_milestone>("next_milestone", {"下一节点", "Next milestone"}, {.read_only = true, .list = Listed::available, .group = fix}),
      field<&Hazard::postponements>("postponements", {"延期记录", "Postponements"}, {.read_only = true, .list = Listed::never, .group = fix}),
      field<&Hazard::postponed_times>("postponed_times", {"延期次数", "Times postponed"}, {.read_only = true, .filtered = true, .group = fix, .unit = "次"}),
      field<&Hazard::asked_due>("asked_due", {"申请延至", "Asked for"}, {.read_only = true, .list = Listed::available, .group = fix}),
      field<&Hazard::rectified_by>("rectified_by", {"整改人编号", "Rectifier id"}, {.read_only = true, .list = Listed::never, .group = fix}),
      field<&Hazard::rectified_by_name>("rectified_by_name", {"整改人", "Rectified by"}, {.read_only = true, .group = fix}),
      field<&Hazard::rectified_at>("rectified_at", {"整改时间", "Rectified at"}, {.read_only = true, .filtered = true, .group = fix}),
      field<&Hazard::rectified_note>("rectified_note", {"整改情况", "What was done"}, {.read_only = true, .list = Listed::never, .shape = records::Kind::multiline, .length_max = 1000, .group = fix}),
      field<&Hazard::photos_after>("photos_after", {"整改后照片", "Photos after"}, {.read_only = true, .list = Listed::never, .refers_to = "attachments", .group = fix}),
      field<&Hazard::verified_by>("verified_by", {"核查人编号", "Verifier id"}, {.read_only = true, .list = Listed::never, .group = check}),
      field<&Hazard::verified_by_name>("verified_by_name", {"核查人", "Verified by"}, {.read_only = true, .group = check}),
      field<&Hazard::verified_at>("verified_at", {"核查时间", "Verified at"}, {.read_only = true, .filtered = true, .group = check}),
      field<&Hazard::verified_note>("verified_note", {"核查意见", "Verifier's opinion"}, {.read_only = true, .list = Listed::never, .shape = records::Kind::multiline, .length_max = 1000, .group = check}),
      field<&Hazard::returned_times>("returned_times", {"退回次数", "Times returned"}, {.read_only = true, .filtered = true, .group = check, .unit = "次"}),
      field<&Hazard::look_back>("look_back", {"回头看结果", "Look-back"}, {.read_only = true, .filtered = true, .group = check}),
      field<&Hazard::looked_back_on>("looked_back_on", {"回头看日期", "Looked back on"}, {.read_only = true, .group = check}),
      field<&Hazard::relapse_of>("relapse_of", {"反弹自", "Relapse of"}, {.read_only = true, .refers_to = "hazards", .group = check}),
      field<&Hazard::overdue>("overdue", {"是否逾期", "Overdue"}, {.read_only = true, .computed = true, .filtered = true, .list = Listed::shown, .group = fix}),
      field<&Hazard::days_left>("days_left", {"剩余天数", "Days left"}, {.read_only = true, .computed = true, .list = Listed::available, .group = fix, .unit = "天"}),
  }, "-id", records::Size::large);
  return type;
}

}  // namespace anyuan::hazards
