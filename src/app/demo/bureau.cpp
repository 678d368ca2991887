#include "app/demo/bureau.h"

#include <fmt/format.h>

#include "app/demo/names.h"

namespace anyuan::demo {
namespace {

void own_office(LedgerRows& rows, const County& county) {
  auto office = rows.at<ledgers::ResponsibleOffice>(county.path);
  office.unit = {county.id};
  office.name = "教育局安全管理科";
  office.leader = "演示科长";
  office.phone = {phone_number(59'000'000)};
  office.full_time = 3;
  rows.keep(std::move(office));
  auto meeting = rows.at<ledgers::JointMeeting>(county.path);
  meeting.topic = "护校安园工作联席会议";
  meeting.held_on = plus_days(rows.today(), -40);
  meeting.convenor = "教育局、公安局";
  meeting.departments = "教育、公安、市场监管、交通、城管";
  meeting.decisions = {{"开展校园周边联合检查", "市场监管局、城管局", plus_days(rows.today(), 20), false}};
  rows.keep(std::move(meeting));
  auto fund = rows.at<ledgers::SafetyFund>(county.path);
  fund.purpose = "全县校园保安服务补助";
  fund.year = static_cast<int>(rows.today().year());
  fund.item = ledgers::FundItem::guards;
  fund.budget = 1'200'000;
  fund.spent = 860'000;
  rows.keep(std::move(fund));
}

void company(LedgerRows& rows, const County& county) {
  auto company = rows.at<ledgers::SecurityCompany>(county.path);
  company.unit = {county.id};
  company.name = company_name;
  company.licence_number = fmt::format("演示公保许{}号", county.id);
  company.licence_expires_on = rows.good_until();
  company.contact = person_name(rows.chance());
  rows.keep(std::move(company));
}

// A care point found in spring and closed since, another one still to be put right.
void unlicensed_sites(LedgerRows& rows, const County& county) {
  auto closed = rows.at<ledgers::UnlicensedSite>(county.path);
  closed.unit = {county.id};
  closed.name = "演示看护点甲";
  closed.kind = ledgers::UnlicensedSiteKind::care_point;
  closed.address = "演示路东侧民房";
  closed.children = rows.chance().between(8, 30);
  closed.found_on = rows.days_ago(180, 240);
  closed.state = ledgers::UnlicensedSiteState::merged;
  closed.handled_by = "教育局";
  closed.settled_on = rows.days_ago(60, 120);
  closed.placed = closed.children;
  rows.keep(std::move(closed));
  auto open = rows.at<ledgers::UnlicensedSite>(county.path);
  open.unit = {county.id};
  open.name = "演示看护点乙";
  open.kind = ledgers::UnlicensedSiteKind::after_school;
  open.address = "演示路西侧商铺";
  open.found_on = rows.days_ago(20, 50);
  open.state = ledgers::UnlicensedSiteState::to_correct;
  open.handled_by = "教育局、消防救援大队";
  open.correct_by = rows.good_until();
  rows.keep(std::move(open));
}

void platforms(LedgerRows& rows, const County& county) {
  for (const auto agency : all_values<ledgers::ManagementPlatformAgency>()) {
    auto platform = rows.at<ledgers::ManagementPlatform>(county.path);
    platform.unit = {county.id};
    platform.agency = agency;
    platform.name = std::string(label_of(agency).zh) + "校园安防平台";
    platform.video = platform.alarm = platform.duty = true;
    platform.sharing = agency == ledgers::ManagementPlatformAgency::police;
    platform.school_files = agency == ledgers::ManagementPlatformAgency::education;
    platform.protection_level = 2;
    platform.protection_until = rows.good_this_year();
    platform.checked_on = rows.days_ago(30, 90);
    platform.conforms = ledgers::ManagementPlatformConforms::partly;
    rows.keep(std::move(platform));
  }
}

void zone(LedgerRows& rows, const County& county, const Site& site) {
  auto zone = rows.at<ledgers::SafetyZone>(county.path);
  zone.unit = {county.id};
  zone.school = {site.school.head.id};
  zone.name = site.school.name + "周边";
  zone.extent = "校门两侧各200米";
  zone.cameras = rows.chance().between(2, 8);
  zone.traffic_signs = rows.chance().between(1, 4);
  zone.guard_post = true;
  zone.checked_on = rows.days_ago(10, 200);
  rows.keep(std::move(zone));
}

void mediation(LedgerRows& rows, const County& county, const Site& site) {
  auto committee = rows.at<ledgers::MediationCommittee>(county.path);
  committee.unit = {county.id};
  committee.name = "学校安全事故人民调解委员会";
  committee.leader = person_name(rows.chance());
  committee.mediators = 5;
  rows.keep(std::move(committee));
  auto one = rows.at<ledgers::MediationCase>(county.path);
  one.unit = {county.id};
  one.school = {site.school.head.id};
  one.number = "演示调字1号";
  one.kind = ledgers::MediationCaseKind::injury;
  one.accepted_on = rows.days_ago(90, 150);
  one.state = ledgers::MediationCaseState::agreed;
  one.closed_on = rows.days_ago(20, 60);
  one.amount = 3000;
  rows.keep(std::move(one));
}

}  // namespace

void fill_bureau(LedgerRows& rows, const County& county, std::span<const Site> sites) {
  company(rows, county);
  own_office(rows, county);
  unlicensed_sites(rows, county);
  platforms(rows, county);
  if (sites.empty()) return;
  zone(rows, county, sites.front());
  mediation(rows, county, sites.front());
}

}  // namespace anyuan::demo
