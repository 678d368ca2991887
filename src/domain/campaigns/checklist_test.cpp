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

std::string refusal_of(std::string_view from, std::string_view to) {
  std::string text(small);
  text.replace(text.find(from), from.size(), to);
  const auto parsed = parse_checklist("small.yaml", text);
  if (parsed.ok()) return "ok";
  const auto& args = parsed.error().args;
  EXPECT_EQ(args.at(0), "small.yaml");
  return parsed.error().reason + " " + args.at(1) + ": " + args.at(2);
}

TEST(ChecklistParser, NamesFileAndLineOfWhatIsWrong) {
  EXPECT_EQ(refusal_of("小表", "小表"), "ok");
  EXPECT_EQ(refusal_of("edition: 1", "edition: one"), "checklist_wrong 2: edition not_an_integer");
  EXPECT_EQ(refusal_of("title: 小表\n", ""), "checklist_wrong 1: title required");
  EXPECT_EQ(refusal_of("rule: yes_no", "rule: maybe"), "checklist_wrong 13: rule not_a_choice");
  EXPECT_EQ(refusal_of("off_each: 1, ", ""), "checklist_wrong 14: off_each required");
  EXPECT_EQ(refusal_of(", count_label: 缺", ""), "checklist_wrong 14: count_label required");
  EXPECT_EQ(refusal_of("\"1.2\"", "\"1.1\""), "checklist_wrong 14: code 1.1 twice");
  EXPECT_EQ(refusal_of("score: 5}", "score: 4}"), "checklist_wrong 21: steps begin with the full score");
  EXPECT_EQ(refusal_of("{text: 不亮, score: 0}", "{text: 不亮, score: 6}"), "checklist_wrong 21: steps best first");
  EXPECT_EQ(refusal_of("        full: 5\n", "        full: 5\n        colour: red\n"), "checklist_wrong 20: colour unknown_field");
  EXPECT_EQ(refusal_of("from: 0}", "from: 10}"), "checklist_wrong 6: grades best first, the last from 0");
  EXPECT_EQ(refusal_of("    points:\n", "    dots:\n"), "checklist_wrong 10: points required");
  EXPECT_TRUE(refusal_of("title: 一\n", "title: [一\n").starts_with("pack_unreadable"));
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
