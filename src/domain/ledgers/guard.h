#pragma once
// 保安员: who guards a school, with certificate, training and record check (R-STAFF-6 to R-STAFF-9). Of a check only day and
// result are kept, never what it says.
#include "domain/attachments/attachment.h"
#include "domain/schools/school.h"
#include "platform/records/describe.h"
#include "platform/records/phone.h"

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

enum class RecordCheck { clear, not_clear };
BOOST_DESCRIBE_ENUM(RecordCheck, clear, not_clear)
constexpr Label label_of(RecordCheck result) {
  switch (result) {
    case RecordCheck::clear: return {"无异常", "Clear"};
    case RecordCheck::not_clear: return {"不宜聘用", "Not fit to be employed"};
  }
  return {};
}

// How one handles fork, baton and spray when asked to on the spot (R-STAFF-12).
enum class SkillTest { passed, failed };
BOOST_DESCRIBE_ENUM(SkillTest, passed, failed)
constexpr Label label_of(SkillTest result) {
  switch (result) {
    case SkillTest::passed: return {"合格", "Passed"};
    case SkillTest::failed: return {"不合格", "Failed"};
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
  std::optional<std::int64_t> birth_year;
  records::Secret phone;
  std::optional<Date> hired_on;
  records::Secret certificate_number;
  std::string certificate_authority;
  std::optional<Date> certificate_issued_on, certificate_expires_on, trained_on;
  std::optional<std::int64_t> trained_hours;
  std::optional<Date> skill_tested_on;
  std::optional<SkillTest> skill_test;
  std::optional<Date> record_checked_on;
  std::optional<RecordCheck> record_check;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const Guard*) {
  using records::field, records::Listed;
  static constexpr Label basics{"基本情况", "Basics"}, papers{"证件和培训", "Certificate and training"}, check{"背景核查", "Record check"};
  static const auto type = records::record<Guard>("guards", "gd", {"保安员", "Guards"}, {
      field<&Guard::school>("school", {"所在学校", "School"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "schools", .group = basics, .also_headed = "学校|学校名称|单位|服务学校"}),
      field<&Guard::name>("name", {"姓名", "Name"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 20, .group = basics, .also_headed = "保安姓名|保安员姓名"}),
      field<&Guard::kind>("kind", {"岗位类别", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .group = basics, .also_headed = "类别|人员类别|岗位"}),
      field<&Guard::employer>("employer", {"聘用方式", "Employed by"}, {.required = true, .filtered = true, .list = Listed::shown, .group = basics, .also_headed = "用工方式|聘用性质"}),
      field<&Guard::company>("company", {"保安公司", "Security company"}, {.searched = true, .filtered = true, .length_max = 60, .group = basics, .also_headed = "保安服务公司|派驻公司"}),
      field<&Guard::birth_year>("birth_year", {"出生年份", "Born in"}, {.required = true, .min = 1940, .max = 2100, .group = basics, .hint = {"须年满 18 周岁；未填到岗日期的按今天算", "18 or older when hired; without a day of hiring, today"}, .also_headed = "出生年"}),
      field<&Guard::phone>("phone", {"联系电话", "Phone"}, {.length_max = 20, .check = records::check_phone, .group = basics, .also_headed = "电话|手机|手机号"}),
      field<&Guard::hired_on>("hired_on", {"到岗日期", "Hired on"}, {.filtered = true, .sorted = true, .past = true, .group = basics, .also_headed = "入职日期|聘用日期"}),
      field<&Guard::certificate_number>("certificate_number", {"保安员证编号", "Certificate number"}, {.unique_at_owner = true, .length_max = 30, .group = papers, .also_headed = "保安证号|证书编号|上岗证号"}),
      field<&Guard::certificate_authority>("certificate_authority", {"发证机关", "Issued by"}, {.length_max = 60, .group = papers, .hint = {"保安员证上的发证公安机关", "The police authority named on the certificate"}, .also_headed = "发证单位|发证公安机关"}),
      field<&Guard::certificate_issued_on>("certificate_issued_on", {"发证日期", "Certificate issued"}, {.past = true, .group = papers}),
      field<&Guard::certificate_expires_on>("certificate_expires_on", {"证件有效期至", "Certificate expires"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .group = papers, .also_headed = "有效期至|有效期"}),
      field<&Guard::trained_on>("trained_on", {"岗前培训日期", "Trained on"}, {.filtered = true, .sorted = true, .past = true, .group = papers, .also_headed = "培训日期|岗前培训时间"}),
      field<&Guard::trained_hours>("trained_hours", {"岗前培训学时", "Hours of training"}, {.min = 1, .max = 500, .group = papers, .also_headed = "培训学时", .unit = "小时"}),
      field<&Guard::skill_tested_on>("skill_tested_on", {"器械使用测试日期", "Skill tested on"}, {.filtered = true, .sorted = true, .past = true, .group = papers, .hint = {"现场测试安全叉、橡胶棒、催泪喷雾器的使用", "Fork, baton and spray, tried on the spot"}, .also_headed = "技能测试日期|器械测试日期"}),
      field<&Guard::skill_test>("skill_test", {"器械使用测试结果", "Skill test"}, {.filtered = true, .group = papers, .also_headed = "技能测试结果|器械测试结果", .also_called = "通过=passed|未通过=failed"}),
      field<&Guard::record_checked_on>("record_checked_on", {"最近核查日期", "Record checked on"}, {.filtered = true, .sorted = true, .past = true, .group = check, .hint = {"入职时和每年查询一次违法犯罪记录", "When hired, and every year"}, .also_headed = "背景审查日期|犯罪记录查询日期"}),
      field<&Guard::record_check>("record_check", {"核查结果", "Result"}, {.filtered = true, .group = check, .also_headed = "背景审查结果|查询结果"}),
      field<&Guard::files>("files", {"合同和证件", "Contract and papers"}, {.refers_to = "attachments", .group = check}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
