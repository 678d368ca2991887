#pragma once
// 校门: each gate with what keeps vehicles and crowds apart from pupils (R-PHYS-1, R-GATE-8, R-PERI-6).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/condition.h"
#include "domain/ledgers/of_school.h"
#include "domain/ledgers/product_certificate.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class GateKind { pedestrian, vehicle, mixed, emergency };
BOOST_DESCRIBE_ENUM(GateKind, pedestrian, vehicle, mixed, emergency)
constexpr Label label_of(GateKind kind) {
  switch (kind) {
    case GateKind::pedestrian: return {"人行门", "Pedestrian"};
    case GateKind::vehicle: return {"车行门", "Vehicle"};
    case GateKind::mixed: return {"人车混行门", "Mixed"};
    case GateKind::emergency: return {"应急门", "Emergency"};
  }
  return {};
}

enum class AntiRam { barrier, pier, bollard, rail, other };
BOOST_DESCRIBE_ENUM(AntiRam, barrier, pier, bollard, rail, other)
constexpr Label label_of(AntiRam facility) {
  switch (facility) {
    case AntiRam::barrier: return {"拒马", "Barrier"};
    case AntiRam::pier: return {"隔离墩", "Pier"};
    case AntiRam::bollard: return {"升降柱", "Bollard"};
    case AntiRam::rail: return {"隔离栏", "Rail"};
    case AntiRam::other: return {"其他设施", "Other"};
  }
  return {};
}

enum class TrafficFacility { warning_sign, speed_bump, crossing, traffic_light, parking, drop_off };
BOOST_DESCRIBE_ENUM(TrafficFacility, warning_sign, speed_bump, crossing, traffic_light, parking, drop_off)
constexpr Label label_of(TrafficFacility facility) {
  switch (facility) {
    case TrafficFacility::warning_sign: return {"警示标志", "Warning sign"};
    case TrafficFacility::speed_bump: return {"减速带", "Speed bump"};
    case TrafficFacility::crossing: return {"人行横道", "Crossing"};
    case TrafficFacility::traffic_light: return {"信号灯", "Traffic light"};
    case TrafficFacility::parking: return {"临时停车位", "Parking"};
    case TrafficFacility::drop_off: return {"上下客区域", "Drop-off area"};
  }
  return {};
}

struct Gate {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  GateKind kind = GateKind::pedestrian;
  bool is_main = false;
  std::string staffed_hours;
  std::vector<AntiRam> anti_ram;
  std::optional<std::int64_t> anti_ram_count;
  std::optional<Condition> condition;
  std::optional<Date> anti_ram_planned_on;
  bool separate_ways = false;
  bool drop_off_lane = false;
  std::vector<TrafficFacility> traffic_facilities;
  std::optional<ProductCertificate> product_certificate;
  std::string product_certificate_number;
  std::optional<Date> product_certificate_until;
  std::vector<attachments::AttachmentId> photos;
};

inline const records::RecordType& type_of(const Gate*) {
  using records::field, records::Listed;
  static constexpr Label in_basics{"基本情况", "Basics"}, in_anti_ram{"防冲撞", "Anti-ram"}, in_traffic{"交通", "Traffic"};
  static const auto type = records::record<Gate>("gates", "ga", {"校门", "Gates"}, {
      of_school<&Gate::school>(),
      field<&Gate::name>("name", {"校门名称", "Gate"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 40, .group = in_basics, .also_headed = "校门|大门名称|门名|名称"}),
      field<&Gate::kind>("kind", {"校门类型", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .group = in_basics, .also_headed = "类型|通行类型"}),
      field<&Gate::is_main>("is_main", {"主出入口", "Main entrance"}, {.filtered = true, .list = Listed::shown, .group = in_basics, .also_headed = "是否主出入口|是否主校门|主校门"}),
      field<&Gate::staffed_hours>("staffed_hours", {"值守时段", "Staffed"}, {.length_max = 60, .group = in_basics, .hint = {"例如：全天 24 小时，或 7:00-18:30", "For example all day, or 7:00-18:30"}, .also_headed = "值守时间|门卫值守"}),
      field<&Gate::anti_ram>("anti_ram", {"硬质防冲撞设施", "Anti-ram facilities"}, {.filtered = true, .list = Listed::shown, .group = in_anti_ram, .also_headed = "防冲撞设施|防撞设施"}),
      field<&Gate::anti_ram_count>("anti_ram_count", {"设施数量", "How many"}, {.min = 0, .max = 500, .group = in_anti_ram, .also_headed = "防冲撞设施数量|数量", .unit = "个"}),
      field<&Gate::condition>("condition", {"设施状况", "Condition"}, {.filtered = true, .group = in_anti_ram, .also_headed = "状况|完好情况"}),
      field<&Gate::anti_ram_planned_on>("anti_ram_planned_on", {"计划建成日期", "Planned for"}, {.filtered = true, .sorted = true, .group = in_anti_ram, .hint = {"还没有硬质防冲撞设施的，填计划建成的日期", "Where there are none yet: when they are to be there"}, .also_headed = "防冲撞设施计划建成日期|计划完成日期"}),
      field<&Gate::separate_ways>("separate_ways", {"人车分流", "Separate ways"}, {.filtered = true, .group = in_traffic, .hint = {"行人和车辆各走各的通道", "People and vehicles have ways of their own"}, .also_headed = "是否人车分流|人车分离"}),
      field<&Gate::drop_off_lane>("drop_off_lane", {"即停即走通道", "Drop-off lane"}, {.filtered = true, .group = in_traffic, .also_headed = "是否有即停即走通道|临时停靠区"}),
      field<&Gate::traffic_facilities>("traffic_facilities", {"门前交通设施", "Traffic facilities"}, {.filtered = true, .group = in_traffic, .also_headed = "交通设施"}),
      product_certificate<&Gate::product_certificate>(),
      product_certificate_number<&Gate::product_certificate_number>(),
      product_certificate_until<&Gate::product_certificate_until>(),
      field<&Gate::photos>("photos", {"照片", "Photos"}, {.refers_to = "attachments", .group = in_traffic}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
