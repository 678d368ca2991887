#pragma once
// 综合管理平台 (R-TECH-2): whether the county's own platform, of police and of education, conforms.
#include "domain/attachments/attachment.h"
#include "domain/org/unit.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class ManagementPlatformAgency { police, education };
BOOST_DESCRIBE_ENUM(ManagementPlatformAgency, police, education)
constexpr Label label_of(ManagementPlatformAgency agency) {
  switch (agency) {
    case ManagementPlatformAgency::police: return {"公安机关", "Police"};
    case ManagementPlatformAgency::education: return {"教育部门", "Education"};
  }
  return {};
}

enum class ManagementPlatformConforms { conforms, partly, fails };
BOOST_DESCRIBE_ENUM(ManagementPlatformConforms, conforms, partly, fails)
constexpr Label label_of(ManagementPlatformConforms conforms) {
  switch (conforms) {
    case ManagementPlatformConforms::conforms: return {"达标", "Conforms"};
    case ManagementPlatformConforms::partly: return {"部分达标", "Partly"};
    case ManagementPlatformConforms::fails: return {"未达标", "Does not conform"};
  }
  return {};
}

struct ManagementPlatform {
  records::Head head;
  org::UnitId unit;
  ManagementPlatformAgency agency = ManagementPlatformAgency::police;
  std::string name;
  std::optional<Date> built_on;
  bool video = false;
  bool alarm = false;
  bool sharing = false;
  bool school_files = false;
  bool duty = false;
  std::optional<std::int64_t> protection_level;
  std::optional<Date> protection_until;
  std::optional<Date> checked_on;
  std::optional<ManagementPlatformConforms> conforms;
  std::string note;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const ManagementPlatform*) {
  using records::field, records::Listed;
  static const auto type = records::record<ManagementPlatform>("management_platforms", "mp", {"综合管理平台", "Management platforms"}, {
      field<&ManagementPlatform::unit>("unit", {"所属单位", "Unit"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "units", .also_headed = "单位|单位名称|所在县区"}),
      field<&ManagementPlatform::agency>("agency", {"建设部门", "Built by"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "部门"}),
      field<&ManagementPlatform::name>("name", {"平台名称", "Name"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "系统名称"}),
      field<&ManagementPlatform::built_on>("built_on", {"建成日期", "Built on"}, {.filtered = true, .sorted = true, .past = true}),
      field<&ManagementPlatform::video>("video", {"接入校园视频监控", "Takes in video"}, {.list = Listed::shown, .also_headed = "视频监控接入"}),
      field<&ManagementPlatform::alarm>("alarm", {"接入一键式报警", "Takes in alarms"}, {.list = Listed::shown, .also_headed = "一键报警接入"}),
      field<&ManagementPlatform::sharing>("sharing", {"与公共安全视频共享平台对接", "Joined to the sharing platform"}, {.also_headed = "共享平台对接"}),
      field<&ManagementPlatform::school_files>("school_files", {"建立一校一档", "Keeps school files"}, {}),
      field<&ManagementPlatform::duty>("duty", {"24小时有人值守", "On duty day and night"}, {.also_headed = "24小时值守"}),
      field<&ManagementPlatform::protection_level>("protection_level", {"等级保护级别", "Protection level"}, {.min = 1, .max = 5, .also_headed = "等保级别", .unit = "级"}),
      field<&ManagementPlatform::protection_until>("protection_until", {"等级保护测评有效期至", "Protection assessed until"}, {.filtered = true, .sorted = true, .expires = true, .also_headed = "等保测评有效期"}),
      field<&ManagementPlatform::checked_on>("checked_on", {"达标检查日期", "Checked on"}, {.filtered = true, .sorted = true, .past = true, .list = Listed::shown}),
      field<&ManagementPlatform::conforms>("conforms", {"达标结论", "Conforms"}, {.filtered = true, .list = Listed::shown, .also_headed = "是否达标|检查结论"}),
      field<&ManagementPlatform::note>("note", {"存在问题", "What is missing"}, {.shape = records::Kind::multiline, .length_max = 500}),
      field<&ManagementPlatform::files>("files", {"验收和测评材料", "Papers"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
