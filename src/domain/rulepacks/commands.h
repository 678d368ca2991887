#pragma once
#include "domain/accounts/user.h"
#include "domain/rulepacks/activation.h"
#include "platform/journal/change.h"
#include "platform/platform.h"

namespace anyuan::rulepacks {

// Keeps the packs the program ships (data/packs/) that are not kept yet, and says how many those were. An edition never
// changes: where a kept one reads differently now, that is refused with rule_pack_changed.
Result<std::int64_t> load_shipped_packs(const Platform& platform);

// Reads and types a pack somebody wrote; refused with its line. Keeps nothing.
Result<RulePack> check(std::string_view file, std::string_view yaml);
// Keeps it. Refused: what check() refuses, rule_pack_edition_taken, rule_pack_edition_skipped.
Result<RulePack> add(const Platform& platform, const accounts::Actor& actor, std::string_view file, std::string_view yaml);

// Whether a pack is for what lies at this path: its regions are among the divisions it names.
bool concerns(const RulePack& pack, std::string_view unit_path);
// Refused: rule_pack_setting_unknown, rule_pack_setting_wrong.
Result<Done> check_settings(const RulePack& pack, const std::vector<Setting>& settings);
// At the actor's own unit or one below. An activation of the same pack at that unit ends the day before. Refused:
// what check_settings() refuses, rule_pack_unit_too_low, rule_pack_other_region, rule_pack_not_in_force_then,
// rule_pack_from_the_past, rule_pack_rate_fed_already, rule_pack_other_edition_above.
Result<Activation> activate(const Platform& platform, const accounts::Actor& actor, Activation wanted);
// Ends it with yesterday; what was judged by it is judged anew.
Result<Activation> withdraw(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version, std::string_view reason);

// A pack by its id, parsed once.
Result<std::shared_ptr<const RulePack>> known_pack(db::Reading& reading, const Platform& platform, std::string_view id);

}  // namespace anyuan::rulepacks
