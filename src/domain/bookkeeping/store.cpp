#include "domain/bookkeeping/store.h"

#include <fmt/format.h>

#include "platform/db/in_list.h"
#include "platform/records/column.h"
#include "platform/records/expiry.h"

namespace anyuan::bookkeeping {

namespace {

std::map<std::string, std::string> texts_where(db::Reading& reading, const Book& book, std::string_view column, const std::vector<std::string>& ids,
                                               const records::Condition& condition) {
  std::map<std::string, std::string> texts;
  db::by_blocks(ids, [&](std::span<const std::string> block) {
    auto params = condition.params;
    const auto marks = db::in_list(params, "i", block);
    for (auto& [id, text] : reading.rows<std::string, std::string>(
             fmt::format("SELECT id, {} FROM {} WHERE {} AND id IN ({})", records::column_named(column), book.type.name, condition.sql, marks), params)) {
      texts.emplace(std::move(id), std::move(text));
    }
  });
  return texts;
}

// A record named by what it refers to (a sheet by its school) has that one's name.
std::string name_sql(const Books& books, const Book& book, std::string_view id_column, int depth) {
  const auto alias = fmt::format("named{}", depth);
  auto shown = fmt::format("{}.{}", alias, records::column_named(book.label_field));
  const auto* label = book.type.find(book.label_field);
  if (label != nullptr && label->kind == records::Kind::reference) {
    shown = name_sql(books, *books.find(label->traits.refers_to), shown, depth + 1);
  }
  return fmt::format("(SELECT {0} FROM {1} {2} WHERE {2}.id = {3})", shown, book.type.name, alias, id_column);
}

}  // namespace

std::vector<NamedReference> named_references(const Books& books, const Book& book) {
  std::vector<NamedReference> named;
  for (const auto& field : book.type.fields) {
    const auto* target = field.kind == records::Kind::reference && !field.traits.computed ? books.find(field.traits.refers_to) : nullptr;
    if (target == nullptr) continue;
    named.push_back({field.name, name_sql(books, *target, fmt::format("{}.{}", book.type.name, records::column_named(field.name)), 0)});
  }
  return named;
}

db::Row names_beside(db::Reading& reading, const Book& book, const std::vector<NamedReference>& references, std::string_view id) {
  std::string columns;
  for (const auto& reference : references) columns += (columns.empty() ? "" : ", ") + reference.sql;
  if (columns.empty()) return {};
  const std::vector<db::CellType> types(references.size(), db::CellType::text);
  auto rows = reading.query(fmt::format("SELECT {} FROM {} WHERE id = :id", columns, book.type.name), {{"id", id}}, types);
  return rows.empty() ? db::Row(references.size()) : std::move(rows.front());
}

std::map<std::string, std::string> names_of(db::Reading& reading, const Books& books, const Book& book, const std::vector<std::string>& ids) {
  auto names = texts_where(reading, book, book.label_field, ids, {"1 = 1", {}});
  const auto* label = book.type.find(book.label_field);
  if (label == nullptr || label->kind != records::Kind::reference) return names;
  std::vector<std::string> referred;
  for (const auto& [id, name] : names) referred.push_back(name);
  const auto shown = names_of(reading, books, *books.find(label->traits.refers_to), referred);
  for (auto& [id, name] : names) {
    const auto found = shown.find(name);
    name = found == shown.end() ? std::string{} : found->second;
  }
  return names;
}

std::map<std::string, std::string> texts_of(db::Reading& reading, const Book& book, std::string_view column, const std::vector<std::string>& ids,
                                            const records::Scope& scope) {
  return texts_where(reading, book, column, ids, records::in_scope(scope));
}

std::optional<Referred> find_referred(db::Reading& reading, const Book& book, std::string_view id, const records::Scope& scope) {
  const auto row = reading.row<std::string, std::string>(
      fmt::format("SELECT id, unit_path FROM {} WHERE id = :id AND unit_path >= :first AND unit_path < :past"
                  " AND archived_at IS NULL", book.type.name),
      {{"id", id}, {"first", scope.first}, {"past", scope.past}});
  if (!row) return std::nullopt;
  return Referred{std::get<0>(*row), std::get<1>(*row)};
}

records::Scope narrowed(db::Reading& reading, const Books& books, const Book& book, const Actor& actor, const records::Query& query) {
  const auto found = query.find("unit");
  if (found == query.end() || found->second.empty()) return readable(book, actor);
  const auto unit = find_referred(reading, *books.find("units"), found->second, actor.scope);
  if (!unit) return records::Scope::nothing();
  auto scope = records::Scope::under(unit->unit_path);
  scope.issued_up = book.issued_up;
  scope.reader = actor.scope.first;
  return scope;
}

bool is_taken(db::Reading& reading, const records::RecordType& type, const records::Field& field, const db::Cell& value,
              std::string_view but_id) {
  return reading.value<std::string>(
      fmt::format("SELECT id FROM {} WHERE {} = :value AND id <> :id AND archived_at IS NULL LIMIT 1", type.name, field.name),
      {{"value", value}, {"id", but_id}}).has_value();
}

std::vector<Referable> referable(db::Reading& reading, const Book& book, std::string_view condition, const records::Scope& scope) {
  std::string above;
  db::Params params{{"first", scope.first}, {"past", scope.past}};
  for (const auto& path : scope.above()) {
    const auto name = fmt::format("a{}", params.size());
    above += fmt::format(" OR unit_path = :{}", name);
    params.emplace_back(name, path);
  }
  std::vector<Referable> all;
  for (auto& [id, path, name, code, fits] : reading.rows<std::string, std::string, std::string, std::string, bool>(
           fmt::format("SELECT id, unit_path, {}, {}, CASE WHEN {} THEN 1 ELSE 0 END FROM {} WHERE archived_at IS NULL AND"
                       " ((unit_path >= :first AND unit_path < :past){})",
                       book.label_field, book.code_field.empty() ? book.label_field : book.code_field, condition.empty() ? "1 = 1" : condition,
                       book.type.name, above),
           params)) {
    const bool is_choice = fits && scope.holds(path);
    all.push_back({std::move(id), std::move(path), std::move(name), std::move(code), is_choice});
  }
  return all;
}

std::vector<std::shared_ptr<void>> records_with(db::Reading& reading, const records::AnyStore& store, std::string_view field,
                                                const std::vector<std::string>& values, const records::Scope& scope) {
  std::vector<std::shared_ptr<void>> all;
  db::by_blocks(values, [&](std::span<const std::string> block) {
    db::Params params;
    const auto marks = db::in_list(params, "v", block);
    params.emplace_back("first", scope.first);
    params.emplace_back("past", scope.past);
    const auto condition = fmt::format("{} IN ({}) AND unit_path >= :first AND unit_path < :past AND archived_at IS NULL", records::column_named(field), marks);
    for (auto& record : store.where(reading, condition, params)) all.push_back(std::move(record));
  });
  return all;
}

std::vector<std::shared_ptr<void>> records_of(db::Reading& reading, const records::AnyStore& store, std::string_view owner_field,
                                              std::vector<Referred> owners) {
  std::ranges::sort(owners, {}, &Referred::unit_path);
  std::vector<std::string> ids;
  std::map<std::string, std::string> paths;
  for (auto& owner : owners) {
    ids.push_back(owner.id);
    paths.emplace(std::move(owner.id), std::move(owner.unit_path));
  }
  std::vector<std::shared_ptr<void>> all;
  db::by_blocks(ids, [&](std::span<const std::string> block) {
    db::Params params;
    const auto marks = db::in_list(params, "o", block);
    params.emplace_back("first", paths[block.front()]);
    params.emplace_back("past", records::Scope::under(paths[block.back()]).past);
    const auto condition = fmt::format("{} IN ({}) AND unit_path >= :first AND unit_path < :past AND archived_at IS NULL", records::column_named(owner_field), marks);
    for (auto& record : store.where(reading, condition, params)) all.push_back(std::move(record));
  });
  return all;
}

std::map<std::string, std::string> holders_of(db::Reading& reading, const records::RecordType& type, const records::Field& field,
                                              const std::vector<std::string>& values) {
  std::map<std::string, std::string> holders;
  db::by_blocks(values, [&](std::span<const std::string> block) {
    db::Params params;
    const auto marks = db::in_list(params, "v", block);
    for (auto& [value, id] : reading.rows<std::string, std::string>(
             fmt::format("SELECT {0}, id FROM {1} WHERE {0} IN ({2}) AND archived_at IS NULL", records::column_named(field.name), type.name, marks), params)) {
      holders.emplace(std::move(value), std::move(id));
    }
  });
  return holders;
}

void fill_in(db::Reading& reading, std::vector<Tally>& tallies, const records::Scope& scope, Date today) {
  std::string sql;
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    const auto& type = tallies[i].book->type;
    const auto day = records::has_expiry(type) ? records::first_expiry(type) : "CAST(NULL AS TEXT)";
    sql += fmt::format("{0}SELECT {1}, COUNT(*), COALESCE(SUM(CASE WHEN {2} < :today THEN 1 ELSE 0 END), 0),"
                       " COALESCE(SUM(CASE WHEN {2} >= :today AND {2} <= :soon THEN 1 ELSE 0 END), 0), MIN(CASE WHEN {2} <= :soon THEN {2} END)"
                       " FROM {3} WHERE unit_path >= :first AND unit_path < :past AND archived_at IS NULL",
                       i == 0 ? "" : " UNION ALL ", i, day, type.name);
  }
  if (sql.empty()) return;
  for (const auto& [place, total, expired, soon, first] : reading.rows<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::optional<Date>>(
           sql, {{"today", today}, {"soon", plus_days(today, records::expires_soon_days)}, {"first", scope.first}, {"past", scope.past}})) {
    auto& tally = tallies[static_cast<std::size_t>(place)];
    tally.total = total, tally.expired = expired, tally.soon = soon, tally.first = first;
  }
}

