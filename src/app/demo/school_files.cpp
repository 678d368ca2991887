#include "app/demo/school_files.h"

#include <fmt/format.h>

#include "app/demo/ledger_rows.h"
#include "app/demo/names.h"
#include "app/demo/school_order.h"
#include "app/demo/school_protection.h"

namespace anyuan::demo {
namespace {

constexpr std::string_view company_name = "演示平安保安服务公司";

void guards(LedgerRows& rows, const Site& site, std::size_t number) {
  using ledgers::GuardEmployer;
  const auto& school = site.school;
  auto& chance = rows.chance();
  const auto wanted = school.students.value_or(0) < 100 ? 1 : static_cast<int>(2 + school.students.value_or(0) / 1000);
  const int count = std::max(0, wanted - (chance.happens(15) ? 1 : 0));
  const bool sent = chance.happens(65);
  for (int i = 0; i < count; ++i) {
    auto guard = rows.of<ledgers::Guard>(site);
    guard.name = person_name(chance);
    guard.kind = i + 1 == count && school.boarders.value_or(0) > 0 ? ledgers::GuardKind::dormitory_keeper : ledgers::GuardKind::full_time_guard;
    guard.employer = sent ? GuardEmployer::company : GuardEmployer::school;
    if (sent) guard.company = company_name;
    guard.birth_year = chance.between(1966, 1998);
    guard.phone = {phone_number(60'000'000 + static_cast<std::int64_t>(number) * 10 + i)};
    guard.hired_on = rows.days_ago(60, 1500);
    if (chance.happens(90)) {
      guard.certificate_number = {fmt::format("演示桂保{:06}{}", number, i)};
      guard.certificate_issued_on = plus_days(*guard.hired_on, -chance.between(10, 300));
      guard.certificate_expires_on = std::max(rows.good_until(), *guard.certificate_issued_on);
      guard.trained_on = plus_days(*guard.hired_on, -chance.between(1, 9));
      guard.trained_hours = chance.between(4, 10) * 8;
    }
    if (chance.happens(85)) guard.record_checked_on = rows.days_ago(10, 400), guard.record_check = ledgers::RecordCheck::clear;
    rows.keep(std::move(guard));
  }
  if (!sent || count == 0) return;
  auto contract = rows.of<ledgers::SecurityContract>(site);
  contract.number = fmt::format("演示保安〔{}〕{:04}号", static_cast<int>(rows.today().year()), number);
  contract.company = company_name;
  contract.ends_on = rows.good_until(4, 8);
  contract.starts_on = rows.before(contract.ends_on, 364);
  contract.guards = count;
  contract.amount = 38'000.0 * count;
  rows.keep(std::move(contract));
}

}  // namespace

void fill_school_files(const Seeding& seeding, const County& county, std::span<const Site> sites) {
  if (seeding.noted == Noted::not_each) return;  // a benchmark's city has hazards instead
  LedgerRows rows(seeding);
  auto company = rows.at<ledgers::SecurityCompany>(county.path);
  company.unit = {county.id};
  company.name = company_name;
  company.licence_number = fmt::format("演示公保许{}号", county.id);
  company.licence_expires_on = rows.good_until();
  company.contact = person_name(seeding.chance);
  rows.keep(std::move(company));
  for (std::size_t i = 0; i < sites.size(); ++i) {
    guards(rows, sites[i], i);
    protect(rows, county, sites[i], i);
    put_in_order(rows, sites[i], i);
  }
  rows.store();
}

}  // namespace anyuan::demo
