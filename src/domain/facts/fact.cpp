#include "domain/facts/fact.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace anyuan::facts {

std::string completeness_of(std::string_view ledger) { return "ledgers." + std::string(ledger); }

std::optional<formula::Value> value_in(const Fact& fact, std::string_view text) {
  using formula::Value;
  switch (fact.type) {
    case formula::Type::boolean:
      if (text == "true") return Value::of(true);
      if (text == "false") return Value::of(false);
      return std::nullopt;
    case formula::Type::number: {
      double number = 0;
      const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
      if (!(number >= 0 && number <= static_cast<double>(fact.most))) return std::nullopt;  // counts, days, minutes: none is negative
      return Value::of(number);
    }
    case formula::Type::date: {
      const auto date = parse_date(text);
      return date ? std::optional(Value::of(*date)) : std::nullopt;
    }
    case formula::Type::text:
      if (std::ranges::find(fact.choices, text) == fact.choices.end()) return std::nullopt;
      return Value::of(std::string(text));
  }
  return std::nullopt;
}

std::string words_of(const Fact& fact, const formula::Value& value) {
  if (!value.known) return {};
  const auto choice = std::ranges::find(fact.choices, value.text);
  if (fact.type == formula::Type::text && choice != fact.choices.end()) return std::string(fact.choice_labels[static_cast<std::size_t>(choice - fact.choices.begin())].zh);
  return formula::text_of(value, fact.type);
}

namespace {

bool is_taken(const Fact& fact, Source source, Instant at, Instant now) { return now - at < std::chrono::days{fact.days(source)}; }

}  // namespace

Counted counted(const SchoolFacts& facts, std::size_t number, Instant now) {
  const auto& fact = catalogue()[number];
  std::array<Counted, all_values<Source>().size()> words;
  const auto put = [&](Source source, const formula::Value& value, Instant at, std::string_view by) {
    auto& word = words[static_cast<std::size_t>(source)];
    if (!value.known || !is_taken(fact, source, at, now) || (word.source && word.at >= at)) return;
    word = {value, source, at, std::string(by), false};
  };
  put(Source::declared, facts.declared[number], facts.declared_at[number], {});
  for (const auto& statement : facts.statements) {
    if (statement.fact != fact.name) continue;
    if (const auto value = value_in(fact, statement.value)) put(statement.source, *value, statement.said_at, statement.said_by);
  }
  Counted best;
  for (const auto& word : words) {
    if (!word.source) continue;
    if (!best.source) best = word;
    else best.disputed = best.disputed || !(word.value == best.value);
  }
  return best;
}

}  // namespace anyuan::facts
