#include "domain/org/commands.h"

#include <algorithm>
#include <set>

#include "domain/org/store.h"
#include "platform/journal/reason.h"

namespace anyuan::org {
namespace {

Error refused(std::string_view reason, std::string_view field = {}) {
  return Error{Refusal::invalid, std::string(reason), std::string(field)};
}

Result<Unit> load_open(db::Reading& reading, const records::Vault& vault, std::string_view id, const records::Scope& scope) {
  TRY(auto unit, records::RecordStore<Unit>(vault).load(reading, id, scope));
  if (unit.head.archived_at) return Error{Refusal::conflict, "unit_closed_already"};
  return unit;
}

Result<Done> move_child(journal::Change& change, const Followers& followers, const Unit& child, const Unit& parent) {
  auto moved = child;
  moved.parent = {parent.head.id};
  moved.head.unit_path = parent.head.unit_path + child.head.id + "/";
  // The child's own row moves with save, everything below it (and its school's records) by path.
  TRY([[maybe_unused]] const auto saved, change.save(child, moved));
  put_parent(change.writing, followers, child.head.id, parent.head.id);
  move_paths(change.writing, followers, child.head.unit_path, moved.head.unit_path);
  return Done{};
}

Result<Done> close(journal::Change& change, const Unit& unit) {
  auto closed = unit;
  closed.closed_on = change.today();
  closed.head.archived_at = change.now;
  TRY([[maybe_unused]] const auto saved, change.save(unit, closed));
  return Done{};
}

std::vector<Unit> open_children(journal::Change& change, const Unit& unit) {
  return children(change.writing, change.vault(), unit.head.id, scope_of(unit), every_child);
}

Result<Unit> new_part(journal::Change& change, const Part& part, const Unit& old, std::string_view parent_path) {
  Unit next{{}, {}, old.level, {}, old.parent, std::nullopt, false};
  std::vector<Error> faults;
  for (const auto& [field, text] : {std::pair{"name", &part.name}, {"code", &part.code}}) {
    auto wrong = records::fill_field(*records::type_for<Unit>().find(field), &next, boost::json::string(*text));
    if (wrong) faults.push_back(*std::move(wrong));
  }
  if (!faults.empty()) return records::all_of(std::move(faults));
  change.start(next, "");
  next.head.unit_path = std::string(parent_path) + next.head.id + "/";
  change.insert(next);
  return next;
}

}  // namespace

std::vector<Division> parse_divisions(std::string_view csv) {
  std::vector<Division> divisions;
  bool heading = true;
  while (!csv.empty()) {
    const auto end = csv.find('\n');
    auto line = csv.substr(0, end);
    csv = end == std::string_view::npos ? std::string_view{} : csv.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (std::exchange(heading, false) || line.empty()) continue;
    std::vector<std::string> cells(1);
    for (const char c : line) c == ',' ? static_cast<void>(cells.emplace_back()) : cells.back().push_back(c);
    if (cells.size() < 4) continue;
    const auto level = parse_enum<Level>(cells[2]);
    if (level) divisions.push_back({cells[0], cells[1], *level, cells[3]});
  }
  return divisions;
}

Result<std::int64_t> load_divisions(const Platform& platform, const journal::Doer& doer,
                                    const std::vector<Division>& divisions, std::string_view root) {
  const auto is_wanted = [&](const Division& d) { return d.code.starts_with(root) || root.starts_with(d.code); };
  return journal::perform(platform, doer, [&](journal::Change& change) -> Result<std::int64_t> {
    auto path_by_id = paths_by_id(change.writing);
    std::vector<Unit> units;
    for (const auto& division : divisions) {
      if (!is_wanted(division) || path_by_id.contains(division.code)) continue;
      const auto parent = path_by_id.find(division.parent);
      if (!division.parent.empty() && parent == path_by_id.end()) return refused("parent_not_found", division.code);
      Unit unit{{}, division.name, division.level, division.code, {division.parent}, std::nullopt, false};
      const auto path = (division.parent.empty() ? std::string("/") : parent->second) + division.code + "/";
      unit.head = {division.code, path, 1, change.now, change.now, std::nullopt};
      path_by_id.emplace(division.code, path);
      units.push_back(std::move(unit));
    }
    records::RecordStore<Unit>(change.vault()).insert_all(change.writing, units);
    for (const auto& unit : units) change.note(records::type_for<Unit>(), nullptr, &unit);
    change.event("units.loaded", "units", std::string(root), "/", std::to_string(units.size()));
    return std::ssize(units);
  });
}

Result<Unit> parent_for(db::Reading& reading, const records::Vault& vault, const UnitId& id, Level child, const records::Scope& scope) {
  auto found = records::RecordStore<Unit>(vault).load(reading, id.text, scope);
  if (!found.ok() || found.value().head.archived_at) return Error{Refusal::invalid, "unit_not_found", "parent"};
  const auto level = found.value().level;
  const bool fits = child == Level::school ? level == Level::county || level == Level::township : level < child;
  if (!fits) return refused("level_does_not_fit", "parent");
  return std::move(found).value();
}

void move_below(db::Writing& writing, const Followers& followers, std::string_view from, std::string_view to) {
  move_paths(writing, followers, from, to);
}

Result<Unit> add_unit(const Platform& platform, const journal::Doer& doer, const records::Scope& scope, Unit wanted) {
  return journal::perform(platform, doer, [&](journal::Change& change) -> Result<Unit> {
    if (wanted.level == Level::school) return refused("schools_have_their_own_book", "level");
    TRY(const auto parent, parent_for(change.writing, change.vault(), wanted.parent, wanted.level, scope));
    change.start(wanted, "");
    wanted.head.unit_path = parent.head.unit_path + wanted.head.id + "/";
    change.insert(wanted);
    change.event("unit.added", "units", wanted.head.id, wanted.head.unit_path);
    return wanted;
  });
}

Result<Unit> rename_unit(const Platform& platform, const journal::Doer& doer, const records::Scope& scope, std::string_view id,
                         const boost::json::object& changes) {
  return journal::perform(platform, doer, [&](journal::Change& change) -> Result<Unit> {
    TRY(const auto before, load_open(change.writing, change.vault(), id, scope));
    if (before.level == Level::school) return refused("schools_have_their_own_book");
    TRY(const auto version, records::version_in(changes));
    TRY(auto after, records::parse<Unit>(changes, before, records::Fill::changes));
    // Level and parent say where it is: that changes by merging and splitting only, with everything below it.
    if (after.level != before.level) return refused("read_only_field", "level");
    if (after.parent != before.parent) return refused("read_only_field", "parent");
    after.head.version = version;
    change.event("unit.renamed", "units", id, before.head.unit_path);
    return change.save(before, std::move(after));
  });
}

Result<Unit> merge_units(const Platform& platform, const journal::Doer& doer, const records::Scope& scope,
                         const Followers& followers, const Merger& merger) {
  return journal::perform(platform, doer, [&](journal::Change& change) -> Result<Unit> {
    TRY(const auto from, load_open(change.writing, change.vault(), merger.from, scope));
    TRY([[maybe_unused]] const auto said, journal::judge_reason(merger.reason));
    const auto found = load_open(change.writing, change.vault(), merger.into, scope);
    if (!found.ok()) return Error{Refusal::invalid, "unit_not_found", "into"};
    const auto& into = found.value();
    if (from.head.id == into.head.id || from.level != into.level) return refused("level_does_not_fit", "into");
    if (from.level == Level::school || from.level == Level::province) return refused("level_does_not_fit", "from");
    for (const auto& child : open_children(change, from)) {
      TRY([[maybe_unused]] const auto moved, move_child(change, followers, child, into));
    }
    insert_succession(change.writing, change.new_id("us"), Succession::merged, from, into, change.today(), merger.reason);
    TRY([[maybe_unused]] const auto closed, close(change, from));
    change.event("unit.merged", "units", from.head.id, from.head.unit_path, merger.reason);
    return into;
  });
}

Result<std::vector<Unit>> split_unit(const Platform& platform, const journal::Doer& doer, const records::Scope& scope,
                                     const Followers& followers, const Splitting& wanted) {
  return journal::perform(platform, doer, [&](journal::Change& change) -> Result<std::vector<Unit>> {
    TRY(const auto unit, load_open(change.writing, change.vault(), wanted.unit, scope));
    TRY([[maybe_unused]] const auto said, journal::judge_reason(wanted.reason));
    if (wanted.parts.empty()) return refused("required", "parts");
    if (unit.level == Level::school || unit.level == Level::province) return refused("level_does_not_fit", "unit");
    const auto parent_path = unit.head.unit_path.substr(0, unit.head.unit_path.size() - unit.head.id.size() - 1);
    if (!scope.holds(parent_path)) return Error{Refusal::forbidden, "beyond_your_unit"};  // its parts would lie outside
    auto left = open_children(change, unit);
    std::vector<Unit> made;
    for (const auto& part : wanted.parts) {
      TRY(auto next, new_part(change, part, unit, parent_path));
      for (const auto& id : part.children) {
        const auto child = std::ranges::find_if(left, [&](const Unit& u) { return u.head.id == id; });
        if (child == left.end()) return Error{Refusal::invalid, "unit_not_found", "children"};
        TRY([[maybe_unused]] const auto moved, move_child(change, followers, *child, next));
        left.erase(child);
      }
      insert_succession(change.writing, change.new_id("us"), Succession::split, unit, next, change.today(), wanted.reason);
      made.push_back(std::move(next));
    }
    if (left.empty()) {
      TRY([[maybe_unused]] const auto closed, close(change, unit));
    }
    change.event("unit.split", "units", unit.head.id, unit.head.unit_path, wanted.reason);
    return made;
  });
}

}  // namespace anyuan::org
