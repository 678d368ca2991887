#include "domain/figures/queries.h"

#include <algorithm>

#include "domain/campaigns/commands.h"
#include "domain/figures/rates.h"
#include "domain/figures/store.h"

namespace anyuan::figures {
namespace {

constexpr std::int64_t points_shown = 20;

Result<org::Unit> unit_in_scope(db::Reading& reading, const Platform& platform, const accounts::Actor& actor, const std::string& unit) {
  auto found = records::RecordStore<org::Unit>(platform.vault).load(reading, unit, actor.scope);
  if (!found.ok()) return Error{Refusal::not_found, "unit_not_found", "unit"};
  return found;
}

Result<campaigns::Campaign> campaign_asked(db::Reading& reading, const Platform& platform, const accounts::Actor& actor, const std::string& wanted) {
  if (wanted.empty()) return Error{Refusal::invalid, "campaign_needed", "campaign"};
  auto condition = campaign_named(wanted, campaigns::readable(actor));
  auto found = records::RecordStore<campaigns::Campaign>(platform.vault).where(reading, condition.sql, condition.params);
  if (found.empty()) return Error{Refusal::not_found, "campaign_not_found", "campaign"};
  return std::move(found.front());
}

void sum_up(Figures& figures, const accounts::Actor& actor) {
  for (const auto& line : figures.lines) figures.total += line.counts;
  std::erase_if(figures.lines, [](const Line& line) { return line.is_closed && is_empty(line.counts); });
  // A viewer is shown totals of whole counties, never a single school's.
  if (!opens_lists(actor) && figures.unit.level >= org::Level::county) figures.lines.clear();
}

void name_points(Figures& figures, const campaigns::Checklist& checklist) {
  for (auto& point : figures.points) {
    const auto* found = checklist.find(point.code);
    if (found == nullptr) continue;
    point.text = found->text;
    point.focus = found->focus;
  }
}

}  // namespace

bool opens_lists(const accounts::Actor& actor) { return actor.may(accounts::May::hazards_read); }

Result<Figures> of_campaign(db::Reading& reading, const Platform& platform, const accounts::Actor& actor, const Asked& asked) {
  Figures figures;
  figures.at = platform.clock.now();
  TRY(figures.campaign, campaign_asked(reading, platform, actor, asked.campaign));
  // Who belongs to no unit (a tool on the server) sees what the campaign covers.
  const auto own = actor.unit.empty() ? org::id_in(figures.campaign.head.unit_path) : actor.unit.text;
  TRY(figures.unit, unit_in_scope(reading, platform, actor, asked.unit.empty() ? own : asked.unit));
  Counting counting(reading, figures);
  counting.schools();
  counting.inspections();
  counting.sample();
  counting.hazards(date_at(figures.at));
  counting.phases();
  counting.kinds();
  counting.points(points_shown);
  TRY(const auto checklist, campaigns::load_checklist(reading, platform.vault, figures.campaign.checklist));
  name_points(figures, checklist);
  sum_up(figures, actor);
  return figures;
}

Result<Figures> of_campaign(const Platform& platform, const accounts::Actor& actor, const Asked& asked) {
  return platform.database.read_one_moment([&](db::Reading& reading) { return of_campaign(reading, platform, actor, asked); });
}

Result<Figures> of_hazards(const Platform& platform, const accounts::Actor& actor, const std::string& unit) {
  return platform.database.read_one_moment([&](db::Reading& reading) -> Result<Figures> {
    Figures figures;
    figures.at = platform.clock.now();
    TRY(figures.unit, unit_in_scope(reading, platform, actor, unit.empty() ? actor.unit.text : unit));
    Counting counting(reading, figures);
    counting.hazards(date_at(figures.at));
    counting.kinds();
    sum_up(figures, actor);
    return figures;
  });
}

}  // namespace anyuan::figures
