#include "domain/inspections/store.h"

#include <fmt/format.h>

#include "platform/records/list.h"
#include "platform/records/store.h"

namespace anyuan::inspections {
namespace {

using records::RecordStore;

const std::vector<records::Field>& answer_fields() { return records::type_for<Answer>().fields; }

// A fixed number of parameters: one prepared statement whatever the campaign covers.
std::string categories_of(const campaigns::Campaign& campaign, db::Params& params) {
  constexpr auto all = all_values<schools::Category>();
  std::string marks;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto name = fmt::format("category{}", i);
    marks += (i == 0 ? ":" : ", :") + name;
    const auto& some = campaign.categories;
    params.emplace_back(name, some.empty() ? all[i] : some[i % some.size()]);
  }
  return marks;
}

db::Params params_of(const Part& part) {
  return {{"campaign", part.campaign.head.id}, {"first", part.scope.first}, {"past", part.scope.past}};
}

// What a covered school has in the campaign: its self-check (i) and its waiver (w), if any.
constexpr std::string_view self_check_and_waiver =
    " LEFT JOIN inspection_facts i ON i.campaign = :campaign AND i.school = f.id AND i.kind = 'self_check'"
    " LEFT JOIN waiver_facts w ON w.campaign = :campaign AND w.school = f.id";

void change_answer(db::Writing& writing, std::string_view inspection, const Answer& answer, const Opened& hazard) {
  std::string sets = "hazard = :hazard, hazard_number = :hazard_number";
  db::Params params{{"hazard", hazard.id}, {"hazard_number", hazard.number}, {"inspection", inspection}};
  for (const auto& field : answer_fields()) {
    if (field.name != "point") sets += fmt::format(", {0} = :{0}", field.name);
    params.emplace_back(field.name, field.to_cell(&answer));
  }
  writing.run(fmt::format("UPDATE inspection_answers SET {} WHERE inspection = :inspection AND point = :point", sets), params);
}

}  // namespace

