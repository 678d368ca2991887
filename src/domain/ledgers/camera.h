#pragma once
// 摄像机: where each camera stands and how long its pictures are kept (R-TECH-1, R-TECH-7). The places leave out those where the
// Regulation (国令799 art. 8) forbids a camera: dormitory rooms, toilets, baths, changing rooms.
#include "domain/attachments/attachment.h"
#include "domain/ledgers/device_code.h"
#include "domain/ledgers/key_part.h"
#include "domain/ledgers/of_school.h"
#include "domain/ledgers/product_certificate.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class CameraPlace {
  outside_gate, gate, gatehouse, perimeter, playground, passage, building_entrance, classroom, laboratory,
  dormitory_entrance, kindergarten_room, canteen_kitchen, canteen_hall, hazardous_store, control_room, parking, other
};
BOOST_DESCRIBE_ENUM(CameraPlace,
  outside_gate, gate, gatehouse, perimeter, playground, passage, building_entrance, classroom, laboratory,
  dormitory_entrance, kindergarten_room, canteen_kitchen, canteen_hall, hazardous_store, control_room, parking, other)
constexpr Label label_of(CameraPlace place) {
  switch (place) {
    case CameraPlace::outside_gate: return {"校门外", "Outside the gate"};
    case CameraPlace::gate: return {"校门", "Gate"};
    case CameraPlace::gatehouse: return {"门卫室", "Gatehouse"};
    case CameraPlace::perimeter: return {"围墙周界", "Perimeter"};
    case CameraPlace::playground: return {"操场和活动场地", "Playground"};
    case CameraPlace::passage: return {"楼道和楼梯", "Passages and stairs"};
    case CameraPlace::building_entrance: return {"教学楼出入口", "Building entrance"};
    case CameraPlace::classroom: return {"教室", "Classroom"};
    case CameraPlace::laboratory: return {"实验室、功能室", "Laboratory"};
    case CameraPlace::dormitory_entrance: return {"宿舍楼出入口(不含室内)", "Dormitory entrance"};
    case CameraPlace::kindergarten_room: return {"幼儿园活动室", "Kindergarten activity room"};
    case CameraPlace::canteen_kitchen: return {"食堂操作间和储藏室", "Kitchen and stores"};
    case CameraPlace::canteen_hall: return {"食堂就餐区", "Canteen hall"};
    case CameraPlace::hazardous_store: return {"危险品储存室", "Hazardous store"};
    case CameraPlace::control_room: return {"监控室", "Control room"};
    case CameraPlace::parking: return {"停车场", "Parking"};
    case CameraPlace::other: return {"其他公共区域", "Other public area"};
  }
  return {};
}

enum class Resolution { standard, p720, p1080, above };
BOOST_DESCRIBE_ENUM(Resolution, standard, p720, p1080, above)
constexpr Label label_of(Resolution resolution) {
  switch (resolution) {
    case Resolution::standard: return {"标清", "Standard"};
    case Resolution::p720: return {"720P", "720p"};
    case Resolution::p1080: return {"1080P", "1080p"};
    case Resolution::above: return {"400 万像素及以上", "4 megapixels and more"};
  }
  return {};
}

struct Camera {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  CameraPlace place = CameraPlace::outside_gate;
  KeyPartId key_part;
  std::string direction;
  bool signage = false;
  std::string code;
  std::optional<Resolution> resolution;
  bool ptz = false;
  std::optional<Date> installed_on;
  std::optional<std::int64_t> retention_days;
  std::optional<ProductCertificate> product_certificate;
  std::string product_certificate_number;
  std::optional<Date> product_certificate_until;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const Camera*) {
  using records::field, records::Listed;
  static constexpr Label in_place{"点位", "Place"}, in_device{"设备", "Device"};
  static const auto type = records::record<Camera>("cameras", "cm", {"摄像机", "Cameras"}, {
      of_school<&Camera::school>(),
      field<&Camera::name>("name", {"摄像机名称", "Camera"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .group = in_place, .also_headed = "名称|点位名称|通道名称"}),
      field<&Camera::place>("place", {"安装部位", "Installed at"}, {.required = true, .filtered = true, .list = Listed::shown, .group = in_place, .hint = {"法规禁止在寝室内、卫生间、浴室、更衣室安装", "The law forbids dormitory rooms, toilets, baths and changing rooms"}, .also_headed = "部位|安装位置|点位类型"}),
      field<&Camera::key_part>("key_part", {"所属重点部位", "Key part"}, {.filtered = true, .refers_to = "key_parts", .group = in_place, .also_headed = "重点部位"}),
      field<&Camera::direction>("direction", {"朝向", "Direction"}, {.length_max = 40, .group = in_place, .also_headed = "监控方向|朝向说明"}),
      field<&Camera::signage>("signage", {"有提示标识", "Signage"}, {.filtered = true, .group = in_place, .hint = {"公共场所的摄像机须设显著提示标识", "Cameras in public places need a sign"}, .also_headed = "提示标识|是否有标识"}),
      field<&Camera::code>("code", {"国标编码", "GB code"}, {.unique = true, .searched = true, .list = Listed::shown, .length_max = 20, .length_fixed = 20, .check = check_camera_code, .group = in_device, .hint = {"20 位数字，第 11 至 13 位是 131 或 132", "20 digits; digits 11 to 13 are 131 or 132"}, .also_headed = "设备编码|国标编号|GB28181编码|编码"}),
      field<&Camera::resolution>("resolution", {"清晰度", "Resolution"}, {.filtered = true, .group = in_device, .also_headed = "分辨率"}),
      field<&Camera::ptz>("ptz", {"可控云台", "Pan and tilt"}, {.filtered = true, .group = in_device, .also_headed = "云台|是否云台"}),
      field<&Camera::installed_on>("installed_on", {"安装日期", "Installed on"}, {.filtered = true, .sorted = true, .past = true, .group = in_device, .also_headed = "安装时间|启用日期"}),
      field<&Camera::retention_days>("retention_days", {"图像保存天数", "Kept for"}, {.filtered = true, .sorted = true, .list = Listed::shown, .min = 0, .max = 400, .group = in_device, .hint = {"录像机上设置的天数，不得少于 30 天", "As set on the recorder; 30 days at least"}, .also_headed = "保存天数|存储天数|录像保存天数", .unit = "天"}),
      product_certificate<&Camera::product_certificate>(),
      product_certificate_number<&Camera::product_certificate_number>(),
      product_certificate_until<&Camera::product_certificate_until>(),
      field<&Camera::files>("files", {"照片和资料", "Photos and papers"}, {.refers_to = "attachments", .group = in_device}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
