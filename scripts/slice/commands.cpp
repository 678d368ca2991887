#include "domain/gizmos/commands.h"

#include "domain/gizmos/rules.h"
#include "platform/journal/change.h"

namespace anyuan::gizmos {
namespace {

constexpr std::string_view event_of(Action action) {
  switch (action) {
    case Action::close: return "gizmo.closed";
  }
  return {};
}

}  // namespace

Result<Gizmo> perform(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Step& step) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Gizmo> {
    TRY(const auto before, records::RecordStore<Gizmo>(change.vault()).load(change.writing, id, actor.scope));
    if (before.head.version != step.version) return Error{Refusal::conflict, "changed_by_someone_else", "version"};
    TRY(auto after, apply(before, step, actor, change.today()));
    TRY(after, change.save(before, std::move(after)));
    change.event(event_of(step.action), "gizmos", after.head.id, after.head.unit_path, step.reason);
    return after;
  });
}

}  // namespace anyuan::gizmos