std::optional<Inspection> find_sheet(db::Reading& reading, const records::Vault& vault, const Inspection& like) {
  auto found = RecordStore<Inspection>(vault).where(
      reading, "campaign = :campaign AND school = :school AND kind = :kind AND archived_at IS NULL",
      {{"campaign", like.campaign}, {"school", like.school}, {"kind", like.kind}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Inspection> sheets_beside(db::Reading& reading, const records::Vault& vault, const Inspection& inspection) {
  return RecordStore<Inspection>(vault).where(reading, "campaign = :campaign AND school = :school AND archived_at IS NULL ORDER BY created_at, id",
                                              {{"campaign", inspection.campaign}, {"school", inspection.school}});
}

Answers answers_of(db::Reading& reading, std::string_view inspection) {
  static const auto columns = [] {
    std::pair<std::string, std::vector<db::CellType>> made;
    for (const auto& field : answer_fields()) {
      made.first += fmt::format("{}{}", made.first.empty() ? "" : ", ", field.name);
      made.second.push_back(field.cell);
    }
    return made;
  }();
  Answers answers;
  for (const auto& row : reading.query(fmt::format("SELECT {} FROM inspection_answers WHERE inspection = :inspection", columns.first),
                                       {{"inspection", inspection}}, columns.second)) {
    Answer answer;
    for (std::size_t i = 0; i < row.size(); ++i) answer_fields()[i].set_cell(&answer, row[i]);
    answers.emplace(answer.point, std::move(answer));
  }
  return answers;
}

void put_answers(db::Writing& writing, std::string_view inspection, const Answers& was, const std::vector<KeptAnswer>& answers) {
  static const auto columns = [] {
    std::vector<std::string> made{"inspection", "hazard", "hazard_number"};
    for (const auto& field : answer_fields()) made.emplace_back(field.name);
    return made;
  }();
  std::vector<db::Row> fresh;
  fresh.reserve(answers.size());
  for (const auto& [answer, hazard] : answers) {
    if (was.contains(answer->point)) {
      change_answer(writing, inspection, *answer, hazard);
      continue;
    }
    auto& row = fresh.emplace_back();
    row.reserve(columns.size());
    for (const std::string_view text : {inspection, std::string_view(hazard.id), std::string_view(hazard.number)}) row.emplace_back(std::string(text));
    for (const auto& field : answer_fields()) row.push_back(field.to_cell(answer));
  }
  writing.insert("inspection_answers", columns, fresh);
}

std::vector<Recheck> rechecks_of(db::Reading& reading, const records::Vault& vault, std::string_view inspection) {
  return RecordStore<Recheck>(vault).where(reading, "inspection = :inspection AND archived_at IS NULL ORDER BY checked_at, id", {{"inspection", inspection}});
}

std::map<std::string, Opened> hazards_of(db::Reading& reading, std::string_view inspection) {
  std::map<std::string, Opened> hazards;
  for (auto& [point, id, number] : reading.rows<std::string, std::string, std::string>(
           "SELECT point, hazard, hazard_number FROM inspection_answers WHERE inspection = :inspection AND hazard <> ''", {{"inspection", inspection}})) {
    hazards.emplace(std::move(point), Opened{std::move(id), std::move(number)});
  }
  return hazards;
}

Coverage coverage_of(db::Reading& reading, const Part& part) {
  auto params = params_of(part);
  const auto categories = categories_of(part.campaign, params);
  const auto row = reading.row<std::int64_t, std::int64_t, std::int64_t>(
      fmt::format("SELECT COUNT(*), COUNT(i.id), COUNT(CASE WHEN i.id IS NULL THEN w.id END) FROM school_facts f{}"
                  " WHERE f.unit_path >= :first AND f.unit_path < :past AND f.category IN ({})", self_check_and_waiver, categories), params);
  return row ? Coverage{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row)} : Coverage{};
}

std::vector<CoverageLine> coverage_below(db::Reading& reading, const Part& part, std::string_view unit) {
  auto params = params_of(part);
  params.emplace_back("unit", unit);
  const auto categories = categories_of(part.campaign, params);
  std::vector<CoverageLine> lines;
  // The units are few and the outer loop: each is one range of the index of schools by path.
  for (auto& [id, name, schools, submitted, waived] : reading.rows<std::string, std::string, std::int64_t, std::int64_t, std::int64_t>(
           fmt::format("WITH part AS (SELECT id, name, code, name_pinyin, unit_path, past FROM unit_facts WHERE closed = 0"
                       " AND (parent = :unit OR (id = :unit AND level = 'school')))"
                       " SELECT part.id, part.name, COUNT(f.id), COUNT(i.id), COUNT(CASE WHEN i.id IS NULL THEN w.id END)"
                       " FROM part LEFT JOIN school_facts f ON f.unit_path >= part.unit_path AND f.unit_path < part.past"
                       " AND f.unit_path >= :first AND f.unit_path < :past AND f.category IN ({}){}"
                       " GROUP BY part.id, part.name, part.code, part.name_pinyin ORDER BY part.code, part.name_pinyin, part.id",
                       categories, self_check_and_waiver), params)) {
    lines.push_back({std::move(id), std::move(name), {schools, submitted, waived}});
  }
  return lines;
}

std::vector<MissingSchool> missing_schools(db::Reading& reading, const Part& part, std::string_view after, std::int64_t limit) {
  auto params = params_of(part);
  const auto categories = categories_of(part.campaign, params);
  params.emplace_back("after", after);
  params.emplace_back("limit", limit);
  std::vector<MissingSchool> found;
  for (auto& [school, name, unit_name, principal, path, open, answered, points] :
       reading.rows<std::string, std::string, std::optional<std::string>, std::string, std::string, std::optional<std::string>,
                    std::optional<std::int64_t>, std::optional<std::int64_t>>(
           fmt::format("SELECT f.id, f.name, u.name, f.principal, f.unit_path, o.id, o.answered, o.points FROM school_facts f{}"
                       " LEFT JOIN open_inspection_facts o ON o.campaign = :campaign AND o.school = f.id AND o.kind = 'self_check'"
                       " LEFT JOIN unit_facts u ON u.id = f.parent"
                       " WHERE f.unit_path >= :first AND f.unit_path < :past AND f.unit_path > :after AND f.category IN ({})"
                       " AND i.id IS NULL AND w.id IS NULL ORDER BY f.unit_path LIMIT :limit", self_check_and_waiver, categories), params)) {
    found.push_back({std::move(school), std::move(name), unit_name.value_or(""), std::move(principal), std::move(path), open.has_value(),
                     answered.value_or(0), points.value_or(0)});
  }
  return found;
}

HazardCounts count_hazards(db::Reading& reading, const Part& part) {
  constexpr std::string_view by_sheet = "source IN ('self_check', 'verification', 'acceptance')";
  auto condition = records::in_scope(part.scope);
  condition.params.emplace_back("campaign", part.campaign.head.id);
  const auto row = reading.row<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
      fmt::format("SELECT COUNT(CASE WHEN grade = 'general' AND state NOT IN ('closed', 'controlled') THEN 1 END),"
                  " COUNT(CASE WHEN {0} THEN 1 END), COUNT(CASE WHEN {0} AND look_back IS NULL THEN 1 END),"
                  " COUNT(*), COUNT(CASE WHEN state = 'closed' THEN 1 END) FROM hazard_facts"
                  " WHERE campaign = :campaign AND state <> 'voided' AND {1}", by_sheet, condition.sql), condition.params);
  if (!row) return {};
  return {std::get<0>(*row), std::get<1>(*row), std::get<2>(*row), std::get<3>(*row), std::get<4>(*row)};
}

SheetCounts count_self_checks(db::Reading& reading, const Part& part) {
  const auto row = reading.row<std::int64_t, std::int64_t, std::optional<double>>(
      "SELECT COUNT(*), CAST(COALESCE(SUM(f.failed), 0) AS BIGINT), AVG(f.percent) FROM inspection_facts f"
      " WHERE f.campaign = :campaign AND f.kind = 'self_check' AND f.unit_path >= :first AND f.unit_path < :past", params_of(part));
  if (!row) return {};
  return {std::get<0>(*row), std::get<1>(*row), std::get<2>(*row)};
}

Frame frame_of(db::Reading& reading, const Part& part) {
  auto params = params_of(part);
  const auto categories = categories_of(part.campaign, params);
  Frame frame;
  for (auto& [county, school] : reading.rows<std::string, std::string>(
           fmt::format("SELECT m.county, f.id FROM march_facts m JOIN unit_facts u ON u.id = m.county"
                       " JOIN school_facts f ON f.unit_path >= u.unit_path AND f.unit_path < u.past"
                       " LEFT JOIN waiver_facts w ON w.campaign = :campaign AND w.school = f.id"
                       " WHERE m.campaign = :campaign AND f.unit_path >= :first AND f.unit_path < :past AND f.category IN ({}) AND w.id IS NULL"
                       " ORDER BY m.county, f.id", categories), params)) {
    frame[std::move(county)].push_back(std::move(school));
  }
  return frame;
}

void put_sample(db::Writing& writing, std::string_view sample, const Frame& frame, const std::vector<Drawn>& drawn) {
  for (const auto& [county, schools] : frame) {
    writing.run("INSERT INTO sample_frames (sample, county, schools) VALUES (:sample, :county, :schools)",
                {{"sample", sample}, {"county", county}, {"schools", fmt::format("{}", fmt::join(schools, "\n"))}});
  }
  std::vector<db::Row> rows;
  for (const auto& one : drawn) rows.push_back({std::string(sample), one.school, one.county, one.position, std::string()});
  writing.insert("sample_schools", {"sample", "school", "county", "position", "unit_path"}, rows);
  writing.run("UPDATE sample_schools SET unit_path = (SELECT f.unit_path FROM school_facts f WHERE f.id = sample_schools.school)"
              " WHERE sample = :sample", {{"sample", sample}});
}

Frame kept_frame(db::Reading& reading, std::string_view sample) {
  Frame frame;
  for (const auto& [county, ids] : reading.rows<std::string, std::string>(
           "SELECT county, schools FROM sample_frames WHERE sample = :sample", {{"sample", sample}})) {
    auto& schools = frame[county];
    for (std::size_t at = 0; at < ids.size();) {
      const auto end = std::min(ids.find('\n', at), ids.size());
      schools.push_back(ids.substr(at, end - at));
      at = end + 1;
    }
  }
  return frame;
}

std::vector<Drawn> kept_schools(db::Reading& reading, std::string_view sample) {
  std::vector<Drawn> drawn;
  for (auto& [county, school, position] : reading.rows<std::string, std::string, std::int64_t>(
           "SELECT county, school, position FROM sample_schools WHERE sample = :sample ORDER BY position", {{"sample", sample}})) {
    drawn.push_back({std::move(county), std::move(school), position});
  }
  return drawn;
}

std::optional<std::string> last_sample(db::Reading& reading, const campaigns::CampaignId& campaign) {
  return reading.value<std::string>("SELECT id FROM samples WHERE campaign = :campaign AND archived_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1",
                                    {{"campaign", campaign}});
}

std::vector<SampledSchool> sampled_schools(db::Reading& reading, std::string_view sample, const records::Scope& scope, std::int64_t limit) {
  std::vector<SampledSchool> found;
  for (auto& [school, name, county, position, inspection, state, percent] :
       reading.rows<std::string, std::optional<std::string>, std::optional<std::string>, std::int64_t, std::optional<std::string>, std::optional<State>,
                    std::optional<double>>(
           "SELECT m.school, s.name, c.name, m.position, i.id, i.state, i.percent FROM sample_facts m"
           " LEFT JOIN unit_facts s ON s.id = m.school LEFT JOIN unit_facts c ON c.id = m.county"
           " LEFT JOIN inspections i ON i.campaign = m.campaign AND i.school = m.school AND i.kind = 'acceptance' AND i.archived_at IS NULL"
           " WHERE m.sample = :sample AND m.unit_path >= :first AND m.unit_path < :past ORDER BY m.position LIMIT :limit",
           {{"sample", sample}, {"first", scope.first}, {"past", scope.past}, {"limit", limit}})) {
    found.push_back({std::move(school), name.value_or(""), county.value_or(""), inspection.value_or(""), position, state, percent});
  }
  return found;
}

SampleCounts count_sampled(db::Reading& reading, std::string_view sample, const records::Scope& scope) {
  const auto row = reading.row<std::int64_t, std::int64_t>(
      "SELECT COUNT(*), COUNT(i.id) FROM sample_facts m"
      " LEFT JOIN inspection_facts i ON i.campaign = m.campaign AND i.school = m.school AND i.kind = 'acceptance' AND i.state = 'signed_off'"
      " WHERE m.sample = :sample AND m.unit_path >= :first AND m.unit_path < :past",
      {{"sample", sample}, {"first", scope.first}, {"past", scope.past}});
  return {std::string(sample), row ? std::get<0>(*row) : 0, row ? std::get<1>(*row) : 0};
}

}  // namespace anyuan::inspections
