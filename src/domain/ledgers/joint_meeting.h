#pragma once
// 联席会议: what police, education and school found and decided together, each decision with its owner (R-ORG-4). A county's
// bureau keeps its own as well, without a school.
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

struct Decision {
  std::string text, owner;
  std::optional<Date> due_on;
  bool done = false;
  bool operator==(const Decision&) const = default;
};

inline const records::RecordType& type_of(const Decision*) {
  using records::field;
  static const auto type = records::record<Decision>("meeting_decisions", "", {"议定事项", "Decision"}, {
      field<&Decision::text>("text", {"事项", "Decision"}, {.required = true, .length_max = 200}),
      field<&Decision::owner>("owner", {"责任单位或责任人", "Owner"}, {.required = true, .length_max = 60}),
      field<&Decision::due_on>("due_on", {"完成期限", "Due"}, {}),
      field<&Decision::done>("done", {"已落实", "Done"}, {}),
  });
  return type;
}

struct JointMeeting {
  records::Head head;
  schools::SchoolId school;
  std::string topic;
  Date held_on{};
  std::string convenor, departments, agenda, situation;
  std::vector<Decision> decisions;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const JointMeeting*) {
  using records::field, records::Listed;
  static const auto type = records::record<JointMeeting>("joint_meetings", "jm", {"联席会议", "Joint meetings"}, {
      of_school_or_unit<&JointMeeting::school>(),
      field<&JointMeeting::topic>("topic", {"会议主题", "Topic"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "主题|会议名称|议题"}),
      field<&JointMeeting::held_on>("held_on", {"召开日期", "Held on"}, {.required = true, .filtered = true, .sorted = true, .past = true, .list = Listed::shown, .also_headed = "会议日期|会议时间|日期"}),
      field<&JointMeeting::convenor>("convenor", {"召集人", "Convenor"}, {.required = true, .searched = true, .list = Listed::shown, .length_max = 40, .also_headed = "主持人|召集单位"}),
      field<&JointMeeting::departments>("departments", {"参加部门", "Departments"}, {.searched = true, .length_max = 200, .also_headed = "参会单位|参加单位"}),
      field<&JointMeeting::agenda>("agenda", {"会议议程", "Agenda"}, {.shape = records::Kind::multiline, .length_max = 1000, .also_headed = "议程|会议内容"}),
      field<&JointMeeting::situation>("situation", {"形势研判", "Situation"}, {.shape = records::Kind::multiline, .length_max = 1000, .also_headed = "情况分析|研判情况"}),
      field<&JointMeeting::decisions>("decisions", {"议定事项", "Decisions"}, {}),
      field<&JointMeeting::files>("files", {"会议纪要", "Minutes"}, {.refers_to = "attachments"}),
  }, "topic");
  return type;
}

}  // namespace anyuan::ledgers
