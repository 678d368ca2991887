#pragma once
// 校车驾驶人: qualification and its yearly review (校车安全管理条例 art. 23-26: 25 to 60 years of age).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "domain/ledgers/school_bus.h"
#include "platform/records/describe.h"
#include "platform/records/phone.h"

namespace anyuan::ledgers {

struct BusDriver {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  records::Secret phone, licence_number;
  SchoolBusId bus;
  std::optional<std::int64_t> birth_year;
  std::optional<Date> qualified_on, qualified_until, next_review_on;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const BusDriver*) {
  using records::field, records::Listed;
  static const auto type = records::record<BusDriver>("bus_drivers", "dr", {"校车驾驶人", "Bus drivers"}, {
      of_school<&BusDriver::school>(),
      field<&BusDriver::name>("name", {"姓名", "Name"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 20, .also_headed = "驾驶人姓名|驾驶员|司机姓名"}),
      field<&BusDriver::phone>("phone", {"联系电话", "Phone"}, {.list = Listed::shown, .length_max = 20, .check = records::check_phone, .also_headed = "电话|手机"}),
      field<&BusDriver::licence_number>("licence_number", {"驾驶证号", "Licence number"}, {.length_max = 30, .also_headed = "驾驶证编号|证件号码"}),
      field<&BusDriver::bus>("bus", {"驾驶的校车", "Bus"}, {.filtered = true, .list = Listed::shown, .refers_to = "school_buses", .also_headed = "校车|车牌号|驾驶车辆"}),
      field<&BusDriver::birth_year>("birth_year", {"出生年份", "Born in"}, {.required = true, .min = 1940, .max = 2100, .also_headed = "出生年|出生年月"}),
      field<&BusDriver::qualified_on>("qualified_on", {"取得校车资格日期", "Qualified on"}, {.filtered = true, .sorted = true, .past = true, .also_headed = "资格取得日期|取得资格时间"}),
      field<&BusDriver::qualified_until>("qualified_until", {"校车资格有效期至", "Qualified until"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .hint = {"年满 60 周岁资格即失效", "Ends with the 60th birthday"}, .also_headed = "资格有效期|校车驾驶资格有效期"}),
      field<&BusDriver::next_review_on>("next_review_on", {"年度审验日期", "Yearly review"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .also_headed = "审验有效期|下次审验日期"}),
      field<&BusDriver::files>("files", {"证件和资料", "Papers"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
