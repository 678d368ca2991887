#pragma once
// One description per record. A struct's fields are described once (describe.h); table columns, JSON, validation,
// OpenAPI and TypeScript types, lists, forms, Excel and the audit diff are all read from the RecordType that results.
// Everything here is ordinary data: code that walks a RecordType is compiled once, not once per record.
#include <boost/json/value.hpp>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "base/words.h"
#include "platform/db/cell.h"

namespace anyuan::records {

enum class Kind {
  text, multiline, integer, decimal, boolean, date, instant, choice, choices, reference, list, object
};
BOOST_DESCRIBE_ENUM(Kind, text, multiline, integer, decimal, boolean, date, instant, choice, choices,
                    reference, list, object)

enum class Listed { shown, available, never };
BOOST_DESCRIBE_ENUM(Listed, shown, available, never)


using db::Cell;
using db::CellType;

struct Choice {
  std::string_view name;
  Label label;
};

// Refuses a text that has the right type but cannot be true; returns the reason, empty when it is fine.
using Check = std::string_view (*)(std::string_view text);

// What the describer may say of a field. All of it is optional.
struct Traits {
  bool required = false;
  bool read_only = false;   // set by rules or derived; refused in requests
  bool computed = false;    // not a column: filled after loading
  bool unique = false;      // no two live records may have the same
  bool unique_at_owner = false;  // no two live records of one school may have the same; may be a secret
  bool searched = false;    // the list's free-text search looks here
  bool called_by = false;   // the number people call a record by; it has an index that a search looks in first
  bool filtered = false;
  bool sorted = false;
  bool by_pinyin = false;   // sorted as people read it: a hidden sort-key column stands beside
  bool expires = false;     // the day until which it is good: lists filter by it, the desk tells of it (expiry.h)
  bool past = false;        // the day of what has happened: not after today (past.h)
  Listed list = Listed::available;
  Kind shape = Kind::text;  // multiline for a text that wants a box
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  std::size_t length_max = 200;
  std::size_t length_fixed = 0;        // a code of exactly so many characters; Excel drops its leading zeros
  Check check = nullptr;
  std::string_view refers_to = {};     // a reference's record, by its name
  Label group = {};                    // the form's section
  Label hint = {};
  std::string_view also_headed = {};   // further Excel headings, split by |
  std::string_view also_called = {};   // further words for choices in Excel: "高中=senior_secondary|初中=junior_secondary"
  std::string_view unit = {};          // 人, 天, 分
};

struct RecordType;
struct Head;
class JsonText;

// Why a value does not fit a member; empty when it does. `within` says where in a list or an object: "[1].to".
struct Misfit {
  std::string reason, within;
  std::vector<std::string> args;

  Misfit() = default;
  Misfit(std::string why) : reason(std::move(why)) {}
  bool empty() const { return reason.empty(); }
};

struct Field {
  std::string_view name;
  Label label;
  Kind kind = Kind::text;
  CellType cell = CellType::text;
  bool nullable = false;
  bool secret = false;  // encrypted at rest, masked in answers, revealed with a reason
  Traits traits;
  std::vector<Choice> choices;
  const RecordType* nested = nullptr;  // of a list or an object

  // The struct's member behind a void pointer to the struct.
  boost::json::value (*to_json)(const void* record) = nullptr;
  void (*tell)(const void* record, JsonText& out) = nullptr;  // the same, as text
  Misfit (*set_json)(void* record, const boost::json::value& value) = nullptr;
  Cell (*to_cell)(const void* record) = nullptr;
  void (*set_cell)(void* record, Cell cell) = nullptr;
};

// Of a table with a million rows the pages are read in order from indices that begin with the reader's area
// (list.cpp); a small one is answered from (unit_path, id).
enum class Size { small, large };

struct RecordType {
  std::string_view name;    // plural, in snake_case: table, path and menu key ("guards")
  std::string_view prefix;  // of ids ("gd")
  Label label;
  std::vector<Field> fields;
  std::string_view default_sort = "-id";  // newest first
  Size size = Size::small;
  // Of stored records: a new empty one, and where its Head is. Null for request and answer types.
  std::shared_ptr<void> (*make)() = nullptr;
  Head& (*head)(void* record) = nullptr;

  const Field* find(std::string_view field_name) const;
};

// Kept by every stored record as its member `head`; never described, always there.
struct Head {
  std::string id;
  std::string unit_path;  // the school or unit it belongs to, e.g. /45/4503/450302/sc_01.../
  std::int64_t version = 0;
  Instant created_at{};
  Instant changed_at{};
  std::optional<Instant> archived_at;
  bool operator==(const Head&) const = default;
};

// --- JSON ---------------------------------------------------------------------------------------------------
boost::json::object to_json(const RecordType& type, const void* record);

// A new record must have all required fields; a change only what it names; a stored one is trusted as it is.
enum class Fill { whole, changes, stored };
// Fills the record from a request; returns every fault found. Unknown and read-only fields are faults.
std::vector<Error> fill(const RecordType& type, void* record, const boost::json::object& request, Fill how);
// One field, validated: the same rules for a form and for a cell of an Excel row. Empty when it is fine.
std::optional<Error> fill_field(const Field& field, void* record, const boost::json::value& value);
// The faults of a record as it stands (required fields that are empty).
std::vector<Error> missing_fields(const RecordType& type, const void* record);
// Joins faults into the one Error a request is answered with.
Error all_of(std::vector<Error> faults);

// --- words ----------------------------------------------------------------------------------------------------
std::string mask(std::string_view secret);                     // 138****1000
std::string shown_text(const Field& field, const boost::json::value& value);  // 是, 小学, 2026-11-24: for people
// The value a person typed into a cell or a form, as JSON for fill_field: choices by name or label, dates, yes/no.
Result<boost::json::value> typed_value(const Field& field, std::string_view text);

// --- the schema of the schema ------------------------------------------------------------------------------------
boost::json::object describe_to_console(const RecordType& type);   // GET /api/records
boost::json::object openapi_schema(const RecordType& type);        // components.schemas
std::string create_table(const RecordType& type);                  // the migration `./dev new-ledger` writes

// --- change ---------------------------------------------------------------------------------------------------
// [{field, before, after}] of what differs, secrets masked; for the journal.
boost::json::array difference(const RecordType& type, const void* before, const void* after);

}  // namespace anyuan::records
