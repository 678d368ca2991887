#include "app/demo/rules_in_force.h"

#include <algorithm>

#include "domain/rulepacks/commands.h"

namespace anyuan::demo {
namespace {

// One of several ways to count the same; a region chooses it.
constexpr std::string_view chosen_by_counties = "staffing-boarding-total";

Result<Done> activate(const Platform& platform, const accounts::Actor& administrator, const rulepacks::RulePack& pack, std::string_view unit) {
  rulepacks::Activation wanted;
  wanted.unit = {std::string(unit)};
  wanted.pack = {pack.head.id};
  wanted.in_force_from = std::max(platform.clock.today(), pack.effective_from);
  wanted.reason = "校园安全工作领导小组会议决定(演示)";
  TRY([[maybe_unused]] const auto made, rulepacks::activate(platform, administrator, std::move(wanted)));
  return Done{};
}

}  // namespace

bool is_stricter(const County& county) { return county.id == "450304"; }

Result<Done> put_rules_in_force(const Platform& platform, const accounts::Actor& administrator, std::span<const County> counties) {
  TRY([[maybe_unused]] const auto loaded, rulepacks::load_shipped_packs(platform));
  auto packs = platform.database.read([&](db::Reading& reading) { return records::RecordStore<rulepacks::RulePack>(platform.vault).where(reading, "archived_at IS NULL", {}); });
  std::ranges::sort(packs, {}, &rulepacks::RulePack::code);
  for (const auto& pack : packs) {
    if (!rulepacks::concerns(pack, administrator.scope.first)) continue;
    if (pack.code != chosen_by_counties) {
      TRY([[maybe_unused]] const auto done, activate(platform, administrator, pack, administrator.unit.text));
      continue;
    }
    for (const auto& county : counties) {
      if (!is_stricter(county)) continue;
      TRY([[maybe_unused]] const auto done, activate(platform, administrator, pack, county.id));
    }
  }
  return Done{};
}

int guards_wanted(const schools::School& school, const County& county) {
  const auto students = school.students.value_or(0), boarders = school.boarders.value_or(0), people = students + school.staff.value_or(0);
  const auto more = std::max<std::int64_t>(0, students - 1000) / 500;
  auto day = people < 100 ? 1 : people <= 1000 ? 2 : 2 + more;
  if (boarders == 0) return static_cast<int>(std::max(day, students < 100 ? 1 : students < 1000 ? 2 : 3 + more));
  day = std::max<std::int64_t>(2, day) + boarders / 300;
  return static_cast<int>(is_stricter(county) ? std::max(day, 2 + people / 300) : day);
}

}  // namespace anyuan::demo
