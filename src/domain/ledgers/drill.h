#pragma once
// 应急演练: what was practised, how long it took and what went wrong (R-EDU-2).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/emergency.h"
#include "domain/ledgers/emergency_plan.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

struct Drill {
  records::Head head;
  schools::SchoolId school;
  std::string topic;
  EmergencyKind kind = EmergencyKind::fire;
  Date held_on{};
  EmergencyPlanId plan;
  std::optional<std::int64_t> participants, minutes, evacuation_seconds;
  std::string problems, evaluation;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const Drill*) {
  using records::field, records::Listed;
  static const auto type = records::record<Drill>("drills", "dl", {"应急演练", "Drills"}, {
      of_school<&Drill::school>(),
      field<&Drill::topic>("topic", {"演练名称", "Drill"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "演练主题|名称|主题"}),
      field<&Drill::kind>("kind", {"演练类别", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类别|类型|演练类型"}),
      field<&Drill::held_on>("held_on", {"演练日期", "Held on"}, {.required = true, .filtered = true, .sorted = true, .past = true, .list = Listed::shown, .also_headed = "日期|演练时间"}),
      field<&Drill::plan>("plan", {"对应预案", "Plan"}, {.filtered = true, .refers_to = "emergency_plans", .also_headed = "预案|应急预案"}),
      field<&Drill::participants>("participants", {"参加人数", "Participants"}, {.sorted = true, .list = Listed::shown, .min = 1, .max = 50000, .also_headed = "人数|参演人数", .unit = "人"}),
      field<&Drill::minutes>("minutes", {"演练时长", "Duration"}, {.min = 1, .max = 600, .also_headed = "时长", .unit = "分钟"}),
      field<&Drill::evacuation_seconds>("evacuation_seconds", {"疏散用时", "Evacuated in"}, {.sorted = true, .min = 1, .max = 7200, .also_headed = "疏散时间|疏散时长", .unit = "秒"}),
      field<&Drill::problems>("problems", {"发现问题", "Problems"}, {.shape = records::Kind::multiline, .length_max = 500, .also_headed = "问题|存在问题"}),
      field<&Drill::evaluation>("evaluation", {"评估", "Evaluation"}, {.shape = records::Kind::multiline, .length_max = 500, .also_headed = "演练评估|总结"}),
      field<&Drill::files>("files", {"照片和资料", "Photos and papers"}, {.refers_to = "attachments"}),
  }, "-held_on");
  return type;
}

}  // namespace anyuan::ledgers
