#pragma once
// 学生安全区域 (R-TECH-14, 桂政办发〔2018〕113号 二（一）3): what watches and slows the traffic around a school.
#include "domain/attachments/attachment.h"
#include "domain/org/unit.h"
#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

struct SafetyZone {
  records::Head head;
  org::UnitId unit;
  schools::SchoolId school;
  std::string name;
  std::string extent;
  std::optional<Date> set_up_on;
  std::optional<std::int64_t> cameras;
  std::optional<std::int64_t> traffic_signs;
  std::optional<std::int64_t> traffic_lights;
  bool separated = false;
  bool guard_post = false;
  std::string patrolled_by;
  std::optional<Date> checked_on;
  std::string note;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const SafetyZone*) {
  using records::field, records::Listed;
  static const auto type = records::record<SafetyZone>("safety_zones", "sz", {"学生安全区域", "Student safety zones"}, {
      field<&SafetyZone::unit>("unit", {"所属单位", "Unit"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "units", .also_headed = "单位|单位名称|所在县区"}),
      field<&SafetyZone::school>("school", {"学校", "School"}, {.filtered = true, .list = Listed::shown, .refers_to = "schools", .also_headed = "学校名称|所在学校"}),
      field<&SafetyZone::name>("name", {"区域名称", "Zone"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "名称"}),
      field<&SafetyZone::extent>("extent", {"范围", "Extent"}, {.required = true, .shape = records::Kind::multiline, .length_max = 200, .also_headed = "区域范围"}),
      field<&SafetyZone::set_up_on>("set_up_on", {"划定日期", "Set up on"}, {.filtered = true, .sorted = true, .past = true}),
      field<&SafetyZone::cameras>("cameras", {"视频监控路数", "Cameras"}, {.sorted = true, .list = Listed::shown, .min = 0, .max = 500, .also_headed = "摄像机数", .unit = "路"}),
      field<&SafetyZone::traffic_signs>("traffic_signs", {"交通标志和减速设施", "Signs and speed bumps"}, {.min = 0, .max = 500, .also_headed = "交通设施数", .unit = "处"}),
      field<&SafetyZone::traffic_lights>("traffic_lights", {"信号灯和人行横道", "Lights and crossings"}, {.min = 0, .max = 500, .unit = "处"}),
      field<&SafetyZone::separated>("separated", {"人车分流", "People and cars apart"}, {.list = Listed::shown}),
      field<&SafetyZone::guard_post>("guard_post", {"上下学时段有警力疏导", "Police at school hours"}, {.list = Listed::shown, .also_headed = "护学岗"}),
      field<&SafetyZone::patrolled_by>("patrolled_by", {"巡逻责任单位", "Patrolled by"}, {.searched = true, .length_max = 60, .also_headed = "责任派出所"}),
      field<&SafetyZone::checked_on>("checked_on", {"最近检查日期", "Checked on"}, {.filtered = true, .sorted = true, .past = true, .list = Listed::shown}),
      field<&SafetyZone::note>("note", {"存在问题", "What is missing"}, {.shape = records::Kind::multiline, .length_max = 500}),
      field<&SafetyZone::files>("files", {"图纸和照片", "Plans and photos"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
