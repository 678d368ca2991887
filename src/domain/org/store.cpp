#include "domain/org/store.h"

#include <fmt/format.h>

namespace anyuan::org {

std::vector<Unit> children(db::Reading& reading, const records::Vault& vault, std::string_view parent,
                           const records::Scope& scope, std::int64_t limit) {
  return records::RecordStore<Unit>(vault).where(
      reading, "parent = :parent AND unit_path >= :first AND unit_path < :past AND archived_at IS NULL"
               " ORDER BY level, code, name_pinyin, id LIMIT :limit",
      {{"parent", parent}, {"first", scope.first}, {"past", scope.past}, {"limit", limit}});
}

std::optional<Unit> division_of(db::Reading& reading, const records::Vault& vault, std::string_view path) {
  auto paths = records::Scope::under(std::string(path)).above();
  paths.emplace_back(path);
  std::string names;
  db::Params params;
  for (const auto& one : paths) {
    const auto name = fmt::format("p{}", params.size());
    names += (params.empty() ? ":" : ", :") + name;
    params.emplace_back(name, one);
  }
  auto found = records::RecordStore<Unit>(vault).where(
      reading, fmt::format("unit_path IN ({}) AND level IN ('county', 'city', 'province') AND code <> ''"
                           " ORDER BY unit_path DESC LIMIT 1", names), params);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Unit> counties_in(db::Reading& reading, const records::Vault& vault, const records::Scope& scope) {
  return records::RecordStore<Unit>(vault).where(
      reading, "level = 'county' AND unit_path >= :first AND unit_path < :past AND archived_at IS NULL ORDER BY code, id",
      {{"first", scope.first}, {"past", scope.past}});
}

std::vector<std::string> with_children(db::Reading& reading, const std::vector<Unit>& units) {
  if (units.empty()) return {};
  std::string ids;
  db::Params params;
  for (const auto& unit : units) {
    const auto name = fmt::format("u{}", params.size());
    ids += (params.empty() ? ":" : ", :") + name;
    params.emplace_back(name, unit.head.id);
  }
  return reading.column<std::string>(
      fmt::format("SELECT DISTINCT parent FROM units WHERE parent IN ({}) AND archived_at IS NULL", ids), params);
}

void insert_succession(db::Writing& writing, std::string_view id, Succession kind, const Unit& from, const Unit& to,
                       Date on, std::string_view reason) {
  writing.run("INSERT INTO unit_succession (id, from_unit, to_unit, kind, on_date, reason)"
              " VALUES (:id, :from_unit, :to_unit, :kind, :on_date, :reason)",
              {{"id", id}, {"from_unit", from.head.id}, {"to_unit", to.head.id}, {"kind", kind},
               {"on_date", on}, {"reason", reason}});
}

std::map<std::string, std::string> paths_by_id(db::Reading& reading) {
  std::map<std::string, std::string> paths;
  for (auto& [id, path] : reading.rows<std::string, std::string>("SELECT id, unit_path FROM units")) {
    paths.emplace(std::move(id), std::move(path));
  }
  return paths;
}

void put_parent(db::Writing& writing, const Followers& followers, std::string_view id, std::string_view parent) {
  for (const auto& table : followers.with_parent) {
    writing.run(fmt::format("UPDATE {} SET parent = :parent WHERE id = :id", table), {{"parent", parent}, {"id", id}});
  }
}

void move_paths(db::Writing& writing, const Followers& followers, std::string_view from, std::string_view to) {
  const auto below = records::Scope::under(std::string(from));
  for (const auto& table : followers.tables) {
    writing.run(fmt::format("UPDATE {} SET unit_path = :to_path || SUBSTR(unit_path, :tail)"
                            " WHERE unit_path >= :first AND unit_path < :past", table),
                {{"to_path", to}, {"tail", static_cast<std::int64_t>(from.size()) + 1},
                 {"first", below.first}, {"past", below.past}});
  }
}

std::vector<SuccessionLine> successions(db::Reading& reading, std::string_view unit) {
  std::vector<SuccessionLine> lines;
  for (auto& [kind, from, from_name, to, to_name, reason, on] :
       reading.rows<std::string, std::string, std::string, std::string, std::string, std::string, Date>(
           "SELECT s.kind, s.from_unit, f.name, s.to_unit, t.name, s.reason, s.on_date FROM unit_succession s"
           " JOIN units f ON f.id = s.from_unit JOIN units t ON t.id = s.to_unit"
           " WHERE s.from_unit = :unit OR s.to_unit = :unit ORDER BY s.on_date, s.id", {{"unit", unit}})) {
    lines.push_back({kind, from, from_name, to, to_name, reason, on});
  }
  return lines;
}

}  // namespace anyuan::org
