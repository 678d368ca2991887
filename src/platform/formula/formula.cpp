#include "platform/formula/formula.h"

#include <fmt/format.h>

#include <cmath>

namespace anyuan::formula {
namespace {

Value unknown() { return {}; }

bool same(const Value& a, const Value& b, Type type) { return type == Type::text ? a.text == b.text : a.number == b.number; }

}  // namespace

Value Formula::value_of(std::size_t at, Frame frame) const {
  const auto& node = nodes_[at];
  switch (node.op) {
    case Op::constant: return node.value;
    case Op::name: return frame[node.slot];
    case Op::is_known: return Value::of(value_of(node.below[0], frame).known);
    case Op::inverse:
    case Op::both:
    case Op::either:
    case Op::choose: return logic(node, frame);
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::at_most:
    case Op::greater:
    case Op::at_least:
    case Op::among: return compared(node, frame);
    default: return computed(node, frame);
  }
}

Value Formula::logic(const Node& node, Frame frame) const {
  const auto first = value_of(node.below[0], frame);
  if (node.op == Op::inverse) return first.known ? Value::of(first.number == 0) : unknown();
  if (node.op == Op::choose) return first.known ? value_of(node.below[first.number != 0 ? 1 : 2], frame) : unknown();
  const bool decides = node.op == Op::either;  // the value of one side that settles the whole
  if (first.known && (first.number != 0) == decides) return first;
  auto second = value_of(node.below[1], frame);
  if (second.known && (second.number != 0) == decides) return second;
  return first.known && second.known ? second : unknown();
}

Value Formula::compared(const Node& node, Frame frame) const {
  const auto a = value_of(node.below[0], frame);
  if (!a.known) return unknown();
  const auto type = nodes_[node.below[0]].type;
  if (node.op == Op::among) {
    bool is_unsure = false;
    for (std::size_t i = 1; i < node.below.size(); ++i) {
      const auto one = value_of(node.below[i], frame);
      if (one.known && same(a, one, type)) return Value::of(true);
      is_unsure = is_unsure || !one.known;
    }
    return is_unsure ? unknown() : Value::of(false);
  }
  const auto b = value_of(node.below[1], frame);
  if (!b.known) return unknown();
  switch (node.op) {
    case Op::equal: return Value::of(same(a, b, type));
    case Op::unequal: return Value::of(!same(a, b, type));
    case Op::less: return Value::of(a.number < b.number);
    case Op::at_most: return Value::of(a.number <= b.number);
    case Op::greater: return Value::of(a.number > b.number);
    default: return Value::of(a.number >= b.number);
  }
}

Value Formula::computed(const Node& node, Frame frame) const {
  auto result = value_of(node.below[0], frame);
  if (!result.known) return unknown();
  switch (node.op) {
    case Op::negative: return Value::of(-result.number);
    case Op::rounded_down: return Value::of(std::floor(result.number));
    case Op::rounded_up: return Value::of(std::ceil(result.number));
    default: break;
  }
  for (std::size_t i = 1; i < node.below.size(); ++i) {
    const auto next = value_of(node.below[i], frame);
    if (!next.known) return unknown();
    switch (node.op) {
      case Op::plus: result.number += next.number; break;
      case Op::minus: result.number -= next.number; break;
      case Op::times: result.number *= next.number; break;
      case Op::over:
        if (next.number == 0) return unknown();
        result.number /= next.number;
        break;
      case Op::least: result.number = std::min(result.number, next.number); break;
      default: result.number = std::max(result.number, next.number); break;
    }
  }
  return result;
}

std::string text_of(const Value& value, Type type) {
  if (!value.known) return "未知";
  switch (type) {
    case Type::boolean: return value.number != 0 ? "是" : "否";
    case Type::text: return value.text;
    case Type::date: return anyuan::text_of(value.date());
    case Type::number: break;
  }
  const auto rounded = std::round(value.number * 100) / 100;
  auto text = fmt::format("{:.2f}", rounded == 0 ? 0.0 : rounded);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string Sentence::filled(Frame frame) const {
  std::string text = texts_.front();
  for (std::size_t i = 0; i < formulas_.size(); ++i) {
    text += formula::text_of(formulas_[i].evaluate(frame), formulas_[i].type());
    text += texts_[i + 1];
  }
  return text;
}

std::variant<Sentence, Fault> Sentence::read(std::string_view text, const Names& names) {
  Sentence sentence;
  for (std::size_t at = 0;;) {
    const auto open = text.find('{', at);
    sentence.texts_.emplace_back(text.substr(at, open - at));
    if (open == std::string_view::npos) return sentence;
    const auto close = text.find('}', open);
    if (close == std::string_view::npos) return Fault{open + 1, "formula_brace_open"};
    auto read = Formula::read(text.substr(open + 1, close - open - 1), names);
    if (auto* fault = std::get_if<Fault>(&read)) {
      fault->column += open + 1;
      return *std::move(fault);
    }
    sentence.formulas_.push_back(std::get<Formula>(std::move(read)));
    at = close + 1;
  }
}

}  // namespace anyuan::formula
