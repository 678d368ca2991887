#include "domain/inspections/commands.h"

#include "domain/attachments/commands.h"
#include "domain/campaigns/commands.h"
#include "domain/inspections/rules.h"
#include "domain/inspections/store.h"

namespace anyuan::inspections {

Result<Recheck> recheck(const Platform& platform, const accounts::Actor& actor, std::string_view id, Recheck wanted) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Recheck> {
    auto& writing = change.writing;
    TRY(const auto inspection, records::RecordStore<Inspection>(change.vault()).load(writing, id, actor.scope));
    TRY([[maybe_unused]] const auto allowed, may_do(Action::recheck, inspection, actor));
    TRY(const auto checklist, campaigns::known_checklist(platform, writing, inspection.checklist));
    const auto* point = checklist->find(wanted.point);
    const auto hazards = hazards_of(writing, id);
    const auto opened = hazards.find(wanted.point);
    if (point == nullptr || opened == hazards.end()) return Error{Refusal::invalid, "recheck_of_failed", "point"};
    TRY([[maybe_unused]] const auto whole, check_recheck(*point, wanted));
    TRY([[maybe_unused]] const auto seen, attachments::check_visible(writing, change.vault(), actor, wanted.photos, "photos"));
    TRY([[maybe_unused]] const auto hazard, hazards::recheck_in(change, actor, opened->second.id, {wanted.finding, wanted.note, wanted.photos}));
    wanted.inspection = {inspection.head.id};
    wanted.school = inspection.school;
    wanted.hazard = {opened->second.id};
    wanted.checked_by = actor.name;
    wanted.checked_at = change.now;
    change.start(wanted, inspection.head.unit_path);
    change.insert(wanted);
    change.event("inspection.rechecked", "rechecks", wanted.head.id, inspection.head.unit_path);
    return wanted;
  });
}

}  // namespace anyuan::inspections
