#pragma once
// 校园事故调解组织 (R-INS-4): the county's mediation committee for accidents at schools; schools read whom to turn to.
#include "domain/attachments/attachment.h"
#include "domain/org/unit.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

struct MediationCommittee {
  records::Head head;
  org::UnitId unit;
  std::string name;
  std::string leader;
  std::optional<std::int64_t> mediators;
  std::optional<Date> set_up_on;
  std::string document_number;
  std::string place;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const MediationCommittee*) {
  using records::field, records::Listed;
  static const auto type = records::record<MediationCommittee>("mediation_committees", "mc", {"校园事故调解组织", "Mediation committees"}, {
      field<&MediationCommittee::unit>("unit", {"所属单位", "Unit"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "units", .also_headed = "单位|单位名称|所在县区"}),
      field<&MediationCommittee::name>("name", {"组织名称", "Name"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "名称|调解委员会名称"}),
      field<&MediationCommittee::leader>("leader", {"主任", "Chair"}, {.required = true, .searched = true, .list = Listed::shown, .length_max = 20, .also_headed = "负责人"}),
      field<&MediationCommittee::mediators>("mediators", {"人民调解员人数", "Mediators"}, {.required = true, .sorted = true, .list = Listed::shown, .min = 1, .max = 500, .also_headed = "调解员人数", .unit = "人"}),
      field<&MediationCommittee::set_up_on>("set_up_on", {"成立日期", "Set up on"}, {.filtered = true, .sorted = true, .past = true, .list = Listed::shown}),
      field<&MediationCommittee::document_number>("document_number", {"文件号", "Document number"}, {.searched = true, .length_max = 40, .also_headed = "文号"}),
      field<&MediationCommittee::place>("place", {"办公地点", "Office"}, {.length_max = 100, .also_headed = "地址"}),
      field<&MediationCommittee::files>("files", {"文件", "Documents"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
