#include "domain/attachments/store.h"

#include <fmt/format.h>

#include "platform/db/in_list.h"
#include "platform/records/list.h"

namespace anyuan::attachments {

std::set<std::string, std::less<>> visible(db::Reading& reading, const std::vector<AttachmentId>& ids, const records::Scope& scope) {
  std::vector<std::string> texts;
  for (const auto& id : ids) texts.push_back(id.text);
  std::set<std::string, std::less<>> seen;
  db::by_blocks(texts, [&](std::span<const std::string> block) {
    auto condition = records::in_scope(scope);
    const auto marks = db::in_list(condition.params, "i", block);
    for (auto& id : reading.column<std::string>(fmt::format("SELECT id FROM attachments WHERE id IN ({}) AND {}", marks, condition.sql), condition.params)) {
      seen.insert(std::move(id));
    }
  });
  return seen;
}

std::vector<std::tuple<std::string, std::string>> hashes_after(db::Reading& reading, std::string_view last_id) {
  return reading.rows<std::string, std::string>("SELECT id, hash FROM attachments WHERE id > :last_id ORDER BY id LIMIT 1000", {{"last_id", last_id}});
}

}  // namespace anyuan::attachments
