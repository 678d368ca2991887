#include "domain/figures/report.h"

#include <fmt/format.h>

#include "base/percent.h"
#include "domain/campaigns/commands.h"
#include "domain/figures/rates.h"
#include "domain/figures/store.h"
#include "platform/sheets/writer.h"

namespace anyuan::figures {
namespace {

using sheets::Column;
using sheets::Shown;
using sheets::Value;

constexpr std::int64_t rows_max = 50'000;  // of one list; a larger unit is reported county by county

Value number(std::int64_t count) { return static_cast<double>(count); }
Value share(std::optional<double> percent) { return percent ? Value(*percent / 100) : Value(); }  // unknown stays blank
Value day(std::optional<Date> date) { return date ? Value(sheets::Moment{*date, {}}) : Value(); }
Value moment(std::optional<Instant> instant) {
  if (!instant) return {};
  const auto date = date_at(*instant);
  return sheets::Moment{date, std::chrono::duration_cast<std::chrono::seconds>(*instant - start_of(date))};
}
template <class E>
Value word(E value) {
  return std::string(label_of(value).zh);
}
template <class E>
Value word(std::optional<E> value) {
  return value ? word(*value) : Value();
}

// One report's making.
class Workbook {
 public:
  Workbook(db::Reading& reading, const Figures& figures, const campaigns::Checklist& checklist, Data data)
      : reading_(reading), figures_(figures), checklist_(checklist), data_(data), counties_(counties(reading, figures.unit)) {}

  std::string made() {
    totals();
    progress();
    grades();
    problem_list();
    missing_list();
    acceptance_list();
    look_back_list();
    return writer_.finish();
  }

 private:
  void start(const std::string& name, std::vector<Column> columns) {
    const auto mark = data_ == Data::demo ? "演示数据，非真实学校与人员" : "";
    sheets::Print print{{fmt::format("{} {}", figures_.campaign.name, name),
                         fmt::format("单位：{}    统计时间：{}    {}", figures_.unit.name, beijing_text_of(figures_.at), mark)}, mark};
    writer_.start_sheet(name, std::move(columns), print);
  }
  // The last row of a list that is longer than it may be.
  void say_if_cut(std::size_t rows) {
    if (std::cmp_equal(rows, rows_max)) writer_.add_row({fmt::format("仅列出前 {} 行，其余请按下级单位分别导出", rows_max)});
  }
  std::string county_of(const std::string& path) const {
    for (const auto& [county, name] : counties_) {
      if (path.starts_with(county)) return name;
    }
    return {};
  }
  std::string text_of_point(const std::string& code) const {
    const auto* point = checklist_.find(code);
    return point == nullptr ? std::string{} : point->text;
  }
  bool is_focus(const std::string& code) const {
    const auto* point = checklist_.find(code);
    return point != nullptr && point->focus;
  }

  void totals();
  void progress();
  void add_progress(const Line& line);
  void grades();
  void problem_list();
  void missing_list();
  void acceptance_list();
  void look_back_list();

