#include "domain/calendars/calendar.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "domain/calendars/shipped.h"
#include "platform/files/embedded.h"

namespace anyuan::calendars {
namespace {

using namespace std::chrono;
using schools::Category;
using enum EntryKind;

constexpr std::string_view nation = "/", region = "/45/", county = "/45/4503/450302/", school = "/45/4503/450302/sc_1/";

Entry entry(EntryKind kind, std::string_view path, Date from, Date to, std::vector<Category> categories = {}) {
  Entry made;
  made.head.unit_path = path;
  made.kind = kind;
  made.name = name_of(kind);
  made.starts_on = from;
  made.ends_on = to;
  made.categories = std::move(categories);
  made.verified = true;
  return made;
}

// What the program ships, as the places it is kept at have it.
std::vector<Entry> shipped() {
  std::vector<Entry> all;
  for (const auto& file : files::embedded_files()) {
    if (!file.name.starts_with("data/calendars/")) continue;
    const auto calendar = parse_calendar(file.name, file.bytes);
    EXPECT_TRUE(calendar.ok()) << file.name;
    for (const auto& one : calendar.value().entries) {
      all.push_back(entry(one.kind, calendar.value().region.empty() ? nation : region, one.starts_on, one.ends_on, one.categories));
      all.back().name = one.name;
      all.back().verified = calendar.value().verified;
    }
  }
  return all;
}

TEST(Calendar, TheNoticeOf2026IsKeptDayByDay) {
  const Calendar calendar(shipped(), Category::primary);
  int off_on_weekdays = 0, worked_on_weekends = 0;
  for (Date day = 2026y / January / 1; day.year() == 2026y; day = plus_days(day, 1)) {
    const auto weekday = std::chrono::weekday(sys_days(day)).iso_encoding();
    if (weekday <= 5 && !calendar.is_working_day(day)) ++off_on_weekdays;
    if (weekday > 5 && calendar.is_working_day(day)) ++worked_on_weekends;
  }
  // 2 + 6 + 1 + 3 + 1 + 1 + 5 by the notice, and the two days of Guangxi's own festival; its six make-up days.
  EXPECT_EQ(off_on_weekdays, 19 + 2);
  EXPECT_EQ(worked_on_weekends, 6);
  EXPECT_TRUE(calendar.is_working_day(2026y / February / 14));
  EXPECT_FALSE(calendar.is_working_day(2026y / February / 16));
  EXPECT_FALSE(calendar.is_working_day(2026y / October / 7));
  EXPECT_TRUE(calendar.is_working_day(2026y / October / 10));
}

TEST(Calendar, InTheVacationPeopleWorkButThereAreNoLessons) {
  const Calendar calendar(shipped(), Category::primary);
  EXPECT_TRUE(calendar.is_working_day(2026y / July / 20));
  EXPECT_FALSE(calendar.is_school_day(2026y / July / 20));
  EXPECT_FALSE(calendar.is_school_day(2026y / February / 14));  // worked instead, but in the vacation
  EXPECT_TRUE(calendar.is_school_day(2026y / September / 20));  // worked instead, in the term
  EXPECT_EQ(calendar.next_school_day(2026y / July / 10), Date(2026y / September / 1));
  EXPECT_EQ(calendar.next_school_day(2026y / September / 30), Date(2026y / October / 8));
}

TEST(Calendar, ExamDaysConcernTheKindsOfSchoolThatHoldThem) {
  const Date monday = 2026y / June / 8;
  EXPECT_FALSE(Calendar(shipped(), Category::senior_secondary).is_school_day(monday));
  EXPECT_TRUE(Calendar(shipped(), Category::primary).is_school_day(monday));
  EXPECT_TRUE(Calendar(shipped(), std::nullopt).is_school_day(monday));
  EXPECT_TRUE(Calendar(shipped(), Category::senior_secondary).is_working_day(monday));
}

TEST(Calendar, BeyondWhatWasToldItGoesByTheDaysOfTheWeekAndSaysSo) {
  const Calendar calendar(shipped(), Category::primary);
  const Date national_day = 2029y / October / 1, saturday = 2029y / October / 6;
  EXPECT_TRUE(calendar.is_working_day(national_day));
  EXPECT_TRUE(calendar.is_school_day(national_day));
  EXPECT_FALSE(calendar.is_school_day(saturday));
  EXPECT_EQ(calendar.basis_of(national_day, Counting::working_days), Basis::week);
  EXPECT_EQ(calendar.basis_of(national_day, Counting::school_days), Basis::week);
  EXPECT_EQ(calendar.basis_of(2027y / March / 1, Counting::working_days), Basis::unverified);
  EXPECT_EQ(calendar.basis_of(2026y / March / 3, Counting::school_days), Basis::unverified);  // Guangxi's terms
  EXPECT_EQ(calendar.basis_of(national_day, Counting::calendar_days), Basis::verified);
  const Calendar empty({}, std::nullopt);
  EXPECT_EQ(empty.add(2026y / November / 27, 1, Counting::school_days), (Reckoned{2026y / November / 30, Basis::week}));
}

TEST(Calendar, HolidaysAloneDoNotTellTheTerms) {
  const Calendar calendar({entry(day_off, nation, 2026y / October / 1, 2026y / October / 7)}, std::nullopt);
  EXPECT_EQ(calendar.basis_of(2026y / October / 8, Counting::working_days), Basis::verified);
  EXPECT_EQ(calendar.basis_of(2026y / October / 8, Counting::school_days), Basis::week);
  EXPECT_TRUE(calendar.is_school_day(2026y / July / 20));
}

TEST(Calendar, AUnitsOwnTermsTakeThePlaceOfThoseAboveThatTheyOverlap) {
  auto all = shipped();
  all.push_back(entry(term, county, 2026y / September / 7, 2027y / January / 15));
  const Calendar calendar(all, Category::primary);
  EXPECT_FALSE(calendar.is_school_day(2026y / September / 1));
  EXPECT_TRUE(calendar.is_school_day(2026y / September / 7));
  EXPECT_FALSE(calendar.is_school_day(2027y / January / 18));
  EXPECT_TRUE(calendar.is_school_day(2027y / March / 1));  // the next term is the region's still
}

TEST(Calendar, TheNearestUnitDecidesADay) {
  const Date wednesday = 2026y / October / 21, sunday = 2026y / October / 25, holiday = 2026y / October / 5;
  auto all = shipped();
  all.push_back(entry(no_lessons, school, wednesday, wednesday));
  all.push_back(entry(lessons, school, sunday, sunday));
  all.push_back(entry(working_day, county, holiday, holiday));
  const Calendar calendar(all, Category::primary);
  EXPECT_FALSE(calendar.is_school_day(wednesday));
  EXPECT_TRUE(calendar.is_working_day(wednesday));
  EXPECT_TRUE(calendar.is_school_day(sunday));
  EXPECT_FALSE(calendar.is_working_day(sunday));
  EXPECT_TRUE(calendar.is_working_day(holiday));
  EXPECT_TRUE(calendar.is_school_day(holiday));
}

TEST(Calendar, ALongTimeWithoutATermIsNoVacation) {
  const Calendar calendar({entry(term, region, 2025y / September / 1, 2026y / January / 20), entry(term, region, 2026y / September / 1, 2027y / January / 20)}, std::nullopt);
  EXPECT_TRUE(calendar.is_school_day(2026y / April / 15));  // the spring term is only not told
  EXPECT_EQ(calendar.basis_of(2026y / April / 15, Counting::school_days), Basis::week);
}

TEST(Calendar, DaysAreCountedFromTheNextOneAndNoughtIsTheFirstThatCounts) {
  const Calendar calendar(shipped(), Category::primary);
  const Date friday = 2026y / September / 18;  // Sunday the 20th is worked instead
  EXPECT_EQ(calendar.add(friday, 1, Counting::working_days).day, Date(2026y / September / 20));
  EXPECT_EQ(calendar.add(friday, 2, Counting::working_days).day, Date(2026y / September / 21));
  EXPECT_EQ(calendar.add(friday, 0, Counting::working_days).day, friday);
  EXPECT_EQ(calendar.add(2026y / September / 19, 0, Counting::school_days).day, Date(2026y / September / 20));
  EXPECT_EQ(calendar.add(friday, 7, Counting::calendar_days).day, Date(2026y / September / 25));
  EXPECT_EQ(calendar.add(2026y / July / 8, 5, Counting::school_days).day, Date(2026y / September / 3));
  EXPECT_EQ(calendar.add(2026y / September / 1, 3, Counting::school_days).basis, Basis::unverified);
}

// The same said once more, the other way round: every level paints over what the levels above it have painted.
struct Painted {
  bool working = false, school = false;
};
std::map<Date, Painted> painted(const std::vector<Entry>& all, Category category, Date first, Date last) {
  const auto concerns = [&](const Entry& one) { return one.categories.empty() || std::ranges::find(one.categories, category) != one.categories.end(); };
  std::map<Date, Painted> days;
  std::map<Date, const Entry*> term_of;
  std::vector<const Entry*> terms;
  const auto levels = {nation, region, county, school};
  for (const auto level : levels) {  // the terms first: a level's own wipe out those they touch
    for (const auto& one : all) {
      if (one.kind != term || one.head.unit_path != level || !concerns(one)) continue;
      std::erase_if(terms, [&](const Entry* other) {
        return other->head.unit_path != one.head.unit_path && !(other->ends_on < one.starts_on || one.ends_on < other->starts_on);
      });
      terms.push_back(&one);
    }
  }
  const auto in_term = [&](Date day) {
    std::optional<Date> before, after;
    for (const auto* one : terms) {
      if (one->starts_on <= day && day <= one->ends_on) return true;
      if (one->ends_on < day && (!before || *before < one->ends_on)) before = one->ends_on;
      if (one->starts_on > day && (!after || *after > one->starts_on)) after = one->starts_on;
    }
    return !(before && after && days_between(*before, *after) <= 100);
  };
  for (auto day = first; day <= last; day = plus_days(day, 1)) {
    const bool week = std::chrono::weekday(sys_days(day)).iso_encoding() <= 5;
    days[day] = {week, week && in_term(day)};
  }
  // Within a level the weaker word first, so that the stronger one lies on top.
  for (const auto level : levels)
    for (const auto kind : {day_off, working_day, exam, no_lessons, lessons})
      for (const auto& one : all) {
        if (one.kind != kind || one.head.unit_path != level || !concerns(one)) continue;
        for (auto day = std::max(first, one.starts_on); day <= std::min(last, one.ends_on); day = plus_days(day, 1)) {
          auto& square = days[day];
          if (kind == day_off) square = {false, false};
          if (kind == working_day) square = {true, in_term(day)};
          if (kind == exam || kind == no_lessons) square.school = false;
          if (kind == lessons) square.school = true;
        }
      }
  return days;
}

void expect_painted(const std::vector<Entry>& all, Category category, std::string_view which) {
  const Date first = 2026y / January / 1, last = 2027y / December / 31;
  const Calendar calendar(all, category);
  const auto days = painted(all, category, first, plus_days(last, 400));
  int school_days = 0;
  for (auto day = first; day <= last; day = plus_days(day, 1)) {
    const auto& square = days.at(day);
    ASSERT_EQ(calendar.is_working_day(day), square.working) << which << " " << text_of(day);
    ASSERT_EQ(calendar.is_school_day(day), square.school) << which << " " << text_of(day);
    school_days += square.school ? 1 : 0;
    // Counting three days is three times walking to the next square that counts.
    for (const auto counting : {Counting::working_days, Counting::school_days}) {
      auto walked = day;
      for (int left = 3; left > 0;) {
        walked = plus_days(walked, 1);
        left -= (counting == Counting::working_days ? days.at(walked).working : days.at(walked).school) ? 1 : 0;
      }
      ASSERT_EQ(calendar.add(day, 3, counting).day, walked) << which << " " << text_of(day);
    }
  }
  EXPECT_GT(school_days, 100) << which;
}

TEST(Calendar, EveryDayOfTwoYearsIsWhatPaintingLevelOverLevelMakesOfIt) {
  for (const auto category : {Category::primary, Category::kindergarten, Category::senior_secondary, Category::complete_secondary}) {
    expect_painted(shipped(), category, name_of(category));
  }
}

TEST(Calendar, SoIsEveryDayWithWhateverCountiesAndSchoolsEnter) {
  std::mt19937 random(20261125);
  const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
  for (int round = 0; round < 40; ++round) {
    auto all = shipped();
    for (const auto path : {region, county, school}) {
      // Terms of one unit do not overlap (the region has those that are shipped): one a half-year, moved about.
      for (int half = 0; path != region && half < 4; ++half) {
        if (below(2) == 0) continue;
        const auto start = plus_days(2026y / January / 10, half * 182 + below(40));
        all.push_back(entry(term, path, start, plus_days(start, 60 + below(80))));
      }
      for (int more = below(12); more > 0; --more) {
        const auto start = plus_days(2026y / January / 1, below(730));
        const auto kind = all_values<EntryKind>()[static_cast<std::size_t>(1 + below(5))];
        auto one = entry(kind, path, start, plus_days(start, below(6)));
        if (below(3) == 0) one.categories = {Category::primary};
        all.push_back(std::move(one));
      }
    }
    // Within one unit a word about this kind of school comes before one about all; the painter does not know that.
    std::erase_if(all, [](const Entry& one) { return !one.categories.empty() && one.kind == term; });
    expect_painted(all, below(2) == 0 ? Category::primary : Category::senior_secondary, fmt::format("round {}", round));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace anyuan::calendars
