#pragma once
// Outcomes a caller must expect. A refusal is a value (Error); a breakdown (disk full, lost connection) is an
// exception from platform/; a broken promise of our own code is CHECK. See docs/adr/0005.
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace anyuan {

enum class Refusal { invalid, unauthenticated, forbidden, not_found, conflict, too_large, too_many };

// Why something was refused. `reason` is a stable key with a sentence in data/locale/reasons/; `args` fill the
// {0}, {1} of that sentence; `field` is the request field at fault; `more` holds further faults of the same request.
struct Error {
  Refusal refusal = Refusal::invalid;
  std::string reason;
  std::string field = {};
  std::vector<std::string> args = {};
  std::vector<Error> more = {};
  bool operator==(const Error&) const = default;
};

struct Done {  // the value of a Result that only says "it worked"
  bool operator==(const Done&) const = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace anyuan

#define ANYUAN_CONCAT_(a, b) a##b
#define ANYUAN_CONCAT(a, b) ANYUAN_CONCAT_(a, b)
#define ANYUAN_TRY_(result, target, expression)   \
  auto result = (expression);                     \
  if (!result.ok()) return std::move(result).error(); \
  target = std::move(result).value()
// TRY(auto hazard, store.load(id));  -- take the value, or return the error to our caller.
#define TRY(target, expression) ANYUAN_TRY_(ANYUAN_CONCAT(try_, __LINE__), target, expression)
