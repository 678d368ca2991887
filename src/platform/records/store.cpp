#include "platform/records/store.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"
#include "base/pinyin.h"
#include "platform/db/in_list.h"
#include "platform/records/column.h"
#include "platform/records/letters.h"

namespace anyuan::records {
namespace {

constexpr std::string_view head_columns = "id, unit_path, version, created_at, changed_at, archived_at";
constexpr std::size_t head_size = 6;

std::string column_list(const RecordType& type) {
  std::string columns(head_columns);
  for (const auto& field : type.fields) {
    if (!field.traits.computed) columns += ", " + column_named(field.name);
  }
  return columns;
}

std::vector<CellType> column_types(const RecordType& type) {
  std::vector<CellType> types{CellType::text,    CellType::text,    CellType::integer,
                              CellType::integer, CellType::integer, CellType::integer};
  for (const auto& field : type.fields) {
    if (!field.traits.computed) types.push_back(field.cell);
  }
  return types;
}

Head head_from(db::Row& row) {
  Head head{db::text_taken(row[0]), db::text_taken(row[1]), db::integer_in(row[2]), instant_of(db::integer_in(row[3])),
            instant_of(db::integer_in(row[4])), std::nullopt};
  if (!std::holds_alternative<std::monostate>(row[5])) head.archived_at = instant_of(db::integer_in(row[5]));
  return head;
}

// The columns of a record's row, in the order of cells_of().
std::vector<std::string> names_of(const RecordType& type) {
  std::vector<std::string> names{"id", "unit_path", "version", "created_at", "changed_at", "archived_at"};
  for (const auto& field : type.fields) {
    if (field.traits.computed) continue;
    if (field.traits.by_pinyin) names.insert(names.end(), {fmt::format("{}_pinyin", field.name), fmt::format("{}_letters", field.name)});
    names.emplace_back(field.name);
  }
  return names;
}

db::Row cells_of(const RecordType& type, const Vault& vault, const void* record, std::size_t size) {
  const auto& head = type.head(const_cast<void*>(record));
  db::Row cells;
  cells.reserve(size);
  cells.emplace_back(head.id);
  cells.emplace_back(head.unit_path);
  cells.emplace_back(head.version);
  cells.emplace_back(millis_of(head.created_at));
  cells.emplace_back(millis_of(head.changed_at));
  cells.push_back(db::cell_of(head.archived_at));
  for (const auto& field : type.fields) {
    if (field.traits.computed) continue;
    auto cell = field.to_cell(record);
    if (field.traits.by_pinyin) {
      cells.emplace_back(pinyin_key(db::text_in(cell)));
      cells.emplace_back(letters_of(db::text_in(cell)));
    }
    if (field.secret) cell = vault.seal(db::text_in(cell));
    cells.push_back(std::move(cell));
  }
  CHECK(cells.size() == size);
  return cells;
}

// Plain filters name their parameters f... (list.h).
bool is_computed(const Condition& condition) {
  return std::ranges::any_of(condition.params, [](const db::Param& param) { return !param.name.starts_with('f'); });
}

std::string order_of(const List& list) {
  const auto* direction = list.descending ? "DESC" : "ASC";
  return list.order_column == "id" ? fmt::format("id {}", direction) : fmt::format("{0} {1}, id {1}", list.order_column, direction);
}

void put(Condition& all, std::string_view sql, const db::Params& params) {
  all.sql += fmt::format(" AND {}", sql);
  all.params.insert(all.params.end(), params.begin(), params.end());
}

// Rows behind `after` and not behind `until`. "At or beyond" stands first, alone: an index starts there. With OR outside,
// the pages before would be walked again.
void put_range(Condition& all, const List& list) {
  const auto put_end = [&](const Place& place, std::string_view name, std::string_view toward, std::string_view or_equal) {
    if (list.order_column == "id") {
      return put(all, fmt::format("id {}{} :{}_id", toward, or_equal, name), {{fmt::format("{}_id", name), place.second}});
    }
    put(all, fmt::format("{0} {1}= :{2} AND ({0} {1} :{2}_too OR id {1}{3} :{2}_id)", list.order_column, toward, name, or_equal),
        {{name, place.first}, {fmt::format("{}_too", name), place.first}, {fmt::format("{}_id", name), place.second}});
  };
  if (list.after) put_end(*list.after, "after", list.descending ? "<" : ">", "");
  if (list.until) put_end(*list.until, "until", list.descending ? ">" : "<", "=");
}

}  // namespace

void AnyStore::fill_from(void* record, db::Row& row) const {
  type_.head(record) = head_from(row);
  std::size_t at = head_size;
  for (const auto& field : type_.fields) {
    if (field.traits.computed) continue;
    auto& cell = row[at++];
    if (field.secret) cell = vault_.unseal(db::text_in(cell));
    field.set_cell(record, std::move(cell));
  }
}

std::vector<std::shared_ptr<void>> AnyStore::where(db::Reading& reading, std::string_view condition,
                                                   const db::Params& params) const {
  std::vector<std::shared_ptr<void>> records;
  auto rows = reading.query(fmt::format("SELECT {} FROM {} WHERE {}", column_list(type_), type_.name, condition),
                            params, column_types(type_));
  records.reserve(rows.size());
  for (auto& row : rows) {
    fill_from(records.emplace_back(type_.make()).get(), row);
  }
  return records;
}

Result<std::shared_ptr<void>> AnyStore::load(db::Reading& reading, std::string_view id, const Scope& scope) const {
  auto condition = in_scope(scope, type_.size);
  condition.params.emplace_back("id", id);
  auto found = where(reading, "id = :id AND " + condition.sql, condition.params);
  if (found.empty()) return Error{Refusal::not_found, "not_found"};
  return std::move(found.front());
}

Condition AnyStore::page_query(const List& list, const Scope& scope) const {
  auto condition = records::where(type_, list, scope);
  put_range(condition, list);
  if (list.text) put(condition, list.text->sql, list.text->params);
  condition.params.emplace_back("limit", list.limit + 1);
  auto columns = column_list(type_);
  // Named apart from the columns, by which the page is ordered.
  for (std::size_t i = 0; i < list.beside.size(); ++i) columns += fmt::format(", {} AS beside{}", list.beside[i], i);
  return {fmt::format("SELECT {}, {} FROM {} WHERE {} ORDER BY {} LIMIT :limit", columns, list.order_column, type_.name, condition.sql,
                      order_of(list)),
          std::move(condition.params)};
}

List by_the_way(List list) {
  for (auto& condition : list.conditions) {
    if (!condition.by_the_way.empty()) condition.sql = condition.by_the_way;
  }
  return list;
}

// The list as its page is best read. Which way depends on the filter alone, so all pages of it go the same.
List AnyStore::on_its_way(db::Reading& reading, const List& list, const Scope& scope) const {
  const auto has_own_index = [](const Condition& condition) { return !condition.by_the_way.empty(); };
  if (type_.size != Size::large || std::ranges::none_of(list.conditions, has_own_index)) return list;
  auto matches = list;
  matches.after.reset();
  matches.until.reset();
  matches.text.reset();
  std::erase_if(matches.conditions, [&](const Condition& condition) { return !has_own_index(condition); });
  return counted(reading, matches, scope, many_matches).more ? by_the_way(list) : list;
}

Rows AnyStore::page(db::Reading& reading, const List& asked, const Scope& scope) const {
  const auto list = on_its_way(reading, asked, scope);
  const auto query = page_query(list, scope);
  auto types = column_types(type_);
  const auto own = static_cast<std::ptrdiff_t>(types.size());
  types.resize(types.size() + list.beside.size(), CellType::text);
  types.push_back(list.order_type);
  auto rows = reading.query(query.sql, query.params, types);
  Rows page;
  const bool more = static_cast<std::int64_t>(rows.size()) > list.limit;
  if (more) rows.pop_back();
  if (more) page.next = encode_cursor({rows.back().back(), db::text_in(rows.back().front())}, list.by_number);
  page.records.reserve(rows.size());
  for (auto& row : rows) {
    fill_from(page.records.emplace_back(type_.make()).get(), row);
    if (!list.beside.empty()) page.beside.emplace_back(std::move_iterator(row.begin() + own), std::move_iterator(row.end() - 1));
  }
  return page;
}

Rows AnyStore::list(db::Reading& reading, const List& list, const Scope& scope) const {
  if (!is_windowed(list)) return page(reading, list, scope);
  if (const auto numbered = by_number(reading, list, scope)) {
    auto found = page(reading, *numbered, scope);
    if (!found.records.empty() || list.by_number) return found;
  }
  const auto window = within_window(reading, list, scope);
  auto found = page(reading, window, scope);
  if (found.next.empty() && window.until) {
    found.next = encode_cursor(*window.until);
    found.looked_at = list.window;
  }
  return found;
}

Condition AnyStore::number_query(const List& list, const Scope& scope) const {
  auto condition = records::where(type_, List{}, scope);
  auto past = list.number;
  ++past.back();
  condition.params.insert(condition.params.end(), {{"number", list.number}, {"number_past", past}});
  // Few numbers begin like it, wherever they are; then those in the scope. One index of numbers serves every unit.
  return {fmt::format("SELECT CASE WHEN {0} THEN id ELSE '' END FROM (SELECT * FROM {1} WHERE {2} >= :number AND {2} < :number_past"
                      " ORDER BY {2} LIMIT {3}) numbered", condition.sql, type_.name, list.number_column, numbered_max + 1),
          std::move(condition.params)};
}

// The list of the records whose number begins with the text, when such numbers are few. The pages behind a page of it are of it
// too, whatever was added in between; the pages of any other search are not.
std::optional<List> AnyStore::by_number(db::Reading& reading, const List& list, const Scope& scope) const {
  const bool may_begin = !list.after || list.by_number;
  if (!may_begin || list.number.empty()) return std::nullopt;
  const auto query = number_query(list, scope);
  auto ids = reading.column<std::string>(query.sql, query.params);
  if (ids.size() > numbered_max && !list.by_number) return std::nullopt;
  ids.resize(std::min(ids.size(), numbered_max));
  std::erase(ids, "");  // of other units
  auto numbered = list;
  numbered.text.reset();
  numbered.by_number = true;
  Condition one_of{"1 = 0", {}};
  if (!ids.empty()) one_of.sql = fmt::format("id IN ({})", db::in_list(one_of.params, "f_number", ids));
  numbered.conditions.push_back(std::move(one_of));
  return numbered;
}

Condition AnyStore::window_query(const List& list, const Scope& scope) const {
  auto condition = records::where(type_, list, scope);
  put_range(condition, list);
  return {fmt::format("SELECT {}, id FROM {} WHERE {} ORDER BY {} LIMIT 2 OFFSET {}", list.order_column, type_.name, condition.sql,
                      order_of(list), list.window - 1),
          std::move(condition.params)};
}

// The list as far as its window reaches. The end is a place among the rows, so what is added between this statement and
// the next is looked at now or by the next window, never twice and never not at all.
List AnyStore::within_window(db::Reading& reading, const List& list, const Scope& scope) const {
  const auto query = window_query(list, scope);
  const auto ends = reading.query(query.sql, query.params, {list.order_type, CellType::text});
  auto window = list;
  if (ends.size() == 2) window.until = Place{ends.front().front(), db::text_in(ends.front().back())};
  return window;
}

Condition AnyStore::count_query(const List& list, const Scope& scope, std::int64_t most) const {
  auto condition = records::where(type_, list, scope);
  put_range(condition, list);
  if (list.text) put(condition, list.text->sql, list.text->params);
  // In the order of the page, so that a large table is counted in the index the page is read from. A computed filter
  // (overdue) has an index of its own, from which an order would lead away.
  const bool in_order = type_.size == Size::large && std::ranges::none_of(list.conditions, is_computed);
  const auto order = in_order ? " ORDER BY " + order_of(list) : std::string{};
  condition.params.emplace_back("limit", most + 1);
  return {fmt::format("SELECT COUNT(*) FROM (SELECT 1 FROM {} WHERE {}{} LIMIT :limit) counted", type_.name, condition.sql, order),
          std::move(condition.params)};
}

Count AnyStore::counted(db::Reading& reading, const List& list, const Scope& scope, std::int64_t most) const {
  const auto query = count_query(list, scope, most);
  const auto found = reading.value<std::int64_t>(query.sql, query.params).value_or(0);
  return {std::min(found, most), found > most};
}

Count AnyStore::count(db::Reading& reading, const List& asked, const Scope& scope, std::int64_t most) const {
  auto list = asked;
  list.after.reset();  // all of it, from wherever one reads
  if (!is_windowed(list)) return counted(reading, list, scope, most);
  if (const auto numbered = by_number(reading, list, scope)) {
    if (const auto found = counted(reading, *numbered, scope, most); found.total > 0) return found;
  }
  const auto window = within_window(reading, list, scope);
  auto found = counted(reading, window, scope, most);
  found.more = found.more || window.until.has_value();
  return found;
}

void AnyStore::insert(db::Writing& writing, const std::vector<const void*>& records) const {
  auto names = names_of(type_);
  std::vector<db::Row> rows;
  rows.reserve(records.size());
  for (const auto* record : records) rows.push_back(cells_of(type_, vault_, record, names.size()));
  for (auto& name : names) name = column_named(name);
  writing.insert(type_.name, names, rows);
}

Result<Done> AnyStore::save(db::Writing& writing, void* record) const {
  auto& head = type_.head(record);
  std::string sets;
  db::Params params;
  const auto names = names_of(type_);
  auto cells = cells_of(type_, vault_, record, names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& name = names[i];
    if (name == "id" || name == "created_at") continue;
    if (name == "version") cells[i] = head.version + 1;
    sets += fmt::format("{}{} = :{}", sets.empty() ? "" : ", ", column_named(name), name);
    params.emplace_back(name, cells[i]);
  }
  params.emplace_back("id", head.id);
  params.emplace_back("seen_version", head.version);
  const auto changed = writing.run(
      fmt::format("UPDATE {} SET {} WHERE id = :id AND version = :seen_version", type_.name, sets), params);
  if (changed == 0) return Error{Refusal::conflict, "changed_by_someone_else"};
  ++head.version;
  return Done{};
}

}  // namespace anyuan::records
