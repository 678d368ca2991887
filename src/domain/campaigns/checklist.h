#pragma once
// A checklist (检查表) is a versioned pack: chapters of points, each bound to its clause, each scored by one rule
// (domain 3.4, 3.5). Some ship with the platform, others a unit makes for itself and those below. Answers stay bound to
// the version they were given on; a version in use is never edited.
#include "domain/calendars/calendar.h"
#include "domain/hazards/hazard.h"
#include "domain/schools/school.h"

namespace anyuan::campaigns {

// How a point's answer becomes points (domain 3.4): full or nothing; so many off per missing thing, never below the
// point's floor; one of named steps; a rate of the full score; good, fair or poor; weighed 2, 1 or 0; by how many there
// are of how many there should be; and a base figure (基础数据) that is asked and worth nothing.
enum class Rule { yes_no, per_missing, steps, rate, levels, weights, count, figure };
BOOST_DESCRIBE_ENUM(Rule, yes_no, per_missing, steps, rate, levels, weights, count, figure)
constexpr Label label_of(Rule rule) {
  switch (rule) {
    case Rule::yes_no: return {"是/否", "Yes or no"};
    case Rule::per_missing: return {"缺项扣分", "Off per missing"};
    case Rule::steps: return {"分档", "Steps"};
    case Rule::rate: return {"按比例", "By rate"};
    case Rule::levels: return {"好/一般/差", "Good, fair or poor"};
    case Rule::weights: return {"2-1-0 赋分", "Weighed 2-1-0"};
    case Rule::count: return {"按数核算", "By count"};
    case Rule::figure: return {"基础数据", "Base figure"};
  }
  return {};
}
// Which rules choose one of the point's steps.
constexpr bool is_stepped(Rule rule) { return rule == Rule::steps || rule == Rule::levels || rule == Rule::weights; }

enum class Photo { optional, on_fail, required };
BOOST_DESCRIBE_ENUM(Photo, optional, on_fail, required)
constexpr Label label_of(Photo photo) {
  switch (photo) {
    case Photo::optional: return {"可附照片", "Photo optional"};
    case Photo::on_fail: return {"不合格须拍照", "Photo when failed"};
    case Photo::required: return {"必须拍照", "Photo required"};
  }
  return {};
}

struct Step {
  std::string text;
  double score = 0;
  bool operator==(const Step&) const = default;
};
inline const records::RecordType& type_of(const Step*) {
  using records::field;
  static const auto type = records::record<Step>("checklist_steps", "", {"评分档次", "Step of a point"}, {
      field<&Step::text>("text", {"档次", "Step"}, {.required = true, .length_max = 100}),
      field<&Step::score>("score", {"得分", "Score"}, {.required = true, .min = 0, .max = 100}),
  });
  return type;
}

// How many there should be from so many students on; the last row that fits counts.
struct Need {
  std::int64_t students_from = 0;
  double count = 0;
  bool operator==(const Need&) const = default;
};
inline const records::RecordType& type_of(const Need*) {
  using records::field;
  static const auto type = records::record<Need>("checklist_needs", "", {"应有数", "How many are needed"}, {
      field<&Need::students_from>("students_from", {"学生数不少于", "From so many students"}, {.required = true, .min = 0, .max = 100000, .unit = "人"}),
      field<&Need::count>("count", {"应有", "Needed"}, {.required = true, .min = 0, .max = 100000}),
  });
  return type;
}

struct Point {
  std::string code;   // "1.1", unique in its checklist
  std::string text;   // what must be so
  std::string guide;  // how to look
  std::string clause; // D1 二(二); GB/T 29315-2022 ...
  double full = 0;
  Rule rule = Rule::yes_no;
  double off_each = 0;       // per_missing, count
  double floor = 0;          // per_missing, count: never less than this
  std::vector<Step> steps;   // steps, levels, weights; best first
  std::vector<Need> needs;   // count; by students, the first from 0
  std::string count_label;   // what is counted ("缺少人数", "持证率 %")
  std::string fact;          // per_missing, count, figure: the fact (domain/facts) that proposes the number; empty: none
  bool counted = false;      // yes_no: a number is asked for as well, even when it is passed
  bool veto = false;         // whatever the score, failing it makes the sheet's result the lowest
  Photo photo = Photo::on_fail;
  bool focus = false;        // 检查重点 (R-CHK-2)
  bool may_not_apply = true;
  std::vector<schools::Category> categories;  // empty: every school
  std::vector<schools::Area> areas;           // empty: everywhere
  bool boarding_only = false;
  hazards::Kind hazard_kind = hazards::Kind::other;  // of the hazard a failure opens
  hazards::Grade hazard_grade = hazards::Grade::general;
  std::int64_t fix_days = 7;  // proposed deadline
  calendars::Counting fix_by = calendars::Counting::calendar_days;  // which days of the place it counts
  bool operator==(const Point&) const = default;
};
inline const records::RecordType& type_of(const Point*) {
  using records::field;
  static const auto type = records::record<Point>("checklist_points", "", {"检查要点", "Point"}, {
      field<&Point::code>("code", {"序号", "Code"}, {.required = true, .length_max = 20}),
      field<&Point::text>("text", {"检查内容", "What must be so"}, {.required = true, .length_max = 100}),
      field<&Point::guide>("guide", {"检查方法", "How to look"}, {.required = true, .length_max = 400}),
      field<&Point::clause>("clause", {"依据", "Clause"}, {.required = true, .length_max = 200}),
      field<&Point::full>("full", {"分值", "Full score"}, {.required = true, .min = 0, .max = 100}),
      field<&Point::rule>("rule", {"计分方式", "Rule"}, {.required = true}),
      field<&Point::off_each>("off_each", {"每缺一项扣分", "Off for each"}, {.min = 0, .max = 100}),
      field<&Point::floor>("floor", {"最低得分", "Never less than"}, {.min = 0, .max = 100}),
      field<&Point::steps>("steps", {"档次", "Steps"}),
      field<&Point::needs>("needs", {"应有数", "How many are needed"}),
      field<&Point::count_label>("count_label", {"填写的数", "What is counted"}, {.length_max = 40}),
      field<&Point::fact>("fact", {"台账数据", "Fact that proposes it"}, {.length_max = 60}),
      field<&Point::counted>("counted", {"须填数量", "Number asked"}),
      field<&Point::veto>("veto", {"一票否决", "Veto"}),
      field<&Point::photo>("photo", {"拍照要求", "Photo"}),
      field<&Point::focus>("focus", {"检查重点", "Focus"}),
      field<&Point::may_not_apply>("may_not_apply", {"可不涉及", "May not apply"}),
      field<&Point::categories>("categories", {"适用办学类型", "Which institutions"}),
      field<&Point::areas>("areas", {"适用城乡类型", "Which areas"}),
      field<&Point::boarding_only>("boarding_only", {"仅寄宿学校", "Boarding schools only"}),
      field<&Point::hazard_kind>("hazard_kind", {"隐患类别", "Kind of hazard"}),
      field<&Point::hazard_grade>("hazard_grade", {"隐患等级", "Grade of hazard"}),
      field<&Point::fix_days>("fix_days", {"建议整改天数", "Days to fix it"}, {.min = 1, .max = 365}),
      field<&Point::fix_by>("fix_by", {"整改天数按", "Days counted"}),
  });
  return type;
}

struct Chapter {
  std::string code, title;
  std::vector<Point> points;
  bool operator==(const Chapter&) const = default;
};
inline const records::RecordType& type_of(const Chapter*) {
  using records::field;
  static const auto type = records::record<Chapter>("checklist_chapters", "", {"检查表章节", "Chapter of a checklist"}, {
      field<&Chapter::code>("code", {"序号", "Code"}, {.required = true, .length_max = 20}),
      field<&Chapter::title>("title", {"章节", "Chapter"}, {.required = true, .length_max = 40}),
      field<&Chapter::points>("points", {"检查要点", "Points"}, {.required = true}),
  });
  return type;
}

// 一票否决: whatever the score, the result is the lowest grade.
struct Veto {
  std::string code, text;
  bool operator==(const Veto&) const = default;
};
inline const records::RecordType& type_of(const Veto*) {
  using records::field;
  static const auto type = records::record<Veto>("checklist_vetoes", "", {"一票否决项", "Veto"}, {
      field<&Veto::code>("code", {"序号", "Code"}, {.required = true, .length_max = 20}),
      field<&Veto::text>("text", {"情形", "What must never be"}, {.required = true, .length_max = 100}),
  });
  return type;
}

struct GradeStep {
  std::string name;  // 优秀
  double from = 0;   // least per cent
  bool operator==(const GradeStep&) const = default;
};
inline const records::RecordType& type_of(const GradeStep*) {
  using records::field;
  static const auto type = records::record<GradeStep>("checklist_grades", "", {"评定等次", "Result"}, {
      field<&GradeStep::name>("name", {"等次", "Result"}, {.required = true, .length_max = 20}),
      field<&GradeStep::from>("from", {"得分率不低于", "From per cent"}, {.required = true, .min = 0, .max = 100, .unit = "%"}),
  });
  return type;
}

// What a sheet adds up: points, or its rows (是/否 sheets: so many of so many rows are met).
enum class Tally { score, rows };
BOOST_DESCRIBE_ENUM(Tally, score, rows)
constexpr Label label_of(Tally tally) {
  switch (tally) {
    case Tally::score: return {"计分", "Points"};
    case Tally::rows: return {"计项", "Rows met"};
  }
  return {};
}

// A sheet that is put in use is never edited again: what is answered on it stays bound to it.
enum class Standing { draft, in_use };
BOOST_DESCRIBE_ENUM(Standing, draft, in_use)
constexpr Label label_of(Standing standing) {
  switch (standing) {
    case Standing::draft: return {"草稿", "Draft"};
    case Standing::in_use: return {"使用中", "In use"};
  }
  return {};
}

struct Checklist {
  records::Head head;  // unit_path: "/", everybody's, of those that ship; else the unit's that made it
  std::string code;    // hxay-100
  std::int64_t edition = 1;
  std::string title, source;
  std::optional<Date> dated_on;  // of the document it was made after
  bool verified = false;         // someone with the official text has compared it
  Standing state = Standing::in_use;
  Tally tally = Tally::score;
  std::vector<Chapter> chapters;
  std::vector<Veto> vetoes;
  std::vector<GradeStep> grades;  // best first; a sheet that tallies rows may have none
  std::string text_hash;          // SHA-256 of the file it was read from: one edition has one text
  std::int64_t points = 0;        // how many, and their full score: counted on every read
  double full = 0;
  bool operator==(const Checklist&) const = default;

