#include "app/demo/school_order.h"

#include <fmt/format.h>

#include <array>

#include "app/demo/names.h"
#include "app/demo/school_protection.h"

namespace anyuan::demo {
namespace {

void organisation(LedgerRows& rows, const Site& site) {
  using enum ledgers::SafetyPostKind;
  auto& chance = rows.chance();
  const bool all_signed = chance.happens(84);
  std::vector kinds{principal, deputy_safety, security_director, logistics_director, class_teacher, gatekeeper, canteen_keeper};
  if (site.school.category != schools::Category::kindergarten) kinds.push_back(deputy_law);
  for (const auto kind : kinds) {
    if (kind != principal && chance.happens(10)) continue;
    auto post = rows.of<ledgers::SafetyPost>(site);
    post.post = kind;
    post.holder = kind == principal ? site.school.principal : kind == deputy_safety ? site.school.safety_officer : person_name(chance);
    if (all_signed || chance.happens(60)) post.letter_signed_on = rows.days_ago(30, 330);
    rows.keep(std::move(post));
  }
  for (const auto& [kind, name, percent] : {std::tuple{ledgers::SafetyBodyKind::leading_body, "学校安全工作领导小组", 96},
                                            {ledgers::SafetyBodyKind::security_office, "保卫科", 90},
                                            {ledgers::SafetyBodyKind::bullying_committee, "学生欺凌治理委员会", 86}}) {
    const bool is_asked = kind != ledgers::SafetyBodyKind::bullying_committee || site.school.category != schools::Category::kindergarten;
    if (!is_asked || !chance.happens(percent)) continue;
    auto body = rows.of<ledgers::SafetyBody>(site);
    body.kind = kind;
    body.name = name;
    body.leader = site.school.principal;
    body.deputy = site.school.safety_officer;
    body.set_up_on = rows.days_ago(100, 900);
    rows.keep(std::move(body));
  }
  if (!chance.happens(20)) return;
  auto meeting = rows.of<ledgers::JointMeeting>(site);
  meeting.topic = "校园及周边安全联席会议";
  meeting.held_on = rows.days_ago(5, 200);
  meeting.convenor = site.school.principal;
  meeting.departments = "学校、派出所、社区";
  meeting.decisions = {{"清理校门口占道摊点", "社区", plus_days(meeting.held_on, 14), chance.happens(80)}, {"上下学时段增派护学力量", "派出所", {}, true}};
  rows.keep(std::move(meeting));
}

bool takes_children(const schools::School& school) {
  using enum schools::Category;
  return school.category == kindergarten || school.category == primary || school.category == nine_year;
}

void rules_and_plans(LedgerRows& rows, const Site& site) {
  using Rule = ledgers::InternalRuleKind;
  auto& chance = rows.chance();
  std::vector kinds{Rule::gate_duty, Rule::premises, Rule::valuables, Rule::fire_traffic, Rule::training, Rule::case_report, Rule::assessment, Rule::visitors};
  if (keeps_hazardous_goods(site.school)) kinds.push_back(Rule::hazardous_goods);
  if (takes_children(site.school)) kinds.push_back(Rule::pick_up);
  const bool all_there = chance.happens(82);
  for (const auto kind : kinds) {
    if (!all_there && chance.happens(25)) continue;
    auto rule = rows.of<ledgers::InternalRule>(site);
    rule.kind = kind;
    rule.name = fmt::format("{}制度", label_of(kind).zh);
    rule.review_on = rows.good_until(5, 6);
    rule.adopted_on = rows.before(*rule.review_on, 1096);
    rule.posted = chance.happens(80);
    rows.keep(std::move(rule));
  }
  using Kind = ledgers::EmergencyKind;
  const bool drills_lately = chance.happens(93);
  for (const auto kind : {Kind::fire, Kind::violence, Kind::earthquake}) {
    auto plan = rows.of<ledgers::EmergencyPlan>(site);
    plan.kind = kind;
    plan.name = fmt::format("{}应急预案", label_of(kind).zh);
    plan.review_on = rows.good_until(6, 6);
    plan.adopted_on = rows.before(*plan.review_on, 1096);
    const auto plan_id = plan.head.id;
    rows.keep(std::move(plan));
    if (chance.happens(25)) continue;
    auto drill = rows.of<ledgers::Drill>(site);
    drill.kind = kind;
    drill.plan = {plan_id};
    drill.topic = fmt::format("{}应急演练", label_of(kind).zh);
    drill.held_on = drills_lately ? rows.days_ago(3, 170) : rows.days_ago(190, 300);
    drill.participants = site.school.students;
    drill.minutes = chance.between(20, 50);
    if (kind != Kind::violence) drill.evacuation_seconds = chance.between(100, 320);
    drill.evaluation = "按预案完成,已讲评。";
    rows.keep(std::move(drill));
  }
}

void education(LedgerRows& rows, const Site& site) {
  using Kind = ledgers::LessonKind;
  auto& chance = rows.chance();
  const bool teaches_lately = chance.happens(95);
  for (const auto kind : {Kind::traffic, Kind::drowning, Kind::bullying}) {
    auto lesson = rows.of<ledgers::SafetyLesson>(site);
    lesson.kind = kind;
    lesson.topic = fmt::format("{}主题教育", label_of(kind).zh);
    lesson.held_on = teaches_lately ? rows.days_ago(3, 150) : rows.days_ago(190, 280);
    lesson.hours = 1;
    lesson.participants = site.school.students;
    rows.keep(std::move(lesson));
  }
  if (!chance.happens(95)) return;
  auto training = rows.of<ledgers::Training>(site);
  training.trainees = "全体安保人员";
  training.topic = "器械使用和突发事件处置";
  training.held_on = chance.happens(90) ? rows.days_ago(2, 150) : rows.days_ago(190, 300);
  training.next_on = plus_days(training.held_on, 180);
  training.hours = 4;
  training.outcome = ledgers::TrainingOutcome::passed;
  rows.keep(std::move(training));
}

void money(LedgerRows& rows, const Site& site, std::size_t number) {
  auto& chance = rows.chance();
  const auto year = static_cast<int>(rows.today().year());
  if (chance.happens(94)) {
    auto policy = rows.of<ledgers::InsurancePolicy>(site);
    policy.number = fmt::format("演示保单{}{:04}", year, number);
    policy.year = year;
    policy.insurer = "演示财产保险公司";
    policy.ends_on = rows.good_this_year(3, 5);
    policy.starts_on = rows.before(policy.ends_on, 364);
    policy.insured = site.school.students;
    policy.premium = 5.0 * static_cast<double>(site.school.students.value_or(0));
    const auto policy_id = policy.head.id;
    rows.keep(std::move(policy));
    if (chance.happens(8)) {
      auto claim = rows.of<ledgers::InsuranceClaim>(site);
      claim.subject = "体育课意外受伤";
      claim.policy = {policy_id};
      claim.happened_on = rows.days_ago(60, 300);
      claim.state = ledgers::ClaimState::paid;
      claim.paid = chance.between(5, 60) * 100.0;
      claim.closed_on = plus_days(claim.happened_on, chance.between(10, 50));
      rows.keep(std::move(claim));
    }
  }
  for (const auto& [item, purpose, share] : {std::tuple{ledgers::FundItem::guards, "保安服务费", 76'000.0}, {ledgers::FundItem::video, "视频监控维护", 12'000.0}}) {
    auto fund = rows.of<ledgers::SafetyFund>(site);
    fund.year = year;
    fund.item = item;
    fund.purpose = purpose;
    fund.budget = share;
    fund.spent = share * chance.between(40, 105) / 100.0;
    rows.keep(std::move(fund));
  }
  if (!chance.happens(40)) return;
  auto service = rows.of<ledgers::ServiceContract>(site);
  service.name = "消防设施维护保养";
  service.kind = ledgers::ServiceKind::fire_maintenance;
  service.provider = "演示消防技术服务公司";
  service.ends_on = rows.good_this_year(6, 8);
  service.starts_on = rows.before(*service.ends_on, 364);
  service.amount = chance.between(8, 30) * 1000.0;
  rows.keep(std::move(service));
}

}  // namespace

void put_in_order(LedgerRows& rows, const Site& site, std::size_t number) {
  organisation(rows, site);
  rules_and_plans(rows, site);
  education(rows, site);
  money(rows, site, number);
}

}  // namespace anyuan::demo
