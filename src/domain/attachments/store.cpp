#include "domain/attachments/store.h"

#include <fmt/format.h>

#include "platform/records/list.h"

namespace anyuan::attachments {

std::set<std::string, std::less<>> visible(db::Reading& reading, const std::vector<AttachmentId>& ids, const records::Scope& scope) {
  constexpr std::size_t block = 20;  // a fixed number of parameters keeps the prepared statements few
  std::set<std::string, std::less<>> seen;
  for (std::size_t from = 0; from < ids.size(); from += block) {
    auto condition = records::in_scope(scope);
    std::string marks;
    for (std::size_t i = 0; i < block; ++i) {
      const auto name = fmt::format("i{}", i);
      marks += (i == 0 ? ":" : ", :") + name;
      condition.params.emplace_back(name, from + i < ids.size() ? ids[from + i].text : std::string{});
    }
    for (auto& id : reading.column<std::string>(fmt::format("SELECT id FROM attachments WHERE id IN ({}) AND {}", marks, condition.sql), condition.params)) {
      seen.insert(std::move(id));
    }
  }
  return seen;
}

std::vector<std::tuple<std::string, std::string>> hashes_after(db::Reading& reading, std::string_view last_id) {
  return reading.rows<std::string, std::string>("SELECT id, hash FROM attachments WHERE id > :last_id ORDER BY id LIMIT 1000", {{"last_id", last_id}});
}

}  // namespace anyuan::attachments
