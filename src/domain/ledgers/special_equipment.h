#pragma once
// 特种设备: boilers, pressure vessels and lifts with the day of their next inspection (R-DEPT-6).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class SpecialKind { boiler, pressure_vessel, lift, gas_cylinder, other };
BOOST_DESCRIBE_ENUM(SpecialKind, boiler, pressure_vessel, lift, gas_cylinder, other)
constexpr Label label_of(SpecialKind kind) {
  switch (kind) {
    case SpecialKind::boiler: return {"锅炉", "Boiler"};
    case SpecialKind::pressure_vessel: return {"压力容器", "Pressure vessel"};
    case SpecialKind::lift: return {"电梯", "Lift"};
    case SpecialKind::gas_cylinder: return {"气瓶", "Gas cylinder"};
    case SpecialKind::other: return {"其他特种设备", "Other"};
  }
  return {};
}

struct SpecialEquipment {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  SpecialKind kind = SpecialKind::boiler;
  std::string registration_number, place, operated_by;
  std::optional<Date> inspected_on, next_inspection_on;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const SpecialEquipment*) {
  using records::field, records::Listed;
  static const auto type = records::record<SpecialEquipment>("special_equipment", "se", {"特种设备", "Special equipment"}, {
      of_school<&SpecialEquipment::school>(),
      field<&SpecialEquipment::name>("name", {"设备名称", "Equipment"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "名称"}),
      field<&SpecialEquipment::kind>("kind", {"设备种类", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "种类|类别|设备类别"}),
      field<&SpecialEquipment::registration_number>("registration_number", {"使用登记编号", "Registration number"}, {.searched = true, .list = Listed::shown, .length_max = 40, .also_headed = "登记编号|注册代码|使用登记证编号"}),
      field<&SpecialEquipment::place>("place", {"安装位置", "Place"}, {.searched = true, .length_max = 60, .also_headed = "位置|使用地点"}),
      field<&SpecialEquipment::operated_by>("operated_by", {"作业(管理)人员", "Operator"}, {.searched = true, .length_max = 20, .also_headed = "操作人员|管理人员|责任人"}),
      field<&SpecialEquipment::inspected_on>("inspected_on", {"最近检验日期", "Inspected on"}, {.filtered = true, .sorted = true, .past = true, .also_headed = "检验日期"}),
      field<&SpecialEquipment::next_inspection_on>("next_inspection_on", {"下次检验日期", "Next inspection"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .also_headed = "检验有效期至|下次检验时间|有效期至"}),
      field<&SpecialEquipment::files>("files", {"检验报告", "Reports"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
