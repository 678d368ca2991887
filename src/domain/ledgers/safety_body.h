#pragma once
// 安全组织机构: the leading body, the security office and the bullying committee of a school (R-ACT-11, R-ORG-7, R-BULLY-1).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class SafetyBodyKind { leading_body, security_office, bullying_committee, other };
BOOST_DESCRIBE_ENUM(SafetyBodyKind, leading_body, security_office, bullying_committee, other)
constexpr Label label_of(SafetyBodyKind kind) {
  switch (kind) {
    case SafetyBodyKind::leading_body: return {"安全工作领导机构", "Leading body"};
    case SafetyBodyKind::security_office: return {"安全管理机构(保卫处、科)", "Security office"};
    case SafetyBodyKind::bullying_committee: return {"学生欺凌治理委员会", "Bullying committee"};
    case SafetyBodyKind::other: return {"其他机构", "Other"};
  }
  return {};
}

struct SafetyBody {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  SafetyBodyKind kind = SafetyBodyKind::leading_body;
  std::string leader, deputy, members;
  std::optional<Date> set_up_on;
  std::string document_number;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const SafetyBody*) {
  using records::field, records::Listed;
  static const auto type = records::record<SafetyBody>("safety_bodies", "sy", {"安全组织机构", "Safety bodies"}, {
      of_school<&SafetyBody::school>(),
      field<&SafetyBody::name>("name", {"机构名称", "Body"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "名称|组织名称"}),
      field<&SafetyBody::kind>("kind", {"机构类型", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类型|类别", .also_called = "领导小组=leading_body|保卫科=security_office|保卫处=security_office"}),
      field<&SafetyBody::leader>("leader", {"负责人", "Leader"}, {.required = true, .searched = true, .list = Listed::shown, .length_max = 20, .also_headed = "组长|主任|主要负责人"}),
      field<&SafetyBody::deputy>("deputy", {"副职", "Deputy"}, {.searched = true, .length_max = 40, .also_headed = "副组长|副主任"}),
      field<&SafetyBody::members>("members", {"成员", "Members"}, {.searched = true, .shape = records::Kind::multiline, .length_max = 500, .also_headed = "成员名单|组成人员"}),
      field<&SafetyBody::set_up_on>("set_up_on", {"成立日期", "Set up on"}, {.filtered = true, .sorted = true, .past = true, .list = Listed::shown, .also_headed = "成立时间|设立日期"}),
      field<&SafetyBody::document_number>("document_number", {"文件号", "Document number"}, {.searched = true, .length_max = 40, .also_headed = "发文字号|文号"}),
      field<&SafetyBody::files>("files", {"文件", "Documents"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
