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
  point.needs = {{0, 2}};
  return point;
}

// "pass 8", or the reason.
std::string worth(const Point& point, Outcome said, std::optional<double> value = std::nullopt) {
  Answer answer;
  answer.point = point.code;
  answer.outcome = said;
  answer.value = value;
  const auto judged = scored(point, schools::School{}, answer);
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

// The rules once more, as a person with a pencil would do it: strike off thing by thing, stop at the floor.
struct Judged {
  Outcome outcome = Outcome::pass;
  double score = 0;
  bool operator==(const Judged&) const = default;
};
Judged by_pencil(const Point& point, int value, double needed) {
  double score = point.full, least = 0;
  if (campaigns::is_stepped(point.rule)) {
    auto step = point.steps.begin();
    for (int i = 0; i < value; ++i) ++step;
    score = step->score;
    for (const auto& one : point.steps) least = &one == &point.steps.front() ? one.score : std::min(least, one.score);
  } else {
    least = point.floor;
    int missing = value;
    if (point.rule == Rule::count) {
      missing = 0;
      for (int there = value; there < needed; ++there) ++missing;
    }
    for (; missing > 0 && score > least; --missing) score = score - point.off_each < least ? least : score - point.off_each;
  }
  if (score == point.full) return {Outcome::pass, score};
  return {score == least ? Outcome::fail : Outcome::partial, score};
}

void expect_as_by_pencil(const Point& point, int value, std::int64_t students, double needed) {
  schools::School school;
  school.students = students;
  Answer answer;
  answer.point = point.code;
  answer.value = value;
  for (const auto said : {Outcome::pass, Outcome::partial, Outcome::fail}) {  // the value decides, not what was said
    answer.outcome = said;
    const auto judged = scored(point, school, answer);
    ASSERT_TRUE(judged.ok());
    const Judged found{judged.value().outcome, judged.value().score};
    ASSERT_EQ(found, by_pencil(point, value, needed)) << name_of(point.rule) << " " << value << " of " << needed << ", full " << point.full << ", floor " << point.floor;
    ASSERT_EQ(judged.value().needed, point.rule == Rule::count ? std::optional(needed) : std::nullopt);
    ASSERT_EQ(scored(point, school, judged.value()).value(), judged.value());  // judged again, the same
  }
}

TEST(Scoring, WhatIsTakenOffIsWhatAPencilTakesOff) {
  int cases = 0;
  for (const auto rule : {Rule::per_missing, Rule::count}) {
    for (int full = 1; full <= 4; ++full) {
      for (int floor = 0; floor < full; ++floor) {
        for (const double off_each : {0.5, 1.0, 1.5, 2.0, 5.0}) {
          for (int needed = 0; needed <= 3; ++needed) {
            Point point;
            point.code = "1.1";
            point.rule = rule;
            point.full = full;
            point.floor = floor;
            point.off_each = off_each;
            if (rule == Rule::count) point.needs = {{0, static_cast<double>(needed)}};
            for (int value = 0; value <= 6; ++value, ++cases) expect_as_by_pencil(point, value, 100, needed);
          }
        }
      }
    }
  }
  EXPECT_EQ(cases, 2 * 10 * 5 * 4 * 7);
}

TEST(Scoring, AStepIsWorthItsScoreAndTheLastOneIsAFailureWhateverItIsWorth) {
  for (const auto rule : {Rule::steps, Rule::levels, Rule::weights}) {
    for (int middle = 0; middle <= 4; ++middle) {
      for (int last = 0; last <= std::min(middle, 3); ++last) {
        Point point;
        point.code = "1.1";
        point.rule = rule;
        point.full = 4;
        point.steps = {{"好", 4}, {"一般", static_cast<double>(middle)}, {"差", static_cast<double>(last)}};
        for (int value = 0; value <= 2; ++value) expect_as_by_pencil(point, value, 100, 0);
      }
    }
  }
}

// SS-2 of the field sheets: up to 500 students two guards, above 500 three, above 1000 four, two points off for each missing.
TEST(Scoring, HowManyAreNeededGoesByTheStudentsOfTheSchool) {
  Point point;
  point.code = "1.1";
  point.rule = Rule::count;
  point.full = 8;
  point.off_each = 2;
  point.needs = {{0, 2}, {501, 3}, {1001, 4}};
  const auto needed_of = [](std::int64_t students) { return students > 1000 ? 4 : students > 500 ? 3 : 2; };
  for (const std::int64_t students : {0, 1, 499, 500, 501, 502, 1000, 1001, 5000}) {
    for (int guards = 0; guards <= 6; ++guards) expect_as_by_pencil(point, guards, students, needed_of(students));
  }
  EXPECT_EQ(needed_at(point, schools::School{}), 2.0);  // nobody has said how many students there are
  EXPECT_EQ(needed_at(point_of(Rule::count), schools::School{}), 2.0);
  EXPECT_EQ(needed_at(Point{}, schools::School{}), std::nullopt);
  EXPECT_EQ(worth(point, Outcome::pass), "value_needed");
  EXPECT_EQ(worth(point, Outcome::pass, 1.5), "value_not_whole");
}

TEST(Scoring, ABaseFigureIsNotedAndWorthNothing) {
  Point point;
  point.code = "1.1";
  point.rule = Rule::figure;
  EXPECT_EQ(worth(point, Outcome::fail, 812), "pass 0");
  EXPECT_EQ(worth(point, Outcome::pass, 33.5), "pass 0");
  EXPECT_EQ(worth(point, Outcome::pass), "value_needed");
  EXPECT_EQ(worth(point, Outcome::pass, -1), "value_out_of_range");
  EXPECT_EQ(worth(point, Outcome::not_applicable), "not_applicable 0");
}

TEST(Scoring, ANumberBesideAYesIsKeptOnlyWhereItIsAskedFor) {
  auto point = point_of(Rule::yes_no);
  Answer answer;
  answer.point = point.code;
  answer.value = 12;
  EXPECT_EQ(scored(point, schools::School{}, answer).value().value, std::nullopt);
  point.counted = true;
  EXPECT_EQ(scored(point, schools::School{}, answer).value().value, 12.0);
  EXPECT_EQ(worth(point, Outcome::fail, 12), "fail 0");
  EXPECT_EQ(worth(point, Outcome::pass), "pass 8");  // it may still come; it must before the sheet is handed in
  EXPECT_EQ(worth(point, Outcome::pass, 1.5), "value_not_whole");
}

TEST(Scoring, WhatMayNotApplyMayBeLeftOutAndNothingElse) {
  for (const auto rule : all_values<Rule>()) {
    auto point = point_of(rule);
    EXPECT_EQ(worth(point, Outcome::not_applicable, 1), "not_applicable 0") << name_of(rule);
    point.may_not_apply = false;
    EXPECT_EQ(worth(point, Outcome::not_applicable, 1), "must_apply") << name_of(rule);
  }
}

TEST(Scoring, APointIsAskedOnlyWhereItAppliesByCategoryAreaAndBoarding) {
  using schools::Area, schools::Boarding, schools::Category;
  for (const auto category : all_values<Category>()) {
    for (const auto boarding : all_values<Boarding>()) {
      for (const auto area : all_values<Area>()) {
        schools::School school;
        school.category = category;
        school.boarding = boarding;
        school.area = area;
        for (int bits = 0; bits < 8; ++bits) {  // every combination of the three conditions
          Point point;
          if ((bits & 1) != 0) point.boarding_only = true;
          if ((bits & 2) != 0) point.categories = {Category::kindergarten, Category::primary};
          if ((bits & 4) != 0) point.areas = {Area::rural};
          const bool is_left_out = ((bits & 1) != 0 && boarding == Boarding::none) ||
                                   ((bits & 2) != 0 && category != Category::kindergarten && category != Category::primary) ||
                                   ((bits & 4) != 0 && area != Area::rural);
          EXPECT_EQ(applies(point, school), !is_left_out) << bits;
        }
      }
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
    for (const auto* point : points) answers.emplace(point->code, scored(*point, school, best(*point)).value());
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

// Every sheet of three points, each passed, half, failed, left out or unanswered, each a veto or not: added up once more
// by counting in halves.
TEST(Total, IsWhatCountingInHalvesGivesForEverySheetOfThreePoints) {
  Checklist sheet;
  sheet.grades = {{"好", 75}, {"中", 50}, {"差", 0}};
  std::vector<Point> points(3);
  for (std::size_t i = 0; i < 3; ++i) {
    points[i].code = std::to_string(i);
    points[i].full = static_cast<double>(i) + 1;
  }
  int sheets = 0;
  for (int state = 0; state < 5 * 5 * 5 * 8; ++state, ++sheets) {
    int halves = 0, all = 0, failed = 0, answered = 0;
    bool is_vetoed = false;
    Answers answers;
    std::vector<const Point*> asked;
    for (int i = 0, rest = state / 8; i < 3; ++i, rest /= 5) {
      auto& point = points[static_cast<std::size_t>(i)];
      point.veto = (state >> i & 1) != 0;
      asked.push_back(&point);
      const int said = rest % 5;  // 0 pass, 1 half, 2 fail, 3 left out, 4 nothing
      if (said == 4) continue;
      ++answered;
      Answer answer;
      answer.point = point.code;
      answer.outcome = said == 0 ? Outcome::pass : said == 1 ? Outcome::partial : said == 2 ? Outcome::fail : Outcome::not_applicable;
      answer.score = said < 2 ? point.full * (2 - said) / 2 : 0;
      answers.emplace(answer.point, answer);
      if (said == 3) continue;
      all += 2 * (i + 1);
      halves += (2 - said) * (i + 1);
      failed += said == 0 ? 0 : 1;
      is_vetoed = is_vetoed || (said == 2 && point.veto);
    }
    const auto sum = total(asked, answers);
    ASSERT_EQ(sum.score * 2, halves);
    ASSERT_EQ(sum.full * 2, all);
    ASSERT_EQ(sum.failed, failed);
    ASSERT_EQ(sum.answered, answered);
    ASSERT_EQ(!sum.vetoed.empty(), is_vetoed);
    ASSERT_EQ(sum.percent.has_value(), all > 0);
    if (all > 0) {
      ASSERT_EQ(*sum.percent, static_cast<double>(halves * 1000 / all) / 10);
    }
    const auto* expected = is_vetoed ? "差" : all == 0 ? "" : halves * 4 >= all * 3 ? "好" : halves * 2 >= all ? "中" : "差";
    ASSERT_EQ(result_of(sheet, sum, {}), expected) << state;
  }
  EXPECT_EQ(sheets, 1000);
}

TEST(Total, ASheetWithoutResultsHasNone) {
  Checklist sheet;
  Total sum;
  sum.percent = 100;
  EXPECT_EQ(result_of(sheet, sum, {}), "");
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
      if (const auto judged = scored(*point, school, answer); judged.ok()) answers.emplace(point->code, judged.value());
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
        more.emplace(point->code, scored(*point, school, best(*point)).value());
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
