#pragma once
// 保安服务合同: a company's contract with a school, how many guards it sends and until when (R-STAFF-8).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

struct SecurityContract {
  records::Head head;
  schools::SchoolId school;
  std::string number, company;
  Date starts_on{};
  Date ends_on{};
  std::optional<std::int64_t> guards;
  std::optional<double> amount;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const SecurityContract*) {
  using records::field, records::Listed;
  static const auto type = records::record<SecurityContract>("security_contracts", "sx", {"保安服务合同", "Security contracts"}, {
      of_school<&SecurityContract::school>(),
      field<&SecurityContract::number>("number", {"合同编号", "Contract number"}, {.required = true, .searched = true, .sorted = true, .list = Listed::shown, .length_max = 40, .also_headed = "合同号|编号"}),
      field<&SecurityContract::company>("company", {"保安公司", "Company"}, {.required = true, .searched = true, .filtered = true, .list = Listed::shown, .length_max = 60, .also_headed = "公司名称|服务公司|乙方"}),
      field<&SecurityContract::starts_on>("starts_on", {"起始日期", "From"}, {.required = true, .filtered = true, .sorted = true, .list = Listed::shown, .also_headed = "开始日期|合同起始日期|签订日期"}),
      field<&SecurityContract::ends_on>("ends_on", {"终止日期", "Until"}, {.required = true, .filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .also_headed = "结束日期|到期日期|合同到期日期"}),
      field<&SecurityContract::guards>("guards", {"派驻人数", "Guards"}, {.sorted = true, .list = Listed::shown, .min = 0, .max = 500, .also_headed = "保安人数|人数", .unit = "人"}),
      field<&SecurityContract::amount>("amount", {"合同金额", "Amount"}, {.sorted = true, .min = 0, .max = 100000000, .also_headed = "金额|服务费", .unit = "元"}),
      field<&SecurityContract::files>("files", {"合同文本", "Contract"}, {.refers_to = "attachments"}),
  }, "number");
  return type;
}

}  // namespace anyuan::ledgers
