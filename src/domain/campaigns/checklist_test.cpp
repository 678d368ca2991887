#include "domain/campaigns/checklist.h"

#include <gtest/gtest.h>

#include "platform/files/embedded.h"

namespace anyuan::campaigns {
namespace {

constexpr std::string_view shipped_file = "data/checklists/hxay-100.yaml";

Checklist shipped() {
  const auto parsed = parse_checklist(shipped_file, *files::embedded(shipped_file));
  EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().args[1] + " " + parsed.error().args[2]);
  return parsed.ok() ? parsed.value() : Checklist{};
}

// domain 3.5: five chapters, one hundred points.
TEST(ShippedChecklist, HasTheFiveChaptersOfTheNoticeWithTheirWeights) {
  const auto sheet = shipped();
  const std::pair<std::string, double> expected[] = {{"人力防范", 25}, {"实体防范", 20}, {"技术防范", 25}, {"安全管理", 20}, {"长效机制", 10}};
  ASSERT_EQ(sheet.chapters.size(), 5U);
  double all = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    double full = 0;
    for (const auto& point : sheet.chapters[i].points) full += point.full;
    EXPECT_EQ(sheet.chapters[i].title, expected[i].first);
    EXPECT_EQ(full, expected[i].second) << sheet.chapters[i].title;
    all += full;
  }
  EXPECT_EQ(all, 100);
  EXPECT_FALSE(sheet.verified);  // the weights are ours
  EXPECT_EQ(sheet.code, "hxay-100");
}

TEST(ShippedChecklist, EveryPointNamesItsClauseAndHowToLook) {
  int focus = 0;
  for (const auto& chapter : shipped().chapters) {
    for (const auto& point : chapter.points) {
      EXPECT_GT(point.guide.size(), 30U) << point.code;
      EXPECT_FALSE(point.clause.empty()) << point.code;
      EXPECT_TRUE(point.code.starts_with(chapter.code + ".")) << point.code;
      // D1 四: what the inspection looks at above all, and nothing else.
      EXPECT_EQ(point.focus, point.clause.find("四（") != std::string::npos) << point.code;
      focus += point.focus ? 1 : 0;
    }
  }
  EXPECT_EQ(focus, 6);
}

TEST(ShippedChecklist, OnlyKindergartensAreAskedForPickUpCards) {
  const auto sheet = shipped();
  ASSERT_NE(sheet.find("4.3"), nullptr);
  EXPECT_EQ(sheet.find("4.3")->categories, (std::vector{schools::Category::kindergarten, schools::Category::unlicensed}));
  EXPECT_TRUE(sheet.find("4.1")->categories.empty());
  EXPECT_EQ(sheet.find("9.9"), nullptr);
}

TEST(ShippedChecklist, GradesAndVetoesAreThoseOfTheSheet) {
  const auto sheet = shipped();
  const std::vector<GradeStep> grades{{"优秀", 90}, {"良好", 80}, {"合格", 60}, {"不合格", 0}};
  EXPECT_EQ(sheet.grades, grades);
  EXPECT_EQ(sheet.vetoes.size(), 3U);
}

// What ships, sheet by sheet: points, what they add up to, focus points, points whose failure is a veto.
TEST(ShippedChecklists, AreTheseAndEachIsWhole) {
  std::string found;
  for (const auto& file : files::embedded_files()) {
    if (!file.name.starts_with("data/checklists/")) continue;
    const auto parsed = parse_checklist(file.name, file.bytes);
    ASSERT_TRUE(parsed.ok()) << file.name << " line " << parsed.error().args.at(1) << " " << parsed.error().more.at(0).reason;
    const auto& sheet = parsed.value();
    int points = 0, focus = 0, vetoes = 0;
    double full = 0;
    for (const auto& chapter : sheet.chapters) {
      for (const auto& point : chapter.points) {
        ++points;
        full += point.full;
        focus += point.focus ? 1 : 0;
        vetoes += point.veto ? 1 : 0;
        EXPECT_TRUE(point.code.starts_with(chapter.code + ".")) << sheet.code << " " << point.code;
        EXPECT_FALSE(point.clause.empty()) << sheet.code << " " << point.code;
      }
    }
    EXPECT_EQ(file.name, fmt::format("data/checklists/{}.yaml", sheet.code));
    EXPECT_FALSE(sheet.verified) << sheet.code;
    EXPECT_NE(sheet.source.find("拟定"), std::string::npos) << sheet.code << " says who made its points";
    found += fmt::format("{} {} {}: {} of {}, focus {}, veto {}\n", sheet.code, sheet.title, name_of(sheet.tally), points, full, focus, vetoes);
  }
  EXPECT_EQ(found, R"(county-standard 校园安全工作达标对照表 rows: 30 of 21, focus 6, veto 0
dept-chemicals 学校危险化学品和实验室废物检查表 score: 9 of 100, focus 3, veto 2
dept-construction 学校在建工程安全检查表 rows: 14 of 14, focus 3, veto 2
dept-fire 学校消防安全标准化检查表 score: 14 of 100, focus 2, veto 2
dept-food 学校食品安全检查表 score: 13 of 100, focus 4, veto 3
dept-health 学校卫生监督检查表 score: 11 of 100, focus 3, veto 1
dept-perimeter 校园周边环境检查表 rows: 13 of 13, focus 4, veto 0
dept-special-equipment 学校特种设备检查表 rows: 12 of 11, focus 3, veto 1
dept-transport 校车和学生上下学交通检查表 score: 11 of 100, focus 4, veto 4
hxay-100 护校安园百分制检查表 score: 23 of 100, focus 6, veto 0
police-monthly 中小学幼儿园治安保卫工作月查表 score: 17 of 100, focus 5, veto 0
)");
}

