#pragma once
// Which attachments a reader may see, asked for many at once. Private to the slice.
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "domain/attachments/attachment.h"
#include "platform/db/connection.h"

namespace anyuan::attachments {

// Those of the ids that the scope holds.
std::set<std::string, std::less<>> visible(db::Reading& reading, const std::vector<AttachmentId>& ids, const records::Scope& scope);

// Ids and hashes of all attachments, a page at a time in the order of ids; empty after the last.
std::vector<std::tuple<std::string, std::string>> hashes_after(db::Reading& reading, std::string_view last_id);

}  // namespace anyuan::attachments
