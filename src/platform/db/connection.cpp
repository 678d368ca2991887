#include "platform/db/connection.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <span>
#include <unordered_map>

#include "base/check.h"

namespace anyuan::db {

const std::string& text_in(const Cell& cell) {
  static const std::string none;
  const auto* text = std::get_if<std::string>(&cell);
  return text == nullptr ? none : *text;
}

std::string text_taken(Cell& cell) {
  auto* text = std::get_if<std::string>(&cell);
  return text == nullptr ? std::string{} : std::move(*text);
}

std::int64_t integer_in(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return static_cast<std::int64_t>(*number);
  const auto* whole = std::get_if<std::int64_t>(&cell);
  return whole == nullptr ? 0 : *whole;
}

double decimal_in(const Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
  const auto* number = std::get_if<double>(&cell);
  return number == nullptr ? 0 : *number;
}

Address parse_address(std::string_view text) {
  const bool is_postgresql = text.starts_with("postgresql://") || text.starts_with("postgres://") ||
                             text.find("host=") != std::string_view::npos;
  return {is_postgresql ? Engine::postgresql : Engine::sqlite, std::string(text)};
}

namespace {

// Where SOCI reads a parameter from or writes a column to; the address must not move while the statement lives.
struct Slot {
  CellType type = CellType::text;
  long long whole = 0;
  double number = 0;
  std::string text;
  soci::indicator indicator = soci::i_null;

  void put(const Cell& cell) {
    indicator = std::holds_alternative<std::monostate>(cell) ? soci::i_null : soci::i_ok;
    if (indicator == soci::i_null) return;
    if (type == CellType::integer) whole = integer_in(cell);
    else if (type == CellType::decimal) number = decimal_in(cell);
    else text = text_in(cell);
  }
  Cell take() {
    if (indicator == soci::i_null) return {};
    if (type == CellType::integer) return std::int64_t{whole};
    if (type == CellType::decimal) return number;
    return std::move(text);
  }
};

// NULL has no type of its own: as text both databases take it for any column.
CellType type_of_cell(const Cell& cell) {
  if (std::holds_alternative<std::int64_t>(cell)) return CellType::integer;
  if (std::holds_alternative<double>(cell)) return CellType::decimal;
  return CellType::text;
}

struct Prepared {
  explicit Prepared(soci::session& session) : statement(session) {}
  std::deque<Slot> uses, intos;
  soci::statement statement;
};

[[noreturn]] void fail(std::string_view why, std::string_view sql) {
  const std::string what = std::string(why) + " in: " + std::string(sql.substr(0, 300));
  const bool duplicate = what.find("UNIQUE constraint failed") != std::string::npos ||
                         what.find("duplicate key value") != std::string::npos;
  if (duplicate) throw Duplicate(what);
  throw Breakdown(what);
}

[[noreturn]] void rethrow(const soci::soci_error& failure, std::string_view sql) { fail(failure.what(), sql); }

// NULLs take the type of the column's other cells: one statement serves all rows.
std::vector<CellType> types_of(const std::vector<Row>& rows) {
  std::vector<CellType> types(rows.front().size(), CellType::text);
  for (std::size_t i = 0; i < types.size(); ++i) {
    const auto told = std::ranges::find_if(rows, [&](const Row& row) { return !std::holds_alternative<std::monostate>(row[i]); });
    if (told != rows.end()) types[i] = type_of_cell((*told)[i]);
  }
  return types;
}

// PostgreSQL's text format for COPY: tabs between cells, \N for NULL.
void put_copied(std::string& out, const Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) {
    out += "\\N";
  } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    out += std::to_string(*whole);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    out += fmt::format("{}", *number);
  } else {
    for (const char c : text_in(cell)) {
      if (c == '\\' || c == '\t' || c == '\n' || c == '\r') out += '\\';
      out += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c;
    }
  }
}

