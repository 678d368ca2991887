#pragma once
// An inspection (检查) is one sheet filled for one school in one campaign: the school's own self-check, the county's
// verification or the city's acceptance, each with its own answers on the same checklist version (R-CHK-1..7, domain
// 1.4.2). Answers are facts; scores follow from them by the checklist's rules.
#include "domain/accounts/role.h"
#include "domain/campaigns/campaign.h"
#include "domain/campaigns/checklist.h"
#include "domain/hazards/commands.h"

namespace anyuan::inspections {

using InspectionId = Id<struct InspectionTag>;

enum class Kind { self_check, verification, acceptance };
BOOST_DESCRIBE_ENUM(Kind, self_check, verification, acceptance)
constexpr Label label_of(Kind kind) {
  switch (kind) {
    case Kind::self_check: return {"学校自查", "Self-check"};
    case Kind::verification: return {"县级核查", "County verification"};
    case Kind::acceptance: return {"市级验收", "City acceptance"};
  }
  return {};
}

enum class State { open, submitted, signed_off };
BOOST_DESCRIBE_ENUM(State, open, submitted, signed_off)
constexpr Label label_of(State state) {
  switch (state) {
    case State::open: return {"填写中", "Being filled"};
    case State::submitted: return {"已提交", "Submitted"};
    case State::signed_off: return {"双方已确认", "Signed by both"};
  }
  return {};
}

enum class Outcome { pass, partial, fail, not_applicable };
BOOST_DESCRIBE_ENUM(Outcome, pass, partial, fail, not_applicable)
constexpr Label label_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass: return {"合格", "Pass"};
    case Outcome::partial: return {"部分合格", "Partly"};
    case Outcome::fail: return {"不合格", "Fail"};
    case Outcome::not_applicable: return {"不涉及", "Not applicable"};
  }
  return {};
}

// One point's answer. `value` is what the rule counts: things missing or there, a step's index from 0, a rate in per
// cent. outcome and score are derived from the value by the checklist's rule; only "not applicable" and yes/no are said.
struct Answer {
  std::string point;
  Outcome outcome = Outcome::pass;
  std::optional<double> value;
  std::optional<double> needed;  // how many there should have been, of a point that counts what is there
  double score = 0;
  std::string note;
  std::vector<attachments::AttachmentId> photos;
  // For a failed point, if the answerer already knows (R-HAZ-1); otherwise the hazard starts as "reported".
  std::string person, measure;
  std::optional<Date> due;
  Instant answered_at{};  // the answerer's clock; the later answer wins when a phone comes back
  bool operator==(const Answer&) const = default;
};
inline const records::RecordType& type_of(const Answer*) {
  using records::field;
  static const auto type = records::record<Answer>("answers", "", {"答案", "Answer"}, {
      field<&Answer::point>("point", {"检查要点", "Point"}, {.required = true, .length_max = 20}),
      field<&Answer::outcome>("outcome", {"结果", "Outcome"}, {.required = true}),
      field<&Answer::value>("value", {"数值", "Value"}, {.min = 0, .max = 100000}),
      field<&Answer::needed>("needed", {"应有数", "Needed"}, {.read_only = true}),
      field<&Answer::score>("score", {"得分", "Score"}, {.read_only = true}),
      field<&Answer::note>("note", {"情况说明", "Note"}, {.shape = records::Kind::multiline, .length_max = 500}),
      field<&Answer::photos>("photos", {"照片", "Photos"}, {.refers_to = "attachments"}),
      field<&Answer::person>("person", {"整改责任人", "Responsible"}, {.length_max = 20}),
      field<&Answer::measure>("measure", {"整改措施", "Measure"}, {.shape = records::Kind::multiline, .length_max = 500}),
      field<&Answer::due>("due", {"整改期限", "Due"}),
      field<&Answer::answered_at>("answered_at", {"填写时间", "Answered at"}),
  });
  return type;
}