  db::Reading& reading_;
  const Figures& figures_;
  const campaigns::Checklist& checklist_;
  Data data_;
  std::vector<std::pair<std::string, std::string>> counties_;
  sheets::Writer writer_;
};

void Workbook::totals() {
  const auto& total = figures_.total;
  const auto due = due_schools(total);
  start("总体情况", {{.heading = "指标", .width = 26}, {.heading = "数量", .shown = Shown::integer, .width = 14},
                     {.heading = "比例", .shown = Shown::percent, .width = 14}, {.heading = "说明", .width = 70}});
  const auto row = [&](std::string_view name, Value count, Value percent, std::string_view why) {
    writer_.add_row({std::string(name), std::move(count), std::move(percent), std::string(why)});
  };
  row("应查学校", number(total[Key::schools]), {}, "专项行动范围内的学校(园)、机构");
  row("免检", number(total[Key::waived]), share(percent_of(total[Key::waived], total[Key::schools])), "已登记免检理由");
  row("自查覆盖率", number(due - total[Key::missing]), share(coverage(total)), fmt::format("已提交自查的学校占应查(不含免检)学校的比例，目标 {}%", figures_.campaign.coverage_target));
  row("未提交自查", number(total[Key::missing]), share(percent_of(total[Key::missing], due)), "名单见“未自查名单”");
  row("自查平均得分率", number(total[Key::submitted]), share(average(total)), "数量为已提交的自查表");
  row("自查不合格项", number(total[Key::failed_points]), {}, "不合格与部分合格的要点，逐校见“问题清单”");
  row("发现隐患", number(total[Key::hazards]), {}, "不含已作废");
  row("已销号", number(total[Key::closed]), share(closed_percent(total)), "整改并经他人核查");
  row("未销号", number(total[Key::open]), share(percent_of(total[Key::open], total[Key::hazards])), "登记、整改中、临时管控、待核查");
  row("其中逾期", number(total[Key::overdue]), share(percent_of(total[Key::overdue], total[Key::hazards])), "超过整改期限或临时管控期限");
  row("其中重大", number(total[Key::major]), {}, "须由市级核查销号");
  row("抽查学校", number(total[Key::sampled]), {}, "市级随机抽取，种子已公布");
  row("已完成验收", number(total[Key::accepted]), share(percent_of(total[Key::accepted], total[Key::sampled])), "市级验收表已提交");
  row("待回头看", number(total[Key::look_back_left]), share(percent_of(total[Key::look_back_left], total[Key::hazards])), "检查发现、尚未回头看的隐患");
}

void Workbook::add_progress(const Line& line) {
  const auto& counts = line.counts;
  writer_.add_row({line.name, word(line.phase), number(counts[Key::schools]), number(counts[Key::waived]), number(counts[Key::submitted]),
                   number(counts[Key::missing]), share(coverage(counts)), share(average(counts)), number(counts[Key::failed_points]),
                   number(counts[Key::hazards]), number(counts[Key::closed]), number(counts[Key::overdue]), share(closed_percent(counts)),
                   number(counts[Key::sampled]), number(counts[Key::accepted]), number(counts[Key::look_back_left])});
}

void Workbook::progress() {
  start("县区进度", {{.heading = "单位", .width = 24}, {.heading = "所处阶段", .width = 12}, {.heading = "应查学校", .shown = Shown::integer, .width = 10},
                     {.heading = "免检", .shown = Shown::integer, .width = 8}, {.heading = "已提交自查", .shown = Shown::integer, .width = 12},
                     {.heading = "未提交", .shown = Shown::integer, .width = 9}, {.heading = "覆盖率", .shown = Shown::percent, .width = 10},
                     {.heading = "平均得分率", .shown = Shown::percent, .width = 12}, {.heading = "不合格项", .shown = Shown::integer, .width = 10},
                     {.heading = "隐患", .shown = Shown::integer, .width = 9}, {.heading = "已销号", .shown = Shown::integer, .width = 9},
                     {.heading = "逾期", .shown = Shown::integer, .width = 8}, {.heading = "销号率", .shown = Shown::percent, .width = 10},
                     {.heading = "抽中", .shown = Shown::integer, .width = 8}, {.heading = "已验收", .shown = Shown::integer, .width = 9},
                     {.heading = "待回头看", .shown = Shown::integer, .width = 10}});
  for (const auto& line : figures_.lines) add_progress(line);
  add_progress({{}, "合计", false, figures_.total, std::nullopt});
}

void Workbook::grades() {
  using hazards::Grade;
  using hazards::State;
  constexpr std::array states{State::reported, State::assigned, State::controlled, State::rectified, State::closed};
  std::vector<Column> columns{{.heading = "等级", .width = 14}};
  for (const auto state : states) columns.push_back({.heading = std::string(label_of(state).zh), .shown = Shown::integer, .width = 14});
  columns.push_back({.heading = "合计", .shown = Shown::integer, .width = 14});
  columns.push_back({.heading = "销号率", .shown = Shown::percent, .width = 14});
  start("隐患分级", std::move(columns));
  const auto count_of = [&](std::optional<Grade> grade, std::optional<State> state) {
    std::int64_t sum = 0;
    for (const auto& one : figures_.grades) {
      if ((!grade || one.grade == *grade) && (!state || one.state == *state)) sum += one.count;
    }
    return sum;
  };
  const auto row = [&](const std::string& name, std::optional<Grade> grade) {
    std::vector<Value> cells{name};
    for (const auto state : states) cells.push_back(number(count_of(grade, state)));
    const auto all = count_of(grade, std::nullopt);
    cells.push_back(number(all));
    cells.push_back(share(percent_of(count_of(grade, State::closed), all)));
    writer_.add_row(cells);
  };
  for (const auto grade : all_values<Grade>()) row(std::string(label_of(grade).zh), grade);
  row("合计", std::nullopt);
}

void Workbook::problem_list() {
  start("问题清单", {{.heading = "县区", .width = 16}, {.heading = "学校", .width = 26}, {.heading = "检查类型", .width = 11}, {.heading = "要点", .width = 7},
                     {.heading = "检查内容", .width = 40}, {.heading = "结果", .width = 10}, {.heading = "情况说明", .width = 36}, {.heading = "隐患编号", .width = 24},
                     {.heading = "等级", .width = 7}, {.heading = "状态", .width = 10}, {.heading = "责任人", .width = 11},
                     {.heading = "整改期限", .shown = Shown::date, .width = 12}, {.heading = "逾期", .width = 7}, {.heading = "检查重点", .width = 10}});
  const auto rows = problems(reading_, figures_, rows_max);
  const auto today = date_at(figures_.at);
  for (const auto& one : rows) {
    const bool late = one.deadline && *one.deadline < today;
    writer_.add_row({county_of(one.unit_path), one.school, word(one.kind), one.point, text_of_point(one.point), word(one.outcome), one.note, one.number,
                     word(one.grade), word(one.state), one.person, day(one.due), std::string(late ? "是" : ""), std::string(is_focus(one.point) ? "是" : "")},
                    late ? std::vector<std::size_t>{12} : std::vector<std::size_t>{});
  }
  say_if_cut(rows.size());
}

void Workbook::missing_list() {
  start("未自查名单", {{.heading = "县区", .width = 18}, {.heading = "学校", .width = 34}, {.heading = "办学类型", .width = 18}, {.heading = "校长(园长)", .width = 14},
                       {.heading = "自查状态", .width = 12}});
  const auto rows = missing(reading_, figures_, rows_max);
  for (const auto& one : rows) {
    writer_.add_row({county_of(one.unit_path), one.school, word(one.category), one.principal, std::string(one.is_started ? "填写中" : "未开始")});
  }
  say_if_cut(rows.size());
}

void Workbook::acceptance_list() {
  start("抽查验收", {{.heading = "县区", .width = 18}, {.heading = "学校", .width = 32}, {.heading = "抽样序号", .shown = Shown::integer, .width = 10},
                     {.heading = "自查得分率", .shown = Shown::percent, .width = 12}, {.heading = "验收得分率", .shown = Shown::percent, .width = 12},
                     {.heading = "相差", .shown = Shown::percent, .width = 10}, {.heading = "等次", .width = 10}, {.heading = "验收人", .width = 12},
                     {.heading = "提交时间", .shown = Shown::moment, .width = 18}, {.heading = "学校确认", .shown = Shown::moment, .width = 18}});
  const auto rows = sampled(reading_, figures_, rows_max);
  for (const auto& one : rows) {
    std::optional<double> difference;
    if (one.accepted && one.self_check) difference = *one.accepted - *one.self_check;
    writer_.add_row({county_of(one.unit_path), one.school, number(one.position), share(one.self_check), share(one.accepted), share(difference), one.result,
                     one.inspector, moment(one.submitted_at), moment(one.signed_at)});
  }
  say_if_cut(rows.size());
}

void Workbook::look_back_list() {
  start("回头看", {{.heading = "县区", .width = 18}, {.heading = "学校", .width = 30}, {.heading = "隐患编号", .width = 26}, {.heading = "隐患内容", .width = 46},
                   {.heading = "等级", .width = 8}, {.heading = "发现日期", .shown = Shown::date, .width = 13}, {.heading = "状态", .width = 11},
                   {.heading = "回头看结果", .width = 12}, {.heading = "回头看日期", .shown = Shown::date, .width = 13}});
  const auto rows = looked_back(reading_, figures_, rows_max);
  for (const auto& one : rows) {
    writer_.add_row({county_of(one.unit_path), one.school, one.number, one.title, word(one.grade), day(one.found_on), word(one.state),
                     one.found ? word(*one.found) : Value("未回头看"), day(one.looked_back_on)});
  }
  say_if_cut(rows.size());
}

}  // namespace

Result<Report> make_report(const Platform& platform, const accounts::Actor& actor, const Asked& asked, Data data) {
  return platform.database.read_one_moment([&](db::Reading& reading) -> Result<Report> {
    TRY(const auto figures, of_campaign(reading, platform, actor, asked));
    TRY(const auto checklist, campaigns::load_checklist(reading, platform.vault, figures.campaign.checklist));
    Workbook workbook(reading, figures, checklist, data);
    return Report{fmt::format("{}_{}_{}.xlsx", figures.campaign.name, figures.unit.name, text_of(date_at(figures.at))), workbook.made()};
  });
}

}  // namespace anyuan::figures