void insert_run(db::Writing& writing, const RunRow& run, const std::vector<KeptRow>& rows) {
  writing.run("INSERT INTO import_run (id, record, maker, file_name, ignored_headings, at, is_applied)"
              " VALUES (:id, :record, :maker, :file_name, :ignored_headings, :at, 0)",
              {{"id", run.id}, {"record", run.record}, {"maker", run.maker}, {"file_name", run.file_name},
               {"ignored_headings", run.ignored_headings}, {"at", run.at}});
  std::vector<db::Row> all;
  all.reserve(rows.size());
  for (const auto& row : rows) all.push_back({run.id, row.row, row.outcome, row.content});
  writing.insert("import_row", {"run", "row_number", "outcome", "content"}, all);
}

std::optional<RunRow> find_run(db::Reading& reading, std::string_view id, std::string_view record, std::string_view maker) {
  const auto found = reading.row<std::string, std::string, Instant, bool>(
      "SELECT file_name, ignored_headings, at, is_applied FROM import_run WHERE id = :id AND record = :record AND maker = :maker",
      {{"id", id}, {"record", record}, {"maker", maker}});
  if (!found) return std::nullopt;
  const auto& [file_name, ignored, at, is_applied] = *found;
  return RunRow{std::string(id), std::string(record), std::string(maker), file_name, ignored, at, is_applied};
}

