#include "domain/campaigns/commands.h"

#include "domain/campaigns/rules.h"
#include "domain/campaigns/store.h"
#include "platform/digest.h"
#include "platform/journal/reason.h"
#include "platform/records/store.h"

namespace anyuan::campaigns {
namespace {

using accounts::Actor;

Result<Checklist> load(journal::Change& change, const Actor& actor, std::string_view id) {
  return records::RecordStore<Checklist>(change.vault()).load(change.writing, id, readable(actor));
}

Result<Done> check_edition(journal::Change& change, const Checklist& checklist) {
  const auto next = last_edition(change.writing, checklist.head.unit_path, checklist.code) + 1;
  if (checklist.edition == next) return Done{};
  return Error{Refusal::conflict, "checklist_edition_wrong", "edition", {checklist.code, std::to_string(next)}};
}

}  // namespace

Result<Checklist> create_checklist(const Platform& platform, const Actor& actor, Checklist wanted) {
  TRY([[maybe_unused]] const auto writer, may_write(actor));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Checklist> {
    change.start(wanted, actor.scope.first);
    wanted.state = Standing::draft;
    wanted.text_hash.clear();
    complete(wanted);
    TRY([[maybe_unused]] const auto next, check_edition(change, wanted));
    change.insert(wanted);
    change.event("checklist.created", "checklists", wanted.head.id, wanted.head.unit_path);
    return wanted;
  });
}

Result<Checklist> change_checklist(const Platform& platform, const Actor& actor, std::string_view id, const boost::json::object& request) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Checklist> {
    TRY(const auto before, load(change, actor, id));
    TRY([[maybe_unused]] const auto allowed, may_do(SheetAction::change, before, actor));
    TRY(auto after, records::parse(request, before, records::Fill::changes));
    TRY(after.head.version, records::version_in(request));
    complete(after);
    if (after.code != before.code || after.edition != before.edition) {
      TRY([[maybe_unused]] const auto next, check_edition(change, after));
    }
    change.event("checklist.changed", "checklists", id, before.head.unit_path);
    return change.save(before, std::move(after));
  });
}

Result<Checklist> use_checklist(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t version) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Checklist> {
    TRY(const auto before, load(change, actor, id));
    TRY([[maybe_unused]] const auto allowed, may_do(SheetAction::use, before, actor));
    auto faults = faults_in(before);
    if (!faults.empty()) return records::all_of(std::move(faults));
    auto after = before;
    after.head.version = version;
    after.state = Standing::in_use;
    after.text_hash = sha256_hex(boost::json::serialize(records::to_json(before)));
    change.event("checklist.used", "checklists", id, before.head.unit_path);
    return change.save(before, std::move(after));
  });
}

Result<Checklist> archive_checklist(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t version, std::string_view reason) {
  TRY([[maybe_unused]] const auto said, journal::judge_reason(reason));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Checklist> {
    TRY(const auto before, load(change, actor, id));
    TRY([[maybe_unused]] const auto allowed, may_do(SheetAction::archive, before, actor));
    auto after = before;
    after.head.version = version;
    after.head.archived_at = change.now;
    change.event("checklist.archived", "checklists", id, before.head.unit_path, reason);
    return change.save(before, std::move(after));
  });
}

}  // namespace anyuan::campaigns
