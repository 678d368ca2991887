#include "domain/rulepacks/names.h"
#include "domain/rulepacks/reading.h"

#include <gtest/gtest.h>

#include "platform/files/embedded.h"

namespace anyuan::rulepacks {
namespace {

// A pack without a mistake; each case below changes one thing in it.
constexpr std::string_view good = R"yaml(code: example
edition: 1
kind: staffing
title: 示例
source: 测试
dated_on: 2026-01-01
effective_from: 2026-01-01
effective_to: 2027-01-01
verified: false
regions: ["45", "4503"]
parameters:
  - {name: step, label: 增配基数, value: "500", min: 100, max: 1000}
  - {name: rounding, label: 取整, choices: [floor, ceil], value: floor}
norms:
  - name: norm.guards
    clause: 一
    steps:
      - {name: over, is: "max(0, school.students - 1000)"}
    is: "2 + floor(over / step)"
clauses:
  - code: guards
    title: 足额配备
    clause: 一
    passes: "guards.full_time >= norm.guards"
    partly: "guards.full_time > 0"
    says_passed: 实配{guards.full_time}名
    says_failed: 没有保安员
    says_partly: 缺{norm.guards - guards.full_time}名
  - code: certified
    title: 持证上岗
    clause: 二
    level: should
    applies: "school.category in ['primary', 'kindergarten'] && guards.full_time > 0"
    passes: "guards.certified == guards.full_time"
    says_passed: 全部持证
    says_failed: 持证率{guards.certified * 100 / guards.full_time}%
    consequence: proposes
    hazard_kind: people
    hazard_grade: general
    fix_days: 30
)yaml";

struct Mistake {
  std::string_view what, right, wrong;  // a text of the good pack and what stands there instead
  std::string_view reason;
  int line;
};

class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, AreRefusedWithTheirLine) {
  const auto& mistake = GetParam();
  std::string text(good);
  const auto at = text.find(mistake.right);
  ASSERT_NE(at, std::string::npos) << mistake.what;
  text.replace(at, mistake.right.size(), mistake.wrong);
  const auto pack = parse_rule_pack("example.yaml", text, names());
  ASSERT_FALSE(pack.ok()) << mistake.what;
  EXPECT_EQ(pack.error().reason, mistake.reason) << mistake.what;
  ASSERT_GE(pack.error().args.size(), 2U) << mistake.what;
  EXPECT_EQ(pack.error().args[0], "example.yaml");
  EXPECT_EQ(pack.error().args[1], std::to_string(mistake.line)) << mistake.what;
}

INSTANTIATE_TEST_SUITE_P(All, Mistakes, testing::Values(
    Mistake{"not YAML", "kind: staffing", "kind: [", "pack_unreadable", 5}, Mistake{"a field nobody knows", "kind: staffing", "sort: staffing", "rule_pack_field_wrong", 3},
    Mistake{"no code", "code: example\n", "", "rule_pack_field_wrong", 1}, Mistake{"a kind nobody knows", "kind: staffing", "kind: guards", "rule_pack_field_wrong", 3},
    Mistake{"no such day", "dated_on: 2026-01-01", "dated_on: 2026-02-30", "rule_pack_field_wrong", 6},
    Mistake{"ends before it begins", "effective_to: 2027-01-01", "effective_to: 2025-01-01", "rule_pack_dates_wrong", 8},
    Mistake{"no division", "\"4503\"", "\"桂林\"", "rule_pack_region_wrong", 10},
    Mistake{"a default out of bounds", "value: \"500\"", "value: \"50\"", "rule_pack_parameter_wrong", 12},
    Mistake{"a default that is no number", "value: \"500\"", "value: 五百", "rule_pack_parameter_wrong", 12},
    Mistake{"a default that is no choice", "value: floor", "value: round", "rule_pack_parameter_wrong", 13},
    Mistake{"a parameter named as a fact", "name: step,", "name: school.students,", "rule_pack_name_taken", 12},
    Mistake{"not a norm", "name: norm.guards", "name: guards.full_time", "rule_pack_not_a_norm", 15},
    Mistake{"a norm nobody knows", "name: norm.guards", "name: norm.dogs", "rule_pack_not_a_norm", 15},
    Mistake{"a fact nobody knows", "school.students - 1000", "school.pupils - 1000", "formula_no_such_name", 18},
    Mistake{"a step named twice", "{name: over,", "{name: rounding,", "rule_pack_name_taken", 18},
    Mistake{"a text where a number is wanted", "floor(over / step)", "floor(over / rounding)", "formula_wrong_type", 19},
    Mistake{"a bracket left open", "floor(over / step)", "floor(over / step", "formula_expected", 19},
    Mistake{"a number where yes or no is wanted", "passes: \"guards.full_time >= norm.guards\"", "passes: guards.full_time", "formula_wrong_type", 24},
    Mistake{"one equals sign", "guards.full_time > 0\"\n    says", "guards.full_time = 0\"\n    says", "formula_sign_unknown", 25},
    Mistake{"a partial verdict without words", "    says_partly: 缺{norm.guards - guards.full_time}名\n", "", "rule_pack_partly_unsaid", 21},
    Mistake{"a brace left open", "实配{guards.full_time}名", "实配{guards.full_time名", "formula_brace_open", 26},
    Mistake{"a key twice", "level: should", "level: should\n    level: must", "pack_key_twice", 33},
    Mistake{"a code twice", "code: certified", "code: guards", "rule_pack_code_twice", 29},
    Mistake{"a level nobody knows", "level: should", "level: may", "rule_pack_field_wrong", 32},
    Mistake{"a choice nobody knows", "['primary', 'kindergarten']", "['primary', 'university']", "formula_no_such_choice", 33},
    Mistake{"a function nobody knows", "guards.certified == guards.full_time\"", "all(guards.certified)\"", "formula_no_such_function", 34},
    Mistake{"a division in words", "{guards.certified * 100 / guards.full_time}", "{guards.certified 除以 guards.full_time}", "formula_sign_unknown", 36},
    Mistake{"a hazard nobody knows", "hazard_kind: people", "hazard_kind: ghosts", "rule_pack_field_wrong", 38},
    Mistake{"a deadline of years", "fix_days: 30", "fix_days: 3000", "rule_pack_field_wrong", 40}));

