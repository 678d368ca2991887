// A roster of schools comes in by Excel: checked row by row, written only when somebody says so.
#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <set>

#include "domain/bookkeeping/commands.h"
#include "domain/bookkeeping/imports.h"
#include "domain/bookkeeping/sheets.h"
#include "domain/schools/school.h"
#include "kit/city.h"
#include "kit/roster.h"
#include "platform/journal/journal.h"
#include "platform/sheets/workbook.h"

namespace anyuan::schools {
namespace {

using bookkeeping::ImportReport;
using bookkeeping::RefusedRows;
using bookkeeping::RowOutcome;
using Counts = std::map<std::string, std::int64_t>;

class RosterTest : public kit::EachEngine {
 protected:
  kit::City city{GetParam()};
  const bookkeeping::Book& book = *city.books().find("schools");
  accounts::Actor officer = city.actor("4503");

  Result<std::string> check(std::string_view bytes, const accounts::Actor& actor) {
    return bookkeeping::check_import(city.platform(), city.books(), book, actor, {"花名册.xlsx", bytes});
  }
  ImportReport report(std::string_view id, std::int64_t limit = 100'000) {
    auto found = bookkeeping::import_report(city.platform(), book, officer, id, {.limit = limit});
    EXPECT_TRUE(found.ok()) << found.error().reason;
    return found.ok() ? std::move(found).value() : ImportReport{};
  }
  // "applied", or "refused: reason".
  std::string apply(std::string_view id, RefusedRows refused = RefusedRows::stop) {
    const auto done = bookkeeping::apply_import(city.platform(), city.books(), book, officer, id, refused);
    return done.ok() ? "applied" : "refused: " + done.error().reason;
  }
  Counts import_all(std::string_view bytes) {
    const auto id = check(bytes, officer);
    EXPECT_TRUE(id.ok()) << id.error().reason;
    if (!id.ok()) return {};
    apply(id.value(), RefusedRows::leave_out);
    return report(id.value(), 1).counts;
  }
  std::vector<School> stored(std::string_view condition = "1 = 1 ORDER BY code") {
    return city.platform().database.read([&](db::Reading& reading) {
      return records::RecordStore<School>(city.platform().vault).where(reading, condition, {});
    });
  }
};
ANYUAN_ON_EACH_ENGINE(RosterTest);

TEST_P(RosterTest, AMessyRosterIsReadAsAPersonReadsIt) {
  EXPECT_EQ(import_all(kit::messy_roster({.schools = 20}).bytes), (Counts{{"added", 20}}));
  const auto schools = stored("name = '第2学校'");
  ASSERT_EQ(schools.size(), 1U);
  const auto& school = schools.front();
  EXPECT_EQ(school.code, "3145000002");
  EXPECT_EQ(school.category, Category::junior_secondary);
  EXPECT_EQ(school.ownership, Ownership::public_owned);
  EXPECT_EQ(school.area, Area::urban);
  EXPECT_EQ(school.boarding, Boarding::none);
  EXPECT_EQ(school.students, 121);
  EXPECT_EQ(school.principal, "李明");
  EXPECT_EQ(school.principal_phone.plain, "13800000001");
  EXPECT_EQ(school.safety_officer, "王芳");
  EXPECT_EQ(school.safety_phone.plain, "13900000001");
  EXPECT_EQ(text_of(*school.founded_on), "1958-09-01");
  const auto unit = city.platform().database.read([&](db::Reading& reading) {
    return records::RecordStore<org::Unit>(city.platform().vault).load(reading, school.head.id, records::Scope::under("/"));
  });
  ASSERT_TRUE(unit.ok());
  EXPECT_EQ(unit.value().name, "第2学校");
  EXPECT_EQ(unit.value().head.unit_path, school.head.unit_path);
  EXPECT_TRUE(school.head.unit_path.starts_with("/45/4503/450321/")) << school.head.unit_path;
  EXPECT_EQ(city.count("SELECT COUNT(*) FROM schools WHERE founded_on = '1958-09-01' AND students BETWEEN 120 AND 140"), 20);
}

TEST_P(RosterTest, ADryRunWritesNothingToTheBookNorTheJournal) {
  const auto events = city.count("SELECT seq FROM journal_head");
  ASSERT_TRUE(check(kit::messy_roster({.schools = 20}).bytes, officer).ok());
  EXPECT_EQ(city.count("SELECT COUNT(*) FROM schools"), 0);
  EXPECT_EQ(city.count("SELECT COUNT(*) FROM units WHERE level = 'school'"), 0);
  EXPECT_EQ(city.count("SELECT seq FROM journal_head"), events);
}

TEST_P(RosterTest, TheSameRosterAgainIsTheSameAndAnotherOneChangesWhatDiffers) {
  import_all(kit::messy_roster({.schools = 20}).bytes);
  EXPECT_EQ(import_all(kit::messy_roster({.schools = 20}).bytes), (Counts{{"same", 20}}));
  const auto id = check(kit::messy_roster({.schools = 20, .students_more = 1}).bytes, officer);
  ASSERT_TRUE(id.ok());
  const auto found = report(id.value());
  EXPECT_EQ(found.counts, (Counts{{"changed", 20}}));
  EXPECT_EQ(boost::json::serialize(found.rows[1].changes), R"([{"field":"students","before":121,"after":122}])");
  EXPECT_EQ(apply(id.value()), "applied");
  EXPECT_EQ(stored("name = '第2学校'").front().students, 122);
  EXPECT_EQ(apply(id.value()), "refused: import_applied_already");
  EXPECT_EQ(city.count("SELECT COUNT(*) FROM journal_event WHERE event = 'schools.imported'"), 2);
  EXPECT_EQ(city.count("SELECT COUNT(*) FROM journal_change WHERE record = 'schools'"), 40);
  EXPECT_FALSE(city.platform().database.read([](db::Reading& reading) { return journal::verify(reading); }).broken_at);
}

TEST_P(RosterTest, EveryPlantedFaultIsNamedAndOnlyGoodRowsAreWrittenOnceAccepted) {
  const auto roster = kit::messy_roster({.schools = 150, .faults = 15});
  const auto id = check(roster.bytes, officer);
  ASSERT_TRUE(id.ok());
  const auto found = report(id.value());
  std::set<std::string> told;
  for (const auto& row : found.rows) {
    for (const auto& fault : row.faults) told.insert(fmt::format("{}{} {}", fault.column, row.row, fault.error.reason));
  }
  for (const auto& planted : roster.planted) {
    const auto expected = fmt::format("{}{} {}", planted.column, planted.row, planted.reason);
    EXPECT_TRUE(told.contains(expected)) << expected;
  }
  EXPECT_EQ(found.counts, (Counts{{"added", roster.good}, {"refused", roster.planted.size()}}));
  EXPECT_EQ(apply(id.value()), "refused: import_has_refused_rows");
  EXPECT_EQ(stored().size(), 0U);
  EXPECT_EQ(apply(id.value(), RefusedRows::leave_out), "applied");
  EXPECT_EQ(stored().size(), roster.good);
}

TEST_P(RosterTest, AnApplyIsRefusedWhenTheBookHasChangedSinceTheCheck) {
  import_all(kit::messy_roster({.schools = 20}).bytes);
  const auto id = check(kit::messy_roster({.schools = 20, .students_more = 5}).bytes, officer);
  ASSERT_TRUE(id.ok());
  const auto school = stored().front();
  ASSERT_TRUE(bookkeeping::change(city.platform(), city.books(), book, officer, school.head.id, {{"version", school.head.version}, {"staff", 3}}).ok());
  EXPECT_EQ(apply(id.value()), "refused: import_outdated");
  EXPECT_EQ(stored().front().staff, 3);
  EXPECT_EQ(stored("name = '第20学校'").front().students, 139);
}

TEST_P(RosterTest, ADryRunIsItsMakersAloneForOneDay) {
  const auto id = check(kit::messy_roster({.schools = 20}).bytes, officer);
  ASSERT_TRUE(id.ok());
  const auto other = city.actor("4503", accounts::Role::officer, "us_2");
  EXPECT_EQ(bookkeeping::import_report(city.platform(), book, other, id.value(), {}).error().reason, "import_not_found");
  EXPECT_EQ(bookkeeping::apply_import(city.platform(), city.books(), book, other, id.value(), RefusedRows::stop).error().reason, "import_not_found");
  city.clock().advance(std::chrono::hours(25));
  EXPECT_EQ(apply(id.value()), "refused: import_not_found");
  EXPECT_TRUE(check(kit::messy_roster({.schools = 20}).bytes, officer).ok());
  EXPECT_EQ(city.count("SELECT COUNT(*) FROM import_row"), 20);
}

TEST_P(RosterTest, ACountyOfficerReachesNeitherOtherCountiesNorTheirSchools) {
  const auto county_officer = city.actor("450321");
  const auto id = check(kit::messy_roster({.schools = 20}).bytes, county_officer);
  ASSERT_TRUE(id.ok());
  auto found = bookkeeping::import_report(city.platform(), book, county_officer, id.value(), {}).value();
  EXPECT_EQ(found.counts, (Counts{{"added", 10}, {"refused", 10}}));
  EXPECT_EQ(found.rows[0].faults.front().error.reason, "name_not_found");
  // A code that a school elsewhere has is taken, although that school cannot be seen.
  import_all(kit::messy_roster({.schools = 20}).bytes);
  ASSERT_TRUE(bookkeeping::change(city.platform(), city.books(), book, officer, stored("code = '3145000002'").front().head.id,
                                  {{"version", 1}, {"parent", "450323"}}).ok());
  const auto again = check(kit::messy_roster({.schools = 20}).bytes, county_officer);
  found = bookkeeping::import_report(city.platform(), book, county_officer, again.value(), {}).value();
  EXPECT_EQ(found.counts, (Counts{{"refused", 11}, {"same", 9}}));
  EXPECT_EQ(found.rows[1].faults.front().error.reason, "taken_already");
}

TEST_P(RosterTest, WhatWasExportedComesBackUnchangedWithItsSecretsMasked) {
  import_all(kit::messy_roster({.schools = 20}).bytes);
  const auto bytes = bookkeeping::export_workbook(city.platform(), city.books(), book, officer, {{"f.category", "primary"}, {"sort", "-name"}});
  ASSERT_TRUE(bytes.ok());
  auto workbook = sheets::Workbook::open(bytes.value());
  ASSERT_TRUE(workbook.ok());
  const auto sheet = workbook.value().read(workbook.value().sheets().front()).value();
  ASSERT_EQ(sheet.rows.size(), 5U);
  std::string all;
  for (const auto& cell : sheet.rows[1].cells) all += sheets::text_of(cell) + "|";
  EXPECT_NE(all.find("138****"), std::string::npos) << all;
  EXPECT_EQ(all.find("13800000"), std::string::npos) << all;
  EXPECT_EQ(import_all(bytes.value()), (Counts{{"same", 4}}));
  EXPECT_EQ(city.count("SELECT COUNT(*) FROM journal_event WHERE event = 'schools.exported'"), 1);
}

TEST_P(RosterTest, TheErrorSheetHoldsTheRefusedRowsAsTypedWithTheirReasons) {
  const auto id = check(kit::messy_roster({.schools = 150, .faults = 15}).bytes, officer);
  ASSERT_TRUE(id.ok());
  const auto refused = bookkeeping::import_report(city.platform(), book, officer, id.value(), {.outcome = "refused", .limit = 1000}).value();
  const auto bytes = bookkeeping::error_workbook(book, refused.rows, kit::sentences(), http::Language::zh);
  auto workbook = sheets::Workbook::open(bytes);
  ASSERT_TRUE(workbook.ok());
  const auto sheet = workbook.value().read(workbook.value().sheets().front()).value();
  ASSERT_EQ(sheet.rows.size(), refused.rows.size() + 1);
  std::string all;
  for (const auto& row : sheet.rows) {
    for (const auto& cell : row.cells) all += sheets::text_of(cell) + "|";
  }
  EXPECT_NE(all.find("所在乡镇:在您的管辖范围内找不到“无名镇”"), std::string::npos) << all;
  EXPECT_NE(all.find("约三百|"), std::string::npos);
  // Uploaded as it is, it is refused for the same reasons.
  const auto again = check(bytes, officer);
  ASSERT_TRUE(again.ok());
  EXPECT_GT(report(again.value()).counts["refused"], 10);
}

TEST_P(RosterTest, TheTemplateIsAcceptedAndEmpty) {
  const auto bytes = bookkeeping::template_workbook(book);
  EXPECT_EQ(check(bytes, officer).error().reason, "no_rows");
}

// Work is counted in the processor's time of this process, which others on the machine do not lengthen.
template <class Work>
double seconds_of(Work&& work) {
  const auto start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST_P(RosterTest, AProvincesRosterTakesSecondsOfWorkAndEveryPlantedFaultIsNamed) {
  const auto roster = kit::messy_roster({.schools = 25'000, .faults = 200});
  std::string id;
  const auto check_time = seconds_of([&] { id = check(roster.bytes, officer).value(); });
  const auto found = report(id);
  std::set<std::string> told;
  for (const auto& row : found.rows) {
    for (const auto& fault : row.faults) told.insert(fmt::format("{}{} {}", fault.column, row.row, fault.error.reason));
  }
  EXPECT_GE(roster.planted.size(), 200U);
  for (const auto& planted : roster.planted) EXPECT_TRUE(told.contains(fmt::format("{}{} {}", planted.column, planted.row, planted.reason)));
  EXPECT_EQ(found.counts, (Counts{{"added", roster.good}, {"refused", roster.planted.size()}}));
  EXPECT_EQ(city.count("SELECT COUNT(*) FROM schools"), 0);
  const auto apply_time = seconds_of([&] { EXPECT_EQ(apply(id, RefusedRows::leave_out), "applied"); });
  EXPECT_EQ(city.count("SELECT COUNT(*) FROM schools"), roster.good);
  EXPECT_EQ(city.count("SELECT COUNT(*) FROM units WHERE level = 'school'"), roster.good);
  EXPECT_FALSE(city.platform().database.read([](db::Reading& reading) { return journal::verify(reading); }).broken_at);
  RecordProperty("check_ms", static_cast<int>(check_time * 1000));
  RecordProperty("apply_ms", static_cast<int>(apply_time * 1000));
  constexpr double budget = 20;  // unoptimised and under sanitizers too; import_bench.cpp measures the product
  EXPECT_LT(check_time, budget);
  EXPECT_LT(apply_time, budget);
}

}  // namespace
}  // namespace anyuan::schools
