#pragma once
// 内部安全制度: the nine rules of 国令421 art. 8 and those of closed management, and whether they are lived by (R-EQP-3).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class InternalRuleKind {
  gate_duty, premises, valuables, fire_traffic, training, case_report, assessment, hazardous_goods, visitors,
  pick_up, closed_management, other
};
BOOST_DESCRIBE_ENUM(InternalRuleKind,
  gate_duty, premises, valuables, fire_traffic, training, case_report, assessment, hazardous_goods, visitors,
  pick_up, closed_management, other)
constexpr Label label_of(InternalRuleKind kind) {
  switch (kind) {
    case InternalRuleKind::gate_duty: return {"门卫、值班、巡查", "Gate, duty and patrol"};
    case InternalRuleKind::premises: return {"重要部位和场所安全", "Premises"};
    case InternalRuleKind::valuables: return {"贵重物品管理", "Valuables"};
    case InternalRuleKind::fire_traffic: return {"消防、交通安全", "Fire and traffic"};
    case InternalRuleKind::training: return {"治安保卫教育培训", "Training"};
    case InternalRuleKind::case_report: return {"案件、事故报告", "Reporting"};
    case InternalRuleKind::assessment: return {"检查、考核、奖惩", "Inspection and assessment"};
    case InternalRuleKind::hazardous_goods: return {"危险物品管理", "Hazardous goods"};
    case InternalRuleKind::visitors: return {"外来人员和车辆管理", "Visitors"};
    case InternalRuleKind::pick_up: return {"学生、幼儿接送", "Pick-up"};
    case InternalRuleKind::closed_management: return {"封闭化管理", "Closed management"};
    case InternalRuleKind::other: return {"其他制度", "Other"};
  }
  return {};
}

struct InternalRule {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  InternalRuleKind kind = InternalRuleKind::gate_duty;
  std::string edition;
  std::optional<Date> adopted_on;
  bool posted = false;
  std::optional<Date> review_on;
  std::string last_evidence;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const InternalRule*) {
  using records::field, records::Listed;
  static const auto type = records::record<InternalRule>("internal_rules", "ir", {"内部安全制度", "Internal rules"}, {
      of_school<&InternalRule::school>(),
      field<&InternalRule::name>("name", {"制度名称", "Rule"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "名称|制度"}),
      field<&InternalRule::kind>("kind", {"制度类别", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类别|类型"}),
      field<&InternalRule::edition>("edition", {"版本", "Edition"}, {.length_max = 20, .also_headed = "版次"}),
      field<&InternalRule::adopted_on>("adopted_on", {"印发日期", "Adopted on"}, {.filtered = true, .sorted = true, .past = true, .list = Listed::shown, .also_headed = "制定日期|发布日期|实施日期"}),
      field<&InternalRule::posted>("posted", {"已上墙", "On the wall"}, {.filtered = true, .list = Listed::shown, .also_headed = "是否上墙|上墙公示"}),
      field<&InternalRule::review_on>("review_on", {"下次修订日期", "Review by"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .also_headed = "修订日期|复审日期"}),
      field<&InternalRule::last_evidence>("last_evidence", {"最近执行情况", "Last evidence"}, {.shape = records::Kind::multiline, .length_max = 300, .also_headed = "执行情况|执行记录"}),
      field<&InternalRule::files>("files", {"制度文本", "Text"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
