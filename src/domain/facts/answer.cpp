#include "domain/facts/answer.h"

namespace anyuan::facts {
namespace json = boost::json;
namespace {

json::object both(Label label) { return {{"zh", label.zh}, {"en", label.en}}; }

}  // namespace

json::value plain(const Fact& fact, const formula::Value& value) {
  if (!value.known) return nullptr;
  switch (fact.type) {
    case formula::Type::boolean: return value.is_true();
    case formula::Type::number: return value.number;
    case formula::Type::date: return json::string(text_of(value.date()));
    case formula::Type::text: return json::string(value.text);
  }
  return nullptr;
}

json::object shown(const Fact& fact, const Counted& counted) {
  json::array choices;
  for (std::size_t i = 0; i < fact.choices.size(); ++i) choices.push_back(json::object{{"name", fact.choices[i]}, {"label", both(fact.choice_labels[i])}});
  return {{"fact", fact.name},
          {"label", both(fact.label)},
          {"unit", fact.unit},
          {"type", name_of(fact.type)},
          {"choices", std::move(choices)},
          {"ledger", fact.ledger},
          {"value", plain(fact, counted.value)},
          {"text", words_of(fact, counted.value)},
          {"source", counted.source ? json::value(name_of(*counted.source)) : json::value(nullptr)},
          {"at", counted.source ? json::value(text_of(counted.at)) : json::value(nullptr)},
          {"by", counted.by},
          {"disputed", counted.disputed}};
}

}  // namespace anyuan::facts
