#pragma once
// 校园纠纷调解 (R-INS-4): the committee's case log. No names of the parties: the file has them, the ledger counts.
#include "domain/attachments/attachment.h"
#include "domain/org/unit.h"
#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class MediationCaseKind { injury, bullying, teacher, property, other };
BOOST_DESCRIBE_ENUM(MediationCaseKind, injury, bullying, teacher, property, other)
constexpr Label label_of(MediationCaseKind kind) {
  switch (kind) {
    case MediationCaseKind::injury: return {"学生伤害事故", "Injury of a pupil"};
    case MediationCaseKind::bullying: return {"学生欺凌", "Bullying"};
    case MediationCaseKind::teacher: return {"师生纠纷", "Pupil and teacher"};
    case MediationCaseKind::property: return {"财产损失", "Damage"};
    case MediationCaseKind::other: return {"其他", "Other"};
  }
  return {};
}

enum class MediationCaseState { running, agreed, failed, withdrawn, court };
BOOST_DESCRIBE_ENUM(MediationCaseState, running, agreed, failed, withdrawn, court)
constexpr Label label_of(MediationCaseState state) {
  switch (state) {
    case MediationCaseState::running: return {"调解中", "Running"};
    case MediationCaseState::agreed: return {"达成协议", "Agreed"};
    case MediationCaseState::failed: return {"未达成协议", "Not agreed"};
    case MediationCaseState::withdrawn: return {"申请人撤回", "Withdrawn"};
    case MediationCaseState::court: return {"转诉讼", "Went to court"};
  }
  return {};
}

struct MediationCase {
  records::Head head;
  org::UnitId unit;
  schools::SchoolId school;
  std::string number;
  MediationCaseKind kind = MediationCaseKind::injury;
  std::optional<Date> accepted_on;
  MediationCaseState state = MediationCaseState::running;
  std::optional<Date> closed_on;
  std::optional<double> amount;
  std::string note;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const MediationCase*) {
  using records::field, records::Listed;
  static const auto type = records::record<MediationCase>("mediation_cases", "mk", {"校园纠纷调解", "Mediation cases"}, {
      field<&MediationCase::unit>("unit", {"所属单位", "Unit"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "units", .also_headed = "单位|单位名称|所在县区"}),
      field<&MediationCase::school>("school", {"涉及学校", "School"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "schools", .also_headed = "学校|学校名称"}),
      field<&MediationCase::number>("number", {"案卷号", "Number"}, {.required = true, .searched = true, .sorted = true, .list = Listed::shown, .length_max = 40, .also_headed = "编号|卷号"}),
      field<&MediationCase::kind>("kind", {"纠纷类型", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类型"}),
      field<&MediationCase::accepted_on>("accepted_on", {"受理日期", "Accepted on"}, {.required = true, .filtered = true, .sorted = true, .past = true, .list = Listed::shown}),
      field<&MediationCase::state>("state", {"调解结果", "Result"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "状态|结果"}),
      field<&MediationCase::closed_on>("closed_on", {"结案日期", "Closed on"}, {.filtered = true, .sorted = true, .past = true}),
      field<&MediationCase::amount>("amount", {"协议金额", "Amount agreed"}, {.min = 0, .max = 100000000, .also_headed = "赔偿金额", .unit = "元"}),
      field<&MediationCase::note>("note", {"简要情况", "In short"}, {.shape = records::Kind::multiline, .length_max = 500, .hint = {"不写当事人姓名", "Without the names of the parties"}}),
      field<&MediationCase::files>("files", {"案卷材料", "Papers"}, {.refers_to = "attachments"}),
  });
  return type;
}

}  // namespace anyuan::ledgers
