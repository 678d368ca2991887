// What becomes of a judgement: every verdict after every other, with every consequence, day by day.
#include <gtest/gtest.h>

#include "domain/judgements/course.h"

namespace anyuan::judgements {
namespace {

using rulepacks::Consequence;
using std::chrono::November;

constexpr Date first{std::chrono::year{2026}, November, std::chrono::day{1}};

class Course : public testing::Test {
 protected:
  Course() {
    pack_.head.id = "rp_1";
    pack_.code = "example";
    clause_.code = "guards";
    clause_.title = "足额配备";
    clause_.heal_days = 7;
  }
  // One verdict a day.
  Judgement through(std::initializer_list<Verdict> verdicts, Consequence consequence = Consequence::proposes) {
    clause_.consequence = consequence;
    std::optional<Judgement> kept;
    int day = 0;
    for (const auto verdict : verdicts) kept = after(kept ? &*kept : nullptr, {&pack_, &clause_, verdict, "因为"}, plus_days(first, day++));
    return *kept;
  }
  rulepacks::RulePack pack_;
  rulepacks::Clause clause_;
};

TEST_F(Course, SinceIsTheDayTheVerdictTurned) {
  for (const auto one : all_values<Verdict>()) {
    for (const auto other : all_values<Verdict>()) {
      const auto kept = through({one, one, other});
      EXPECT_EQ(kept.verdict, other);
      EXPECT_EQ(kept.since, one == other ? first : plus_days(first, 2)) << name_of(one) << " " << name_of(other);
      EXPECT_EQ(kept.code, "example/guards");
    }
  }
}

TEST_F(Course, OnlyWhatFallsShortIsProposedAndOnlyWhereThePackSaysSo) {
  for (const auto consequence : all_values<Consequence>()) {
    for (const auto verdict : all_values<Verdict>()) {
      const auto kept = through({verdict}, consequence);
      EXPECT_EQ(kept.proposed_on.has_value(), consequence == Consequence::proposes && (verdict == Verdict::failed || verdict == Verdict::partial)) << name_of(consequence) << " " << name_of(verdict);
      EXPECT_EQ(opens_hazard(kept, std::nullopt), consequence == Consequence::opens && (verdict == Verdict::failed || verdict == Verdict::partial));
    }
  }
}

TEST_F(Course, AProposalLapsesWhenItHasPassedLongEnoughAndNotBefore) {
  const auto healed = through({Verdict::failed, Verdict::passed, Verdict::passed});
  EXPECT_EQ(healed.proposed_on, first);
  EXPECT_EQ(healed.lapses_on, plus_days(first, 8));
  EXPECT_FALSE(has_lapsed(healed, plus_days(first, 7)));
  EXPECT_TRUE(is_proposed(healed, plus_days(first, 7)));
  EXPECT_TRUE(has_lapsed(healed, plus_days(first, 8)));
  EXPECT_FALSE(is_proposed(healed, plus_days(first, 8)));
}

TEST_F(Course, WhoFailsAgainStartsAnewAndUnknownHealsNothing) {
  const auto again = through({Verdict::failed, Verdict::passed, Verdict::failed});
  EXPECT_EQ(again.proposed_on, first);
  EXPECT_FALSE(again.lapses_on.has_value());
  for (const auto verdict : {Verdict::unknown, Verdict::partial}) EXPECT_FALSE(through({Verdict::failed, verdict}).lapses_on.has_value()) << name_of(verdict);
  EXPECT_TRUE(through({Verdict::failed, Verdict::not_applicable}).lapses_on.has_value());
}

TEST_F(Course, AHazardIsOpenedAgainOnlyAfterTheLastWasClosed) {
  const auto failed = through({Verdict::failed}, Consequence::opens);
  for (const auto state : all_values<hazards::State>()) EXPECT_EQ(opens_hazard(failed, state), state == hazards::State::closed) << name_of(state);
}

TEST_F(Course, TheHazardSaysWhatTheJudgementSaysOnWhatGroundAndByWhen) {
  clause_.clause = "二（二）2";
  clause_.hazard_kind = hazards::Kind::people;
  clause_.hazard_grade = hazards::Grade::larger;
  pack_.title = "配备标准";
  const auto hazard = hazard_of(through({Verdict::failed}, Consequence::opens), pack_, clause_, plus_days(first, 15));
  EXPECT_EQ(hazard.title, "未达标：足额配备");
  EXPECT_EQ(hazard.description, "因为。依据：配备标准 二（二）2（未与官方原文核对）。");
  EXPECT_EQ(hazard.due, plus_days(first, 15));
  EXPECT_EQ(hazard.point, "example/guards");
  EXPECT_EQ(hazard.kind, hazards::Kind::people);
  EXPECT_EQ(hazard.grade, hazards::Grade::larger);
  EXPECT_EQ(hazard.source, hazards::Source::judgement);
}

TEST_F(Course, APartlyKeptClauseIsSaidToBeSoAndAVerifiedGroundIsNotDoubted) {
  pack_.verified = true;
  pack_.title = "配备标准";
  clause_.clause = "一";
  const auto hazard = hazard_of(through({Verdict::partial}, Consequence::opens), pack_, clause_, first);
  EXPECT_EQ(hazard.title, "未全部达标：足额配备");
  EXPECT_EQ(hazard.description, "因为。依据：配备标准 一。");
}

TEST_F(Course, AVerdictIsNoBetterFoundedThanTheNormItRestsOn) {
  rulepacks::RulePack other;
  other.head.id = "rp_2";
  for (const bool one : {false, true}) {
    for (const bool norm : {false, true}) {
      pack_.verified = one;
      other.verified = norm;
      const auto made = after(nullptr, {&pack_, &clause_, Verdict::passed, "因为", &other}, first);
      EXPECT_EQ(made.verified, one && norm);
      EXPECT_EQ(made.norm_pack.text, "rp_2");
    }
  }
  EXPECT_TRUE(after(nullptr, {&pack_, &clause_, Verdict::passed, "因为"}, first).norm_pack.empty());
}

}  // namespace
}  // namespace anyuan::judgements
