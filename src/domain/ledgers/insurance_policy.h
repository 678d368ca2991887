#pragma once
// 校方责任险: the policy of each year (R-INS-1).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

using InsurancePolicyId = Id<struct InsurancePolicyTag>;

struct InsurancePolicy {
  records::Head head;
  schools::SchoolId school;
  std::string number;
  std::optional<std::int64_t> year;
  std::string insurer;
  Date starts_on{};
  Date ends_on{};
  std::optional<std::int64_t> insured;
  std::optional<double> premium;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const InsurancePolicy*) {
  using records::field, records::Listed;
  static const auto type = records::record<InsurancePolicy>("insurance_policies", "ip", {"校方责任险", "Liability insurance"}, {
      of_school<&InsurancePolicy::school>(),
      field<&InsurancePolicy::number>("number", {"保单号", "Policy number"}, {.required = true, .searched = true, .sorted = true, .list = Listed::shown, .length_max = 40, .also_headed = "保险单号|保单编号"}),
      field<&InsurancePolicy::year>("year", {"投保年度", "Year"}, {.required = true, .filtered = true, .sorted = true, .list = Listed::shown, .min = 2000, .max = 2100, .also_headed = "年度|年份"}),
      field<&InsurancePolicy::insurer>("insurer", {"承保公司", "Insurer"}, {.required = true, .searched = true, .filtered = true, .list = Listed::shown, .length_max = 60, .also_headed = "保险公司|承保单位"}),
      field<&InsurancePolicy::starts_on>("starts_on", {"起保日期", "From"}, {.required = true, .filtered = true, .sorted = true, .also_headed = "起始日期|保险起期"}),
      field<&InsurancePolicy::ends_on>("ends_on", {"终保日期", "Until"}, {.required = true, .filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .also_headed = "终止日期|保险止期|到期日期"}),
      field<&InsurancePolicy::insured>("insured", {"投保人数", "Insured"}, {.sorted = true, .list = Listed::shown, .min = 1, .max = 50000, .also_headed = "人数", .unit = "人"}),
      field<&InsurancePolicy::premium>("premium", {"保费", "Premium"}, {.sorted = true, .min = 0, .max = 100000000, .also_headed = "保险费|保费金额", .unit = "元"}),
      field<&InsurancePolicy::files>("files", {"保单", "Policy"}, {.refers_to = "attachments"}),
  }, "-year");
  return type;
}

}  // namespace anyuan::ledgers
