#pragma once
// Lists: filter, search, sort and page by key, from a request to SQL. A list is never scanned to show a page, and a
// page never loses or repeats a row while rows are added: the cursor names the last row, not a number of rows.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "platform/db/connection.h"
#include "platform/records/record_type.h"
#include "platform/records/scope.h"

namespace anyuan::records {

using Query = std::map<std::string, std::string, std::less<>>;  // decoded URL parameters

struct Condition {
  std::string sql;
  db::Params params;
  // Of a filter with an index of its own: the same in words that lead no database to that index (by_the_way).
  std::string by_the_way = {};
};

// How a computed field (overdue, say) is asked of the database; `value` is the filter's text, `today` the day the
// judgement is made on. Its parameters are not named f... or q: those are of plain filters and the search.
struct ComputedFilter {
  std::string_view field;
  std::function<Result<Condition>(std::string_view value, Date today)> condition;
};
struct Computed {
  const std::vector<ComputedFilter>& filters;
  Date today;
};

// Where a row stands in a list: its sort value and id.
using Place = std::pair<Cell, std::string>;

// No index of both databases finds words within Chinese text, so a search of a large table looks at so many rows of the
// list and says where to go on. A page of it may be short, or empty, and not be the last.
inline constexpr std::int64_t search_window = 10'000;
// A text that begins the numbers of so many records at most is a number; of more it is a text like any other.
inline constexpr std::size_t numbered_max = 100;

// From so many matches on, a filter with an index of its own is judged on the way through the list's order: soon enough
// a hundred rows match. Of fewer, all are read and sorted. Databases guess, and sorted 400,000 for a page of 100.
inline constexpr std::int64_t many_matches = 5'000;

struct List {
  std::vector<Condition> conditions;
  std::optional<Condition> text;  // the search, asked of the rows that the conditions leave
  std::string number;             // the text as numbers are written, where it may begin one of number_column
  std::string number_column;
  bool by_number = false;         // the cursor is of a list that was found by its numbers
  std::int64_t window = search_window;
  std::string order_column;
  bool descending = false;
  std::int64_t limit = 50;
  std::optional<Place> after;  // the last row of the page before
  std::optional<Place> until;  // the last row that is looked at
  CellType order_type = CellType::text;
  std::vector<std::string> beside;  // texts each row shall have beside its own: SQL of one value, where the table has its own name
};

inline constexpr std::int64_t page_rows_max = 500;

// Reads limit, cursor, sort, q, f.* and refuses what it does not know. `scope` and `unit` are the caller's business.
List by_the_way(List list);
Result<List> parse_list(const RecordType& type, const Query& query, const Computed& computed = {{}, {}});
// A filter's text as a truth, for computed filters. Refused: not_yes_or_no.
Result<bool> truth_in(std::string_view value, std::string_view field);

// WHERE clause and parameters for scope and conditions, without the search and without the cursor.
Condition where(const RecordType& type, const List& list, const Scope& scope);

// "unit_path is in the scope (and issued, where that is asked), or above it and issued", with its parameters.
Condition in_scope(const Scope& scope, Size size = Size::small);

std::string encode_cursor(const Place& last, bool by_number = false);

}  // namespace anyuan::records
