// Calendars as people keep them and as the program brings them, on both engines.
#include <gtest/gtest.h>

#include "domain/calendars/queries.h"
#include "domain/calendars/shipped.h"
#include "kit/county.h"

namespace anyuan::calendars {
namespace {

using namespace std::chrono;
namespace json = boost::json;

class CalendarStory : public kit::EachEngine {
 protected:
  CalendarStory() : county_(GetParam()) {}

  Calendar calendar(std::string_view unit_path) {
    return county_.platform().database.read([&](db::Reading& reading) { return calendar_at(reading, county_.platform().vault, unit_path); });
  }
  std::string path_of(const std::string& school) const { return "/45/4503/450302/" + school + "/"; }
  std::vector<Entry> kept(std::string_view mark) {
    return county_.platform().database.read([&](db::Reading& reading) {
      return records::RecordStore<Entry>(county_.platform().vault).where(reading, "shipped LIKE :mark AND archived_at IS NULL ORDER BY starts_on", {{"mark", std::string(mark) + "%"}});
    });
  }
  static json::object entry(std::string_view kind, std::string_view from, std::string_view to) {
    return {{"kind", kind}, {"name", "运动会"}, {"starts_on", from}, {"ends_on", to}};
  }

  kit::County county_;
};
ANYUAN_ON_EACH_ENGINE(CalendarStory);

TEST_P(CalendarStory, WhatIsShippedHoldsAtEverySchoolAndIsKeptOnce) {
  const auto here = calendar(path_of(county_.school));
  EXPECT_FALSE(here.is_working_day(2026y / October / 5));
  EXPECT_FALSE(here.is_school_day(2026y / July / 20));
  EXPECT_EQ(kept("national-2026/1@").size(), 13U);
  EXPECT_EQ(load_shipped_calendars(county_.platform()).value(), 0);
  EXPECT_EQ(kept("national-2026/1@").size(), 13U);
}

TEST_P(CalendarStory, ASchoolsOwnEntryHoldsAtThatSchoolAlone) {
  const auto made = county_.as("principal").post("/api/calendar_entries", entry("no_lessons", "2026-11-26", "2026-11-27"));
  ASSERT_EQ(made.status, 201);
  EXPECT_FALSE(calendar(path_of(county_.school)).is_school_day(2026y / November / 26));
  EXPECT_TRUE(calendar(path_of(county_.second_school)).is_school_day(2026y / November / 26));
}

TEST_P(CalendarStory, ACountysEntryHoldsBelowItAndNotNextDoor) {
  ASSERT_EQ(county_.as("county").post("/api/calendar_entries", entry("day_off", "2026-11-26", "2026-11-26")).status, 201);
  EXPECT_FALSE(calendar(path_of(county_.school)).is_working_day(2026y / November / 26));
  EXPECT_FALSE(calendar(path_of(county_.second_school)).is_working_day(2026y / November / 26));
  EXPECT_TRUE(calendar("/45/4503/450303/").is_working_day(2026y / November / 26));
}

TEST_P(CalendarStory, WhatTheUnitsAboveHaveSaidIsReadBelowAndChangedByNobodyThere) {
  auto& principal = county_.as("principal");
  const auto rows = principal.get("/api/calendar_entries?limit=200").json().at("rows").as_array();
  EXPECT_EQ(std::ranges::count_if(rows, [](const json::value& row) { return row.at("holds_at") == "全国"; }), 20);
  const auto& first = rows.front().as_object();
  const auto refused = principal.patch("/api/calendar_entries/" + std::string(first.at("id").as_string()), {{"version", 1}, {"name", "改名"}});
  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(county_.as("guard").post("/api/calendar_entries", entry("lessons", "2026-11-28", "2026-11-28")).status, 403);
}

TEST_P(CalendarStory, ANewEditionTakesThePlaceOfTheOldOneButNotOfWhatPeopleChanged) {
  constexpr std::string_view yaml = "code: trial\nedition: 1\ntitle: 试\nsource: 试\nverified: false\nregion: \"45\"\nentries:\n"
                                    "  - {kind: day_off, name: 甲, starts_on: 2026-12-01, ends_on: 2026-12-01}\n"
                                    "  - {kind: day_off, name: 乙, starts_on: 2026-12-02, ends_on: 2026-12-02}\n";
  ASSERT_EQ(keep_calendar(county_.platform(), "trial.yaml", yaml).value(), 2);
  const auto before = kept("trial/1@");
  ASSERT_EQ(before.size(), 2U);
  ASSERT_TRUE(journal::perform(county_.platform(), {"u", "省教育厅", "/45/"}, [&](journal::Change& change) -> Result<Entry> {
                auto after = before[1];
                after.name = "乙改";
                change.event("calendar_entries.changed", "calendar_entries", after.head.id, after.head.unit_path);
                return change.save(before[1], std::move(after));
              }).ok());
  std::string changed(yaml);
  changed.replace(changed.find("甲"), std::string_view("甲").size(), "丙");
  EXPECT_EQ(keep_calendar(county_.platform(), "trial.yaml", changed).error().reason, "calendar_changed");
  changed.replace(changed.find("edition: 1"), 10, "edition: 2");
  EXPECT_EQ(keep_calendar(county_.platform(), "trial.yaml", changed).value(), 2);
  ASSERT_EQ(kept("trial/1@").size(), 1U);
  EXPECT_EQ(kept("trial/1@").front().name, "乙改");
  EXPECT_EQ(kept("trial/2@").size(), 2U);
}

TEST_P(CalendarStory, AWrongFileIsRefusedWithItsLine) {
  const auto refused = keep_calendar(county_.platform(), "t.yaml",
                                     "code: t\nedition: 1\ntitle: 试\nsource: 试\nverified: false\nentries:\n"
                                     "  - {kind: day_off, name: 甲, starts_on: 2026-12-01, ends_on: 2026-11-01}\n");
  EXPECT_EQ(refused.error().reason, "calendar_wrong");
  EXPECT_EQ(refused.error().args, (std::vector<std::string>{"t.yaml", "7", "ends_on ends_before_start"}));
}

TEST_P(CalendarStory, TheDaysOfAUnitAreToldWithWhatTheyRestOn) {
  const auto rows = county_.as("guard").get("/api/days?from=2026-10-01&to=2026-10-08").json().at("rows").as_array();
  ASSERT_EQ(rows.size(), 8U);
  EXPECT_EQ(rows[0].at("day"), "2026-10-01");
  EXPECT_EQ(rows[0].at("working"), false);
  EXPECT_EQ(rows[0].at("names").as_array().front(), "国庆节");
  EXPECT_EQ(rows[7].at("school"), true);
  EXPECT_EQ(rows[7].at("working_basis"), "unverified");  // Guangxi's own festival of that year is not compared
  EXPECT_EQ(county_.as("guard").get("/api/days?from=2026-10-01&to=2026-10-08&unit=" + county_.second_school).status, 404);
  EXPECT_EQ(county_.as("county").get("/api/days?from=2026-10-08&to=2026-10-01").status, 422);
  EXPECT_EQ(county_.as("county").get("/api/days?from=2026-10-08&to=2028-10-01").reason(), "entry_too_long");
  EXPECT_EQ(county_.as("county").get("/api/days?to=2028-10-01").reason(), "required");
}

TEST_P(CalendarStory, AnEntryEndsAfterItBeginsAndIsNoYearLong) {
  auto& principal = county_.as("principal");
  EXPECT_EQ(principal.post("/api/calendar_entries", entry("lessons", "2026-11-28", "2026-11-27")).reason(), "ends_before_start");
  EXPECT_EQ(principal.post("/api/calendar_entries", entry("term", "2026-02-01", "2026-10-01")).reason(), "entry_too_long");
  EXPECT_EQ(principal.post("/api/calendar_entries", entry("term", "2026-02-01", "2026-07-01")).status, 201);
}

}  // namespace
}  // namespace anyuan::calendars
