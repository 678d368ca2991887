#include "domain/figures/store.h"

#include <fmt/format.h>


namespace anyuan::figures {
namespace {

// The parts a figure is split into. CROSS JOIN keeps them the outer loop in SQLite, so that each part is one range of an
// index; PostgreSQL reads it as any other join.
constexpr std::string_view part =
    "WITH part AS (SELECT id, name, code, name_pinyin, closed, unit_path, past FROM unit_facts"
    " WHERE parent = :unit OR (id = :unit AND level = 'school')) ";

// A voided hazard was none. Named one by one, so that the index by state answers without the table.
constexpr std::string_view counted = "f.state IN ('reported', 'assigned', 'controlled', 'rectified', 'closed')";

// A fixed number of parameters: one prepared statement whatever the campaign covers.
std::string categories_of(const campaigns::Campaign& campaign, db::Params& params) {
  constexpr auto all = all_values<schools::Category>();
  const auto count = campaign.categories.empty() ? all.size() : campaign.categories.size();
  std::string marks;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto name = fmt::format("category{}", i);
    marks += (i == 0 ? ":" : ", :") + name;
    params.emplace_back(name, campaign.categories.empty() ? all[i] : campaign.categories[i % count]);
  }
  return marks;
}

}  // namespace

Counting::Counting(db::Reading& reading, Figures& figures) : reading_(reading), figures_(figures) {
  for (auto& [id, name, closed] : reading_.rows<std::string, std::string, bool>(
           fmt::format("{}SELECT id, name, closed FROM part ORDER BY code, name_pinyin, id", part), {{"unit", figures_.unit.head.id}})) {
    line_of_.emplace(id, figures_.lines.size());
    figures_.lines.push_back({std::move(id), std::move(name), closed, {}, std::nullopt});
  }
}

Line* Counting::line(const std::string& unit) {
  const auto found = line_of_.find(unit);
  return found == line_of_.end() ? nullptr : &figures_.lines[found->second];
}

db::Params Counting::window() const {
  db::Params params{{"unit", figures_.unit.head.id}};
  if (!figures_.campaign.head.id.empty()) params.emplace_back("campaign", figures_.campaign.head.id);
  return params;
}

db::Params Counting::range() const {
  const auto scope = org::scope_of(figures_.unit);
  db::Params params{{"first", scope.first}, {"past", scope.past}};
  if (!figures_.campaign.head.id.empty()) params.emplace_back("campaign", figures_.campaign.head.id);
  return params;
}

std::string_view Counting::of_campaign() const { return figures_.campaign.head.id.empty() ? "" : " AND f.campaign = :campaign"; }

void Counting::schools() {
  auto params = window();
  const auto categories = categories_of(figures_.campaign, params);
  for (const auto& [unit, schools, missing, excused] : reading_.rows<std::string, std::int64_t, std::int64_t, std::int64_t>(
           fmt::format("{}SELECT part.id, COUNT(*), COUNT(CASE WHEN w.id IS NULL AND i.id IS NULL THEN 1 END), COUNT(CASE WHEN i.id IS NULL THEN w.id END)"
                       " FROM part CROSS JOIN school_facts f"
                       " LEFT JOIN waiver_facts w ON w.campaign = :campaign AND w.school = f.id"
                       " LEFT JOIN inspection_facts i ON i.campaign = :campaign AND i.school = f.id AND i.kind = 'self_check'"
                       " WHERE f.unit_path >= part.unit_path AND f.unit_path < part.past AND f.category IN ({}) GROUP BY part.id",
                       part, categories), params)) {
    auto* found = line(unit);
    found->counts[Key::schools] = schools;
    found->counts[Key::missing] = missing;
    found->counts.excused = excused;
  }
  for (const auto& [unit, count] : reading_.rows<std::string, std::int64_t>(
           fmt::format("{}SELECT part.id, COUNT(*) FROM part CROSS JOIN waiver_facts f"
                       " WHERE f.unit_path >= part.unit_path AND f.unit_path < part.past{} GROUP BY part.id", part, of_campaign()), window())) {
    line(unit)->counts[Key::waived] = count;
  }
}

void Counting::inspections() {
  for (const auto& [unit, kind, count, failed, percents, rated] :
       reading_.rows<std::string, inspections::Kind, std::int64_t, std::int64_t, double, std::int64_t>(
           fmt::format("{}SELECT part.id, f.kind, COUNT(*), CAST(SUM(f.failed) AS BIGINT), COALESCE(SUM(f.percent), 0.0), COUNT(f.percent)"
                       " FROM part CROSS JOIN inspection_facts f"
                       " WHERE f.unit_path >= part.unit_path AND f.unit_path < part.past{} GROUP BY part.id, f.kind", part, of_campaign()), window())) {
    auto& counts = line(unit)->counts;
    if (kind == inspections::Kind::acceptance) counts[Key::accepted] = count;
    if (kind != inspections::Kind::self_check) continue;
    counts[Key::submitted] = count;
    counts[Key::failed_points] = failed;
    counts.percents = percents;
    counts.rated = rated;
  }
}

