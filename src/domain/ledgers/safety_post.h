#pragma once
// 岗位安全职责: who holds which of the 39 posts of 《中小学校岗位安全工作指南》, with the signed letter (R-ORG-7, R-ORG-8); and
// who advises the school on law and speaks for it (R-INS-5, R-INS-6).
// A post may be shared, so it may stand here more than once.
#include "domain/attachments/attachment.h"
#include "domain/ledgers/of_school.h"
#include "platform/records/describe.h"
#include "platform/records/phone.h"

namespace anyuan::ledgers {

enum class SafetyPostKind {
  principal, party_secretary, deputy_safety, deputy_teaching, deputy_logistics, deputy_law, union_chair,
  security_director, office_director, moral_director, teaching_director, logistics_director, youth_secretary,
  research_director, subject_leader, year_leader, class_teacher, teacher, sports_teacher, media_teacher, counsellor,
  accountant, property_keeper, librarian, archivist, sports_keeper, laboratory_keeper, canteen_keeper,
  dormitory_keeper, school_doctor, printing_clerk, technician, gatekeeper, security_staff, guard, student_safety,
  cleaner, bus_manager, bus_attendant, legal_adviser, spokesperson
};
BOOST_DESCRIBE_ENUM(SafetyPostKind,
  principal, party_secretary, deputy_safety, deputy_teaching, deputy_logistics, deputy_law, union_chair,
  security_director, office_director, moral_director, teaching_director, logistics_director, youth_secretary,
  research_director, subject_leader, year_leader, class_teacher, teacher, sports_teacher, media_teacher, counsellor,
  accountant, property_keeper, librarian, archivist, sports_keeper, laboratory_keeper, canteen_keeper,
  dormitory_keeper, school_doctor, printing_clerk, technician, gatekeeper, security_staff, guard, student_safety,
  cleaner, bus_manager, bus_attendant, legal_adviser, spokesperson)
constexpr Label label_of(SafetyPostKind post) {
  switch (post) {
    case SafetyPostKind::principal: return {"校长", "Principal"};
    case SafetyPostKind::party_secretary: return {"党支部书记", "Party secretary"};
    case SafetyPostKind::deputy_safety: return {"分管安全副校长", "Deputy principal for safety"};
    case SafetyPostKind::deputy_teaching: return {"分管教学副校长", "Deputy principal for teaching"};
    case SafetyPostKind::deputy_logistics: return {"分管后勤副校长", "Deputy principal for logistics"};
    case SafetyPostKind::deputy_law: return {"法制副校长", "Deputy principal for law"};
    case SafetyPostKind::union_chair: return {"工会主席", "Union chair"};
    case SafetyPostKind::security_director: return {"保卫主任", "Security director"};
    case SafetyPostKind::office_director: return {"办公室主任", "Office director"};
    case SafetyPostKind::moral_director: return {"德育主任", "Moral education director"};
    case SafetyPostKind::teaching_director: return {"教务主任", "Teaching director"};
    case SafetyPostKind::logistics_director: return {"总务主任", "Logistics director"};
    case SafetyPostKind::youth_secretary: return {"少先队辅导员、团委书记", "Youth secretary"};
    case SafetyPostKind::research_director: return {"教科研室主任", "Research director"};
    case SafetyPostKind::subject_leader: return {"教研组长", "Subject leader"};
    case SafetyPostKind::year_leader: return {"年级组长", "Year leader"};
    case SafetyPostKind::class_teacher: return {"班主任", "Class teacher"};
    case SafetyPostKind::teacher: return {"任课教师", "Teacher"};
    case SafetyPostKind::sports_teacher: return {"体育教师", "Sports teacher"};
    case SafetyPostKind::media_teacher: return {"电教教师", "Media teacher"};
    case SafetyPostKind::counsellor: return {"心理教师", "Counsellor"};
    case SafetyPostKind::accountant: return {"财务人员", "Accountant"};
    case SafetyPostKind::property_keeper: return {"财产管理员", "Property keeper"};
    case SafetyPostKind::librarian: return {"图书管理员", "Librarian"};
    case SafetyPostKind::archivist: return {"档案管理员", "Archivist"};
    case SafetyPostKind::sports_keeper: return {"体育器材保管员", "Sports equipment keeper"};
    case SafetyPostKind::laboratory_keeper: return {"实验室管理员", "Laboratory keeper"};
    case SafetyPostKind::canteen_keeper: return {"食堂管理员", "Canteen keeper"};
    case SafetyPostKind::dormitory_keeper: return {"宿舍管理员", "Dormitory keeper"};
    case SafetyPostKind::school_doctor: return {"校医", "School doctor"};
    case SafetyPostKind::printing_clerk: return {"文印室人员", "Printing clerk"};
    case SafetyPostKind::technician: return {"水电工", "Electrician and plumber"};
    case SafetyPostKind::gatekeeper: return {"门卫", "Gatekeeper"};
    case SafetyPostKind::security_staff: return {"保卫人员", "Security staff"};
    case SafetyPostKind::guard: return {"学校保安", "Guard"};
    case SafetyPostKind::student_safety: return {"学生安全员", "Student safety officer"};
    case SafetyPostKind::cleaner: return {"保洁员", "Cleaner"};
    case SafetyPostKind::bus_manager: return {"校车管理员", "Bus manager"};
    case SafetyPostKind::bus_attendant: return {"校车随车照管人员", "Bus attendant"};
    case SafetyPostKind::legal_adviser: return {"学校法律顾问", "Legal adviser"};
    case SafetyPostKind::spokesperson: return {"新闻发言人", "Spokesperson"};
  }
  return {};
}

struct SafetyPost {
  records::Head head;
  schools::SchoolId school;
  SafetyPostKind post = SafetyPostKind::principal;
  std::string holder;
  records::Secret phone;
  std::string duties;
  std::optional<Date> letter_signed_on;
  std::vector<attachments::AttachmentId> files;
};

inline const records::RecordType& type_of(const SafetyPost*) {
  using records::field, records::Listed;
  static const auto type = records::record<SafetyPost>("safety_posts", "sp", {"岗位安全职责", "Safety posts"}, {
      of_school<&SafetyPost::school>(),
      field<&SafetyPost::post>("post", {"岗位", "Post"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "岗位名称|职务"}),
      field<&SafetyPost::holder>("holder", {"任职人", "Holder"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .list = Listed::shown, .length_max = 20, .also_headed = "姓名|责任人|人员姓名"}),
      field<&SafetyPost::phone>("phone", {"联系电话", "Phone"}, {.length_max = 20, .check = records::check_phone, .also_headed = "电话|手机"}),
      field<&SafetyPost::duties>("duties", {"安全职责", "Duties"}, {.searched = true, .shape = records::Kind::multiline, .length_max = 1000, .also_headed = "岗位职责|职责"}),
      field<&SafetyPost::letter_signed_on>("letter_signed_on", {"责任书签订日期", "Letter signed on"}, {.filtered = true, .sorted = true, .past = true, .list = Listed::shown, .also_headed = "签订日期|责任书日期"}),
      field<&SafetyPost::files>("files", {"责任书", "Letters"}, {.refers_to = "attachments"}),
  }, "holder");
  return type;
}

}  // namespace anyuan::ledgers
