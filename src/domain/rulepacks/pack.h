#pragma once
// A rule pack (规则包): staffing, equipment, key parts, retention, intervals as data, with source and date. An edition
// never changes once it is kept; judgements name the pack and edition they used.
#include "domain/calendars/calendar.h"
#include "domain/hazards/hazard.h"
#include "platform/records/describe.h"

namespace anyuan::rulepacks {

enum class Kind { staffing, equipment, key_parts, retention, intervals, targets, major_hazards, management };
BOOST_DESCRIBE_ENUM(Kind, staffing, equipment, key_parts, retention, intervals, targets, major_hazards, management)
constexpr Label label_of(Kind kind) {
  switch (kind) {
    case Kind::staffing: return {"人员配备", "Staffing"};
    case Kind::equipment: return {"防护器械", "Equipment"};
    case Kind::key_parts: return {"重点部位", "Key parts"};
    case Kind::retention: return {"图像保存", "Retention"};
    case Kind::intervals: return {"证件与培训", "Certificates and training"};
    case Kind::targets: return {"考核指标", "Targets"};
    case Kind::major_hazards: return {"重大隐患判定", "Major-hazard criteria"};
    case Kind::management: return {"管理制度", "Management"};
  }
  return {};
}

enum class Level { must, should };  // 应 / 宜 of a standard
BOOST_DESCRIBE_ENUM(Level, must, should)
constexpr Label label_of(Level level) {
  switch (level) {
    case Level::must: return {"应", "Must"};
    case Level::should: return {"宜", "Should"};
  }
  return {};
}

enum class Consequence { none, proposes, opens };
BOOST_DESCRIBE_ENUM(Consequence, none, proposes, opens)
constexpr Label label_of(Consequence consequence) {
  switch (consequence) {
    case Consequence::none: return {"只作评判", "Judgement only"};
    case Consequence::proposes: return {"建议登记隐患", "Proposes a hazard"};
    case Consequence::opens: return {"自动登记隐患", "Opens a hazard"};
  }
  return {};
}

// The rates people are asked for; a clause that feeds one says whether a school counts as reaching it (design: 四个100%).
enum class Rate {
  guards_staffed, guards_certified, closed_management, alarm_and_video, guard_post, gates_protected, alarm_installed, video_accessed, retention_kept
};
BOOST_DESCRIBE_ENUM(Rate, guards_staffed, guards_certified, closed_management, alarm_and_video, guard_post, gates_protected, alarm_installed,
                    video_accessed, retention_kept)
constexpr Label label_of(Rate rate) {
  switch (rate) {
    case Rate::guards_staffed: return {"专职保安员配备率", "Guards staffed"};
    case Rate::guards_certified: return {"保安员持证率", "Guards certified"};
    case Rate::closed_management: return {"封闭化管理率", "Closed management"};
    case Rate::alarm_and_video: return {"一键报警和视频监控达标率", "Alarm and video"};
    case Rate::guard_post: return {"护学岗设置率", "Guard posts"};
    case Rate::gates_protected: return {"防冲撞设施达标率", "Anti-ram facilities"};
    case Rate::alarm_installed: return {"一键式报警安装率", "Alarms installed"};
    case Rate::video_accessed: return {"视频监控接入率", "Video access"};
    case Rate::retention_kept: return {"图像保存达标率", "Footage kept"};
  }
  return {};
}

// What a region may set when it puts the pack in force: one of the choices, or a number within bounds.
struct Parameter {
  std::string name;
  std::string label;
  std::vector<std::string> choices;  // empty: a number
  std::string value;                 // unless the region says otherwise
  std::optional<double> min, max;
  bool operator==(const Parameter&) const = default;
};
inline const records::RecordType& type_of(const Parameter*) {
  using records::field;
  static const auto type = records::record<Parameter>("rule_pack_parameters", "", {"可调参数", "Parameter"}, {
      field<&Parameter::name>("name", {"代号", "Name"}, {.required = true, .length_max = 40}),
      field<&Parameter::label>("label", {"名称", "Label"}, {.required = true, .length_max = 60}),
      field<&Parameter::choices>("choices", {"可选值", "Choices"}),
      field<&Parameter::value>("value", {"缺省值", "Value"}, {.required = true, .length_max = 40}),
      field<&Parameter::min>("min", {"最小", "At least"}),
      field<&Parameter::max>("max", {"最大", "At most"}),
  });
  return type;
}

// A step of working out, named so that the formulas after it and the sentences may use it.
struct Step {
  std::string name;
  std::string is;  // a formula
  bool operator==(const Step&) const = default;
};
inline const records::RecordType& type_of(const Step*) {
  using records::field;
  static const auto type = records::record<Step>("rule_pack_steps", "", {"计算步骤", "Step"}, {
      field<&Step::name>("name", {"名称", "Name"}, {.required = true, .length_max = 40}),
      field<&Step::is>("is", {"算式", "Is"}, {.required = true, .length_max = 1000}),
  });
  return type;
}

// The value of a norm for one school; unknown where `applies` is not true.
struct Norm {
  std::string name;  // norm.guards
  std::string clause;
  std::vector<Step> steps;
  std::string applies = "true";
  std::string is;
  bool operator==(const Norm&) const = default;
};
inline const records::RecordType& type_of(const Norm*) {
  using records::field;
  static const auto type = records::record<Norm>("rule_pack_norms", "", {"配备标准", "Norm"}, {
      field<&Norm::name>("name", {"名称", "Name"}, {.required = true, .length_max = 60}),
      field<&Norm::clause>("clause", {"依据", "Clause"}, {.required = true, .length_max = 200}),
      field<&Norm::steps>("steps", {"计算步骤", "Steps"}),
      field<&Norm::applies>("applies", {"适用条件", "Applies when"}, {.length_max = 1000}),
      field<&Norm::is>("is", {"算式", "Is"}, {.required = true, .length_max = 1000}),
  });
  return type;
}

// What a rate is to reach (考核指标): a campaign's or a region's, for as long as its pack is in force there; of all schools,
// or of those of some areas alone (R-TECH-11, R-TECH-12: 城市中小学、幼儿园).
struct Target {
  Rate rate = Rate::guards_staffed;
  std::vector<schools::Area> areas;  // empty: all
  double percent = 100;
  std::string clause;
  bool operator==(const Target&) const = default;
};
inline const records::RecordType& type_of(const Target*) {
  using records::field;
  static const auto type = records::record<Target>("rule_pack_targets", "", {"指标要求", "Target"}, {
      field<&Target::rate>("rate", {"指标", "Rate"}, {.required = true}),
      field<&Target::areas>("areas", {"限于", "Only of"}),
      field<&Target::percent>("percent", {"不低于", "At least"}, {.required = true, .min = 0, .max = 100, .unit = "%"}),
      field<&Target::clause>("clause", {"依据", "Clause"}, {.required = true, .length_max = 200}),
  });
  return type;
}

struct Clause {
  std::string code;    // unique in its pack
  std::string title;   // what must be so
  std::string clause;  // the source's own paragraph
  Level level = Level::must;
  std::vector<Step> steps;
  std::string applies = "true";
  std::string passes;
  std::string partly;  // passed in part, where it does not pass; empty: never
  std::string says_passed, says_failed, says_partly;  // sentences with {figures}
  std::optional<Rate> feeds;  // the rate this clause is counted in
  Consequence consequence = Consequence::none;
  hazards::Kind hazard_kind = hazards::Kind::other;
  hazards::Grade hazard_grade = hazards::Grade::general;
  std::int64_t fix_days = 30;   // proposed deadline
  calendars::Counting fix_by = calendars::Counting::calendar_days;  // which days of the place it counts
  std::int64_t heal_days = 7;   // days it must pass before a proposal goes away by itself
  bool operator==(const Clause&) const = default;
};
inline const records::RecordType& type_of(const Clause*) {
  using records::field;
  static const auto type = records::record<Clause>("rule_pack_clauses", "", {"条款", "Clause"}, {
      field<&Clause::code>("code", {"编号", "Code"}, {.required = true, .length_max = 20}),
      field<&Clause::title>("title", {"要求", "What must be so"}, {.required = true, .length_max = 100}),
      field<&Clause::clause>("clause", {"依据", "Clause"}, {.required = true, .length_max = 200}),
      field<&Clause::level>("level", {"程度", "Level"}),
      field<&Clause::steps>("steps", {"计算步骤", "Steps"}),
      field<&Clause::applies>("applies", {"适用条件", "Applies when"}, {.length_max = 1000}),
      field<&Clause::passes>("passes", {"达标条件", "Passes when"}, {.required = true, .length_max = 1000}),
      field<&Clause::partly>("partly", {"部分达标条件", "Passes in part when"}, {.length_max = 1000}),
      field<&Clause::says_passed>("says_passed", {"达标说明", "Sentence when passed"}, {.required = true, .length_max = 300}),
      field<&Clause::says_failed>("says_failed", {"未达标说明", "Sentence when failed"}, {.required = true, .length_max = 300}),
      field<&Clause::says_partly>("says_partly", {"部分达标说明", "Sentence when passed in part"}, {.length_max = 300}),
      field<&Clause::feeds>("feeds", {"计入指标", "Counted in"}),
      field<&Clause::consequence>("consequence", {"后果", "Consequence"}),
      field<&Clause::hazard_kind>("hazard_kind", {"隐患类别", "Hazard kind"}),
      field<&Clause::hazard_grade>("hazard_grade", {"隐患等级", "Hazard grade"}),
      field<&Clause::fix_days>("fix_days", {"整改天数", "Days to fix"}, {.min = 0, .max = 365, .unit = "天"}),
      field<&Clause::fix_by>("fix_by", {"整改天数按", "Days counted"}),
      field<&Clause::heal_days>("heal_days", {"恢复天数", "Days until healed"}, {.min = 1, .max = 365, .unit = "天"}),
  });
  return type;
}

using RulePackId = Id<struct RulePackTag>;

struct RulePack {
  records::Head head;
  std::string code;
  std::int64_t edition = 1;
  Kind kind = Kind::staffing;
  std::string title;
  std::string source;
  Date dated_on{};
  Date effective_from{};
  std::optional<Date> effective_to;
  bool verified = false;             // somebody compared it with the official text
  std::vector<std::string> regions;  // division codes under which it may be put in force; empty: anywhere
  std::vector<Parameter> parameters;
  std::vector<Norm> norms;
  std::vector<Clause> clauses;
  std::vector<Target> targets;
  std::string text_hash;  // SHA-256 of the file
  bool operator==(const RulePack&) const = default;
};
inline const records::RecordType& type_of(const RulePack*) {
  using records::field, records::Listed;
  static const auto type = records::record<RulePack>("rule_packs", "rp", {"规则包", "Rule packs"}, {
      field<&RulePack::code>("code", {"代号", "Code"}, {.required = true, .searched = true, .sorted = true, .list = Listed::shown, .length_max = 40}),
      field<&RulePack::edition>("edition", {"版本", "Edition"}, {.required = true, .sorted = true, .list = Listed::shown, .min = 1, .max = 9999}),
      field<&RulePack::kind>("kind", {"类别", "Kind"}, {.required = true, .filtered = true, .list = Listed::shown}),
      field<&RulePack::title>("title", {"名称", "Title"}, {.required = true, .searched = true, .list = Listed::shown, .length_max = 100}),
      field<&RulePack::source>("source", {"出处", "Source"}, {.required = true, .length_max = 400}),
      field<&RulePack::dated_on>("dated_on", {"发布日期", "Dated"}, {.required = true, .sorted = true}),
      field<&RulePack::effective_from>("effective_from", {"施行日期", "In force from"}, {.required = true, .sorted = true, .list = Listed::shown}),
      field<&RulePack::effective_to>("effective_to", {"废止日期", "In force until"}, {.filtered = true}),
      field<&RulePack::verified>("verified", {"已与原文核对", "Verified"}, {.required = true, .filtered = true, .list = Listed::shown}),
      field<&RulePack::regions>("regions", {"适用地区", "Regions"}, {.list = Listed::never}),
      field<&RulePack::parameters>("parameters", {"可调参数", "Parameters"}, {.list = Listed::never}),
      field<&RulePack::norms>("norms", {"配备标准", "Norms"}, {.list = Listed::never}),
      field<&RulePack::clauses>("clauses", {"条款", "Clauses"}, {.list = Listed::never}),
      field<&RulePack::targets>("targets", {"指标要求", "Targets"}, {.list = Listed::never}),
      field<&RulePack::text_hash>("text_hash", {"内容摘要", "Hash"}, {.read_only = true, .list = Listed::never}),
  }, "code");
  return type;
}

}  // namespace anyuan::rulepacks