constexpr std::string_view small = R"(code: small
edition: 1
title: 小表
source: 测试
verified: false
grades:
  - {name: 合格, from: 60}
  - {name: 不合格, from: 0}
chapters:
  - code: "1"
    title: 一
    points:
      - {code: "1.1", text: 有门, guide: 看, clause: 一, full: 2, rule: yes_no}
      - {code: "1.2", text: 有锁, guide: 看, clause: 一, full: 3, rule: per_missing, off_each: 1, count_label: 缺}
      - code: "1.3"
        text: 有灯
        guide: 看
        clause: 一
        full: 5
        rule: steps
        steps:
          - {text: 亮, score: 5}
          - {text: 不亮, score: 0}
)";

// What is refused when `from` reads `to`: line, field and the field's own reason.
std::string refusal_of(std::string_view from, std::string_view to, std::string text = std::string(small)) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  const auto parsed = parse_checklist("small.yaml", text);
  if (parsed.ok()) return "ok";
  const auto& error = parsed.error();
  EXPECT_EQ(error.args.at(0), "small.yaml");
  if (error.more.empty()) return error.reason + " " + error.args.at(1);
  EXPECT_EQ(error.reason, "checklist_wrong");
  return error.args.at(1) + ": " + error.args.at(2) + " " + error.more.front().reason;
}

TEST(ChecklistParser, NamesFileLineAndFieldOfWhatIsWrong) {
  EXPECT_EQ(refusal_of("小表", "小表"), "ok");
  EXPECT_EQ(refusal_of("edition: 1", "edition: one"), "2: edition not_an_integer");
  EXPECT_EQ(refusal_of("title: 小表\n", ""), "1: title required");
  EXPECT_EQ(refusal_of("rule: yes_no", "rule: maybe"), "13: chapters[0].points[0].rule not_a_choice");
  EXPECT_EQ(refusal_of("off_each: 1, ", ""), "14: chapters[0].points[1].off_each checklist_off_each_needed");
  EXPECT_EQ(refusal_of(", count_label: 缺", ""), "14: chapters[0].points[1].count_label checklist_count_label_needed");
  EXPECT_EQ(refusal_of("\"1.2\"", "\"1.1\""), "14: chapters[0].points[1].code checklist_code_twice");
  EXPECT_EQ(refusal_of("score: 5}", "score: 4}"), "21: chapters[0].points[2].steps checklist_steps_begin_full");
  EXPECT_EQ(refusal_of("{text: 不亮, score: 0}", "{text: 不亮, score: 6}"), "21: chapters[0].points[2].steps checklist_steps_best_first");
  EXPECT_EQ(refusal_of("          - {text: 不亮, score: 0}\n", ""), "21: chapters[0].points[2].steps checklist_steps_too_few");
  EXPECT_EQ(refusal_of("        full: 5\n", "        full: 5\n        colour: red\n"), "20: chapters[0].points[2].colour unknown_field");
  EXPECT_EQ(refusal_of("from: 0}", "from: 10}"), "6: grades checklist_grades_in_order");
  EXPECT_EQ(refusal_of("from: 60}", "from: 0}"), "6: grades checklist_grades_in_order");
  EXPECT_EQ(refusal_of("    points:\n", "    dots:\n"), "12: chapters[0].dots unknown_field");
  EXPECT_TRUE(refusal_of("title: 一\n", "title: [一\n").starts_with("pack_unreadable"));
}

