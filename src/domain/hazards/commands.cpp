#include "domain/hazards/commands.h"

#include <fmt/format.h>

#include "domain/attachments/commands.h"
#include "domain/hazards/rules.h"
#include "domain/hazards/store.h"
#include "domain/org/queries.h"

namespace anyuan::hazards {
namespace {

constexpr std::string_view event_of(Action action) {
  switch (action) {
    case Action::assign: return "hazard.assigned";
    case Action::control: return "hazard.controlled";
    case Action::rectify: return "hazard.rectified";
    case Action::verify: return "hazard.closed";
    case Action::give_back: return "hazard.given_back";
    case Action::regrade: return "hazard.regraded";
    case Action::drop: return "hazard.voided";
    case Action::fix_on_spot: return "hazard.fixed_on_spot";
    case Action::look_back: return "hazard.looked_back";
  }
  return {};
}

// YH-450302-2026-00001: the division's code, the year it was found, the running number.
std::string number_for(journal::Change& change, const Hazard& hazard) {
  const auto division = org::division_of(change.writing, change.vault(), hazard.head.unit_path);
  const auto code = division ? division->code : std::string("000000");
  const auto year = static_cast<int>(hazard.found_on.year());
  return fmt::format("YH-{}-{}-{:05}", code, year, next_number(change.writing, code, year));
}

}  // namespace

Result<Hazard> open_in(journal::Change& change, const accounts::Actor& actor, Hazard hazard) {
  const auto school = records::RecordStore<schools::School>(change.vault()).load(change.writing, hazard.school.text, actor.scope);
  if (!school.ok() || school.value().head.archived_at) return Error{Refusal::invalid, "reference_not_found", "school"};
  const Place place{hazard.school, hazard.campaign.text, hazard.point};
  if (!place.point.empty()) {
    if (auto open = find_open(change.writing, change.vault(), place)) return *std::move(open);
    const auto closed = find_last_closed(change.writing, change.vault(), place);
    if (closed && hazard.relapse_of.empty()) hazard.relapse_of = {closed->head.id};
  }
  TRY([[maybe_unused]] const auto seen, attachments::check_visible(change.writing, change.vault(), actor, hazard.photos_before, "photos_before"));
  TRY(hazard, started(std::move(hazard), change.today()));
  hazard.found_by = actor.name;
  hazard.found_agency = name_of(actor.agency);
  change.start(hazard, school.value().head.unit_path);
  hazard.number = number_for(change, hazard);
  change.insert(hazard);
  return hazard;
}

Result<Hazard> report(const Platform& platform, const accounts::Actor& actor, Hazard hazard) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Hazard> {
    hazard.source = Source::daily;
    TRY(const auto opened, open_in(change, actor, std::move(hazard)));
    change.event("hazard.reported", "hazards", opened.head.id, opened.head.unit_path);
    return opened;
  });
}

Result<Hazard> perform(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Step& step) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Hazard> {
    TRY(const auto before, records::RecordStore<Hazard>(change.vault()).load(change.writing, id, actor.scope));
    if (before.head.version != step.version) return Error{Refusal::conflict, "changed_by_someone_else", "version"};
    TRY(auto after, apply(before, step, actor, change.now));
    TRY([[maybe_unused]] const auto seen, attachments::check_visible(change.writing, change.vault(), actor, step.photos, "photos"));
    TRY(after, change.save(before, std::move(after)));
    if (step.action == Action::look_back && step.found == LookBack::relapsed) {
      TRY([[maybe_unused]] const auto again, open_in(change, actor, relapse_of(after, step)));
    }
    change.event(event_of(step.action), "hazards", after.head.id, after.head.unit_path, step.reason.empty() ? step.note : step.reason);
    return after;
  });
}

}  // namespace anyuan::hazards