void Counting::sample() {
  const auto last = reading_.value<std::string>(
      "SELECT sample FROM sample_facts WHERE campaign = :campaign ORDER BY drawn_at DESC, sample DESC LIMIT 1", {{"campaign", figures_.campaign.head.id}});
  if (!last) return;
  figures_.sample = *last;
  for (const auto& [unit, count] : reading_.rows<std::string, std::int64_t>(
           fmt::format("{}SELECT part.id, COUNT(*) FROM part CROSS JOIN sample_facts f WHERE f.sample = :sample"
                       " AND f.unit_path >= part.unit_path AND f.unit_path < part.past GROUP BY part.id", part),
           {{"unit", figures_.unit.head.id}, {"sample", *last}})) {
    line(unit)->counts[Key::sampled] = count;
  }
}

void Counting::hazards(Date today) {
  using enum hazards::State;
  auto params = window();
  params.emplace_back("today", today);
  std::map<std::pair<hazards::Grade, hazards::State>, std::int64_t> grades;
  for (const auto& [unit, grade, state, late, count, unseen] :
       reading_.rows<std::string, hazards::Grade, hazards::State, bool, std::int64_t, std::int64_t>(
           fmt::format("{}SELECT part.id, f.grade, f.state, CASE WHEN f.deadline < :today THEN 1 ELSE 0 END AS late, COUNT(*),"
                       " COUNT(CASE WHEN f.look_back IS NULL AND f.source IN ('self_check', 'verification', 'acceptance') THEN 1 END)"
                       " FROM part CROSS JOIN hazard_facts f WHERE f.unit_path >= part.unit_path AND f.unit_path < part.past"
                       " AND {}{} GROUP BY part.id, f.grade, f.state, late", part, counted, of_campaign()), params)) {
    auto& counts = line(unit)->counts;
    counts[Key::hazards] += count;
    counts[state == closed ? Key::closed : Key::open] += count;
    if (late) counts[Key::overdue] += count;
    if (state == controlled) counts[Key::controlled] += count;
    if (state == rectified) counts[Key::unverified] += count;
    if (state != closed && grade == hazards::Grade::major) counts[Key::major] += count;
    counts[Key::look_back_left] += unseen;
    grades[{grade, state}] += count;
  }
  for (const auto& [key, count] : grades) figures_.grades.push_back({key.first, key.second, count});
}

void Counting::phases() {
  for (const auto& [county, phase] : reading_.rows<std::string, campaigns::Phase>(
           fmt::format("{}SELECT part.id, f.phase FROM part JOIN march_facts f ON f.county = part.id WHERE f.campaign = :campaign", part), window())) {
    line(county)->phase = phase;
  }
}

void Counting::kinds() {
  for (const auto& [kind, count] : reading_.rows<hazards::Kind, std::int64_t>(
           fmt::format("SELECT f.kind, COUNT(*) FROM hazard_facts f WHERE f.unit_path >= :first AND f.unit_path < :past AND {}{}"
                       " GROUP BY f.kind ORDER BY 2 DESC, 1", counted, of_campaign()), range())) {
    figures_.kinds.push_back({kind, count});
  }
}

void Counting::points(std::int64_t limit) {
  auto params = range();
  params.emplace_back("limit", limit);
  for (auto& [code, count] : reading_.rows<std::string, std::int64_t>(
           fmt::format("SELECT f.point, COUNT(*) FROM hazard_facts f WHERE f.unit_path >= :first AND f.unit_path < :past AND {}"
                       " AND f.point <> ''{} GROUP BY f.point ORDER BY 2 DESC, 1 LIMIT :limit", counted, of_campaign()), params)) {
    figures_.points.push_back({std::move(code), {}, count});
  }
}

records::Condition campaign_named(const std::string& wanted, const records::Scope& readable) {
  auto condition = records::in_scope(readable);
  condition.sql = fmt::format("(id = :wanted OR name = :wanted) AND archived_at IS NULL AND {} ORDER BY created_at DESC, id LIMIT 1", condition.sql);
  condition.params.emplace_back("wanted", wanted);
  return condition;
}

namespace {

constexpr std::string_view below = "s.unit_path >= :first AND s.unit_path < :past";
constexpr std::string_view in_order = " ORDER BY s.unit_path";

db::Params listed(const Figures& figures, std::int64_t limit) {
  const auto scope = org::scope_of(figures.unit);
  return {{"campaign", figures.campaign.head.id}, {"first", scope.first}, {"past", scope.past}, {"limit", limit}};
}

}  // namespace