// Each rule asks for what it needs and refuses what it has no use for, so that no setting of a point is dead.
TEST(ChecklistParser, ARuleAsksForWhatItNeedsAndForNothingElse) {
  const auto with = [](std::string_view point) {
    const auto said = refusal_of("full: 2, rule: yes_no", point);
    const auto at = said.rfind('.');
    return at == std::string::npos ? said : said.substr(at + 1);
  };
  EXPECT_EQ(with("full: 0, rule: yes_no"), "full checklist_full_needed");
  EXPECT_EQ(with("full: 2, rule: yes_no, off_each: 1"), "off_each checklist_no_use");
  EXPECT_EQ(with("full: 2, rule: yes_no, floor: 1"), "floor checklist_no_use");
  EXPECT_EQ(with("full: 2, rule: yes_no, steps: [{text: 一, score: 2}, {text: 二, score: 0}]"), "steps checklist_no_use");
  EXPECT_EQ(with("full: 2, rule: yes_no, needs: [{students_from: 0, count: 1}]"), "needs checklist_no_use");
  EXPECT_EQ(with("full: 2, rule: yes_no, count_label: 数"), "count_label checklist_no_use");
  EXPECT_EQ(with("full: 2, rule: yes_no, fact: guards.full_time"), "fact checklist_no_use");
  EXPECT_EQ(with("full: 2, rule: yes_no, counted: true"), "count_label checklist_count_label_needed");
  EXPECT_EQ(with("full: 2, rule: yes_no, counted: true, count_label: 数, fact: guards.full_time, veto: true"), "ok");
  EXPECT_EQ(with("full: 2, rule: per_missing, off_each: 1, count_label: 缺, floor: 2"), "floor checklist_floor_too_high");
  EXPECT_EQ(with("full: 2, rule: per_missing, off_each: 1, count_label: 缺, floor: 1.5, fact: fire.broken"), "ok");
  EXPECT_EQ(with("full: 2, rule: per_missing, off_each: 1, count_label: 缺, fact: fire.broke"), "fact checklist_fact_unknown");
  EXPECT_EQ(with("full: 2, rule: per_missing, off_each: 1, count_label: 缺, fact: school.boarding"), "fact checklist_fact_unknown");
  EXPECT_EQ(with("full: 2, rule: per_missing, off_each: 1, count_label: 缺, counted: true"), "counted checklist_no_use");
  EXPECT_EQ(with("full: 2, rule: rate, count_label: 率, fact: guards.full_time"), "fact checklist_no_use");
  EXPECT_EQ(with("full: 2, rule: rate, count_label: 率"), "ok");
  EXPECT_EQ(with("full: 2, rule: levels"), "ok");
  EXPECT_EQ(with("full: 2, rule: levels, steps: [{text: 一, score: 2}, {text: 二, score: 0}]"), "steps checklist_three_steps");
  EXPECT_EQ(with("full: 2, rule: levels, steps: [{text: 一, score: 2}, {text: 二, score: 1.5}, {text: 三, score: 1}]"), "ok");
  EXPECT_EQ(with("full: 2, rule: levels, steps: [{text: 一, score: 2}, {text: 二, score: 2}, {text: 三, score: 2}]"), "steps checklist_steps_best_first");
  EXPECT_EQ(with("full: 4, rule: weights, steps: [{text: 一, score: 4}, {text: 二, score: 2}, {text: 三, score: 0}]"), "ok");
  EXPECT_EQ(with("full: 4, rule: weights, steps: [{text: 一, score: 4}, {text: 二, score: 3}, {text: 三, score: 0}]"), "steps checklist_weights_fixed");
  EXPECT_EQ(with("full: 4, rule: count, off_each: 2, count_label: 数"), "needs checklist_needs_from_zero");
  EXPECT_EQ(with("full: 4, rule: count, off_each: 2, count_label: 数, needs: [{students_from: 1, count: 2}]"), "needs checklist_needs_from_zero");
  EXPECT_EQ(with("full: 4, rule: count, off_each: 2, count_label: 数, needs: [{students_from: 0, count: 2}, {students_from: 0, count: 3}]"), "needs checklist_needs_in_order");
  EXPECT_EQ(with("full: 4, rule: count, count_label: 数, needs: [{students_from: 0, count: 2}]"), "off_each checklist_off_each_needed");
  EXPECT_EQ(with("full: 4, rule: count, off_each: 2, count_label: 数, needs: [{students_from: 0, count: 2}, {students_from: 501, count: 3}], fact: guards.full_time"), "ok");
  EXPECT_EQ(with("full: 1, rule: figure, count_label: 数"), "full checklist_figure_scores");
  EXPECT_EQ(with("full: 0, rule: figure, count_label: 数, veto: true"), "veto checklist_no_use");
  EXPECT_EQ(with("full: 0, rule: figure, count_label: 数, fact: school.students"), "ok");
}

