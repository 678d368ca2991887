#include "domain/hazards/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "domain/attachments/commands.h"
#include "domain/hazards/rules.h"
#include "domain/hazards/store.h"
#include "domain/org/queries.h"

namespace anyuan::hazards {
namespace {

// YH-450302-2026-00001: the division's code, the year it was found, the running number.
void number(journal::Change& change, std::vector<Hazard>& hazards, const std::string& division) {
  const auto year = static_cast<int>(change.today().year());
  auto next = next_numbers(change.writing, division, year, std::ssize(hazards));
  for (auto& hazard : hazards) hazard.number = fmt::format("YH-{}-{}-{:05}", division, year, next++);
}

// ZG-450302-2026-00001, a row of numbers beside the hazards' own.
std::string notice_number(journal::Change& change, const Hazard& hazard) {
  const auto division = division_code(change.writing, change.vault(), hazard.head.unit_path);
  const auto year = static_cast<int>(change.today().year());
  return fmt::format("ZG-{}-{}-{:05}", division, year, next_numbers(change.writing, "ZG-" + division, year, 1));
}

// What is known of each point of the school already: the open hazard, or the last closed one.
struct Known {
  std::map<std::string, Hazard> open, closed;
};
Known known_at(journal::Change& change, const Hazard& first) {
  Known known;
  for (auto& hazard : found_at(change.writing, change.vault(), first.school, first.campaign.text)) {
    auto& kept = hazard.state == State::closed ? known.closed : known.open;
    const auto point = hazard.point;
    kept.insert_or_assign(point, std::move(hazard));  // oldest first: the last one stays
  }
  return known;
}

}  // namespace

std::string division_code(db::Reading& reading, const records::Vault& vault, std::string_view unit_path) {
  const auto division = org::division_of(reading, vault, unit_path);
  return division ? division->code : std::string("000000");
}

Result<std::vector<Hazard>> open_all_in(journal::Change& change, const accounts::Actor& actor, const Place& place, std::vector<Hazard> found) {
  if (found.empty()) return found;
  const auto& first = found.front();
  for (const auto& one : found) CHECK(one.school == first.school && one.campaign == first.campaign);
  const bool of_points = std::ranges::any_of(found, [](const Hazard& hazard) { return !hazard.point.empty(); });
  auto known = of_points ? known_at(change, first) : Known{};

  std::vector<Hazard> fresh;
  for (auto& hazard : found) {
    if (known.open.contains(hazard.point)) continue;
    if (const auto closed = known.closed.find(hazard.point); closed != known.closed.end() && hazard.relapse_of.empty()) {
      hazard.relapse_of = {closed->second.head.id};
      hazard.grade = std::max(hazard.grade, raised(closed->second.grade));
    }
    TRY(auto begun, started(hazard, change.today()));
    begun.found_by = actor.name;
    begun.found_agency = name_of(actor.agency);
    fresh.push_back(change.start(begun, place.unit_path));
  }
  if (!fresh.empty()) number(change, fresh, place.division);
  records::RecordStore<Hazard>(change.vault()).insert_all(change.writing, fresh);
  for (const auto& hazard : fresh) change.note(records::type_for<Hazard>(), nullptr, &hazard);

  std::vector<Hazard> all;
  auto next = fresh.begin();
  for (const auto& hazard : found) {
    const auto open = known.open.find(hazard.point);
    all.push_back(open == known.open.end() ? *next++ : open->second);
  }
  return all;
}

Result<Hazard> open_in(journal::Change& change, const accounts::Actor& actor, Hazard hazard) {
  const auto school = records::RecordStore<schools::School>(change.vault()).load(change.writing, hazard.school.text, actor.scope);
  if (!school.ok() || school.value().head.archived_at) return Error{Refusal::invalid, "reference_not_found", "school"};
  const auto& path = school.value().head.unit_path;
  TRY([[maybe_unused]] const auto seen, attachments::check_visible(change.writing, change.vault(), actor, hazard.photos_before, "photos_before"));
  TRY(auto opened, open_all_in(change, actor, {path, division_code(change.writing, change.vault(), path)}, {std::move(hazard)}));
  return std::move(opened.front());
}

Result<Hazard> report(const Platform& platform, const accounts::Actor& actor, Hazard hazard) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Hazard> {
    hazard.source = Source::daily;
    TRY(const auto opened, open_in(change, actor, std::move(hazard)));
    change.event("hazard.reported", "hazards", opened.head.id, opened.head.unit_path);
    return opened;
  });
}

Result<Hazard> step_in(journal::Change& change, const accounts::Actor& actor, const Hazard& before, const Step& step) {
  TRY(auto after, apply(before, step, actor, change.now));
  TRY([[maybe_unused]] const auto seen, attachments::check_visible(change.writing, change.vault(), actor, step.photos, "photos"));
  if (step.action == Action::issue_notice) after.notice_number = notice_number(change, after);
  TRY(after, change.save(before, std::move(after)));
  if (step.action == Action::look_back && step.found == LookBack::relapsed) {
    TRY([[maybe_unused]] const auto again, open_in(change, actor, relapse_of(after, step)));
  }
  return after;
}

Result<Hazard> recheck_in(journal::Change& change, const accounts::Actor& actor, std::string_view id, const Recheck& recheck) {
  TRY(auto before, records::RecordStore<Hazard>(change.vault()).load(change.writing, id, actor.scope));
  TRY(const auto step, step_of(before, recheck));
  if (!step) return before;
  return step_in(change, actor, before, *step);
}

Result<Hazard> perform(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Step& step) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Hazard> {
    TRY(const auto before, records::RecordStore<Hazard>(change.vault()).load(change.writing, id, actor.scope));
    if (before.head.version != step.version) return Error{Refusal::conflict, "changed_by_someone_else", "version"};
    TRY(auto after, step_in(change, actor, before, step));
    change.event(event_of(step.action), "hazards", after.head.id, after.head.unit_path, step.reason.empty() ? step.note : step.reason);
    return after;
  });
}

}  // namespace anyuan::hazards
