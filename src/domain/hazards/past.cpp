#include "domain/hazards/past.h"

#include <algorithm>
#include <fmt/format.h>

#include "domain/hazards/rules.h"
#include "domain/hazards/store.h"

namespace anyuan::hazards {
namespace {

struct Line {
  journal::Event event;
  journal::Changed changed;
};

// One bringing-in: hazards and events gather, then go in together.
class Bringing {
 public:
  Bringing(journal::Change& change, std::string_view division, Events events) : change_(change), division_(division), events_(events) {}

  Result<Done> take(Past past) {
    TRY(auto hazard, started_at(std::move(past.hazard), past.finder, past.found_at));
    note("hazard.reported", past.finder, past.found_at, nullptr, hazard, {});
    for (const auto& taken : past.steps) {
      const auto before = hazard;
      TRY(hazard, apply(std::move(hazard), taken.step, taken.actor, taken.at));
      hazard.head.changed_at = taken.at;
      ++hazard.head.version;
      note(event_of(taken.step.action), taken.actor, taken.at, &before, hazard, taken.step.reason.empty() ? taken.step.note : taken.step.reason);
      if (taken.step.action != Action::look_back || taken.step.found != LookBack::relapsed) continue;
      auto again = relapse_of(hazard, taken.step);
      again.head.unit_path = hazard.head.unit_path;
      TRY(again, started_at(std::move(again), taken.actor, taken.at));
      note("hazard.reported", taken.actor, taken.at, nullptr, again, {});
      relapsed_.push_back(std::move(again));
    }
    hazards_.push_back(std::move(hazard));
    return Done{};
  }

  std::vector<Hazard> stored() {
    const records::RecordStore<Hazard> store(change_.vault());
    store.insert_all(change_.writing, hazards_);
    store.insert_all(change_.writing, relapsed_);
    std::ranges::stable_sort(lines_, {}, [](const Line& line) { return line.event.at; });
    for (auto& line : lines_) journal::append(change_.writing, std::move(line.event), {std::move(line.changed)});
    return std::move(hazards_);
  }

 private:
  Result<Hazard> started_at(Hazard hazard, const accounts::Actor& finder, Instant at) {
    TRY(hazard, started(std::move(hazard), date_at(at)));
    hazard.found_by = finder.name;
    hazard.found_agency = name_of(finder.agency);
    if (hazard.head.id.empty()) hazard.head.id = new_id(records::type_for<Hazard>().prefix, at, change_.random());
    hazard.head = {hazard.head.id, hazard.head.unit_path, 1, at, at, std::nullopt};
    const auto year = static_cast<int>(hazard.found_on.year());
    hazard.number = fmt::format("YH-{}-{}-{:05}", division_, year, next_numbers(change_.writing, division_, year, 1));
    return hazard;
  }

  void note(std::string_view name, const accounts::Actor& actor, Instant at, const Hazard* before, const Hazard& after, std::string_view reason) {
    if (events_ == Events::none) return;
    const auto& head = after.head;
    lines_.push_back({{0, at, actor.user.text, actor.name, actor.scope.first, std::string(name), "hazards", head.id, head.unit_path, std::string(reason)},
                      {"hazards", head.id, head.unit_path, records::difference(records::type_for<Hazard>(), before, &after)}});
  }

  journal::Change& change_;
  std::string division_;
  Events events_;
  std::vector<Hazard> hazards_, relapsed_;
  std::vector<Line> lines_;
};

}  // namespace

Result<std::vector<Hazard>> bring_in(journal::Change& change, std::string_view division, std::vector<Past> all, Events events) {
  Bringing bringing(change, division, events);
  for (auto& past : all) {
    TRY([[maybe_unused]] const auto taken, bringing.take(std::move(past)));
  }
  return bringing.stored();
}

}  // namespace anyuan::hazards
