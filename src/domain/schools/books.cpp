#include "domain/schools/books.h"

#include <map>

#include "domain/org/commands.h"
#include "domain/schools/rules.h"

namespace anyuan::schools {
namespace {

using bookkeeping::Actor;

// Every school is a unit of its own under its township or county.
Result<Done> place(journal::Change& change, const Actor& actor, const std::vector<void*>& records) {
  std::map<std::string, org::Unit> parents;
  std::vector<org::Unit> units;
  for (auto* record : records) {
    auto& school = *static_cast<School*>(record);
    auto found = parents.find(school.parent.text);
    if (found == parents.end()) {
      TRY(auto parent, org::parent_for(change.writing, change.vault(), school.parent, org::Level::school, actor.scope));
      found = parents.emplace(school.parent.text, std::move(parent)).first;
    }
    school.head.unit_path = found->second.head.unit_path + school.head.id + "/";
    units.push_back({school.head, school.name, org::Level::school, school.code, school.parent, std::nullopt, false});
  }
  records::RecordStore<org::Unit>(change.vault()).insert_all(change.writing, units);
  return Done{};
}

Result<Done> settle(journal::Change& change, const bookkeeping::Books& books, const Actor& actor, const School& before, School& after) {
  const records::RecordStore<org::Unit> store(change.vault());
  TRY(const auto unit, store.load(change.writing, before.head.id, actor.scope));
  auto moved = unit;
  moved.name = after.name;
  moved.code = after.code;
  moved.head.archived_at = after.head.archived_at;
  moved.head.changed_at = change.now;
  if (after.parent != before.parent) {
    TRY(const auto parent, org::parent_for(change.writing, change.vault(), after.parent, org::Level::school, actor.scope));
    moved.parent = after.parent;
    moved.head.unit_path = parent.head.unit_path + before.head.id + "/";
    after.head.unit_path = moved.head.unit_path;
  }
  TRY([[maybe_unused]] const auto saved, store.save(change.writing, moved));
  // Its own two rows carry the new path already; what hangs on it follows.
  if (after.parent != before.parent) org::move_below(change.writing, books.followers(), unit.head.unit_path, moved.head.unit_path);
  return Done{};
}

}  // namespace

void add_books(bookkeeping::Books& books) {
  using accounts::May;
  books.add({.type = records::type_for<School>(),
             .group = {"学校台账", "School files"},
             .read = May::schools_read,
             .made_by = org::Level::township,
             .write = May::schools_write,
             .import = May::schools_import,
             .code_field = "code",
             .owner_field = "",
             .known_by = {{"code"}, {"parent", "name"}},
             .namesakes = bookkeeping::Namesakes::none,
             .may_refer = {{"parent", "level IN ('county', 'township')"}},
             .check = [](const void*, const void* after, Date) { return faults_in(*static_cast<const School*>(after)); },
             .place = place,
             .settle = [&books](journal::Change& change, const Actor& actor, const void* before, void* after) {
               return settle(change, books, actor, *static_cast<const School*>(before), *static_cast<School*>(after));
             }});
}

}  // namespace anyuan::schools
