#include "domain/campaigns/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace anyuan::campaigns {
namespace {

using accounts::Actor;
using accounts::May;

Error forbidden(std::string_view reason) { return Error{Refusal::forbidden, std::string(reason)}; }
Error conflict(std::string_view reason) { return Error{Refusal::conflict, std::string(reason)}; }
Error invalid(std::string_view reason, std::string_view field) { return Error{Refusal::invalid, std::string(reason), std::string(field)}; }

Result<Done> check_permission(const Actor& actor, May needs) {
  if (actor.may(needs)) return Done{};
  return Error{Refusal::forbidden, "not_permitted", {}, {std::string(name_of(needs))}};
}

Date in_year(Date date, int shift) {
  const Date moved{date.year() + std::chrono::years(shift), date.month(), date.day()};
  return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

bool has_deputy_head(const std::vector<Member>& members, GroupAgency agency) {
  return std::ranges::any_of(members, [&](const Member& m) { return m.deputy_head && m.agency == agency; });
}

}  // namespace

Result<Done> may_write(const Actor& actor) {
  TRY([[maybe_unused]] const auto permitted, check_permission(actor, May::campaigns_write));
  if (actor.level > org::Level::county) return forbidden("campaign_level");
  return Done{};
}

Result<Done> may_do(Action action, const Campaign& campaign, const Actor& actor) {
  TRY([[maybe_unused]] const auto writer, may_write(actor));
  if (action == Action::clone) return Done{};  // anybody's that is readable: the copy is the actor's own
  if (campaign.head.unit_path != actor.scope.first) return forbidden("campaign_not_yours");
  if (campaign.head.archived_at || campaign.state == State::archived) return conflict("campaign_not_running");
  if (action != Action::archive && campaign.state != State::draft) return conflict("campaign_issued_already");
  return Done{};
}

std::vector<std::string> moves_for(const Campaign& campaign, const Actor& actor) {
  std::vector<std::string> names;
  for (const auto action : all_values<Action>()) {
    if (may_do(action, campaign, actor).ok()) names.emplace_back(name_of(action));
  }
  return names;
}

Result<Done> may_do(SheetAction action, const Checklist& checklist, const Actor& actor) {
  TRY([[maybe_unused]] const auto writer, may_write(actor));
  if (action == SheetAction::design) return checklist.state == Standing::in_use ? Result<Done>(Done{}) : conflict("checklist_not_in_use");
  if (checklist.head.unit_path != actor.scope.first) return forbidden("checklist_not_yours");
  if (checklist.state == Standing::in_use) return conflict("checklist_in_use");
  return Done{};
}

std::vector<std::string> moves_for(const Checklist& checklist, const Actor& actor) {
  std::vector<std::string> names;
  for (const auto action : all_values<SheetAction>()) {
    if (may_do(action, checklist, actor).ok()) names.emplace_back(name_of(action));
  }
  return names;
}

Result<Done> check_phases(const std::vector<PhaseDates>& phases) {
  constexpr Phase order[] = {Phase::organise, Phase::self_check, Phase::acceptance, Phase::look_back};
  if (!std::ranges::equal(phases, order, {}, &PhaseDates::phase)) return invalid("phases_incomplete", "phases");
  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (phases[i].to < phases[i].from) return invalid("phase_ends_before_it_begins", fmt::format("phases[{}].to", i));
    if (i > 0 && phases[i].from < phases[i - 1].to) return invalid("phases_overlap", fmt::format("phases[{}].from", i));
  }
  return Done{};
}

bool covers(const Campaign& campaign, schools::Category category) {
  return campaign.categories.empty() || std::ranges::find(campaign.categories, category) != campaign.categories.end();
}

Campaign moved_to_year(const Campaign& campaign, std::int64_t year) {
  auto moved = campaign;
  moved.head = {};
  moved.year = year;
  moved.state = State::draft;
  moved.document_number.clear();
  moved.documents.clear();
  moved.issued_at.reset();
  moved.issued_by.clear();
  moved.cloned_from = {campaign.head.id};
  const auto before = std::to_string(campaign.year);
  if (const auto at = moved.name.find(before); at != std::string::npos) moved.name.replace(at, before.size(), std::to_string(year));
  for (auto& phase : moved.phases) {
    const auto shift = static_cast<int>(year - campaign.year);
    phase.from = in_year(phase.from, shift);
    phase.to = in_year(phase.to, shift);
  }
  return moved;
}

Result<Done> check_group(const std::vector<Member>& members) {
  if (!has_deputy_head(members, GroupAgency::police)) return invalid("group_needs_police", "members");
  if (!has_deputy_head(members, GroupAgency::education)) return invalid("group_needs_education", "members");
  if (std::ranges::count_if(members, &Member::leader) != 1) return invalid("group_needs_one_leader", "members");
  return Done{};
}

Result<Done> may_do(MarchAction action, const CampaignCounty& march, const Actor& actor) {
  TRY([[maybe_unused]] const auto permitted, check_permission(actor, May::campaigns_local));
  if (march.head.unit_path != actor.scope.first) return forbidden("march_not_yours");
  if (march.phase == Phase::finished) return conflict("march_finished");
  if (action == MarchAction::summary && march.phase < Phase::self_check) return conflict("summary_too_early");
  return Done{};
}

std::vector<std::string> moves_for(const CampaignCounty& march, const Actor& actor) {
  std::vector<std::string> names;
  for (const auto action : all_values<MarchAction>()) {
    if (action == MarchAction::receive && march.received_at) continue;
    if (may_do(action, march, actor).ok()) names.emplace_back(name_of(action));
  }
  return names;
}

Result<Done> may_waive(const Actor& actor) {
  TRY([[maybe_unused]] const auto permitted, check_permission(actor, May::waive));
  if (actor.level > org::Level::county) return forbidden("waiver_by_county");
  return Done{};
}

}  // namespace anyuan::campaigns
