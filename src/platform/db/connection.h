#pragma once
// One connection to SQLite or PostgreSQL through SOCI. The same SQL text serves both: `:name` parameters, TEXT, BIGINT
// and DOUBLE PRECISION columns, range predicates on paths. Every statement is prepared once and kept (ad-hoc
// statements measured 4-5 times slower).
#include <any>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "platform/db/cell.h"

namespace anyuan::db {

// The database could not do what it was asked: disk full, connection lost, statement wrong. Not a refusal.
class Breakdown : public std::runtime_error {
  using std::runtime_error::runtime_error;
};
// A unique index said no: two writers at once, or a rule that forgot to look first.
class Duplicate : public Breakdown {
  using Breakdown::Breakdown;
};

enum class Engine { sqlite, postgresql };

struct Address {
  Engine engine = Engine::sqlite;
  std::string target;  // a file, or a libpq connection string
  bool operator==(const Address&) const = default;
};
Address parse_address(std::string_view text);  // a path, "postgresql://..." or "host=..."

struct Param {
  std::string name;
  Cell value;
  template <class T>
  Param(std::string_view param_name, const T& param_value)
      : name(param_name), value(cell_of(param_value)) {}
};
using Params = std::vector<Param>;
using Row = std::vector<Cell>;

enum class Mode { reader, writer };

class Connection {
 public:
  Connection(const Address& address, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Engine engine() const;
  // Rows of the given column types, in the statement's order.
  std::vector<Row> query(std::string_view sql, const Params& params, const std::vector<CellType>& columns);
  // Statements without an answer; returns how many rows changed.
  std::int64_t run(std::string_view sql, const Params& params = {});
  // Many rows of one table: on PostgreSQL COPY, or one statement for a few rows (a round trip per row would be the whole
  // cost); on SQLite one prepared statement (it looks parameters up by name, so statements of many rows grow with the square).
  void insert(std::string_view table, const std::vector<std::string>& columns, const std::vector<Row>& rows);
  // Several statements split by semicolons at line ends, without parameters: migrations and BEGIN/COMMIT.
  void script(std::string_view sql);

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

// What a query may use. Handlers are given this, so that a read cannot write.
class Reading {
 public:
  explicit Reading(Connection& connection) : connection_(connection) {}

  std::vector<Row> query(std::string_view sql, const Params& params, const std::vector<CellType>& columns) {
    return connection_.query(sql, params, columns);
  }
  // rows<std::string, std::int64_t>("SELECT name, count(*) ...", {{"path", path}})
  template <class... T>
  std::vector<std::tuple<T...>> rows(std::string_view sql, const Params& params = {}) {
    std::vector<std::tuple<T...>> out;
    for (const auto& row : query(sql, params, {Column<T>::type...})) out.push_back(tuple_of<T...>(row));
    return out;
  }
  template <class T>
  std::vector<T> column(std::string_view sql, const Params& params = {}) {
    std::vector<T> out;
    for (const auto& row : query(sql, params, {Column<T>::type})) out.push_back(Column<T>::from(row[0]));
    return out;
  }
  template <class... T>
  std::optional<std::tuple<T...>> row(std::string_view sql, const Params& params = {}) {
    auto found = rows<T...>(sql, params);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }
  template <class T>
  std::optional<T> value(std::string_view sql, const Params& params = {}) {
    auto found = column<T>(sql, params);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }
  Engine engine() const { return connection_.engine(); }

 protected:
  Connection& connection_;

 private:
  template <class... T>
  static std::tuple<T...> tuple_of(const Row& row) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return std::tuple<T...>(Column<T>::from(row[I])...);
    }(std::index_sequence_for<T...>{});
  }
};

class Writing;
// Writes what the commands of one commit left for its end, in their order.
using AtEnd = void (*)(Writing& writing, const std::vector<std::any>& left);
struct Left {
  AtEnd write;
  std::any what;
};

class Writing : public Reading {
 public:
  using Reading::Reading;
  std::int64_t run(std::string_view sql, const Params& params = {}) { return connection_.run(sql, params); }
  void insert(std::string_view table, const std::vector<std::string>& columns, const std::vector<Row>& rows) {
    connection_.insert(table, columns, rows);
  }
  // Leaves something to be written just before the commit, together with what other commands leave for the same writer;
  // only a command that is kept leaves anything. Reading it back in the same command finds nothing yet.
  void at_end(AtEnd write, std::any what) { left_.push_back({write, std::move(what)}); }
  std::vector<Left> take_left() { return std::exchange(left_, {}); }

 private:
  std::vector<Left> left_;
};

}  // namespace anyuan::db
