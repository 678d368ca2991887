#pragma once
// 重点部位: the 16 kinds of places that GB/T 29315-2022 asks to be guarded, each with what guards it (R-PHYS-3).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"
#include "platform/records/phone.h"

namespace anyuan::ledgers {

enum class KeyPartKind {
  surroundings, outside_gate, perimeter, main_entrance, gatehouse, gathering_area, teaching_passage, dormitory,
  kindergarten_room, canteen, hazardous_store, valuables, utilities, control_room, bus_parking, other
};
BOOST_DESCRIBE_ENUM(KeyPartKind,
  surroundings, outside_gate, perimeter, main_entrance, gatehouse, gathering_area, teaching_passage, dormitory,
  kindergarten_room, canteen, hazardous_store, valuables, utilities, control_room, bus_parking, other)
constexpr Label label_of(KeyPartKind kind) {
  switch (kind) {
    case KeyPartKind::surroundings: return {"学校周边", "Surroundings"};
    case KeyPartKind::outside_gate: return {"学校大门外", "Outside the gate"};
    case KeyPartKind::perimeter: return {"学校周界", "Perimeter"};
    case KeyPartKind::main_entrance: return {"主出入口", "Main entrance"};
    case KeyPartKind::gatehouse: return {"门卫室(传达室)", "Gatehouse"};
    case KeyPartKind::gathering_area: return {"室外人员集中活动区域", "Outdoor gathering area"};
    case KeyPartKind::teaching_passage: return {"教学区域主要通道和出入口", "Teaching passages and entrances"};
    case KeyPartKind::dormitory: return {"学生宿舍出入口和值班室", "Dormitory entrance and duty room"};
    case KeyPartKind::kindergarten_room: return {"幼儿园活动室、寝室", "Kindergarten rooms"};
    case KeyPartKind::canteen: return {"食堂", "Canteen"};
    case KeyPartKind::hazardous_store: return {"危险品储存室、实验室", "Hazardous store or laboratory"};
    case KeyPartKind::valuables: return {"财务室和贵重物品存放处", "Valuables"};
    case KeyPartKind::utilities: return {"水电气热设备间", "Utilities"};
    case KeyPartKind::control_room: return {"安防监控室", "Control room"};
    case KeyPartKind::bus_parking: return {"校车停放处和停车场", "Bus and car parking"};
    case KeyPartKind::other: return {"其他重点部位", "Other"};
  }
  return {};
}

enum class Measure {
  video, intrusion_alarm, one_key_alarm, panic_alarm, barrier, metal_rail, security_door, access_control,
  public_address, isolation, warning_sign, electronic_patrol
};
BOOST_DESCRIBE_ENUM(Measure,
  video, intrusion_alarm, one_key_alarm, panic_alarm, barrier, metal_rail, security_door, access_control,
  public_address, isolation, warning_sign, electronic_patrol)
constexpr Label label_of(Measure measure) {
  switch (measure) {
    case Measure::video: return {"视频监控", "Video"};
    case Measure::intrusion_alarm: return {"入侵报警", "Intrusion alarm"};
    case Measure::one_key_alarm: return {"一键报警", "One-key alarm"};
    case Measure::panic_alarm: return {"紧急报警", "Panic alarm"};
    case Measure::barrier: return {"实体屏障", "Barrier"};
    case Measure::metal_rail: return {"金属防护栏", "Metal rail"};
    case Measure::security_door: return {"防盗安全门", "Security door"};
    case Measure::access_control: return {"出入口控制", "Access control"};
    case Measure::public_address: return {"公共广播", "Public address"};
    case Measure::isolation: return {"隔离设施", "Isolation"};
    case Measure::warning_sign: return {"警示标牌", "Warning sign"};
    case Measure::electronic_patrol: return {"电子巡查", "Electronic patrol"};
  }
  return {};
}

using KeyPartId = Id<struct KeyPartTag>;

struct KeyPart {
  records::Head head;
  schools::SchoolId school;
  std::string place;
  KeyPartKind kind = KeyPartKind::surroundings;
  std::vector<Measure> measures;
  std::string responsible;
  records::Secret phone;
  std::vector<attachments::AttachmentId> photos;
};

inline const records::RecordType& type_of(const KeyPart*) {
  using records::field, records::Listed;
  static const auto type = records::record<KeyPart>("key_parts", "kp", {"重点部位", "Key parts"}, {
      of_school<&KeyPart::school>(),
      field<&KeyPart::place>("place", {"具体位置", "Place"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "位置|地点|部位名称|名称"}),
      field<&KeyPart::kind>("kind", {"部位类别", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "重点部位|部位|类别", .also_called = "门卫室=gatehouse|传达室=gatehouse|食堂=canteen|宿舍=dormitory|实验室=hazardous_store|财务室=valuables|监控室=control_room|围墙=perimeter|校门口=outside_gate"}),
      field<&KeyPart::measures>("measures", {"已有防范措施", "Measures present"}, {.filtered = true, .list = Listed::shown, .also_headed = "防范措施|防护措施|安防设施"}),
      field<&KeyPart::responsible>("responsible", {"责任人", "Responsible"}, {.searched = true, .list = Listed::shown, .length_max = 20, .also_headed = "部位责任人|负责人"}),
      field<&KeyPart::phone>("phone", {"责任人电话", "Phone"}, {.length_max = 20, .check = records::check_phone, .also_headed = "电话|联系电话"}),
      field<&KeyPart::photos>("photos", {"照片", "Photos"}, {.refers_to = "attachments"}),
  }, "place");
  return type;
}

}  // namespace anyuan::ledgers
