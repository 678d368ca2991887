#pragma once
// A checklist (检查表) is a versioned pack: chapters of points, each bound to its clause, each scored by one rule
// (domain 3.4, 3.5). Answers stay bound to the version they were given on; an active version is never edited.
#include "domain/hazards/hazard.h"
#include "domain/schools/school.h"

namespace anyuan::campaigns {

// How a point's answer becomes points (domain 3.4): full or nothing; so many off per missing thing, never below zero;
// one of named steps; a rate of the full score.
enum class Rule { yes_no, per_missing, steps, rate };
BOOST_DESCRIBE_ENUM(Rule, yes_no, per_missing, steps, rate)
constexpr Label label_of(Rule rule) {
  switch (rule) {
    case Rule::yes_no: return {"是/否", "Yes or no"};
    case Rule::per_missing: return {"缺项扣分", "Off per missing"};
    case Rule::steps: return {"分档", "Steps"};
    case Rule::rate: return {"按比例", "By rate"};
  }
  return {};
}

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

struct Point {
  std::string code;   // "1.1", unique in its checklist
  std::string text;   // what must be so
  std::string guide;  // how to look
  std::string clause; // D1 二(二); GB/T 29315-2022 ...
  double full = 0;
  Rule rule = Rule::yes_no;
  double off_each = 0;       // per_missing
  std::vector<Step> steps;   // steps, best first
  std::string count_label;   // per_missing, rate: what is counted ("缺少人数", "持证率 %")
  Photo photo = Photo::on_fail;
  bool focus = false;        // 检查重点 (R-CHK-2)
  bool may_not_apply = true;
  std::vector<schools::Category> categories;  // empty: every school
  bool boarding_only = false;
  hazards::Kind hazard_kind = hazards::Kind::other;  // of the hazard a failure opens
  hazards::Grade hazard_grade = hazards::Grade::general;
  std::int64_t fix_days = 7;  // proposed deadline
  bool operator==(const Point&) const = default;
};

struct Chapter {
  std::string code, title;
  std::vector<Point> points;
  bool operator==(const Chapter&) const = default;
};

// 一票否决: whatever the score, the result is the lowest grade.
struct Veto {
  std::string code, text;
  bool operator==(const Veto&) const = default;
};

struct GradeStep {
  std::string name;  // 优秀
  double from = 0;   // least per cent
  bool operator==(const GradeStep&) const = default;
};

struct Checklist {
  records::Head head;  // unit_path: "/", everybody's
  std::string code;    // hxay-100
  std::int64_t edition = 1;
  std::string title, source;
  bool verified = false;  // someone with the official text has compared it
  std::vector<Chapter> chapters;
  std::vector<Veto> vetoes;
  std::vector<GradeStep> grades;  // best first
  bool operator==(const Checklist&) const = default;

  const Point* find(std::string_view point_code) const;
};

}  // namespace anyuan::campaigns
