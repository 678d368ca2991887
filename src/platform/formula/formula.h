#pragma once
// The language of rule packs: a small typed expression over named facts, after the Common Expression Language but much
// smaller. No loops, no calls out, nothing a pack could do but compute one value; reading a formula is bounded in
// length and depth, evaluating it in time.
//
//   students < 100 ? 1 : 2 + floor((students - 1000) / 500)
//   school.category in ["kindergarten", "primary"] && guards.certified >= guards.required
//
// A fact nobody knows is unknown, and so is all that needs it: unknown && false is false, unknown || true is true, else
// unknown stays unknown (Kleene's logic). Dividing by zero is unknown too: a rate of nothing is not known.
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "base/words.h"

namespace anyuan::formula {

enum class Type { boolean, number, text, date };
BOOST_DESCRIBE_ENUM(Type, boolean, number, text, date)
constexpr Label label_of(Type type) {
  switch (type) {
    case Type::boolean: return {"是非", "yes or no"};
    case Type::number: return {"数值", "number"};
    case Type::text: return {"文字", "text"};
    case Type::date: return {"日期", "date"};
  }
  return {};
}

// A value of the type its formula was read with, or unknown. Booleans are 0 and 1, dates days since 1970-01-01.
struct Value {
  bool known = false;
  double number = 0;
  std::string text;

  static Value of(bool value) { return {true, value ? 1.0 : 0.0, {}}; }
  static Value of(double value) { return {true, value, {}}; }
  static Value of(std::int64_t value) { return {true, static_cast<double>(value), {}}; }
  static Value of(std::string value) { return {true, 0, std::move(value)}; }
  static Value of(const char* value) { return of(std::string(value)); }
  static Value of(Date value) { return {true, static_cast<double>(std::chrono::sys_days{value}.time_since_epoch().count()), {}}; }
  bool is_true() const { return known && number != 0; }
  Date date() const { return Date{std::chrono::sys_days{std::chrono::days{static_cast<int>(number)}}}; }
  bool operator==(const Value&) const = default;
};

// What a name stands for: its place in the frame a formula is evaluated on. A text with choices is compared only with
// one of these, so that a misspelt choice is found when the pack is read.
struct Symbol {
  Type type = Type::number;
  std::size_t slot = 0;
  std::vector<std::string> choices = {};
};
using Names = std::function<std::optional<Symbol>(std::string_view name)>;
using Frame = std::span<const Value>;

// Where a formula is wrong: the column (from 1), a stable reason with a sentence of its own, and what it speaks of.
struct Fault {
  std::size_t column = 1;
  std::string reason;
  std::string word = {};
  bool operator==(const Fault&) const = default;
};

class Formula {
 public:
  // Refused with the first fault. `wanted` is the type the result must have.
  static std::variant<Formula, Fault> read(std::string_view text, const Names& names, std::optional<Type> wanted = std::nullopt);

  Type type() const { return nodes_.back().type; }
  Value evaluate(Frame frame) const { return value_of(nodes_.size() - 1, frame); }
  // The places in the frame it may look at, each once, in order.
  const std::vector<std::size_t>& slots() const { return slots_; }

 private:
  friend class Reader;
  enum class Op : std::uint8_t {
    constant, name, negative, inverse, both, either, choose, equal, unequal, less, at_most, greater, at_least, plus, minus, times, over, among,
    least, most, rounded_down, rounded_up, is_known
  };
  // Operands stand before what uses them; the last node is the whole.
  struct Node {
    Op op = Op::constant;
    Type type = Type::number;
    Value value = {};                    // of a constant
    std::size_t slot = 0;                // of a name
    std::vector<std::uint32_t> below = {};
  };
  Value value_of(std::size_t at, Frame frame) const;
  Value logic(const Node& node, Frame frame) const;
  Value compared(const Node& node, Frame frame) const;
  Value computed(const Node& node, Frame frame) const;

  std::vector<Node> nodes_;
  std::vector<std::size_t> slots_;
};

// A sentence with formulas between braces: "应配{required}名，实配{guards.full_time}名".
class Sentence {
 public:
  static std::variant<Sentence, Fault> read(std::string_view text, const Names& names);
  // An unknown value reads "未知".
  std::string filled(Frame frame) const;
  const std::vector<Formula>& formulas() const { return formulas_; }

 private:
  std::vector<std::string> texts_;  // one more than the formulas they stand around
  std::vector<Formula> formulas_;
};

// As people read it: whole numbers without a point, others with at most two decimals, 是/否, 2026-11-24.
std::string text_of(const Value& value, Type type);

}  // namespace anyuan::formula
