#pragma once
// 归口管理机构: who at a bureau or police unit answers for the safety of schools (R-ORG-5). It belongs to that unit; the units
// and schools below read it.
#include "domain/attachments/attachment.h"
#include "domain/org/unit.h"
#include "platform/records/describe.h"
#include "platform/records/phone.h"

namespace anyuan::ledgers {

struct ResponsibleOffice {
  records::Head head;
  org::UnitId unit;
  std::string name, leader;
  records::Secret phone;
  std::optional<std::int64_t> full_time, part_time;
  std::optional<Date> set_up_on;
  std::string document_number, duties;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const ResponsibleOffice*) {
  using records::field, records::Listed;
  static const auto type = records::record<ResponsibleOffice>("responsible_offices", "ro", {"归口管理机构", "Responsible offices"}, {
      field<&ResponsibleOffice::unit>("unit", {"所属单位", "Unit"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "units", .also_headed = "单位|单位名称|主管单位"}),
      field<&ResponsibleOffice::name>("name", {"机构名称", "Office"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .hint = {"例如：安全管理科、治安管理大队", "Such as the safety section or the public-order brigade"}, .also_headed = "名称|科室|归口机构"}),
      field<&ResponsibleOffice::leader>("leader", {"负责人", "Head"}, {.required = true, .searched = true, .list = Listed::shown, .length_max = 20, .also_headed = "机构负责人|科长"}),
      field<&ResponsibleOffice::phone>("phone", {"联系电话", "Phone"}, {.list = Listed::shown, .length_max = 20, .check = records::check_phone, .also_headed = "电话|办公电话"}),
      field<&ResponsibleOffice::full_time>("full_time", {"专职人数", "Full-time staff"}, {.sorted = true, .list = Listed::shown, .min = 0, .max = 500, .also_headed = "专职人员数|专职人员", .unit = "人"}),
      field<&ResponsibleOffice::part_time>("part_time", {"兼职人数", "Part-time staff"}, {.sorted = true, .min = 0, .max = 500, .also_headed = "兼职人员数|兼职人员", .unit = "人"}),
      field<&ResponsibleOffice::set_up_on>("set_up_on", {"成立日期", "Set up on"}, {.filtered = true, .sorted = true, .past = true, .also_headed = "成立时间|设立日期"}),
      field<&ResponsibleOffice::document_number>("document_number", {"文件号", "Document number"}, {.searched = true, .length_max = 40, .also_headed = "发文字号|文号"}),
      field<&ResponsibleOffice::duties>("duties", {"职责", "Duties"}, {.shape = records::Kind::multiline, .length_max = 500, .also_headed = "主要职责"}),
      field<&ResponsibleOffice::files>("files", {"文件", "Documents"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