TEST(RulePackFiles, AGoodOneIsReadWhole) {
  const auto pack = parse_rule_pack("example.yaml", good, names());
  ASSERT_TRUE(pack.ok()) << pack.error().reason << " line " << pack.error().args.at(1);
  EXPECT_EQ(pack.value().clauses.size(), 2U);
  EXPECT_EQ(pack.value().clauses[1].level, Level::should);
  EXPECT_EQ(pack.value().parameters[1].choices, (std::vector<std::string>{"floor", "ceil"}));
  EXPECT_EQ(pack.value().regions, (std::vector<std::string>{"45", "4503"}));
}

TEST(RulePackFiles, ThePlaceInAFormulaCountsCharactersNotBytes) {
  std::string text(good);
  const std::string right = "says_failed: 没有保安员";
  text.replace(text.find(right), right.size(), "says_failed: 没有{pupils}");
  const auto pack = parse_rule_pack("example.yaml", text, names());
  ASSERT_FALSE(pack.ok());
  EXPECT_EQ(pack.error().args, (std::vector<std::string>{"example.yaml", "27", "pupils", "4"}));
}

TEST(RulePackFiles, OneWithoutRulesIsRefused) {
  const auto at = good.find("norms:");
  const auto pack = parse_rule_pack("example.yaml", good.substr(0, at), names());
  ASSERT_FALSE(pack.ok());
  EXPECT_EQ(pack.error().reason, "rule_pack_empty");
}

// Judging: each verdict, and the sentence with the figures in it.
class Judging : public testing::Test {
 protected:
  Judging() : ready_(ReadyPack::make(parse_rule_pack("example.yaml", good, names_).value(), names_).value()), rules_(names_, {ready_}) {}
  // The verdicts and sentences of a school with so many students, guards and certified guards; -1 is not known.
  std::vector<std::pair<Verdict, std::string>> judged(int students, int guards, int certified) {
    std::vector<formula::Value> frame(rules_.frame_size());
    const auto put = [&](std::string_view name, int value) {
      if (value >= 0) frame[names_.slot_of(name).value()] = formula::Value::of(std::int64_t{value});
    };
    put("school.students", students);
    put("guards.full_time", guards);
    put("guards.certified", certified);
    frame[names_.slot_of("school.category").value()] = formula::Value::of("primary");
    std::vector<std::pair<Verdict, std::string>> all;
    rules_.judge(frame, [&](const ReadyPack& pack, std::size_t clause, Verdict verdict, const ReadyPack*) {
      all.emplace_back(verdict, rules_.says(pack, clause, verdict, frame));
    });
    return all;
  }
  const Dictionary& names_ = names();
  ReadyPack ready_;
  Ruleset rules_;
};

using Judged = std::pair<Verdict, std::string>;

TEST_F(Judging, SaysTheVerdictWithItsFigures) {
  EXPECT_EQ(judged(1500, 3, 3), (std::vector<Judged>{{Verdict::passed, "实配3名"}, {Verdict::passed, "全部持证"}}));
  EXPECT_EQ(judged(1500, 2, 1), (std::vector<Judged>{{Verdict::partial, "缺1名"}, {Verdict::failed, "持证率50%"}}));
  EXPECT_EQ(judged(1500, 0, 0), (std::vector<Judged>{{Verdict::failed, "没有保安员"}, {Verdict::not_applicable, "本校不适用"}}));
}

TEST_F(Judging, WhatIsNotKnownIsNamedAndNeverGood) {
  EXPECT_EQ(judged(-1, 2, -1), (std::vector<Judged>{{Verdict::unknown, "缺少数据：学生数"}, {Verdict::unknown, "缺少数据：持有效保安员证的专职保安员数"}}));
  EXPECT_EQ(judged(-1, 0, 0).front().first, Verdict::unknown);
}

// Every pack the program ships can be read; the file's name is its code.
TEST(RulePackFiles, TheShippedOnesAreGood) {
  int packs = 0;
  for (const auto& file : files::embedded_files()) {
    if (!file.name.starts_with("data/packs/")) continue;
    ++packs;
    const auto pack = parse_rule_pack(file.name, file.bytes, names());
    EXPECT_TRUE(pack.ok()) << file.name << ":" << (pack.ok() ? "" : pack.error().args.at(1) + " " + pack.error().reason);
    if (pack.ok()) {
      EXPECT_EQ(file.name, "data/packs/" + pack.value().code + ".yaml");
    }
  }
  EXPECT_GE(packs, 4);
}

}  // namespace
}  // namespace anyuan::rulepacks
