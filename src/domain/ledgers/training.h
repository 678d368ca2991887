#pragma once
// 安保培训: who learned what, how it was assessed and when it is due again (R-STAFF-9: each term).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class TrainingOutcome { passed, failed, not_assessed };
BOOST_DESCRIBE_ENUM(TrainingOutcome, passed, failed, not_assessed)
constexpr Label label_of(TrainingOutcome outcome) {
  switch (outcome) {
    case TrainingOutcome::passed: return {"合格", "Passed"};
    case TrainingOutcome::failed: return {"不合格", "Failed"};
    case TrainingOutcome::not_assessed: return {"未考核", "Not assessed"};
  }
  return {};
}

struct Training {
  records::Head head;
  schools::SchoolId school;
  std::string trainees, topic;
  Date held_on{};
  std::optional<double> hours;
  std::string assessor;
  std::optional<TrainingOutcome> outcome;
  std::optional<Date> next_on;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const Training*) {
  using records::field, records::Listed;
  static const auto type = records::record<Training>("trainings", "tn", {"安保培训", "Security training"}, {
      of_school<&Training::school>(),
      field<&Training::trainees>("trainees", {"参训人员", "Trainees"}, {.required = true, .searched = true, .list = Listed::shown, .length_max = 200, .also_headed = "受训人员|姓名|参加人员"}),
      field<&Training::topic>("topic", {"培训内容", "Topic"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 100, .also_headed = "培训主题|内容|主题"}),
      field<&Training::held_on>("held_on", {"培训日期", "Held on"}, {.required = true, .filtered = true, .sorted = true, .past = true, .list = Listed::shown, .also_headed = "日期|培训时间"}),
      field<&Training::hours>("hours", {"培训学时", "Hours"}, {.min = 0.5, .max = 200, .also_headed = "学时|课时|时长", .unit = "小时"}),
      field<&Training::assessor>("assessor", {"考核人", "Assessor"}, {.length_max = 20, .also_headed = "培训教师|考核单位"}),
      field<&Training::outcome>("outcome", {"考核结果", "Result"}, {.filtered = true, .list = Listed::shown, .also_headed = "结果|成绩"}),
      field<&Training::next_on>("next_on", {"下次培训日期", "Next training"}, {.filtered = true, .sorted = true, .expires = true, .list = Listed::shown, .hint = {"每学期至少培训一次", "Once a term at least"}, .also_headed = "下次培训时间|应培训日期"}),
      field<&Training::files>("files", {"培训资料", "Papers"}, {.refers_to = "attachments"}),
  }, "-held_on");
  return type;
}

}  // namespace anyuan::ledgers
