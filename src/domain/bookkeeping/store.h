#pragma once
// SQL of the mechanism itself: names of references, uniqueness, import reports.
#include <map>
#include <string>
#include <vector>

#include "domain/bookkeeping/book.h"
#include "domain/bookkeeping/tally.h"
#include "platform/records/store.h"

namespace anyuan::bookkeeping {

// id -> shown name, for the ids that exist (scope is not asked: the reference itself was in scope).
// A record named by what it refers to (a sheet by its school) has that one's name.
std::map<std::string, std::string> names_of(db::Reading& reading, const Books& books, const Book& book, const std::vector<std::string>& ids);

// The same of another text column, for the records the scope holds.
std::map<std::string, std::string> texts_of(db::Reading& reading, const Book& book, std::string_view column, const std::vector<std::string>& ids,
                                            const records::Scope& scope);

// A field that refers to a record, and the SQL of that record's shown name: one value, put beside a row of the book's
// table, so that a page with its names is one statement. Nothing where the id refers to nothing.
struct NamedReference {
  std::string_view field;
  std::string sql;
};
std::vector<NamedReference> named_references(const Books& books, const Book& book);
// The names of one stored record, in that order.
db::Row names_beside(db::Reading& reading, const Book& book, const std::vector<NamedReference>& references, std::string_view id);

struct Referred {
  std::string id, unit_path;
};
// A record in scope by id; nothing when absent, archived or out of scope.
std::optional<Referred> find_referred(db::Reading& reading, const Book& book, std::string_view id, const records::Scope& scope);

// "unit" in a list's query narrows the scope to a subtree; a unit out of scope narrows it to nothing, which looks like an
// empty list.
records::Scope narrowed(db::Reading& reading, const Books& books, const Book& book, const Actor& actor, const records::Query& query);

// Another live record with the same value in a unique field.
bool is_taken(db::Reading& reading, const records::RecordType& type, const records::Field& field, const db::Cell& value,
              std::string_view but_id);

// What an import may refer to: in scope and of the condition. The others in scope, and the units above it, are there to
// tell those apart: 城关镇 below 灵川县, "桂林市灵川县".
struct Referable {
  std::string id, unit_path, name, code;
  bool is_choice = false;
};
std::vector<Referable> referable(db::Reading& reading, const Book& book, std::string_view condition, const records::Scope& scope);

// Live records in scope whose text field has one of the values, by blocks.
std::vector<std::shared_ptr<void>> records_with(db::Reading& reading, const records::AnyStore& store, std::string_view field,
                                                const std::vector<std::string>& values, const records::Scope& scope);
// Live records that belong to one of the owners, by the owners' places: a block of them is one stretch of the index.
std::vector<std::shared_ptr<void>> records_of(db::Reading& reading, const records::AnyStore& store, std::string_view owner_field,
                                              std::vector<Referred> owners);
// value -> id of the live record that has it, in scope or not.
std::map<std::string, std::string> holders_of(db::Reading& reading, const records::RecordType& type, const records::Field& field,
                                              const std::vector<std::string>& values);

// Counts what the scope holds of each tally's book.
void fill_in(db::Reading& reading, std::vector<Tally>& tallies, const records::Scope& scope, Date today);

// --- dry runs of imports: kept for their maker, contents sealed ---
struct RunRow {
  std::string id, record, maker, file_name, ignored_headings;  // the last a line each
  Instant at{};
  bool is_applied = false;
};
struct KeptRow {
  std::int64_t row = 0;
  std::string outcome, content;
};
void insert_run(db::Writing& writing, const RunRow& run, const std::vector<KeptRow>& rows);
std::optional<RunRow> find_run(db::Reading& reading, std::string_view id, std::string_view record, std::string_view maker);
std::map<std::string, std::int64_t> count_outcomes(db::Reading& reading, std::string_view run);
// Rows after `after`, in order; an empty outcome is all of them.
std::vector<KeptRow> kept_rows(db::Reading& reading, std::string_view run, std::string_view outcome, std::int64_t after, std::int64_t limit);
void put_applied(db::Writing& writing, std::string_view run);
void delete_runs_before(db::Writing& writing, Instant before);

}  // namespace anyuan::bookkeeping
