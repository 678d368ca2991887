#pragma once
// Keeping a photo or a document for a unit.
#include "domain/accounts/user.h"
#include "domain/attachments/attachment.h"
#include "platform/platform.h"

namespace anyuan::attachments {

struct Upload {
  std::string unit;  // the school it is about; empty: the actor's own unit
  std::string name;
  std::string bytes;
};
// Refused: empty_file, file_type_not_allowed, unit_not_found. The bytes are on disk before the record is.
Result<Attachment> keep(const Platform& platform, const accounts::Actor& actor, const Upload& upload);

// Opens documents to the units below: what they belong to has been issued.
Result<Done> issue_in(journal::Change& change, const std::vector<AttachmentId>& ids);

// What the actor may see: the own subtree's attachments and those issued above.
records::Scope readable(const accounts::Actor& actor);

// Whether every id is an attachment the actor may see; the first that is not is refused with attachment_not_found.
Result<Done> check_visible(db::Reading& reading, const records::Vault& vault, const accounts::Actor& actor,
                           const std::vector<AttachmentId>& ids, std::string_view field);

}  // namespace anyuan::attachments
