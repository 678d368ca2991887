#include "domain/attachments/commands.h"

#include "domain/attachments/store.h"
#include "platform/files/files.h"
#include "platform/records/store.h"

namespace anyuan::attachments {

Result<Attachment> keep(const Platform& platform, const accounts::Actor& actor, const Upload& upload) {
  TRY(const auto stored, platform.files.store(upload.bytes));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Attachment> {
    auto path = actor.scope.first;
    if (!upload.unit.empty()) {
      const auto unit = records::RecordStore<org::Unit>(change.vault()).load(change.writing, upload.unit, actor.scope);
      if (!unit.ok()) return Error{Refusal::not_found, "unit_not_found", "unit"};
      path = unit.value().head.unit_path;
    }
    Attachment attachment{{}, stored.hash, upload.name.empty() ? "file" : upload.name, stored.type, stored.size, actor.name, false};
    change.start(attachment, path);
    change.insert(attachment);
    change.event("attachment.kept", "attachments", attachment.head.id, path);
    return attachment;
  });
}

Result<Done> issue_in(journal::Change& change, const std::vector<AttachmentId>& ids) {
  const records::RecordStore<Attachment> store(change.vault());
  for (const auto& id : ids) {
    TRY(const auto kept, store.load(change.writing, id.text, records::Scope::under("/")));
    if (kept.issued) continue;
    auto opened = kept;
    opened.issued = true;
    TRY([[maybe_unused]] const auto saved, change.save(kept, std::move(opened)));
  }
  return Done{};
}

records::Scope readable(const accounts::Actor& actor) {
  auto scope = actor.scope;
  scope.issued = "issued = 1";
  return scope;
}

Result<Done> check_visible(db::Reading& reading, const records::Vault&, const accounts::Actor& actor,
                           const std::vector<AttachmentId>& ids, std::string_view field) {
  const auto seen = visible(reading, ids, readable(actor));
  for (const auto& id : ids) {
    if (!seen.contains(id.text)) return Error{Refusal::invalid, "attachment_not_found", std::string(field)};
  }
  return Done{};
}

}  // namespace anyuan::attachments
