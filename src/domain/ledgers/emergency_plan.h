#pragma once
// 应急预案: what is to be done in an emergency, and when the plan has to be looked at again (R-EDU-3).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/emergency.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

using EmergencyPlanId = Id<struct EmergencyPlanTag>;

struct EmergencyPlan {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  EmergencyKind kind = EmergencyKind::fire;
  std::string edition;
  std::optional<Date> adopted_on, review_on;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const EmergencyPlan*) {
  using records::field, records::Listed;
  static const auto type = records::record<EmergencyPlan>("emergency_plans", "ep", {"应急预案", "Emergency plans"}, {
      of_school<&EmergencyPlan::school>(),
      field<&EmergencyPlan::name>("name", {"预案名称", "Plan"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "名称|预案"}),
      field<&EmergencyPlan::kind>("kind", {"预案类别", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类别|类型"}),
      field<&EmergencyPlan::edition>("edition", {"版本", "Edition"}, {.length_max = 20, .also_headed = "版次"}),
      field<&EmergencyPlan::adopted_on>("adopted_on", {"印发日期", "Adopted on"}, {.filtered = true, .sorted = true, .past = true, .list = Listed::shown, .also_headed = "制定日期|发布日期"}),
      field<&EmergencyPlan::review_on>("review_on", {"下次修订日期", "Review by"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .also_headed = "修订日期|复审日期"}),
      field<&EmergencyPlan::files>("files", {"预案文本", "Text"}, {.refers_to = "attachments"}),
  }, "name");
  return type;
}

}  // namespace anyuan::ledgers
