#pragma once
// 平台接入: which of a school's systems the police, the education bureau and the shared video platform see (R-TECH-10).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class AccessPlatform { police, education, sharing };
BOOST_DESCRIBE_ENUM(AccessPlatform, police, education, sharing)
constexpr Label label_of(AccessPlatform platform) {
  switch (platform) {
    case AccessPlatform::police: return {"公安机关平台", "Police"};
    case AccessPlatform::education: return {"教育部门平台", "Education"};
    case AccessPlatform::sharing: return {"公共安全视频联网共享平台", "Shared public-safety video"};
  }
  return {};
}

enum class AccessSystem { video, alarm };
BOOST_DESCRIBE_ENUM(AccessSystem, video, alarm)
constexpr Label label_of(AccessSystem system) {
  switch (system) {
    case AccessSystem::video: return {"视频监控系统", "Video"};
    case AccessSystem::alarm: return {"紧急报警系统", "Alarm"};
  }
  return {};
}

enum class AccessProtocol { gb28181, gat1400, dc09, vendor, other };
BOOST_DESCRIBE_ENUM(AccessProtocol, gb28181, gat1400, dc09, vendor, other)
constexpr Label label_of(AccessProtocol protocol) {
  switch (protocol) {
    case AccessProtocol::gb28181: return {"GB/T 28181", "GB/T 28181"};
    case AccessProtocol::gat1400: return {"GA/T 1400", "GA/T 1400"};
    case AccessProtocol::dc09: return {"SIA DC-09", "SIA DC-09"};
    case AccessProtocol::vendor: return {"厂家协议", "Vendor"};
    case AccessProtocol::other: return {"其他协议", "Other"};
  }
  return {};
}

struct PlatformAccess {
  records::Head head;
  schools::SchoolId school;
  AccessPlatform platform = AccessPlatform::police;
  AccessSystem system = AccessSystem::video;
  std::optional<AccessProtocol> protocol;
  std::optional<Date> connected_on, accepted_on;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const PlatformAccess*) {
  using records::field, records::Listed;
  static const auto type = records::record<PlatformAccess>("platform_accesses", "pa", {"平台接入", "Platform access"}, {
      of_school<&PlatformAccess::school>(),
      field<&PlatformAccess::platform>("platform", {"接入平台", "Platform"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "平台|平台名称", .also_called = "公安=police|教育=education|共享平台=sharing|雪亮工程=sharing"}),
      field<&PlatformAccess::system>("system", {"接入系统", "System"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "系统|系统类型", .also_called = "视频=video|监控=video|报警=alarm"}),
      field<&PlatformAccess::protocol>("protocol", {"接入协议", "Protocol"}, {.filtered = true, .also_headed = "协议|接入方式"}),
      field<&PlatformAccess::connected_on>("connected_on", {"接通日期", "Connected on"}, {.filtered = true, .sorted = true, .past = true, .list = Listed::shown, .also_headed = "接入日期|联网日期"}),
      field<&PlatformAccess::accepted_on>("accepted_on", {"验收日期", "Accepted on"}, {.filtered = true, .sorted = true, .past = true, .list = Listed::shown, .hint = {"验收通过才算接入", "Only what was accepted counts"}, .also_headed = "验收时间"}),
      field<&PlatformAccess::files>("files", {"验收资料", "Acceptance papers"}, {.refers_to = "attachments"}),
  });
  return type;
}

}  // namespace anyuan::ledgers
