#include "domain/rulepacks/rulebook.h"

#include <algorithm>

#include "base/check.h"
#include "domain/rulepacks/commands.h"
#include "domain/rulepacks/names.h"
#include "domain/rulepacks/store.h"

namespace anyuan::rulepacks {

Settings settings_of(const std::vector<Setting>& settings) {
  Settings made;
  for (const auto& setting : settings) made.insert_or_assign(setting.name, setting.value);
  return made;
}

Rulebook::Rulebook(db::Reading& reading, const Platform& platform, Date day, const Supposed& supposed) {
  for (auto& one : activations_on(reading, platform.vault, day)) {
    if (supposed.pack && one.head.unit_path == supposed.unit_path && one.code == supposed.pack->code) continue;
    auto pack = known_pack(reading, platform, one.pack.text);
    CHECK(pack.ok());  // an activation names a pack that was there, and packs are never taken away
    if (pack.value()->effective_to && *pack.value()->effective_to < day) continue;
    in_force_.push_back({one.head.unit_path, one.head.id, std::move(pack).value(), std::move(one.settings)});
  }
  if (supposed.pack) in_force_.push_back({supposed.unit_path, "supposed", supposed.pack, supposed.settings});
  std::ranges::stable_sort(in_force_, {}, &InForce::unit_path);  // a path begins with those above it: they come first
}

std::map<Rate, Asked> Rulebook::targets_at(std::string_view unit_path, std::optional<schools::Area> area) const {
  std::map<Rate, Asked> highest;
  for (const auto& one : in_force_) {
    if (!unit_path.starts_with(one.unit_path)) continue;
    for (const auto& target : one.pack->targets) {
      if (!target.areas.empty() && (!area || std::ranges::find(target.areas, *area) == target.areas.end())) continue;
      const Asked asked{target.percent, one.pack->verified};
      auto& kept = highest.emplace(target.rate, asked).first->second;
      if (std::pair(kept.percent, kept.verified) < std::pair(asked.percent, asked.verified)) kept = asked;
    }
  }
  return highest;
}

const Ruleset& Rulebook::at(std::string_view unit_path) {
  std::string key;
  for (const auto& one : in_force_) {
    if (unit_path.starts_with(one.unit_path)) key += one.key + " ";
  }
  if (const auto found = made_.find(key); found != made_.end()) return *found->second;
  std::vector<ReadyPack> packs;
  for (const auto& one : in_force_) {
    if (!unit_path.starts_with(one.unit_path)) continue;
    auto ready = ReadyPack::make(*one.pack, names(), settings_of(one.settings));
    CHECK(ready.ok());  // it was read when it was kept, and its settings when it was activated
    packs.push_back(std::move(ready).value());
  }
  return *made_.emplace(std::move(key), std::make_unique<Ruleset>(names(), std::move(packs))).first->second;
}

}  // namespace anyuan::rulepacks
