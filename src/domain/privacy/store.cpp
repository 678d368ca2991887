#include "domain/privacy/store.h"

#include <fmt/format.h>

#include "domain/privacy/retention.h"

namespace anyuan::privacy {

std::vector<std::shared_ptr<void>> past_their_days(db::Reading& reading, const records::AnyStore& store, const std::vector<const records::Field*>& fields,
                                                   Instant before, std::int64_t limit) {
  std::string left;
  bool asks_erased = false;
  for (const auto* field : fields) {
    left += left.empty() ? "" : " OR ";
    if (field->nullable) left += fmt::format("{} IS NOT NULL", field->name);
    else if (field->traits.required) left += fmt::format("{} <> :erased", field->name), asks_erased = true;
    else left += fmt::format("{} <> ''", field->name);
  }
  db::Params params{{"before", before}, {"limit", limit}};
  if (asks_erased) params.emplace_back("erased", erased);
  return store.where(reading, fmt::format("archived_at < :before AND ({}) ORDER BY id LIMIT :limit", left), params);
}

std::vector<std::shared_ptr<void>> naming(db::Reading& reading, const records::AnyStore& store, const records::Scope& scope, const std::string& name, std::int64_t limit) {
  std::string names;
  for (const auto& field : store.type().fields) {
    const bool is_plain_text = field.kind == records::Kind::text && !field.secret && !field.traits.computed;
    if (is_plain_text) names += fmt::format("{}{} = :name", names.empty() ? "" : " OR ", field.name);
  }
  if (names.empty()) return {};
  return store.where(reading, fmt::format("unit_path >= :first AND unit_path < :past AND ({}) ORDER BY id LIMIT :limit", names),
                     {{"first", scope.first}, {"past", scope.past}, {"name", name}, {"limit", limit}});
}

}  // namespace anyuan::privacy