void copy(PGconn* connection, const std::string& sql, const std::vector<Row>& rows) {
  const auto end_of = [&](ExecStatusType wanted) {
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQgetResult(connection), &PQclear);
    if (PQresultStatus(result.get()) == wanted) return;
    const std::string why = PQerrorMessage(connection);
    while (auto* more = PQgetResult(connection)) PQclear(more);
    fail(why, sql);
  };
  if (PQsendQuery(connection, sql.c_str()) != 1) fail(PQerrorMessage(connection), sql);
  end_of(PGRES_COPY_IN);
  constexpr std::size_t block = 256 * 1024;
  std::string text;
  const auto send = [&] {
    if (PQputCopyData(connection, text.data(), static_cast<int>(text.size())) != 1) fail(PQerrorMessage(connection), sql);
    text.clear();
  };
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += '\t';
      put_copied(text, row[i]);
    }
    text += '\n';
    if (text.size() > block) send();
  }
  send();
  if (PQputCopyEnd(connection, nullptr) != 1) fail(PQerrorMessage(connection), sql);
  end_of(PGRES_COMMAND_OK);
  while (auto* more = PQgetResult(connection)) PQclear(more);
}

}  // namespace

struct Connection::Held {
  Engine engine = Engine::sqlite;
  soci::session session;
  std::unordered_map<std::string, std::unique_ptr<Prepared>> prepared;

  struct Use {
    std::string name;
    CellType type;
  };
  Prepared& prepare(std::string_view sql, const std::vector<Use>& uses, const std::vector<CellType>& columns);
  Prepared& prepare(std::string_view sql, const Params& params, const std::vector<CellType>& columns) {
    std::vector<Use> uses;
    uses.reserve(params.size());
    for (const auto& param : params) uses.push_back({param.name, type_of_cell(param.value)});
    return prepare(sql, uses, columns);
  }
};

Connection::Connection(const Address& address, Mode mode) : held_(std::make_unique<Held>()) {
  held_->engine = address.engine;
  // A connection is used by one thread at a time, so SQLite need not lock at every column it hands out. Of no effect,
  // and no harm, once SQLite has been used.
  [[maybe_unused]] static const int threading = sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
  try {
    if (address.engine == Engine::postgresql) {
      held_->session.open(soci::postgresql, address.target);
      held_->session << "SET client_min_messages = warning";
      if (mode == Mode::reader) held_->session << "SET default_transaction_read_only = on";
      // What the journal keeps of a sheet is long enough to be compressed; PostgreSQL's own way takes longer than the insert.
      else held_->session << "SELECT set_config(name, 'lz4', false) FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)";
      return;
    }
    held_->session.open(soci::sqlite3, "dbname=\"" + address.target + "\" timeout=30");
    // FULL: an acknowledged write survives a power cut, not only a crash of ours.
    for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                               "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY"}) {
      held_->session << pragma;
    }
    if (mode == Mode::reader) {
      held_->session << "PRAGMA query_only = ON";
    } else {
      // A batch touches a page of every index: with SQLite's 2 MB they are written out in mid-batch and read again, and its
      // checkpoint every 1,000 pages comes after a dozen sheets. Both grow with use only.
      held_->session << "PRAGMA cache_size = -32768";
      held_->session << "PRAGMA wal_autocheckpoint = 8000";
    }
  } catch (const soci::soci_error& failure) {
    rethrow(failure, "connect");
  }
}

Connection::~Connection() = default;

Engine Connection::engine() const { return held_->engine; }

Prepared& Connection::Held::prepare(std::string_view sql, const std::vector<Use>& uses, const std::vector<CellType>& columns) {
  // A statement is bound to the types of its parameters, so these belong to its key.
  std::string key(sql);
  for (const auto& use : uses) key += static_cast<char>('\1' + static_cast<char>(use.type));
  if (const auto found = prepared.find(key); found != prepared.end()) return *found->second;
  if (prepared.size() >= 400) prepared.clear();  // lists with many filters make many texts; start afresh

  auto made = std::make_unique<Prepared>(session);
  for (const auto& use : uses) {
    auto& slot = made->uses.emplace_back();
    slot.type = use.type;
    if (slot.type == CellType::integer) made->statement.exchange(soci::use(slot.whole, slot.indicator, use.name));
    else if (slot.type == CellType::decimal) made->statement.exchange(soci::use(slot.number, slot.indicator, use.name));
    else made->statement.exchange(soci::use(slot.text, slot.indicator, use.name));
  }
  for (const auto type : columns) {
    auto& slot = made->intos.emplace_back();
    slot.type = type;
    if (type == CellType::integer) made->statement.exchange(soci::into(slot.whole, slot.indicator));
    else if (type == CellType::decimal) made->statement.exchange(soci::into(slot.number, slot.indicator));
    else made->statement.exchange(soci::into(slot.text, slot.indicator));
  }
  made->statement.alloc();
  made->statement.prepare(std::string(sql));
  made->statement.define_and_bind();
  return *prepared.emplace(std::move(key), std::move(made)).first->second;
}