struct Inspection {
  records::Head head;  // unit_path: the school's
  campaigns::CampaignId campaign;
  schools::SchoolId school;
  campaigns::ChecklistId checklist;
  campaigns::Tally tally = campaigns::Tally::score;  // the checklist's: whether score and full are points or rows
  Kind kind = Kind::self_check;
  State state = State::open;
  std::string inspector, inspector_name;  // user id, name
  accounts::Agency inspector_agency = accounts::Agency::education;
  std::optional<Instant> submitted_at;
  std::string school_signer;  // who confirmed for the school
  std::optional<Instant> signed_at;
  std::string objection;      // the school's reservation when it signs
  std::vector<std::string> vetoes;  // codes of vetoes that were said, and of points whose failure is one
  // Kept with the sheet when it is submitted: the checklist version does not change, so neither can these.
  std::optional<double> score, full;  // full: of the points that apply
  std::optional<double> percent;
  std::string result;                 // 优秀 ...
  std::int64_t failed = 0;            // points failed or partly failed
  std::int64_t answered = 0, points = 0;
  bool operator==(const Inspection&) const = default;
};

inline const records::RecordType& type_of(const Inspection*) {
  using records::field;
  using records::Listed;
  static const auto type = records::record<Inspection>("inspections", "in", {"检查记录", "Inspections"}, {
      field<&Inspection::campaign>("campaign", {"专项行动", "Campaign"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "campaigns"}),
      field<&Inspection::school>("school", {"学校", "School"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "schools"}),
      field<&Inspection::checklist>("checklist", {"检查表", "Checklist"}, {.read_only = true, .refers_to = "checklists"}),
      field<&Inspection::tally>("tally", {"汇总方式", "What it adds up"}, {.read_only = true, .list = Listed::never}),
      field<&Inspection::kind>("kind", {"检查类型", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown}),
      field<&Inspection::state>("state", {"状态", "State"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Inspection::inspector>("inspector", {"检查人编号", "Inspector id"}, {.read_only = true, .filtered = true, .list = Listed::never}),
      field<&Inspection::inspector_name>("inspector_name", {"检查人", "Inspector"}, {.read_only = true, .searched = true, .list = Listed::shown}),
      field<&Inspection::inspector_agency>("inspector_agency", {"检查部门", "Agency"}, {.read_only = true, .filtered = true}),
      field<&Inspection::submitted_at>("submitted_at", {"提交时间", "Submitted at"}, {.read_only = true, .filtered = true, .sorted = true, .list = Listed::shown}),
      field<&Inspection::school_signer>("school_signer", {"学校确认人", "Signed for the school"}, {.read_only = true}),
      field<&Inspection::signed_at>("signed_at", {"确认时间", "Signed at"}, {.read_only = true}),
      field<&Inspection::objection>("objection", {"学校异议", "Objection"}, {.read_only = true, .list = Listed::never}),
      field<&Inspection::vetoes>("vetoes", {"一票否决", "Vetoes"}, {.read_only = true, .list = Listed::never}),
      field<&Inspection::score>("score", {"得分", "Score"}, {.read_only = true, .list = Listed::shown, .unit = "分"}),
      field<&Inspection::full>("full", {"应得分", "Full"}, {.read_only = true, .unit = "分"}),
      field<&Inspection::percent>("percent", {"得分率", "Per cent"}, {.read_only = true, .filtered = true, .sorted = true, .list = Listed::shown, .unit = "%"}),
      field<&Inspection::result>("result", {"评定等次", "Result"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Inspection::failed>("failed", {"不合格项", "Failed"}, {.read_only = true, .filtered = true, .list = Listed::shown, .unit = "项"}),
      field<&Inspection::answered>("answered", {"已答", "Answered"}, {.read_only = true, .unit = "项"}),
      field<&Inspection::points>("points", {"应答", "Points"}, {.read_only = true, .unit = "项"}),
  });
  return type;
}

// 复检: somebody looks again at a point the sheet failed. Kept beside the first answer, which stays as it was given; the
// hazard the point opened makes the step that what was found asks for.
struct Recheck {
  records::Head head;  // unit_path: the school's
  InspectionId inspection;
  schools::SchoolId school;
  std::string point;
  hazards::Finding finding = hazards::Finding::met;
  std::string note;
  std::vector<attachments::AttachmentId> photos;
  hazards::HazardId hazard;
  std::string checked_by;  // name
  Instant checked_at{};
  bool operator==(const Recheck&) const = default;
};
inline const records::RecordType& type_of(const Recheck*) {
  using records::field;
  using records::Listed;
  static const auto type = records::record<Recheck>("rechecks", "rc", {"复检记录", "Re-checks"}, {
      field<&Recheck::inspection>("inspection", {"检查", "Inspection"}, {.read_only = true, .filtered = true, .refers_to = "inspections"}),
      field<&Recheck::school>("school", {"学校", "School"}, {.read_only = true, .filtered = true, .list = Listed::shown, .refers_to = "schools"}),
      field<&Recheck::point>("point", {"检查要点", "Point"}, {.required = true, .list = Listed::shown, .length_max = 20}),
      field<&Recheck::finding>("finding", {"复检结果", "Found"}, {.required = true, .filtered = true, .list = Listed::shown}),
      field<&Recheck::note>("note", {"复检情况", "Note"}, {.list = Listed::shown, .shape = records::Kind::multiline, .length_max = 500}),
      field<&Recheck::photos>("photos", {"照片", "Photos"}, {.list = Listed::never, .refers_to = "attachments"}),
      field<&Recheck::hazard>("hazard", {"隐患", "Hazard"}, {.read_only = true, .filtered = true, .list = Listed::shown, .refers_to = "hazards"}),
      field<&Recheck::checked_by>("checked_by", {"复检人", "Checked by"}, {.read_only = true, .searched = true, .list = Listed::shown}),
      field<&Recheck::checked_at>("checked_at", {"复检时间", "Checked at"}, {.read_only = true, .filtered = true, .sorted = true, .list = Listed::shown}),
  }, "-checked_at");
  return type;
}

// A seeded random sample of schools for acceptance (R-CHK-5). Frame, seed and members are kept, so that anybody can
// draw it again and get the same schools.
struct Sample {
  records::Head head;  // unit_path: the drawing unit's
  campaigns::CampaignId campaign;
  std::int64_t per_county = 0;  // schools drawn in each county (all of them where there are fewer)
  std::string seed;             // decimal text; published after drawing
  std::int64_t frame = 0;       // schools it was drawn from
  std::string frame_hash;       // SHA-256 of their ids in order
  std::int64_t drawn = 0;
  std::string drawn_by;
  bool operator==(const Sample&) const = default;
};
inline const records::RecordType& type_of(const Sample*) {
  using records::field;
  using records::Listed;
  static const auto type = records::record<Sample>("samples", "sm", {"抽样", "Samples"}, {
      field<&Sample::campaign>("campaign", {"专项行动", "Campaign"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "campaigns"}),
      field<&Sample::per_county>("per_county", {"每县区抽取", "Per county"}, {.required = true, .list = Listed::shown, .min = 1, .max = 1000, .unit = "所"}),
      field<&Sample::seed>("seed", {"随机种子", "Seed"}, {.list = Listed::shown, .length_max = 20, .hint = {"不填由系统产生；抽样后公布", "Made by the platform when empty"}}),
      field<&Sample::frame>("frame", {"抽样总体", "Frame"}, {.read_only = true, .list = Listed::shown, .unit = "所"}),
      field<&Sample::frame_hash>("frame_hash", {"总体校验值", "Frame hash"}, {.read_only = true}),
      field<&Sample::drawn>("drawn", {"抽中", "Drawn"}, {.read_only = true, .list = Listed::shown, .unit = "所"}),
      field<&Sample::drawn_by>("drawn_by", {"抽样人", "Drawn by"}, {.read_only = true, .list = Listed::shown}),
  });
  return type;
}

}  // namespace anyuan::inspections
