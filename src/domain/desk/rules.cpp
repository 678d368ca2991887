#include "domain/desk/rules.h"

#include <algorithm>

namespace anyuan::desk {
namespace {

using accounts::Agency, accounts::May;
using org::Level;

bool is_filed_with(Agency agency) { return agency == Agency::education || agency == Agency::police; }

}  // namespace

bool does(Kind kind, const accounts::Actor& actor) {
  const bool at_school = actor.level == Level::school;
  const bool at_county = actor.level == Level::county;
  const bool at_city = actor.level <= Level::city;
  switch (kind) {
    case Kind::notice_unread: return actor.may(May::notices_read);
    case Kind::campaign_receive:
    case Kind::group_missing:
    case Kind::plan_missing:
    case Kind::summary_missing: return at_county && actor.may(May::campaigns_local);
    case Kind::self_check:
    case Kind::sign: return at_school && actor.may(May::self_check);
    case Kind::hazard_assign: return actor.may(May::hazards_assign);
    case Kind::hazard_rectify: return at_school && actor.may(May::hazards_rectify);
    case Kind::hazard_verify:
    case Kind::hazard_overdue: return !at_school && actor.may(May::hazards_verify);
    case Kind::hazard_notice: return at_school && actor.may(May::self_check);
    case Kind::hazard_milestone: return at_school ? actor.may(May::hazards_rectify) : at_county && actor.may(May::hazards_verify);
    case Kind::hazard_evidence: return at_school && actor.may(May::hazards_rectify);
    case Kind::hazard_escalated: return (at_school && actor.may(May::hazards_rectify)) || ((at_county || actor.level == Level::city) && actor.may(May::hazards_verify));
    case Kind::hazard_postponement: return !at_school && actor.may(May::hazards_verify);
    case Kind::acceptance: return at_city && actor.may(May::inspect);
    case Kind::look_back: return !at_school && actor.may(May::hazards_verify);
    case Kind::hazard_proposed: return at_school && actor.may(May::hazards_report) && actor.may(May::ledgers_read);
    case Kind::expiring: return actor.may(May::ledgers_write);
    case Kind::filing_draft: return at_school && actor.may(May::filings_submit);
    case Kind::filing_answer:
    case Kind::filing_overdue: return at_county && actor.may(May::filings_answer) && is_filed_with(actor.agency);
    case Kind::filing_unanswered: return at_school ? actor.may(May::filings_submit) : actor.level == Level::city && actor.may(May::filings_answer) && is_filed_with(actor.agency);
  }
  return false;
}

std::vector<hazards::Grade> grades_of(Kind kind, const accounts::Actor& actor) {
  using enum hazards::Grade;
  const bool divided = kind == Kind::hazard_verify || kind == Kind::hazard_assign || kind == Kind::hazard_overdue || kind == Kind::hazard_postponement;
  if (!divided || actor.level == Level::school) return {general, larger, major};
  if (actor.level <= Level::city) return {major};
  if (kind == Kind::hazard_verify || kind == Kind::hazard_postponement) return {general, larger};
  return {general, larger, major};
}

void put_in_order(std::vector<Task>& tasks, std::size_t tasks_max) {
  std::ranges::sort(tasks, [](const Task& a, const Task& b) {
    if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
    if (a.due != b.due) return *a.due < *b.due;
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.id < b.id;
  });
  if (tasks.size() > tasks_max) tasks.resize(tasks_max);
}

}  // namespace anyuan::desk
