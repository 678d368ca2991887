#include "platform/db/connection.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "base/check.h"

namespace anyuan::db {

const std::string& text_in(const Cell& cell) {
  static const std::string none;
  const auto* text = std::get_if<std::string>(&cell);
  return text == nullptr ? none : *text;
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

[[noreturn]] void rethrow(const soci::soci_error& failure, std::string_view sql) {
  const std::string what = std::string(failure.what()) + " in: " + std::string(sql.substr(0, 300));
  const bool duplicate = what.find("UNIQUE constraint failed") != std::string::npos ||
                         what.find("duplicate key value") != std::string::npos;
  if (duplicate) throw Duplicate(what);
  throw Breakdown(what);
}

}  // namespace

struct Connection::Held {
  Engine engine = Engine::sqlite;
  soci::session session;
  std::unordered_map<std::string, std::unique_ptr<Prepared>> prepared;

  Prepared& prepare(std::string_view sql, const Params& params, const std::vector<CellType>& columns);
};

Connection::Connection(const Address& address, Mode mode) : held_(std::make_unique<Held>()) {
  held_->engine = address.engine;
  try {
    if (address.engine == Engine::postgresql) {
      held_->session.open(soci::postgresql, address.target);
      held_->session << "SET client_min_messages = warning";
      if (mode == Mode::reader) held_->session << "SET default_transaction_read_only = on";
      return;
    }
    held_->session.open(soci::sqlite3, "dbname=\"" + address.target + "\" timeout=30");
    // FULL: an acknowledged write survives a power cut, not only a crash of ours.
    for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                               "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY"}) {
      held_->session << pragma;
    }
    if (mode == Mode::reader) held_->session << "PRAGMA query_only = ON";
  } catch (const soci::soci_error& failure) {
    rethrow(failure, "connect");
  }
}

Connection::~Connection() = default;

Engine Connection::engine() const { return held_->engine; }

Prepared& Connection::Held::prepare(std::string_view sql, const Params& params,
                                    const std::vector<CellType>& columns) {
  // A statement is bound to the types of its parameters, so these belong to its key.
  std::string key(sql);
  for (const auto& param : params) key += static_cast<char>('\1' + static_cast<char>(type_of_cell(param.value)));
  if (const auto found = prepared.find(key); found != prepared.end()) return *found->second;
  if (prepared.size() >= 400) prepared.clear();  // lists with many filters make many texts; start afresh

  auto made = std::make_unique<Prepared>(session);
  for (const auto& param : params) {
    auto& slot = made->uses.emplace_back();
    slot.type = type_of_cell(param.value);
    if (slot.type == CellType::integer) made->statement.exchange(soci::use(slot.whole, slot.indicator, param.name));
    else if (slot.type == CellType::decimal) made->statement.exchange(soci::use(slot.number, slot.indicator, param.name));
    else made->statement.exchange(soci::use(slot.text, slot.indicator, param.name));
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
