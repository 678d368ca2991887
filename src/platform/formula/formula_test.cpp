#include "platform/formula/formula.h"

#include <gtest/gtest.h>

#include <map>

namespace anyuan::formula {
namespace {

using namespace std::chrono;

// A frame of four facts: a number, a choice, a yes-or-no and a day.
std::optional<Symbol> symbol(std::string_view name) {
  if (name == "students") return Symbol{Type::number, 0};
  if (name == "school.category") return Symbol{Type::text, 1, {"kindergarten", "primary"}};
  if (name == "boarding") return Symbol{Type::boolean, 2};
  if (name == "expires") return Symbol{Type::date, 3};
  return std::nullopt;
}

std::vector<Value> frame() { return {Value::of(1000.0), Value::of("primary"), Value::of(true), Value::of(Date{2026y / 11 / 24})}; }

Formula read(std::string_view text) {
  auto read = Formula::read(text, symbol);
  if (const auto* fault = std::get_if<Fault>(&read)) ADD_FAILURE() << text << ": " << fault->reason << " at " << fault->column;
  return std::get<Formula>(std::move(read));
}

std::string text(std::string_view formula, const std::vector<Value>& values = frame()) {
  const auto made = read(formula);
  return text_of(made.evaluate(values), made.type());
}

TEST(Formulas, ComputeAsArithmeticDoes) {
  EXPECT_EQ(text("1 + 2 * 3"), "7");
  EXPECT_EQ(text("(1 + 2) * 3"), "9");
  EXPECT_EQ(text("10 - 4 - 3"), "3");
  EXPECT_EQ(text("-2 * 3 + 1"), "-5");
  EXPECT_EQ(text("7 / 2"), "3.5");
  EXPECT_EQ(text("1 / 3"), "0.33");
  EXPECT_EQ(text("floor(7 / 2) + ceil(7 / 2)"), "7");
  EXPECT_EQ(text("max(1, 5, 3) - min(4, 2)"), "3");
  EXPECT_EQ(text("students < 100 ? 1 : students < 1000 ? 2 : 3"), "3");
}

TEST(Formulas, CompareEachTypeByItsOwnOrder) {
  EXPECT_EQ(text("students >= 1000 && students != 999"), "是");
  EXPECT_EQ(text("school.category == 'primary'"), "是");
  EXPECT_EQ(text(R"(school.category in ["kindergarten"])"), "否");
  EXPECT_EQ(text("!boarding || students in [1, 1000]"), "是");
  EXPECT_EQ(text("expires + 30"), "2026-12-24");
  EXPECT_EQ(text("expires + 30 - expires"), "30");
  EXPECT_EQ(text("expires < expires + 1"), "是");
}

// Kleene's tables, whole.
TEST(Formulas, WhatIsUnknownStaysUnknownUnlessItCannotMatter) {
  const std::map<char, Value> values = {{'0', Value::of(false)}, {'1', Value::of(true)}, {'?', {}}};
  const auto both = Formula::read("a && b", [](std::string_view name) { return Symbol{Type::boolean, name == "a" ? 0U : 1U}; });
  const auto either = Formula::read("a || b", [](std::string_view name) { return Symbol{Type::boolean, name == "a" ? 0U : 1U}; });
  const std::map<std::string, std::pair<char, char>> table = {{"00", {'0', '0'}}, {"01", {'0', '1'}}, {"0?", {'0', '?'}}, {"10", {'0', '1'}}, {"11", {'1', '1'}},
                                                              {"1?", {'?', '1'}}, {"?0", {'0', '?'}}, {"?1", {'?', '1'}}, {"??", {'?', '?'}}};
  for (const auto& [sides, wanted] : table) {
    const std::vector<Value> frame{values.at(sides[0]), values.at(sides[1])};
    EXPECT_EQ(std::get<Formula>(both).evaluate(frame), values.at(wanted.first)) << sides;
    EXPECT_EQ(std::get<Formula>(either).evaluate(frame), values.at(wanted.second)) << sides;
  }
}

TEST(Formulas, AnUnknownFactMakesUnknownWhatNeedsIt) {
  auto values = frame();
  values[0] = {};
  EXPECT_EQ(text("students + 1", values), "未知");
  EXPECT_EQ(text("students < 100", values), "未知");
  EXPECT_EQ(text("students < 100 ? 1 : 2", values), "未知");
  EXPECT_EQ(text("boarding ? 1 : students", values), "1");
  EXPECT_EQ(text("known(students) ? students : 0", values), "0");
  EXPECT_EQ(text("1000 in [students, 1000]", values), "是");
  EXPECT_EQ(text("7 in [students, 1000]", values), "未知");
  EXPECT_EQ(text("1 / 0"), "未知");
}

TEST(Formulas, KnowWhatTheyLookAt) {
  EXPECT_EQ(read("boarding && students > 3 || boarding").slots(), (std::vector<std::size_t>{0, 2}));
  EXPECT_TRUE(read("1 + 1").slots().empty());
}

struct Wrong {
  std::string_view formula;
  Fault fault;
};

class WrongFormulas : public testing::TestWithParam<Wrong> {};

TEST_P(WrongFormulas, AreRefusedWithPlaceAndReason) {
  const auto read = Formula::read(GetParam().formula, symbol);
  ASSERT_TRUE(std::holds_alternative<Fault>(read)) << GetParam().formula;
  EXPECT_EQ(std::get<Fault>(read).reason, GetParam().fault.reason) << GetParam().formula;
  EXPECT_EQ(std::get<Fault>(read).column, GetParam().fault.column) << GetParam().formula;
  EXPECT_EQ(std::get<Fault>(read).word, GetParam().fault.word) << GetParam().formula;
}

INSTANTIATE_TEST_SUITE_P(All, WrongFormulas, testing::Values(
    Wrong{"", {1, "formula_ends_early"}}, Wrong{"1 +", {4, "formula_ends_early"}}, Wrong{"1 2", {3, "formula_goes_on", "2"}},
    Wrong{"pupils > 3", {1, "formula_no_such_name", "pupils"}}, Wrong{"sqrt(4)", {1, "formula_no_such_function", "sqrt"}},
    Wrong{"min(1)", {1, "formula_wrong_count", "min"}}, Wrong{"floor(1, 2)", {1, "formula_wrong_count", "floor"}},
    Wrong{"students && boarding", {10, "formula_wrong_type", "boolean"}}, Wrong{"boarding + 1", {10, "formula_wrong_type", "number"}},
    Wrong{"students == 'x'", {10, "formula_types_differ"}}, Wrong{"school.category == 'primry'", {17, "formula_no_such_choice", "primry"}},
    Wrong{"'primry' == school.category", {10, "formula_no_such_choice", "primry"}},
    Wrong{"school.category in ['primary', 'x']", {32, "formula_no_such_choice", "x"}}, Wrong{"school.category < 'primary'", {17, "formula_no_order", "<"}},
    Wrong{"boarding < true", {10, "formula_no_order", "<"}}, Wrong{"boarding ? 1 : 'a'", {10, "formula_types_differ"}},
    Wrong{"students ? 1 : 2", {10, "formula_wrong_type", "boolean"}}, Wrong{"(1 + 2", {7, "formula_expected", ")"}}, Wrong{"boarding ? 1", {13, "formula_expected", ":"}},
    Wrong{"students in 1", {13, "formula_expected", "["}}, Wrong{"1.2.3", {1, "formula_no_number", "1.2.3"}}, Wrong{"'open", {1, "formula_text_open"}},
    Wrong{"students = 1", {10, "formula_sign_unknown", "="}}, Wrong{"students；1", {9, "formula_sign_unknown", "\xEF"}}, Wrong{")", {1, "formula_value_expected", ")"}},
    Wrong{"expires + expires", {9, "formula_wrong_type", "number"}}, Wrong{"!students", {1, "formula_wrong_type", "boolean"}}));

TEST(Formulas, AreBoundedInLengthAndDepth) {
  const auto reason = [](const std::string& text) {
    const auto read = Formula::read(text, symbol);
    const auto* fault = std::get_if<Fault>(&read);
    return fault == nullptr ? std::string() : fault->reason;
  };
  EXPECT_EQ(reason(std::string(1001, '1')), "formula_too_long");
  EXPECT_EQ(reason(std::string(200, '(') + "1" + std::string(200, ')')), "formula_too_deep");
  EXPECT_EQ(reason(std::string(300, '-') + "1"), "formula_too_deep");
  EXPECT_EQ(reason(std::string(30, '(') + "1" + std::string(30, ')')), "");
}

TEST(Formulas, MustHaveTheTypeThatIsWanted) {
  EXPECT_TRUE(std::holds_alternative<Formula>(Formula::read("students > 1", symbol, Type::boolean)));
  const auto wrong = Formula::read("students", symbol, Type::boolean);
  EXPECT_EQ(std::get<Fault>(wrong), (Fault{1, "formula_wrong_type", "boolean"}));
}

TEST(Sentences, CarryTheFiguresInThem) {
  auto read = Sentence::read("在校学生{students}人，{boarding}寄宿，{1000 - students}。", symbol);
  EXPECT_EQ(std::get<Sentence>(read).filled(frame()), "在校学生1000人，是寄宿，0。");
  EXPECT_EQ(std::get<Sentence>(Sentence::read("没有数字", symbol)).filled(frame()), "没有数字");
  EXPECT_EQ(std::get<Fault>(Sentence::read("a{students", symbol)), (Fault{2, "formula_brace_open"}));
  EXPECT_EQ(std::get<Fault>(Sentence::read("ab{pupils}", symbol)), (Fault{4, "formula_no_such_name", "pupils"}));
}

}  // namespace
}  // namespace anyuan::formula