std::vector<Problem> problems(db::Reading& reading, const Figures& figures, std::int64_t limit) {
  std::vector<Problem> found;
  for (auto& [path, school, kind, point, outcome, note, number, grade, state, person, due, deadline] :
       reading.rows<std::string, std::string, inspections::Kind, std::string, inspections::Outcome, std::string, std::optional<std::string>,
                    std::optional<hazards::Grade>, std::optional<hazards::State>, std::optional<std::string>, std::optional<Date>, std::optional<Date>>(
           fmt::format("SELECT s.unit_path, s.name, a.kind, a.point, a.outcome, a.note, h.number, h.grade, h.state, h.person, h.due, h.deadline"
                       " FROM answer_facts a JOIN school_facts s ON s.id = a.school"
                       " LEFT JOIN hazard_facts h ON h.id = a.hazard"
                       " WHERE a.campaign = :campaign AND a.outcome IN ('fail', 'partial') AND {}{}, a.kind, a.point LIMIT :limit", below, in_order),
           listed(figures, limit))) {
    found.push_back({std::move(path), std::move(school), std::move(point), std::move(note), number.value_or(""), person.value_or(""), kind, outcome,
                     grade, state, due, deadline});
  }
  return found;
}

std::vector<Missing> missing(db::Reading& reading, const Figures& figures, std::int64_t limit) {
  auto params = listed(figures, limit);
  const auto categories = categories_of(figures.campaign, params);
  std::vector<Missing> found;
  for (auto& [path, school, category, principal, is_started] :
       reading.rows<std::string, std::string, schools::Category, std::string, bool>(
           fmt::format("SELECT s.unit_path, s.name, s.category, s.principal, CASE WHEN o.id IS NULL THEN 0 ELSE 1 END FROM school_facts s"
                       " LEFT JOIN waiver_facts w ON w.campaign = :campaign AND w.school = s.id"
                       " LEFT JOIN inspection_facts i ON i.campaign = :campaign AND i.school = s.id AND i.kind = 'self_check'"
                       " LEFT JOIN open_inspection_facts o ON o.campaign = :campaign AND o.school = s.id AND o.kind = 'self_check'"
                       " WHERE w.id IS NULL AND i.id IS NULL AND s.category IN ({}) AND {}{} LIMIT :limit", categories, below, in_order), params)) {
    found.push_back({std::move(path), std::move(school), std::move(principal), category, is_started});
  }
  return found;
}

std::vector<Sampled> sampled(db::Reading& reading, const Figures& figures, std::int64_t limit) {
  auto params = listed(figures, limit);
  params.emplace_back("sample", figures.sample);
  std::vector<Sampled> found;
  for (auto& [path, school, position, inspector, result, self_check, accepted, submitted_at, signed_at] :
       reading.rows<std::string, std::string, std::int64_t, std::optional<std::string>, std::optional<std::string>, std::optional<double>,
                    std::optional<double>, std::optional<Instant>, std::optional<Instant>>(
           fmt::format("SELECT s.unit_path, s.name, f.position, a.inspector_name, a.result, i.percent, a.percent, a.submitted_at, a.signed_at"
                       " FROM sample_facts f JOIN school_facts s ON s.id = f.school"
                       " LEFT JOIN inspection_facts i ON i.campaign = :campaign AND i.school = s.id AND i.kind = 'self_check'"
                       " LEFT JOIN inspection_facts a ON a.campaign = :campaign AND a.school = s.id AND a.kind = 'acceptance'"
                       " WHERE f.sample = :sample AND {}{} LIMIT :limit", below, in_order), params)) {
    found.push_back({std::move(path), std::move(school), inspector.value_or(""), result.value_or(""), position, self_check, accepted, submitted_at, signed_at});
  }
  return found;
}

std::vector<LookedBack> looked_back(db::Reading& reading, const Figures& figures, std::int64_t limit) {
  std::vector<LookedBack> found;
  for (auto& [path, school, number, title, grade, state, result, found_on, on] :
       reading.rows<std::string, std::string, std::string, std::string, hazards::Grade, hazards::State, std::optional<hazards::LookBack>,
                    std::optional<Date>, std::optional<Date>>(
           fmt::format("SELECT s.unit_path, s.name, h.number, h.title, h.grade, h.state, h.look_back, h.found_on, h.looked_back_on"
                       " FROM hazard_facts h JOIN school_facts s ON s.id = h.school WHERE h.campaign = :campaign AND h.state <> 'voided'"
                       " AND h.source IN ('self_check', 'verification', 'acceptance') AND {}{}, h.number LIMIT :limit", below, in_order),
           listed(figures, limit))) {
    found.push_back({std::move(path), std::move(school), std::move(number), std::move(title), grade, state, result, found_on, on});
  }
  return found;
}

std::vector<std::pair<std::string, std::string>> counties(db::Reading& reading, const org::Unit& unit) {
  std::vector<std::pair<std::string, std::string>> found;
  const auto scope = org::scope_of(unit);
  for (auto& [path, name] : reading.rows<std::string, std::string>(
           "SELECT unit_path, name FROM unit_facts WHERE level = 'county' AND ((unit_path >= :first AND unit_path < :past)"
           " OR (:first >= unit_path AND :first < past)) ORDER BY unit_path", {{"first", scope.first}, {"past", scope.past}})) {
    found.emplace_back(std::move(path), std::move(name));
  }
  return found;
}

}  // namespace anyuan::figures
