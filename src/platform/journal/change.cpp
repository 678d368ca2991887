#include "platform/journal/change.h"

namespace anyuan::journal {

void Change::event(std::string_view name, std::string_view record, std::string_view id, std::string_view unit_path,
                   std::string_view reason) {
  CHECK(event_.name.empty());  // one event per command
  event_.name = name;
  event_.record = record;
  event_.record_id = id;
  event_.unit_path = unit_path;
  event_.reason = reason;
}

void Change::note(const records::RecordType& type, const void* before, const void* after) {
  const void* kept = after == nullptr ? before : after;
  const auto& head = type.head(const_cast<void*>(kept));
  auto differences = records::difference(type, before, after);
  if (before != nullptr && after != nullptr) {
    const auto& was = type.head(const_cast<void*>(before));
    if (was.archived_at != head.archived_at) {
      differences.push_back(boost::json::object{{"field", "archived"}, {"before", was.archived_at.has_value()},
                                                {"after", head.archived_at.has_value()}});
    }
    if (was.unit_path != head.unit_path) {
      differences.push_back(boost::json::object{{"field", "unit_path"}, {"before", was.unit_path}, {"after", head.unit_path}});
    }
  }
  changes_.push_back({std::string(type.name), head.id, head.unit_path, std::move(differences)});
}

void Change::nothing_new() {
  CHECK(event_.name.empty() && changes_.empty());
  nothing_new_ = true;
}

void Change::finish() {
  if (nothing_new_ && changes_.empty()) return;
  CHECK(!event_.name.empty());
  event_.at = now;
  event_.actor_id = doer_.id;
  event_.actor_name = doer_.name;
  event_.actor_unit = doer_.unit_path;
  append(writing, event_, changes_);
}

}  // namespace anyuan::journal
