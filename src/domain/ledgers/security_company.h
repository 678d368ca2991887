#pragma once
// 保安公司: who may send guards to schools, and until when its licence is good (R-STAFF-8). It belongs to the unit that keeps it, which schools
// below may refer to.
#include "domain/attachments/attachment.h"
#include "domain/org/unit.h"
#include "platform/records/describe.h"
#include "platform/records/phone.h"

namespace anyuan::ledgers {

using SecurityCompanyId = Id<struct SecurityCompanyTag>;

struct SecurityCompany {
  records::Head head;
  org::UnitId unit;
  std::string name, licence_number;
  std::optional<Date> licence_expires_on;
  std::string contact;
  records::Secret phone;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const SecurityCompany*) {
  using records::field, records::Listed;
  static const auto type = records::record<SecurityCompany>("security_companies", "sk", {"保安公司", "Security companies"}, {
      field<&SecurityCompany::unit>("unit", {"登记单位", "Kept by"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "units", .also_headed = "单位|所属单位|管理单位"}),
      field<&SecurityCompany::name>("name", {"公司名称", "Company"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "保安公司|名称|单位名称"}),
      field<&SecurityCompany::licence_number>("licence_number", {"保安服务许可证号", "Licence number"}, {.searched = true, .list = Listed::shown, .length_max = 40, .also_headed = "许可证号|许可证编号"}),
      field<&SecurityCompany::licence_expires_on>("licence_expires_on", {"许可证有效期至", "Licence until"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .also_headed = "许可证有效期|有效期至"}),
      field<&SecurityCompany::contact>("contact", {"联系人", "Contact"}, {.searched = true, .list = Listed::shown, .length_max = 20, .also_headed = "负责人"}),
      field<&SecurityCompany::phone>("phone", {"联系电话", "Phone"}, {.list = Listed::shown, .length_max = 20, .check = records::check_phone, .also_headed = "电话"}),
      field<&SecurityCompany::files>("files", {"证照", "Papers"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