std::vector<Row> Connection::query(std::string_view sql, const Params& params,
                                   const std::vector<CellType>& columns) {
  std::vector<Row> rows;
  try {
    auto& prepared = held_->prepare(sql, params, columns);
    for (std::size_t i = 0; i < params.size(); ++i) prepared.uses[i].put(params[i].value);
    prepared.statement.execute();
    while (prepared.statement.fetch()) {
      auto& row = rows.emplace_back();
      row.reserve(columns.size());
      for (auto& slot : prepared.intos) row.push_back(slot.take());
    }
  } catch (const soci::soci_error& failure) {
    rethrow(failure, sql);
  }
  return rows;
}

std::int64_t Connection::run(std::string_view sql, const Params& params) {
  try {
    auto& prepared = held_->prepare(sql, params, {});
    for (std::size_t i = 0; i < params.size(); ++i) prepared.uses[i].put(params[i].value);
    prepared.statement.execute(true);
    return prepared.statement.get_affected_rows();
  } catch (const soci::soci_error& failure) {
    rethrow(failure, sql);
  }
}

void Connection::insert(std::string_view table, const std::vector<std::string>& columns, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  for (const auto& row : rows) CHECK(row.size() == columns.size());
  const auto types = types_of(rows);
  const auto names = fmt::format("{}", fmt::join(columns, ", "));
  const bool is_postgresql = held_->engine == Engine::postgresql;
  constexpr std::size_t few = 8;
  if (is_postgresql && rows.size() > few) {
    auto* backend = static_cast<soci::postgresql_session_backend*>(held_->session.get_backend());
    return copy(backend->conn_, fmt::format("COPY {} ({}) FROM STDIN", table, names), rows);
  }
  // A statement is a round trip to a server, so there a few rows share one; SQLite runs one short statement many times.
  const auto together = is_postgresql ? rows.size() : 1;
  std::string values;
  std::vector<Held::Use> uses;
  for (std::size_t row = 0; row < together; ++row) {
    values += row == 0 ? "(" : "), (";
    for (std::size_t i = 0; i < columns.size(); ++i) {  // a column's name may be quoted, so a parameter has its own
      uses.push_back({fmt::format("c{}_{}", row, i), types[i]});
      values += fmt::format("{}:{}", i == 0 ? "" : ", ", uses.back().name);
    }
  }
  const auto sql = fmt::format("INSERT INTO {} ({}) VALUES {})", table, names, values);
  try {
    auto& prepared = held_->prepare(sql, uses, {});
    for (std::size_t row = 0; row < rows.size(); row += together) {
      auto use = prepared.uses.begin();
      for (const auto& one : std::span(rows).subspan(row, together)) {
        for (const auto& cell : one) (use++)->put(cell);
      }
      prepared.statement.execute(true);
    }
  } catch (const soci::soci_error& failure) {
    rethrow(failure, sql);
  }
}

void Connection::script(std::string_view sql) {
  while (!sql.empty()) {
    const auto end = sql.find(";\n");
    auto one = sql.substr(0, end);
    sql = end == std::string_view::npos ? std::string_view{} : sql.substr(end + 2);
    if (one.find_first_not_of(" \t\r\n;") == std::string_view::npos) continue;
    try {
      held_->session << std::string(one);
    } catch (const soci::soci_error& failure) {
      rethrow(failure, one);
    }
  }
}

}  // namespace anyuan::db