std::map<std::string, std::int64_t> count_outcomes(db::Reading& reading, std::string_view run) {
  std::map<std::string, std::int64_t> counts;
  for (auto& [outcome, count] : reading.rows<std::string, std::int64_t>(
           "SELECT outcome, COUNT(*) FROM import_row WHERE run = :run GROUP BY outcome", {{"run", run}})) {
    counts.emplace(std::move(outcome), count);
  }
  return counts;
}

std::vector<KeptRow> kept_rows(db::Reading& reading, std::string_view run, std::string_view outcome, std::int64_t after, std::int64_t limit) {
  std::vector<KeptRow> rows;
  std::string sql = "SELECT row_number, outcome, content FROM import_row WHERE run = :run AND row_number > :after";
  db::Params params{{"run", run}, {"after", after}};
  if (!outcome.empty()) {
    sql += " AND outcome = :outcome";
    params.emplace_back("outcome", outcome);
  }
  params.emplace_back("limit", limit);
  for (auto& [row, found, content] : reading.rows<std::int64_t, std::string, std::string>(sql + " ORDER BY row_number LIMIT :limit", params)) {
    rows.push_back({row, std::move(found), std::move(content)});
  }
  return rows;
}

void put_applied(db::Writing& writing, std::string_view run) {
  writing.run("UPDATE import_run SET is_applied = 1 WHERE id = :id", {{"id", run}});
}

void delete_runs_before(db::Writing& writing, Instant before) {
  writing.run("DELETE FROM import_row WHERE run IN (SELECT id FROM import_run WHERE at < :before)", {{"before", before}});
  writing.run("DELETE FROM import_run WHERE at < :before", {{"before", before}});
}

}  // namespace anyuan::bookkeeping
