#pragma once
// 录像机: what keeps the pictures, how long, and how long it runs without mains (GB/T 29315: 30 days, one hour).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/device_code.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class RecorderKind { nvr, dvr };
BOOST_DESCRIBE_ENUM(RecorderKind, nvr, dvr)
constexpr Label label_of(RecorderKind kind) {
  switch (kind) {
    case RecorderKind::nvr: return {"网络录像机(NVR)", "Network recorder (NVR)"};
    case RecorderKind::dvr: return {"硬盘录像机(DVR)", "Digital recorder (DVR)"};
  }
  return {};
}

struct Recorder {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  RecorderKind kind = RecorderKind::nvr;
  std::string code, place;
  std::optional<std::int64_t> channels;
  std::optional<double> capacity_tb;
  std::optional<std::int64_t> retention_days, ups_minutes;
  std::optional<Date> installed_on;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const Recorder*) {
  using records::field, records::Listed;
  static const auto type = records::record<Recorder>("recorders", "rd", {"录像机", "Recorders"}, {
      of_school<&Recorder::school>(),
      field<&Recorder::name>("name", {"录像机名称", "Recorder"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "名称|设备名称"}),
      field<&Recorder::kind>("kind", {"设备类型", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类型"}),
      field<&Recorder::code>("code", {"国标编码", "GB code"}, {.unique = true, .searched = true, .list = Listed::shown, .length_max = 20, .length_fixed = 20, .check = check_recorder_code, .hint = {"20 位数字，第 11 至 13 位是 111 或 118", "20 digits; digits 11 to 13 are 111 or 118"}, .also_headed = "设备编码|国标编号|编码"}),
      field<&Recorder::place>("place", {"安放位置", "Place"}, {.searched = true, .length_max = 60, .also_headed = "位置|安装位置"}),
      field<&Recorder::channels>("channels", {"接入路数", "Channels"}, {.sorted = true, .min = 1, .max = 1000, .also_headed = "通道数|路数", .unit = "路"}),
      field<&Recorder::capacity_tb>("capacity_tb", {"存储容量", "Capacity"}, {.min = 0, .max = 10000, .also_headed = "硬盘容量|容量", .unit = "TB"}),
      field<&Recorder::retention_days>("retention_days", {"录像保存天数", "Kept for"}, {.filtered = true, .sorted = true, .list = Listed::shown, .min = 0, .max = 400, .also_headed = "保存天数|存储天数", .unit = "天"}),
      field<&Recorder::ups_minutes>("ups_minutes", {"断电续航", "Runs on battery"}, {.filtered = true, .min = 0, .max = 2880, .hint = {"断电后还能工作多久，不得少于 60 分钟", "How long it runs without mains; 60 minutes at least"}, .also_headed = "UPS时长|备用电源时长", .unit = "分钟"}),
      field<&Recorder::installed_on>("installed_on", {"安装日期", "Installed on"}, {.filtered = true, .sorted = true, .past = true, .also_headed = "启用日期"}),
      field<&Recorder::files>("files", {"照片和资料", "Photos and papers"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
