#include "app/demo/school_files.h"

#include <fmt/format.h>

#include <array>

#include "app/demo/bureau.h"
#include "app/demo/ledger_rows.h"
#include "app/demo/names.h"
#include "app/demo/rules_in_force.h"
#include "app/demo/school_order.h"
#include "app/demo/school_protection.h"

namespace anyuan::demo {
namespace {

// What a school's guards have in common: who employs them, and whether their papers are looked after.
struct Crew {
  bool sent = false, in_order = true;
  Date checked_on;  // all in one go, once a year
};

ledgers::Guard guard_of(LedgerRows& rows, const Site& site, const Crew& crew, std::size_t number, int serial) {
  auto& chance = rows.chance();
  auto guard = rows.of<ledgers::Guard>(site);
  guard.name = person_name(chance);
  guard.employer = crew.sent ? ledgers::GuardEmployer::company : ledgers::GuardEmployer::school;
  if (crew.sent) guard.company = company_name;
  guard.birth_year = chance.between(1966, 1998);
  guard.phone = {phone_number(60'000'000 + static_cast<std::int64_t>(number) * 20 + serial)};
  guard.hired_on = rows.days_ago(60, 1500);
  if (crew.in_order || chance.happens(60)) {
    guard.certificate_number = {fmt::format("演示桂保{:06}{}", number, serial)};
    guard.certificate_authority = "演示市公安局";
    guard.certificate_issued_on = plus_days(*guard.hired_on, -chance.between(10, 300));
    guard.certificate_expires_on = crew.in_order ? rows.good_until(0, 8) : std::max(rows.good_until(50, 20), *guard.certificate_issued_on);
    guard.trained_on = plus_days(*guard.hired_on, -chance.between(1, 9));
    guard.trained_hours = chance.between(4, 10) * 8;
  }
  if (crew.in_order || chance.happens(70)) {
    guard.record_checked_on = std::max(crew.checked_on, *guard.hired_on);
    guard.record_check = ledgers::RecordCheck::clear;
  }
  if (crew.in_order) {
    guard.skill_tested_on = std::max(crew.checked_on, *guard.hired_on);
    guard.skill_test = ledgers::SkillTest::passed;
  }
  return guard;
}

// A person of the school who looks after its security beside other work, and one for the nights.
void other_staff(LedgerRows& rows, const Site& site, const Crew& crew, std::size_t number) {
  auto& chance = rows.chance();
  const auto keep = [&](ledgers::GuardKind kind, int serial) {
    auto person = rows.of<ledgers::Guard>(site);
    person.kind = kind;
    person.name = person_name(chance);
    person.birth_year = chance.between(1968, 1995);
    person.phone = {phone_number(60'000'000 + static_cast<std::int64_t>(number) * 20 + serial)};
    person.hired_on = rows.days_ago(200, 2500);
    person.record_checked_on = std::max(crew.checked_on, *person.hired_on);
    person.record_check = ledgers::RecordCheck::clear;
    rows.keep(std::move(person));
  };
  if (chance.happens(92)) keep(ledgers::GuardKind::part_time_staff, 18);
  if (site.school.boarders.value_or(0) > 0 && chance.happens(90)) keep(ledgers::GuardKind::dormitory_keeper, 19);
}

void guards(LedgerRows& rows, const County& county, const Site& site, std::size_t number) {
  auto& chance = rows.chance();
  const int count = std::max(0, guards_wanted(site.school, county) + std::array{0, 1, -1}[chance.weighted({74, 19, 7})]);
  const bool sent = chance.happens(65);
  const Crew crew{sent, chance.happens(80), chance.happens(92) ? rows.days_ago(10, 330) : rows.days_ago(370, 480)};
  for (int i = 0; i < count; ++i) rows.keep(guard_of(rows, site, crew, number, i));
  other_staff(rows, site, crew, number);
  if (!sent || count == 0) return;
  auto contract = rows.of<ledgers::SecurityContract>(site);
  contract.number = fmt::format("演示保安〔{}〕{:04}号", static_cast<int>(rows.today().year()), number);
  contract.company = company_name;
  contract.ends_on = rows.good_this_year(4, 8);
  contract.starts_on = rows.before(contract.ends_on, 364);
  contract.guards = count;
  contract.amount = 38'000.0 * count;
  rows.keep(std::move(contract));
}

// Among so many schools one whose file nobody has opened for long.
bool nobody_looks_after(const schools::School& school) {
  constexpr std::string_view sign = "7";
  constexpr int of = 3;
  const auto& code = school.code;
  return code.ends_with(sign) && (code[code.size() - 2] - '0') % of == 0;
}

}  // namespace

void fill_school_files(const Seeding& seeding, const County& county, std::span<Site> sites) {
  if (seeding.noted == Noted::not_each) return;  // a benchmark's city has hazards instead
  LedgerRows rows(seeding);
  for (std::size_t i = 0; i < sites.size(); ++i) {
    constexpr int taken_days = 400;  // a declared fact is no longer taken after them
    rows.gone_through(seeding.change.now - std::chrono::days(nobody_looks_after(sites[i].school) ? seeding.chance.between(taken_days + 10, taken_days + 90) : seeding.chance.between(20, 250)));
    guards(rows, county, sites[i], i);
    protect(rows, county, sites[i], i);
    put_in_order(rows, sites[i], i);
    sites[i].ledgers = rows.ledgers_of(sites[i]);
  }
  fill_bureau(rows, county, sites);
  rows.store();
}

}  // namespace anyuan::demo
