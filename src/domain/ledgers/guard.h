#pragma once
// 保安员: a plain ledger.
#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class GuardKind { full_time_guard, gatekeeper, dormitory_keeper, full_time_staff, part_time_staff };
BOOST_DESCRIBE_ENUM(GuardKind, full_time_guard, gatekeeper, dormitory_keeper, full_time_staff, part_time_staff)
constexpr Label label_of(GuardKind kind) {
  switch (kind) {
    case GuardKind::full_time_guard: return {"专职保安员", "Full-time guard"};
    case GuardKind::gatekeeper: return {"门卫", "Gatekeeper"};
    case GuardKind::dormitory_keeper: return {"宿舍管理员", "Dormitory keeper"};
    case GuardKind::full_time_staff: return {"专职保卫人员", "Full-time security staff"};
    case GuardKind::part_time_staff: return {"兼职保卫人员", "Part-time security staff"};
  }
  return {};
}

enum class GuardEmployer { school, company };
BOOST_DESCRIBE_ENUM(GuardEmployer, school, company)
constexpr Label label_of(GuardEmployer employer) {
  switch (employer) {
    case GuardEmployer::school: return {"学校自聘", "School"};
    case GuardEmployer::company: return {"保安公司派驻", "Security company"};
  }
  return {};
}

struct Guard {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  GuardKind kind = GuardKind::full_time_guard;
  GuardEmployer employer = GuardEmployer::school;
  std::string company;
  records::Secret certificate_number;
  std::optional<Date> certificate_issued_on;
  std::optional<Date> certificate_expires_on;
  records::Secret phone;
  std::optional<Date> hired_on;
};

inline const records::RecordType& type_of(const Guard*) {
  using records::field, records::Listed;
  static const auto type = records::record<Guard>("guards", "gd", {"保安员", "Guards"}, {
      field<&Guard::school>("school", {"所在学校", "School"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "schools", .also_headed = "学校|学校名称|单位|服务学校"}),
      field<&Guard::name>("name", {"姓名", "Name"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 20, .also_headed = "保安姓名|保安员姓名"}),
      field<&Guard::kind>("kind", {"岗位类别", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类别|人员类别|岗位"}),
      field<&Guard::employer>("employer", {"聘用方式", "Employed by"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "用工方式|聘用性质"}),
      field<&Guard::company>("company", {"保安公司", "Security company"}, {.searched = true, .filtered = true, .length_max = 60, .also_headed = "保安服务公司|派驻公司"}),
      field<&Guard::certificate_number>("certificate_number", {"保安员证编号", "Certificate number"}, {.length_max = 30, .also_headed = "保安证号|证书编号|上岗证号"}),
      field<&Guard::certificate_issued_on>("certificate_issued_on", {"发证日期", "Certificate issued"}, {}),
      field<&Guard::certificate_expires_on>("certificate_expires_on", {"证件有效期至", "Certificate expires"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .also_headed = "有效期至|有效期"}),
      field<&Guard::phone>("phone", {"联系电话", "Phone"}, {.length_max = 20, .also_headed = "电话|手机|手机号"}),
      field<&Guard::hired_on>("hired_on", {"到岗日期", "Hired on"}, {.filtered = true, .sorted = true, .also_headed = "入职日期|聘用日期"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