// What a designer is asked for and what is refused are the same: each field that is filled in where its rule has no use
// for it, and only then.
TEST(ChecklistParser, AsksForExactlyWhatItsRuleHasAUseFor) {
  const std::map<std::string_view, void (*)(Point&)> fill{
      {"off_each", [](Point& point) { point.off_each = 1; }},
      {"floor", [](Point& point) { point.floor = 1; }},
      {"steps", [](Point& point) { point.steps = {{"好", point.full}, {"中", point.full / 2}, {"差", 0}}; }},
      {"needs", [](Point& point) { point.needs = {{0, 2}}; }},
      {"count_label", [](Point& point) { point.count_label = "数"; point.counted = point.rule == Rule::yes_no; }},
      {"fact", [](Point& point) { point.fact = "guards.full_time"; point.counted = point.rule == Rule::yes_no; }},
      {"counted", [](Point& point) { point.counted = true; }},
      {"veto", [](Point& point) { point.veto = true; }}};
  for (const auto rule : all_values<Rule>()) {
    const auto used = fields_for(rule);
    for (const auto& [field, set] : fill) {
      Checklist sheet;
      sheet.grades = {{"合格", 0}};
      Point point;
      point.code = "1.1";
      point.rule = rule;
      point.full = rule == Rule::figure ? 0 : 4;
      set(point);
      sheet.chapters = {{"1", "一", {point}}};
      const auto faults = faults_in(sheet);
      const bool is_refused = std::ranges::any_of(faults, [&](const Error& one) { return one.reason == "checklist_no_use" && one.field == fmt::format("chapters[0].points[0].{}", field); });
      EXPECT_EQ(is_refused, std::ranges::find(used, field) == used.end()) << name_of(rule) << " " << field;
    }
  }
}

TEST(ChecklistParser, ASheetOfRowsCountsEachPointAsOneAndNeedsNoResults) {
  std::string rows(small);
  rows.resize(rows.find("grades:"));
  rows += R"(tally: rows
chapters:
  - code: "1"
    title: 一
    points:
      - {code: "1.1", text: 有门, guide: 看, clause: 一, full: 1, rule: yes_no}
      - {code: "1.2", text: 保安, guide: 看, clause: 一, full: 1, rule: count, off_each: 1, count_label: 名, needs: [{students_from: 0, count: 2}]}
      - {code: "1.3", text: 学生数, guide: 看, clause: 一, full: 0, rule: figure, count_label: 人}
)";
  const auto with = [&](std::string_view from, std::string_view to) { return refusal_of(from, to, rows); };
  EXPECT_EQ(with("有门", "有门"), "ok");
  EXPECT_EQ(with("full: 1, rule: yes_no", "full: 2, rule: yes_no"), "11: chapters[0].points[0].full checklist_row_full");
  EXPECT_EQ(with("full: 1, rule: yes_no", "full: 1, rule: levels"), "11: chapters[0].points[0].rule checklist_row_rule");
  EXPECT_EQ(with("off_each: 1", "off_each: 2"), "12: chapters[0].points[1].off_each checklist_row_full");
  EXPECT_EQ(with("full: 1, rule: yes_no", "full: 1, rule: yes_no, veto: true"), "11: chapters[0].points[0].veto checklist_veto_without_grades");
  EXPECT_EQ(with("tally: rows", "tally: rows\nvetoes: [{code: V1, text: 瞒报}]"), "7: vetoes checklist_veto_without_grades");
  EXPECT_EQ(with("tally: rows\n", ""), "1: grades checklist_grades_needed");
}

TEST(ChecklistParser, LevelsAndWeightsHaveTheirUsualStepsWhereTheSheetNamesNone) {
  std::string text(small);
  const std::string_view point = "full: 2, rule: yes_no";
  text.replace(text.find(point), point.size(), "full: 6, rule: levels");
  const auto parsed = parse_checklist("small.yaml", text);
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed.value().find("1.1")->steps, (std::vector<Step>{{"好", 6}, {"一般", 3}, {"差", 0}}));
  text.replace(text.find("rule: levels"), 12, "rule: weights");
  EXPECT_EQ(parse_checklist("small.yaml", text).value().find("1.1")->steps, (std::vector<Step>{{"落实", 6}, {"基本落实", 3}, {"未落实", 0}}));
}

TEST(ChecklistParser, AnyChangeOfTheTextChangesItsHash) {
  const auto one = parse_checklist("small.yaml", small);
  std::string text(small);
  text.replace(text.find("有门"), std::string("有门").size(), "有窗");
  const auto other = parse_checklist("small.yaml", text);
  ASSERT_TRUE(one.ok() && other.ok());
  EXPECT_EQ(one.value().text_hash.size(), 64U);
  EXPECT_NE(one.value().text_hash, other.value().text_hash);
}

}  // namespace
}  // namespace anyuan::campaigns
