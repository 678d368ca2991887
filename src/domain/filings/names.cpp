#include "domain/filings/names.h"

#include <fmt/format.h>

#include "domain/filings/store.h"

namespace anyuan::filings {

std::vector<Mention> mentions(db::Reading& reading, const records::Vault& vault, std::string_view unit_path, std::string_view name) {
  const auto all = all_editions(reading, vault, unit_path);
  std::vector<std::string> ids;
  for (const auto& one : all) ids.push_back(one.head.id);
  const auto contents = filed_contents(reading, ids);
  std::vector<Mention> found;
  for (const auto& edition : all) {
    const auto filed = contents.find(edition.head.id);
    if (filed == contents.end()) continue;
    const auto add = [&](std::string_view who, std::string as) {
      if (who == name) found.push_back({edition.number, edition.submitted_at, std::move(as)});
    };
    for (const auto& guard : filed->second.guards) add(guard.name, std::string(label_of(guard.kind).zh));
    for (const auto& post : filed->second.posts) add(post.holder, std::string(label_of(post.post).zh));
    for (const auto& body : filed->second.bodies) {
      add(body.leader, fmt::format("{}负责人", body.name));
      add(body.deputy, fmt::format("{}副职", body.name));
    }
  }
  return found;
}

Contents without_names(Contents contents, std::string_view instead) {
  const auto erase = [&](std::string& name) {
    if (!name.empty()) name = instead;
  };
  for (auto& guard : contents.guards) erase(guard.name);
  for (auto& post : contents.posts) erase(post.holder);
  for (auto& body : contents.bodies) erase(body.leader), erase(body.deputy);
  for (auto& difference : contents.differences) erase(difference.zh), erase(difference.en);
  return contents;
}

std::int64_t forget_names(journal::Change& change, Instant before, std::string_view instead, std::int64_t limit) {
  const auto due = editions_to_forget(change.writing, before, limit);
  std::vector<std::string> ids;
  for (const auto& [id, path] : due) ids.push_back(id);
  auto contents = filed_contents(change.writing, ids);
  for (const auto& [id, path] : due) {
    put_erased(change.writing, id, without_names(std::move(contents[id]), instead), change.now);
    change.note({std::string(records::type_for<Filing>().name), id, path, {}});
  }
  return std::ssize(due);
}

}  // namespace anyuan::filings
