#include "domain/facts/rules.h"

namespace anyuan::facts {
namespace {

// Why this actor's word is not taken of it; nothing when it is.
std::optional<Error> objection(const Fact& fact, Source source, const accounts::Actor& actor) {
  switch (source) {
    case Source::measured: return Error{Refusal::invalid, "fact_measured_by_devices", "source"};
    case Source::observed:
      if (!actor.may(accounts::May::inspect)) return Error{Refusal::forbidden, "fact_seen_by_inspectors", "source"};
      return std::nullopt;
    case Source::declared:
      if (!actor.may(accounts::May::ledgers_write)) return Error{Refusal::forbidden, "fact_declared_by_the_school", "source"};
      if (!fact.ledger.empty()) return Error{Refusal::invalid, "fact_counted_from_ledger", "fact", {std::string(fact.label.zh)}};
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Result<const Fact*> fact_named(const std::string& name) {
  const auto number = number_of(name);
  if (!number) return Error{Refusal::invalid, "fact_unknown", "fact", {name}};
  return &catalogue()[*number];
}

Result<const Fact*> judge(const Saying& saying, const accounts::Actor& actor) {
  TRY(const auto* fact, fact_named(saying.fact));
  if (auto refused = objection(*fact, saying.source, actor)) return *std::move(refused);
  if (!value_in(*fact, saying.value)) return Error{Refusal::invalid, "fact_value_wrong", "value", {std::string(fact->label.zh), std::to_string(fact->most)}};
  return fact;
}

}  // namespace anyuan::facts
