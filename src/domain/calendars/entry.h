#pragma once
// A calendar entry (校历安排) says what some days are at a place: a term, a holiday, a weekend that is worked, an exam. A
// unit's own entries count before those of the units above it; what nobody says otherwise is an ordinary day of the week.
#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::calendars {

enum class EntryKind { term, day_off, working_day, exam, no_lessons, lessons };
BOOST_DESCRIBE_ENUM(EntryKind, term, day_off, working_day, exam, no_lessons, lessons)
constexpr Label label_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::term: return {"学期", "Term"};
    case EntryKind::day_off: return {"放假", "Day off"};
    case EntryKind::working_day: return {"调休上班", "Worked instead"};
    case EntryKind::exam: return {"中考、高考", "Entrance exam"};
    case EntryKind::no_lessons: return {"停课", "No lessons"};
    case EntryKind::lessons: return {"补课(照常上课)", "Lessons instead"};
  }
  return {};
}

struct Entry {
  records::Head head;  // unit_path "/": everybody's
  org::UnitId unit;    // empty: of the unit it was made at; of what comes with the platform, the whole country's
  EntryKind kind = EntryKind::term;
  std::string name;
  Date starts_on{}, ends_on{};
  std::vector<schools::Category> categories;  // the kinds of school it concerns; empty: every one
  std::string source;
  std::optional<Date> dated_on;  // of the document it was taken from
  bool verified = false;         // somebody compared it with the official document
  std::string shipped;           // the edition it came with: "national-2026/1@<hash>"; empty: somebody here entered it
  std::string holds_at;          // the name of the unit it is kept at, on every read
  bool operator==(const Entry&) const = default;
};

inline const records::RecordType& type_of(const Entry*) {
  using records::field, records::Listed;
  static const auto type = records::record<Entry>("calendar_entries", "ce", {"校历", "School calendar"}, {
      field<&Entry::holds_at>("holds_at", {"适用于", "Holds at"}, {.read_only = true, .computed = true, .list = Listed::shown}),
      field<&Entry::unit>("unit", {"适用单位", "Unit"}, {.filtered = true, .refers_to = "units", .hint = {"留空就是本单位；下级单位没有自己的安排时照此执行", "Left empty: your own unit; it holds below, too, where nobody says otherwise"}, .also_headed = "单位|所属单位|学校|学校名称|单位名称"}),
      field<&Entry::kind>("kind", {"安排", "What it is"}, {.required = true, .filtered = true, .list = Listed::shown, .also_headed = "类别|类型|安排类别", .also_called = "节假日=day_off|法定节假日=day_off|假期=day_off|调休=working_day|补班=working_day|上班=working_day|中考=exam|高考=exam|考试=exam|补课=lessons|上课=lessons"}),
      field<&Entry::name>("name", {"名称", "Name"}, {.required = true, .searched = true, .sorted = true, .list = Listed::shown, .length_max = 60, .hint = {"例如：2026—2027学年第一学期、国庆节", "Such as: autumn term 2026, National Day"}, .also_headed = "事项|节日|学期名称"}),
      field<&Entry::starts_on>("starts_on", {"开始日期", "From"}, {.required = true, .filtered = true, .sorted = true, .list = Listed::shown, .also_headed = "开始|起始日期|开学日期|起"}),
      field<&Entry::ends_on>("ends_on", {"结束日期", "To"}, {.required = true, .filtered = true, .sorted = true, .list = Listed::shown, .also_headed = "结束|截止日期|放假日期|止"}),
      field<&Entry::categories>("categories", {"适用办学类型", "Kinds of school"}, {.hint = {"不选就是各类学校", "None chosen: every kind"}, .also_headed = "办学类型|学校类型|学段"}),
      field<&Entry::source>("source", {"依据", "Source"}, {.searched = true, .list = Listed::shown, .length_max = 200, .also_headed = "依据文件|文件|来源"}),
      field<&Entry::dated_on>("dated_on", {"依据文件日期", "Document dated"}, {.also_headed = "文件日期|发文日期"}),
      field<&Entry::verified>("verified", {"已与文件核对", "Compared with the document"}, {.filtered = true, .list = Listed::shown, .also_headed = "已核对|是否核对"}),
      field<&Entry::shipped>("shipped", {"随平台提供的版本", "Came with the platform as"}, {.read_only = true}),
  }, "-starts_on");
  return type;
}

}  // namespace anyuan::calendars