  const Point* find(std::string_view point_code) const;
};

inline const records::RecordType& type_of(const Checklist*) {
  using records::field;
  using records::Listed;
  static const auto type = records::record<Checklist>("checklists", "cl", {"检查表", "Checklists"}, {
      field<&Checklist::code>("code", {"代号", "Code"}, {.required = true, .filtered = true, .list = Listed::shown, .length_max = 40}),
      field<&Checklist::edition>("edition", {"版本", "Edition"}, {.required = true, .list = Listed::shown, .min = 1, .max = 1000}),
      field<&Checklist::title>("title", {"名称", "Title"}, {.required = true, .searched = true, .sorted = true, .list = Listed::shown, .length_max = 60}),
      field<&Checklist::source>("source", {"依据", "Source"}, {.required = true, .list = Listed::shown, .length_max = 400}),
      field<&Checklist::dated_on>("dated_on", {"依据文件日期", "Dated"}, {.list = Listed::shown}),
      field<&Checklist::verified>("verified", {"已核对", "Verified"}, {.required = true, .list = Listed::shown}),
      field<&Checklist::state>("state", {"状态", "State"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Checklist::tally>("tally", {"汇总方式", "What it adds up"}, {.list = Listed::shown}),
      field<&Checklist::points>("points", {"要点", "Points"}, {.read_only = true, .computed = true, .list = Listed::shown, .unit = "项"}),
      field<&Checklist::full>("full", {"满分", "Full score"}, {.read_only = true, .computed = true, .list = Listed::shown, .unit = "分"}),
      field<&Checklist::chapters>("chapters", {"章节", "Chapters"}, {.required = true, .list = Listed::never}),
      field<&Checklist::vetoes>("vetoes", {"一票否决", "Vetoes"}, {.list = Listed::never}),
      field<&Checklist::grades>("grades", {"评定等次", "Results"}, {.list = Listed::never}),
      field<&Checklist::text_hash>("text_hash", {"内容校验值", "Hash of its text"}, {.read_only = true, .list = Listed::never}),
  });
  return type;
}

// The fields of a point that one rule has a use for and another has not: whoever designs a sheet is asked for these.
std::vector<std::string_view> fields_for(Rule rule);

// Gives points judged by levels or weights the usual three steps where the sheet names none.
void complete(Checklist& checklist);

// Everything that single fields cannot see, each with the way to it as field (chapters[0].points[2].steps): a point or
// veto named twice, what a rule needs or has no use for, grades out of order, points that are no rows on a sheet of rows.
// Refused: checklist_*.
std::vector<Error> faults_in(const Checklist& checklist);

// Reads a checklist from a pack's YAML. Refused: checklist_wrong, whose arguments are the file, the line and the field,
// with that field's own fault in `more`; what packs::read refuses.
Result<Checklist> parse_checklist(std::string_view file, std::string_view yaml);

}  // namespace anyuan::campaigns
