#include "domain/judgements/store.h"

#include <fmt/format.h>

#include "platform/db/in_list.h"

namespace anyuan::judgements {
namespace {

constexpr std::string_view in_range = "unit_path >= :first AND unit_path < :past";

db::Params range(const records::Scope& scope) { return {{"first", scope.first}, {"past", scope.past}}; }

}  // namespace

std::map<std::string, std::string, std::less<>> marks_in(db::Reading& reading, const records::Scope& scope) {
  std::map<std::string, std::string, std::less<>> found;
  for (auto& [school, marks] : reading.rows<std::string, std::string>(fmt::format("SELECT school, marks FROM judged_schools WHERE {}", in_range), range(scope))) {
    found.emplace(std::move(school), std::move(marks));
  }
  return found;
}

// Several schools to a statement, which is a round trip to a server.
void put_marks(db::Writing& writing, const std::vector<Marked>& marked, Instant now) {
  constexpr std::size_t together = 20;
  for (std::size_t from = 0; from < marked.size(); from += together) {
    db::Params params{{"at", now}};
    std::string values;
    for (std::size_t i = from; i < std::min(from + together, marked.size()); ++i) {
      const auto at = i - from;
      values += fmt::format("{}(:school{}, :path{}, :marks{}, :at)", at == 0 ? "" : ", ", at, at, at);
      params.emplace_back(fmt::format("school{}", at), marked[i].school);
      params.emplace_back(fmt::format("path{}", at), marked[i].unit_path);
      params.emplace_back(fmt::format("marks{}", at), marked[i].marks);
    }
    writing.run(fmt::format("INSERT INTO judged_schools (school, unit_path, marks, judged_at) VALUES {} ON CONFLICT (school) DO UPDATE"
                            " SET unit_path = excluded.unit_path, marks = excluded.marks, judged_at = excluded.judged_at", values), params);
  }
}

std::vector<Judgement> judgements_at(db::Reading& reading, const records::Vault& vault, std::string_view school) {
  return records::RecordStore<Judgement>(vault).where(reading, "school = :school AND archived_at IS NULL", {{"school", school}});
}

std::vector<Judgement> judgements_of(db::Reading& reading, const records::Vault& vault, const std::vector<std::string>& schools, const std::vector<std::string>& codes) {
  std::vector<Judgement> found;
  db::by_blocks(codes, [&](std::span<const std::string> some_codes) {
    db::by_blocks(schools, [&](std::span<const std::string> some_schools) {
      db::Params params;
      const auto condition = fmt::format("school IN ({}) AND code IN ({})", db::in_list(params, "school", some_schools), db::in_list(params, "code", some_codes));
      for (auto& one : records::RecordStore<Judgement>(vault).where(reading, condition, params)) found.push_back(std::move(one));
    });
  });
  return found;
}

void put_school_away(db::Writing& writing, const std::string& school, Instant now) {
  writing.run("UPDATE judgements SET archived_at = :now, changed_at = :now, version = version + 1, proposed_on = NULL, lapses_on = NULL"
              " WHERE school = :school AND archived_at IS NULL", {{"now", now}, {"school", school}});
  writing.run("DELETE FROM judged_schools WHERE school = :school", {{"school", school}});
}

std::vector<Judgement> failing_after_closing(db::Reading& reading, const records::Vault& vault, const records::Scope& scope) {
  return records::RecordStore<Judgement>(vault).where(
      reading, fmt::format("{} AND hazard <> '' AND archived_at IS NULL AND verdict IN ('failed', 'partial') AND consequence = 'opens' AND EXISTS (SELECT 1 FROM hazard_facts h WHERE h.id = hazard AND h.state = 'closed')", in_range),
      range(scope));
}

std::vector<Judgement> lapsed(db::Reading& reading, const records::Vault& vault, const records::Scope& scope, Date today) {
  auto params = range(scope);
  params.emplace_back("today", today);
  return records::RecordStore<Judgement>(vault).where(reading, fmt::format("{} AND proposed_on IS NOT NULL AND lapses_on <= :today", in_range), params);
}

Cursor cursor(db::Reading& reading) {
  const auto found = reading.row<std::int64_t, std::string>("SELECT seq, swept_on FROM judgement_cursor WHERE id = 1");
  if (!found) return {};
  return {std::get<0>(*found), parse_date(std::get<1>(*found))};
}

void put_seq(db::Writing& writing, std::int64_t seq) { writing.run("UPDATE judgement_cursor SET seq = :seq WHERE id = 1", {{"seq", seq}}); }
void put_swept(db::Writing& writing, Date day) { writing.run("UPDATE judgement_cursor SET swept_on = :day WHERE id = 1", {{"day", day}}); }

std::vector<records::Scope> parts_of(db::Reading& reading, const records::Scope& scope, std::size_t size) {
  const auto paths = reading.column<std::string>(fmt::format("SELECT unit_path FROM schools WHERE archived_at IS NULL AND {} ORDER BY unit_path", in_range), range(scope));
  std::vector<records::Scope> parts;
  for (std::size_t from = 0; from < paths.size(); from += size) {
    parts.push_back({paths[from], from + size < paths.size() ? paths[from + size] : scope.past});
  }
  // What is left of schools that are gone lies in the range too.
  if (parts.empty()) parts.push_back(scope);
  parts.front().first = scope.first;
  return parts;
}

std::map<std::string, std::string, std::less<>> school_names(db::Reading& reading, const std::vector<std::string>& schools) {
  std::map<std::string, std::string, std::less<>> names;
  db::by_blocks(schools, [&](std::span<const std::string> some) {
    db::Params params;
    const auto condition = db::in_list(params, "school", some);
    for (auto& [id, name] : reading.rows<std::string, std::string>(fmt::format("SELECT id, name FROM schools WHERE id IN ({})", condition), params)) names.emplace(std::move(id), std::move(name));
  });
  return names;
}

std::vector<RateCount> rates_below(db::Reading& reading, std::string_view unit, std::optional<schools::Area> area) {
  std::vector<RateCount> found;
  db::Params params{{"unit", unit}};
  if (area) params.emplace_back("area", *area);
  for (auto& [part, name, rate, verdict, schools, unverified] : reading.rows<std::string, std::string, rulepacks::Rate, Verdict, std::int64_t, std::int64_t>(
           "WITH part AS (SELECT id, name, unit_path, past FROM unit_facts WHERE parent = :unit OR (id = :unit AND level = 'school'))"
           " SELECT part.id, part.name, j.feeds, j.verdict, COUNT(*), CAST(SUM(1 - j.verified) AS BIGINT) FROM part CROSS JOIN judgements j WHERE j.feeds IN ('guards_staffed', 'guards_certified',"
           " 'closed_management', 'alarm_and_video', 'guard_post', 'gates_protected', 'alarm_installed', 'video_accessed', 'retention_kept')"
           " AND j.archived_at IS NULL AND j.unit_path >= part.unit_path AND j.unit_path < part.past" +
               std::string(area ? " AND j.school IN (SELECT id FROM schools WHERE area = :area)" : "") +
               " GROUP BY part.id, part.name, j.feeds, j.verdict ORDER BY part.id", params)) {
    found.push_back({std::move(part), std::move(name), rate, verdict, schools, unverified});
  }
  return found;
}

std::map<std::string, schools::Area, std::less<>> school_areas(db::Reading& reading, const std::vector<std::string>& schools) {
  std::map<std::string, schools::Area, std::less<>> areas;
  db::by_blocks(schools, [&](std::span<const std::string> some) {
    db::Params params;
    const auto condition = db::in_list(params, "school", some);
    for (auto& [id, area] : reading.rows<std::string, schools::Area>(fmt::format("SELECT id, area FROM schools WHERE id IN ({})", condition), params)) areas.emplace(std::move(id), area);
  });
  return areas;
}

// Asked of each row on the way: as a list of schools it would lead SQLite away from the order of the page.
records::Condition area_condition(const std::vector<schools::Area>& areas) {
  std::string names;
  for (const auto area : areas) names += fmt::format("{}'{}'", names.empty() ? "" : ", ", name_of(area));
  return {fmt::format("EXISTS (SELECT 1 FROM schools s WHERE s.id = judgements.school AND s.area IN ({}))", names), {}};
}

std::int64_t proposals_in(db::Reading& reading, const records::Scope& scope, Date today) {
  auto params = range(scope);
  params.emplace_back("today", today);
  return reading.value<std::int64_t>(fmt::format("SELECT COUNT(*) FROM judgements WHERE {} AND proposed_on IS NOT NULL AND hazard = '' AND (lapses_on IS NULL OR lapses_on > :today)", in_range), params).value_or(0);
}

}  // namespace anyuan::judgements
