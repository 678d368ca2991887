#pragma once
// 购买专业服务: what a school has others do for its safety (R-ORG-10).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class ServiceKind {
  risk_assessment, hazard_inspection, training, fire_maintenance, technical_maintenance, recruitment, drills, other
};
BOOST_DESCRIBE_ENUM(ServiceKind,
  risk_assessment, hazard_inspection, training, fire_maintenance, technical_maintenance, recruitment, drills, other)
constexpr Label label_of(ServiceKind kind) {
  switch (kind) {
    case ServiceKind::risk_assessment: return {"风险评估", "Risk assessment"};
    case ServiceKind::hazard_inspection: return {"隐患排查", "Hazard inspection"};
    case ServiceKind::training: return {"安全培训", "Training"};
    case ServiceKind::fire_maintenance: return {"消防维保", "Fire maintenance"};
    case ServiceKind::technical_maintenance: return {"技防维保", "Technical maintenance"};
    case ServiceKind::recruitment: return {"人员招聘", "Recruitment"};
    case ServiceKind::drills: return {"应急演练", "Drills"};
    case ServiceKind::other: return {"其他服务", "Other"};
  }
  return {};
}

struct ServiceContract {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  ServiceKind kind = ServiceKind::risk_assessment;
  std::string provider, contract_number;
  std::optional<Date> starts_on, ends_on;
  std::optional<double> amount;
  std::string deliverables;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const ServiceContract*) {
  using records::field, records::Listed;
  static const auto type = records::record<ServiceContract>("service_contracts", "sv", {"购买专业服务", "Professional services"}, {
      of_school<&ServiceContract::school>(),
      field<&ServiceContract::name>("name", {"服务名称", "Service"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "项目名称|名称"}),
      field<&ServiceContract::kind>("kind", {"服务类别", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类别|服务类型"}),
      field<&ServiceContract::provider>("provider", {"服务单位", "Provider"}, {.required = true, .searched = true, .filtered = true, .list = Listed::shown, .length_max = 60, .also_headed = "服务机构|供应商|乙方"}),
      field<&ServiceContract::contract_number>("contract_number", {"合同编号", "Contract number"}, {.searched = true, .length_max = 40, .also_headed = "合同号"}),
      field<&ServiceContract::starts_on>("starts_on", {"起始日期", "From"}, {.filtered = true, .sorted = true, .also_headed = "开始日期|服务起始日期"}),
      field<&ServiceContract::ends_on>("ends_on", {"终止日期", "Until"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .also_headed = "结束日期|到期日期|服务终止日期"}),
      field<&ServiceContract::amount>("amount", {"合同金额", "Amount"}, {.sorted = true, .min = 0, .max = 100000000, .also_headed = "金额", .unit = "元"}),
      field<&ServiceContract::deliverables>("deliverables", {"服务成果", "Deliverables"}, {.shape = records::Kind::multiline, .length_max = 500, .also_headed = "成果|交付物"}),
      field<&ServiceContract::files>("files", {"合同和成果", "Contract and results"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
