#pragma once
// 消防设施: what there is against a fire, where, and until when it is good (R-DEPT-7).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/condition.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class FireFacilityKind {
  extinguisher, hydrant, detector, alarm_control, sprinkler, emergency_light, exit_sign, fire_door, escape_mask, other
};
BOOST_DESCRIBE_ENUM(FireFacilityKind,
  extinguisher, hydrant, detector, alarm_control, sprinkler, emergency_light, exit_sign, fire_door, escape_mask, other)
constexpr Label label_of(FireFacilityKind kind) {
  switch (kind) {
    case FireFacilityKind::extinguisher: return {"灭火器", "Extinguisher"};
    case FireFacilityKind::hydrant: return {"消火栓", "Hydrant"};
    case FireFacilityKind::detector: return {"火灾探测器", "Fire detector"};
    case FireFacilityKind::alarm_control: return {"火灾报警控制器", "Fire alarm control"};
    case FireFacilityKind::sprinkler: return {"自动喷淋", "Sprinkler"};
    case FireFacilityKind::emergency_light: return {"应急照明", "Emergency light"};
    case FireFacilityKind::exit_sign: return {"疏散指示标志", "Exit sign"};
    case FireFacilityKind::fire_door: return {"防火门", "Fire door"};
    case FireFacilityKind::escape_mask: return {"逃生面罩", "Escape mask"};
    case FireFacilityKind::other: return {"其他设施", "Other"};
  }
  return {};
}

struct FireFacility {
  records::Head head;
  schools::SchoolId school;
  std::string place;
  FireFacilityKind kind = FireFacilityKind::extinguisher;
  std::int64_t quantity = 0;
  Condition condition = Condition::good;
  std::optional<Date> expires_on, last_checked_on;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const FireFacility*) {
  using records::field, records::Listed;
  static const auto type = records::record<FireFacility>("fire_facilities", "ff", {"消防设施", "Fire facilities"}, {
      of_school<&FireFacility::school>(),
      field<&FireFacility::place>("place", {"设置位置", "Place"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "位置|地点|安装位置"}),
      field<&FireFacility::kind>("kind", {"设施种类", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "设施名称|种类|名称|类型"}),
      field<&FireFacility::quantity>("quantity", {"数量", "Quantity"}, {.required = true, .sorted = true, .list = Listed::shown, .min = 0, .max = 10000, .also_headed = "个数|具数", .unit = "个"}),
      field<&FireFacility::condition>("condition", {"状况", "Condition"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "设施状况|完好情况|状态"}),
      field<&FireFacility::expires_on>("expires_on", {"有效期至", "Good until"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .hint = {"灭火器填报废或下次维修日期", "Of an extinguisher: when it has to be refilled or scrapped"}, .also_headed = "有效期|到期日期|下次检测日期"}),
      field<&FireFacility::last_checked_on>("last_checked_on", {"最近检查日期", "Last checked on"}, {.filtered = true, .sorted = true, .past = true, .also_headed = "检查日期|最近检查"}),
      field<&FireFacility::files>("files", {"照片和资料", "Photos and papers"}, {.refers_to = "attachments"}),
  }, "place");
  return type;
}

}  // namespace anyuan::ledgers
