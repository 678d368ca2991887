#pragma once
// 安全教育: lessons, training of staff, publicity and first aid (R-EDU-1, R-EDU-4, R-EDU-5, R-EDU-7).
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class LessonKind {
  traffic, fire, drowning, bullying, crime, terror, food, network, first_aid, disaster, other
};
BOOST_DESCRIBE_ENUM(LessonKind,
  traffic, fire, drowning, bullying, crime, terror, food, network, first_aid, disaster, other)
constexpr Label label_of(LessonKind kind) {
  switch (kind) {
    case LessonKind::traffic: return {"交通安全", "Traffic"};
    case LessonKind::fire: return {"消防安全", "Fire"};
    case LessonKind::drowning: return {"防溺水", "Drowning"};
    case LessonKind::bullying: return {"防欺凌、防暴力", "Bullying and violence"};
    case LessonKind::crime: return {"防侵害、防诈骗", "Crime"};
    case LessonKind::terror: return {"反恐防暴", "Terror"};
    case LessonKind::food: return {"食品卫生", "Food"};
    case LessonKind::network: return {"网络安全", "Network"};
    case LessonKind::first_aid: return {"应急救护", "First aid"};
    case LessonKind::disaster: return {"防灾减灾", "Disasters"};
    case LessonKind::other: return {"其他主题", "Other"};
  }
  return {};
}

enum class LessonAudience { pupils, staff, guards, parents };
BOOST_DESCRIBE_ENUM(LessonAudience, pupils, staff, guards, parents)
constexpr Label label_of(LessonAudience audience) {
  switch (audience) {
    case LessonAudience::pupils: return {"学生", "Pupils"};
    case LessonAudience::staff: return {"教职工", "Staff"};
    case LessonAudience::guards: return {"安保人员", "Guards"};
    case LessonAudience::parents: return {"家长", "Parents"};
  }
  return {};
}

struct SafetyLesson {
  records::Head head;
  schools::SchoolId school;
  std::string topic;
  LessonKind kind = LessonKind::traffic;
  LessonAudience audience = LessonAudience::pupils;
  Date held_on{};
  std::optional<double> hours;
  std::optional<std::int64_t> participants;
  std::string organiser, base;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const SafetyLesson*) {
  using records::field, records::Listed;
  static const auto type = records::record<SafetyLesson>("safety_lessons", "sl", {"安全教育", "Safety education"}, {
      of_school<&SafetyLesson::school>(),
      field<&SafetyLesson::topic>("topic", {"主题", "Topic"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 60, .also_headed = "教育主题|内容|活动名称"}),
      field<&SafetyLesson::kind>("kind", {"主题类别", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类别|类型"}),
      field<&SafetyLesson::audience>("audience", {"教育对象", "Audience"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "对象|参加对象"}),
      field<&SafetyLesson::held_on>("held_on", {"开展日期", "Held on"}, {.required = true, .filtered = true, .sorted = true, .past = true, .list = Listed::shown, .also_headed = "日期|开展时间"}),
      field<&SafetyLesson::hours>("hours", {"课时", "Lessons"}, {.min = 0.5, .max = 100, .also_headed = "课时数|学时", .unit = "课时"}),
      field<&SafetyLesson::participants>("participants", {"参加人数", "Participants"}, {.sorted = true, .list = Listed::shown, .min = 1, .max = 50000, .also_headed = "人数|受教育人数", .unit = "人"}),
      field<&SafetyLesson::organiser>("organiser", {"主讲(组织)人", "Organiser"}, {.searched = true, .length_max = 40, .also_headed = "主讲人|组织单位"}),
      field<&SafetyLesson::base>("base", {"实践基地(体验馆)", "Practice base"}, {.searched = true, .filtered = true, .length_max = 60, .hint = {"在安全教育实践基地或体验馆开展的，填基地名称", "Where it was held at a base for safety education: its name"}, .also_headed = "实践基地|体验馆|教育基地"}),
      field<&SafetyLesson::files>("files", {"照片和资料", "Photos and papers"}, {.refers_to = "attachments"}),
  }, "-held_on");
  return type;
}

}  // namespace anyuan::ledgers
