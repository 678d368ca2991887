#include "domain/rulepacks/commands.h"

#include <algorithm>

#include "domain/bookkeeping/shipped.h"
#include "domain/rulepacks/names.h"
#include "domain/rulepacks/reading.h"
#include "domain/rulepacks/rulebook.h"
#include "domain/rulepacks/store.h"

namespace anyuan::rulepacks {
namespace {

using accounts::Actor;

// Where a unit above has the pack in force, its edition's clauses hold: below it only the same edition can be made stricter.
Result<Done> check_edition(journal::Change& change, const Activation& wanted) {
  for (const auto& other : activations_on(change.writing, change.vault(), wanted.in_force_from)) {
    const bool is_above = other.head.unit_path != wanted.head.unit_path && wanted.head.unit_path.starts_with(other.head.unit_path);
    if (is_above && other.code == wanted.code && other.edition != wanted.edition) return Error{Refusal::conflict, "rule_pack_other_edition_above", "pack", {std::to_string(other.edition)}};
  }
  return Done{};
}

// A rate has one source wherever it is counted: two packs that feed it, one above the other, would count a school twice.
Result<Done> check_rates(journal::Change& change, const Platform& platform, const Activation& wanted, const RulePack& pack) {
  for (const auto& other : activations_on(change.writing, platform.vault, wanted.in_force_from)) {
    if (other.code == wanted.code) continue;
    const bool one_above_the_other = other.head.unit_path.starts_with(wanted.head.unit_path) || wanted.head.unit_path.starts_with(other.head.unit_path);
    if (!one_above_the_other) continue;
    TRY(const auto theirs, known_pack(change.writing, platform, other.pack.text));
    for (const auto& clause : pack.clauses) {
      if (clause.feeds && std::ranges::find(theirs->clauses, clause.feeds, &Clause::feeds) != theirs->clauses.end()) {
        return Error{Refusal::conflict, "rule_pack_rate_fed_already", "pack", {std::string(label_of(*clause.feeds).zh), theirs->title}};
      }
    }
  }
  return Done{};
}

}  // namespace

bool concerns(const RulePack& pack, std::string_view unit_path) {
  // A path names the divisions it lies in: /45/4503/450302/.
  return pack.regions.empty() || std::ranges::any_of(pack.regions, [&](const std::string& region) { return unit_path.find("/" + region + "/") != std::string_view::npos; });
}

Result<std::int64_t> load_shipped_packs(const Platform& platform) {
  constexpr auto parse = [](std::string_view file, std::string_view yaml) { return parse_rule_pack(file, yaml, names()); };
  return bookkeeping::keep_shipped<RulePack>(platform, {"data/packs/", "rule_pack.loaded", "rule_pack_changed", parse, find_pack});
}

Result<Done> check_settings(const RulePack& pack, const std::vector<Setting>& settings) {
  for (const auto& setting : settings) {
    if (std::ranges::find(pack.parameters, setting.name, &Parameter::name) == pack.parameters.end()) {
      return Error{Refusal::invalid, "rule_pack_setting_unknown", "settings", {setting.name}};
    }
  }
  const auto ready = ReadyPack::make(pack, names(), settings_of(settings));
  if (!ready.ok()) return Error{Refusal::invalid, "rule_pack_setting_wrong", "settings", {ready.error().args.empty() ? std::string{} : ready.error().args.front()}};
  return Done{};
}

Result<RulePack> check(std::string_view file, std::string_view yaml) { return parse_rule_pack(file, yaml, names()); }

Result<RulePack> add(const Platform& platform, const Actor& actor, std::string_view file, std::string_view yaml) {
  TRY(auto pack, check(file, yaml));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<RulePack> {
    const auto last = last_edition(change.writing, pack.code);
    if (pack.edition <= last) return Error{Refusal::conflict, "rule_pack_edition_taken", "edition", {pack.code, std::to_string(last), std::to_string(last + 1)}};
    if (pack.edition != last + 1) return Error{Refusal::invalid, "rule_pack_edition_skipped", "edition", {pack.code, std::to_string(last + 1)}};
    change.start(pack, "/");
    change.insert(pack);
    change.event("rule_pack.added", "rule_packs", pack.head.id, actor.scope.first);
    return pack;
  });
}

Result<Activation> activate(const Platform& platform, const Actor& actor, Activation wanted) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Activation> {
    const auto unit = records::RecordStore<org::Unit>(change.vault()).load(change.writing, wanted.unit.text, actor.scope);
    if (!unit.ok() || unit.value().closed_on) return Error{Refusal::invalid, "reference_not_found", "unit"};
    if (unit.value().level == org::Level::school || unit.value().level == org::Level::township) return Error{Refusal::invalid, "rule_pack_unit_too_low", "unit"};
    const auto pack = known_pack(change.writing, platform, wanted.pack.text);
    if (!pack.ok()) return Error{Refusal::invalid, "reference_not_found", "pack"};
    const auto& chosen = *pack.value();
    change.start(wanted, unit.value().head.unit_path);
    wanted.code = chosen.code;
    wanted.edition = chosen.edition;
    wanted.in_force_until.reset();
    if (!concerns(chosen, wanted.head.unit_path)) return Error{Refusal::invalid, "rule_pack_other_region", "unit", {chosen.title}};
    if (wanted.in_force_from < change.today()) return Error{Refusal::invalid, "rule_pack_from_the_past", "in_force_from"};
    if (wanted.in_force_from < chosen.effective_from || (chosen.effective_to && *chosen.effective_to < wanted.in_force_from)) {
      return Error{Refusal::invalid, "rule_pack_not_in_force_then", "in_force_from", {text_of(chosen.effective_from), chosen.effective_to ? text_of(*chosen.effective_to) : "—"}};
    }
    TRY([[maybe_unused]] const auto settings, check_settings(chosen, wanted.settings));
    TRY([[maybe_unused]] const auto edition, check_edition(change, wanted));
    TRY([[maybe_unused]] const auto rates, check_rates(change, platform, wanted, chosen));
    for (const auto& open : open_activations(change.writing, change.vault(), wanted.unit.text, wanted.code)) {
      auto ended = open;
      ended.in_force_until = plus_days(wanted.in_force_from, -1);
      TRY([[maybe_unused]] const auto saved, change.save(open, std::move(ended)));
    }
    change.insert(wanted);
    change.event("rule_pack.activated", "rule_pack_activations", wanted.head.id, wanted.head.unit_path, wanted.reason);
    return wanted;
  });
}

Result<Activation> withdraw(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t version, std::string_view reason) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Activation> {
    TRY(const auto before, records::RecordStore<Activation>(change.vault()).load(change.writing, id, actor.scope));
    if (before.head.version != version) return Error{Refusal::conflict, "changed_by_someone_else", "version"};
    if (before.in_force_until && *before.in_force_until < change.today()) return Error{Refusal::conflict, "rule_pack_ended_already"};
    auto after = before;
    after.in_force_until = plus_days(change.today(), -1);
    TRY(after, change.save(before, std::move(after)));
    change.event("rule_pack.withdrawn", "rule_pack_activations", after.head.id, after.head.unit_path, reason);
    return after;
  });
}

Result<std::shared_ptr<const RulePack>> known_pack(db::Reading& reading, const Platform& platform, std::string_view id) {
  return platform.editions->get<RulePack>(id, [&]() -> Result<RulePack> {
    auto found = pack_with_id(reading, platform.vault, id);
    if (!found) return Error{Refusal::not_found, "not_found"};
    return *std::move(found);
  });
}

}  // namespace anyuan::rulepacks
