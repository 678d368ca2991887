#pragma once
// 校车: vehicle, permit, inspection and what has to be on board (R-BUS-1, 校车安全管理条例 art. 14-21).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class BusEquipment { locator, escape_hammer, extinguisher, first_aid, video };
BOOST_DESCRIBE_ENUM(BusEquipment, locator, escape_hammer, extinguisher, first_aid, video)
constexpr Label label_of(BusEquipment equipment) {
  switch (equipment) {
    case BusEquipment::locator: return {"卫星定位行驶记录仪", "Locator and recorder"};
    case BusEquipment::escape_hammer: return {"逃生锤", "Escape hammer"};
    case BusEquipment::extinguisher: return {"干粉灭火器", "Extinguisher"};
    case BusEquipment::first_aid: return {"急救箱", "First aid"};
    case BusEquipment::video: return {"车内视频监控", "Video"};
  }
  return {};
}

enum class BusViolationKind { speeding, overloading, off_route, other };
BOOST_DESCRIBE_ENUM(BusViolationKind, speeding, overloading, off_route, other)
constexpr Label label_of(BusViolationKind kind) {
  switch (kind) {
    case BusViolationKind::speeding: return {"超速", "Speeding"};
    case BusViolationKind::overloading: return {"超员", "Overloading"};
    case BusViolationKind::off_route: return {"不按审核线路行驶", "Off the approved route"};
    case BusViolationKind::other: return {"其他违法行为", "Other"};
  }
  return {};
}

struct BusViolation {
  BusViolationKind kind = BusViolationKind::speeding;
  Date happened_on{};
  std::string outcome;
  bool operator==(const BusViolation&) const = default;
};

inline const records::RecordType& type_of(const BusViolation*) {
  using records::field;
  static const auto type = records::record<BusViolation>("bus_violations", "", {"交通违法", "Violation"}, {
      field<&BusViolation::kind>("kind", {"违法行为", "Kind"}, {.required = true}),
      field<&BusViolation::happened_on>("happened_on", {"发生日期", "Happened on"}, {.required = true, .past = true}),
      field<&BusViolation::outcome>("outcome", {"处理结果", "Outcome"}, {.length_max = 100}),
  });
  return type;
}

using SchoolBusId = Id<struct SchoolBusTag>;

struct SchoolBus {
  records::Head head;
  schools::SchoolId school;
  std::string plate, run_by;
  std::optional<std::int64_t> capacity;
  std::string route, stops;
  records::Secret permit_number;
  std::optional<Date> permit_expires_on, inspection_expires_on;
  std::vector<BusEquipment> equipped;
  std::vector<BusViolation> violations;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const SchoolBus*) {
  using records::field, records::Listed;
  static constexpr Label in_vehicle{"车辆", "Vehicle"}, in_permit_and_inspection{"许可和检验", "Permit and inspection"};
  static const auto type = records::record<SchoolBus>("school_buses", "sb", {"校车", "School buses"}, {
      of_school<&SchoolBus::school>(),
      field<&SchoolBus::plate>("plate", {"车牌号", "Plate"}, {.required = true, .unique = true, .searched = true, .sorted = true, .list = Listed::shown, .length_max = 12, .group = in_vehicle, .also_headed = "车牌|车牌号码|号牌号码"}),
      field<&SchoolBus::run_by>("run_by", {"运营单位", "Run by"}, {.searched = true, .filtered = true, .list = Listed::shown, .length_max = 60, .group = in_vehicle, .also_headed = "校车运营单位|所属单位|服务提供者"}),
      field<&SchoolBus::capacity>("capacity", {"核载人数", "Capacity"}, {.sorted = true, .min = 1, .max = 100, .group = in_vehicle, .also_headed = "核定载客|核载", .unit = "人"}),
      field<&SchoolBus::route>("route", {"行驶线路", "Route"}, {.searched = true, .shape = records::Kind::multiline, .length_max = 300, .group = in_vehicle, .hint = {"审核同意的线路", "The route as approved"}, .also_headed = "线路|审核线路"}),
      field<&SchoolBus::stops>("stops", {"停靠站点", "Stops"}, {.searched = true, .shape = records::Kind::multiline, .length_max = 500, .group = in_vehicle, .hint = {"按行驶顺序，一行一站", "In the order of the route, one a line"}, .also_headed = "站点|停靠点"}),
      field<&SchoolBus::permit_number>("permit_number", {"校车使用许可证号", "Permit number"}, {.length_max = 40, .group = in_permit_and_inspection, .also_headed = "许可证号|校车标牌号|使用许可"}),
      field<&SchoolBus::permit_expires_on>("permit_expires_on", {"许可有效期至", "Permit until"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .group = in_permit_and_inspection, .also_headed = "标牌有效期|许可有效期"}),
      field<&SchoolBus::inspection_expires_on>("inspection_expires_on", {"检验有效期至", "Inspection until"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .group = in_permit_and_inspection, .hint = {"校车每半年检验一次", "Inspected every half year"}, .also_headed = "检验有效期|年检有效期|安全技术检验有效期"}),
      field<&SchoolBus::equipped>("equipped", {"车载设备", "On board"}, {.filtered = true, .group = in_permit_and_inspection, .also_headed = "安全设备|配备设备"}),
      field<&SchoolBus::violations>("violations", {"交通违法记录", "Violations"}, {.group = in_permit_and_inspection}),
      field<&SchoolBus::files>("files", {"证照和照片", "Papers and photos"}, {.refers_to = "attachments", .group = in_permit_and_inspection}),
  }, "plate");
  return type;
}

}  // namespace anyuan::ledgers
