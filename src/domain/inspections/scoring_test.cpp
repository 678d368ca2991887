#include "domain/inspections/scoring.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "base/random.h"
#include "platform/files/embedded.h"

namespace anyuan::inspections {
namespace {

using campaigns::Checklist;
using campaigns::Point;
using campaigns::Rule;

Checklist shipped() {
  constexpr std::string_view file = "data/checklists/hxay-100.yaml";
  auto parsed = campaigns::parse_checklist(file, *files::embedded(file));
  CHECK(parsed.ok());
  return std::move(parsed).value();
}

Point point_of(Rule rule) {
  Point point;
  point.code = "1.1";
  point.full = 8;
  point.rule = rule;
  point.off_each = 3;
  point.steps = {{"好", 8}, {"中", 4}, {"差", 0}};
  return point;
}

// "pass 8", or the reason.
std::string worth(const Point& point, Outcome said, std::optional<double> value = std::nullopt) {
  Answer answer;
  answer.point = point.code;
  answer.outcome = said;
  answer.value = value;
  const auto judged = scored(point, answer);
  if (judged.ok()) return fmt::format("{} {}", name_of(judged.value().outcome), judged.value().score);
  EXPECT_EQ(judged.error().field, "1.1");
  return judged.error().reason;
}

TEST(Scoring, YesAndNoAreSaidAndNothingBetween) {
  const auto point = point_of(Rule::yes_no);
  EXPECT_EQ(worth(point, Outcome::pass), "pass 8");
  EXPECT_EQ(worth(point, Outcome::fail), "fail 0");
  EXPECT_EQ(worth(point, Outcome::partial), "only_pass_or_fail");
  EXPECT_EQ(worth(point, Outcome::fail, 100), "fail 0");
}

TEST(Scoring, EachMissingThingTakesOffAndZeroIsTheFloor) {
  const auto point = point_of(Rule::per_missing);
  EXPECT_EQ(worth(point, Outcome::fail, 0), "pass 8");  // the value decides, not what was said
  EXPECT_EQ(worth(point, Outcome::pass, 1), "partial 5");
  EXPECT_EQ(worth(point, Outcome::pass, 2), "partial 2");
  EXPECT_EQ(worth(point, Outcome::pass, 3), "fail 0");
  EXPECT_EQ(worth(point, Outcome::pass, 100000), "fail 0");
  EXPECT_EQ(worth(point, Outcome::pass, 1.5), "value_not_whole");
  EXPECT_EQ(worth(point, Outcome::pass, -1), "value_out_of_range");
  EXPECT_EQ(worth(point, Outcome::pass), "value_needed");
}

TEST(Scoring, AStepIsWorthWhatItSays) {
  const auto point = point_of(Rule::steps);
  EXPECT_EQ(worth(point, Outcome::fail, 0), "pass 8");
  EXPECT_EQ(worth(point, Outcome::fail, 1), "partial 4");
  EXPECT_EQ(worth(point, Outcome::pass, 2), "fail 0");
  EXPECT_EQ(worth(point, Outcome::pass, 3), "value_out_of_range");
  EXPECT_EQ(worth(point, Outcome::pass, 0.5), "value_not_whole");
  EXPECT_EQ(worth(point, Outcome::pass), "value_needed");
}

TEST(Scoring, ARateIsItsShareOfTheFullScore) {
  const auto point = point_of(Rule::rate);
  EXPECT_EQ(worth(point, Outcome::fail, 100), "pass 8");
  EXPECT_EQ(worth(point, Outcome::pass, 87.5), "partial 7");
  EXPECT_EQ(worth(point, Outcome::pass, 33.3), "partial 2.66");
  EXPECT_EQ(worth(point, Outcome::pass, 0), "fail 0");
  EXPECT_EQ(worth(point, Outcome::pass, 100.1), "value_out_of_range");
}

TEST(Scoring, WhatMayNotApplyMayBeLeftOutAndNothingElse) {
  for (const auto rule : all_values<Rule>()) {
    auto point = point_of(rule);
    EXPECT_EQ(worth(point, Outcome::not_applicable, 1), "not_applicable 0") << name_of(rule);
    point.may_not_apply = false;
    EXPECT_EQ(worth(point, Outcome::not_applicable, 1), "must_apply") << name_of(rule);
  }
}

TEST(Scoring, APointIsAskedOnlyWhereItAppliesByCategoryAndBoarding) {
  for (const auto category : all_values<schools::Category>()) {
    for (const auto boarding : all_values<schools::Boarding>()) {
      schools::School school;
      school.category = category;
      school.boarding = boarding;
      Point point;
      EXPECT_TRUE(applies(point, school));
      point.boarding_only = true;
      EXPECT_EQ(applies(point, school), boarding != schools::Boarding::none);
      point.boarding_only = false;
      point.categories = {schools::Category::kindergarten};
      EXPECT_EQ(applies(point, school), category == schools::Category::kindergarten);
    }
  }
}

TEST(Scoring, OnlyKindergartensAreAskedAllPointsOfTheShippedSheet) {
  const auto sheet = shipped();
  schools::School school;
  school.category = schools::Category::kindergarten;
  EXPECT_EQ(points_for(sheet, school).size(), 23U);
  school.category = schools::Category::primary;
  EXPECT_EQ(points_for(sheet, school).size(), 22U);
}

Answer best(const Point& point) {
  Answer answer;
  answer.point = point.code;
  answer.outcome = Outcome::pass;
  answer.value = point.rule == Rule::rate ? 100 : 0;
  return answer;
}

TEST(Total, AnAllGoodSheetIsAHundredPerCentWhateverDoesNotApply) {
  const auto sheet = shipped();
  for (const auto category : all_values<schools::Category>()) {
    schools::School school;
    school.category = category;
    const auto points = points_for(sheet, school);
    Answers answers;
    for (const auto* point : points) answers.emplace(point->code, scored(*point, best(*point)).value());
    const auto sum = total(points, answers);
    EXPECT_EQ(sum.full, points.size() == 23 ? 100 : 97);
    EXPECT_EQ(sum.percent, 100.0);
    EXPECT_EQ(sum.failed, 0);
    EXPECT_EQ(result_of(sheet, sum, {}), "优秀");
    EXPECT_EQ(result_of(sheet, sum, {"V1"}), "不合格");
  }
}

TEST(Total, NothingAppliesIsNoPerCentAndNoResult) {
  const auto sheet = shipped();
  EXPECT_FALSE(total({}, {}).percent);
  EXPECT_EQ(result_of(sheet, total({}, {}), {}), "");
  EXPECT_EQ(result_of(sheet, total({}, {}), {"V2"}), "不合格");
}

TEST(Total, APerCentIsCutOffNotRoundedUpIntoABetterResult) {
  const auto sheet = shipped();
  const auto of = [&](double score, double full) {
    Point point;
    point.code = "1";
    point.full = full;
    Answer answer;
    answer.point = "1";
    answer.outcome = Outcome::partial;
    answer.score = score;
    const auto sum = total({&point}, {{"1", answer}});
    return fmt::format("{} {}", *sum.percent, result_of(sheet, sum, {}));
  };
  EXPECT_EQ(of(89.96, 100), "89.9 良好");
  EXPECT_EQ(of(90, 100), "90 优秀");
  EXPECT_EQ(of(29, 50), "58 不合格");
  EXPECT_EQ(of(60, 100), "60 合格");
  EXPECT_EQ(of(80, 100), "80 良好");
  EXPECT_EQ(of(0, 100), "0 不合格");
}

// Ten thousand sheets filled by chance: what must hold for every one of them.
TEST(Total, HoldsItsBoundsForAnyAnswers) {
  const auto sheet = shipped();
  SeededRandom random(20190220);
  for (int round = 0; round < 10000; ++round) {
    schools::School school;
    school.category = all_values<schools::Category>()[random.below(all_values<schools::Category>().size())];
    const auto points = points_for(sheet, school);
    Answers answers;
    for (const auto* point : points) {
      Answer answer = best(*point);
      answer.outcome = all_values<Outcome>()[random.below(4)];
      answer.value = static_cast<double>(random.below(point->rule == Rule::steps ? point->steps.size() : 101));
      if (const auto judged = scored(*point, answer); judged.ok()) answers.emplace(point->code, judged.value());
    }
    const auto sum = total(points, answers);
    double full = 0, score = 0;
    for (const auto& [code, answer] : answers) {
      const auto& point = *sheet.find(code);
      ASSERT_GE(answer.score, 0);
      ASSERT_LE(answer.score, point.full);
      ASSERT_EQ(is_failed(answer.outcome), answer.outcome != Outcome::not_applicable && answer.score < point.full);
      if (answer.outcome == Outcome::not_applicable) continue;
      full += point.full;
      score += answer.score;
    }
    ASSERT_EQ(sum.full, full);
    ASSERT_NEAR(sum.score, score, 0.005);
    ASSERT_EQ(sum.answered, std::ssize(answers));
    if (sum.percent) {
      ASSERT_GE(*sum.percent, 0);
      ASSERT_LE(*sum.percent, 100);
      ASSERT_LE(*sum.percent, score / full * 100 + 1e-6);
      // One more point answered perfectly never makes it worse; one that does not apply changes nothing.
      for (const auto* point : points) {
        if (answers.contains(point->code)) continue;
        auto more = answers;
        more.emplace(point->code, scored(*point, best(*point)).value());
        ASSERT_GE(*total(points, more).percent, *sum.percent);
        auto left_out = best(*point);
        left_out.outcome = Outcome::not_applicable;
        more.insert_or_assign(point->code, left_out);
        ASSERT_EQ(*total(points, more).percent, *sum.percent);
      }
    }
    ASSERT_EQ(result_of(sheet, sum, {"V1"}), sheet.grades.back().name);
  }
}

}  // namespace
}  // namespace anyuan::inspections
