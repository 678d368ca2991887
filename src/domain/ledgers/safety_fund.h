#pragma once
// 安全经费: what a year's budget gives for safety and what was spent, item by item (R-ORG-6), at a school or of a bureau.
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class FundItem { guards, equipment, physical, video, alarm, fire, training, insurance, relief, other };
BOOST_DESCRIBE_ENUM(FundItem, guards, equipment, physical, video, alarm, fire, training, insurance, relief, other)
constexpr Label label_of(FundItem item) {
  switch (item) {
    case FundItem::guards: return {"保安人员", "Guards"};
    case FundItem::equipment: return {"防护器械", "Protective equipment"};
    case FundItem::physical: return {"物防设施", "Physical protection"};
    case FundItem::video: return {"视频监控", "Video"};
    case FundItem::alarm: return {"报警系统", "Alarms"};
    case FundItem::fire: return {"消防", "Fire"};
    case FundItem::training: return {"教育培训和演练", "Training and drills"};
    case FundItem::insurance: return {"保险", "Insurance"};
    case FundItem::relief: return {"安全风险基金、学生救助基金", "Risk and relief funds"};
    case FundItem::other: return {"其他项目", "Other"};
  }
  return {};
}

struct SafetyFund {
  records::Head head;
  schools::SchoolId school;
  std::string purpose;
  std::optional<std::int64_t> year;
  FundItem item = FundItem::guards;
  std::optional<double> budget;
  std::optional<double> spent;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const SafetyFund*) {
  using records::field, records::Listed;
  static const auto type = records::record<SafetyFund>("safety_funds", "sf", {"安全经费", "Safety funds"}, {
      of_school_or_unit<&SafetyFund::school>(),
      field<&SafetyFund::purpose>("purpose", {"用途说明", "Purpose"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 100, .also_headed = "项目名称|用途|说明"}),
      field<&SafetyFund::year>("year", {"年度", "Year"}, {.required = true, .filtered = true, .sorted = true, .list = Listed::shown, .min = 2000, .max = 2100, .also_headed = "年份|预算年度"}),
      field<&SafetyFund::item>("item", {"经费项目", "Item"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "项目|类别|经费类别"}),
      field<&SafetyFund::budget>("budget", {"预算金额", "Budget"}, {.sorted = true, .list = Listed::shown, .min = 0, .max = 1000000000, .also_headed = "预算|预算数", .unit = "元"}),
      field<&SafetyFund::spent>("spent", {"实际支出", "Spent"}, {.sorted = true, .list = Listed::shown, .min = 0, .max = 1000000000, .also_headed = "支出|决算数|实际支出金额", .unit = "元"}),
      field<&SafetyFund::files>("files", {"凭证", "Papers"}, {.refers_to = "attachments"}),
  }, "-year");
  return type;
}

}  // namespace anyuan::ledgers
