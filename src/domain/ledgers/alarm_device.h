#pragma once
// 报警设备: one-key alarms, perimeter alarms and their tests (R-TECH-4, R-TECH-5, R-TECH-9). An alarm nobody has tested is no alarm.
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "domain/ledgers/product_certificate.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class AlarmKind { one_key, perimeter, electronic_fence, panic_button, other };
BOOST_DESCRIBE_ENUM(AlarmKind, one_key, perimeter, electronic_fence, panic_button, other)
constexpr Label label_of(AlarmKind kind) {
  switch (kind) {
    case AlarmKind::one_key: return {"一键式报警", "One-key alarm"};
    case AlarmKind::perimeter: return {"周界入侵报警", "Perimeter alarm"};
    case AlarmKind::electronic_fence: return {"电子围栏", "Electronic fence"};
    case AlarmKind::panic_button: return {"紧急报警按钮", "Panic button"};
    case AlarmKind::other: return {"其他报警", "Other"};
  }
  return {};
}

enum class AlarmCentre { police, education, security_company };
BOOST_DESCRIBE_ENUM(AlarmCentre, police, education, security_company)
constexpr Label label_of(AlarmCentre centre) {
  switch (centre) {
    case AlarmCentre::police: return {"公安机关", "Police"};
    case AlarmCentre::education: return {"教育部门", "Education"};
    case AlarmCentre::security_company: return {"保安公司接警中心", "Security company"};
  }
  return {};
}

enum class TestOutcome { passed, failed };
BOOST_DESCRIBE_ENUM(TestOutcome, passed, failed)
constexpr Label label_of(TestOutcome outcome) {
  switch (outcome) {
    case TestOutcome::passed: return {"成功", "Passed"};
    case TestOutcome::failed: return {"失败", "Failed"};
  }
  return {};
}

struct AlarmDevice {
  records::Head head;
  schools::SchoolId school;
  std::string place;
  AlarmKind kind = AlarmKind::one_key;
  std::string account_code;
  std::vector<AlarmCentre> networked_to;
  std::optional<Date> installed_on, accepted_on, last_tested_on;
  std::string accepted_by;
  std::optional<TestOutcome> last_test;
  std::optional<Date> next_test_on;
  std::optional<ProductCertificate> product_certificate;
  std::string product_certificate_number;
  std::optional<Date> product_certificate_until;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const AlarmDevice*) {
  using records::field, records::Listed;
  static const auto type = records::record<AlarmDevice>("alarm_devices", "ad", {"报警设备", "Alarm devices"}, {
      of_school<&AlarmDevice::school>(),
      field<&AlarmDevice::place>("place", {"安装位置", "Place"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "位置|安装地点|点位"}),
      field<&AlarmDevice::kind>("kind", {"设备类型", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类型|报警类型", .also_called = "一键式报警=one_key|一键报警器=one_key|周界报警=perimeter|紧急按钮=panic_button"}),
      field<&AlarmDevice::account_code>("account_code", {"报警账号", "Account code"}, {.searched = true, .length_max = 20, .hint = {"接警中心给的用户编号", "As given by the alarm centre"}, .also_headed = "用户编号|账号|主机编号"}),
      field<&AlarmDevice::networked_to>("networked_to", {"已联网到", "Networked to"}, {.filtered = true, .list = Listed::shown, .also_headed = "联网平台|接入平台|联网单位"}),
      field<&AlarmDevice::installed_on>("installed_on", {"安装日期", "Installed on"}, {.filtered = true, .sorted = true, .past = true, .also_headed = "安装时间"}),
      field<&AlarmDevice::accepted_on>("accepted_on", {"验收日期", "Accepted on"}, {.filtered = true, .sorted = true, .past = true, .also_headed = "验收时间"}),
      field<&AlarmDevice::accepted_by>("accepted_by", {"验收依据", "Accepted by"}, {.searched = true, .length_max = 100, .hint = {"验收所依据的文件或方案名称", "The document or scheme it was accepted by"}, .also_headed = "验收依据文件|验收方案"}),
      field<&AlarmDevice::last_tested_on>("last_tested_on", {"最近测试日期", "Last tested on"}, {.filtered = true, .sorted = true, .past = true, .also_headed = "测试日期|最近测试时间"}),
      field<&AlarmDevice::last_test>("last_test", {"最近测试结果", "Last test"}, {.filtered = true, .list = Listed::shown, .also_headed = "测试结果", .also_called = "正常=passed|异常=failed"}),
      field<&AlarmDevice::next_test_on>("next_test_on", {"下次测试日期", "Next test"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .also_headed = "下次测试时间|应测试日期"}),
      product_certificate<&AlarmDevice::product_certificate>(),
      product_certificate_number<&AlarmDevice::product_certificate_number>(),
      product_certificate_until<&AlarmDevice::product_certificate_until>(),
      field<&AlarmDevice::files>("files", {"验收资料", "Papers"}, {.refers_to = "attachments"}),
  }, "place");
  return type;
}

}  // namespace anyuan::ledgers
