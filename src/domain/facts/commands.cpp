#include "domain/facts/commands.h"

#include "domain/facts/store.h"

namespace anyuan::facts {
namespace {

constexpr std::chrono::hours kept_again_after{24};

Result<const Fact*> fact_named(const std::string& name) {
  const auto number = number_of(name);
  if (!number) return Error{Refusal::invalid, "fact_unknown", "fact", {name}};
  return &catalogue()[*number];
}

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

Result<Done> keep(journal::Change& change, Statement statement) {
  const auto before = statement_of(change.writing, change.vault(), statement);
  if (!before) {
    change.start(statement, statement.head.unit_path);
    change.insert(statement);
    return Done{};
  }
  statement.head = before->head;
  TRY([[maybe_unused]] const auto saved, change.save(*before, std::move(statement)));
  return Done{};
}

}  // namespace

Result<Statement> say(const Platform& platform, const accounts::Actor& actor, std::string_view school, const Saying& saying) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Statement> {
    TRY(const auto place, records::RecordStore<schools::School>(change.vault()).load(change.writing, school, actor.scope));
    TRY(const auto* fact, fact_named(saying.fact));
    if (auto refused = objection(*fact, saying.source, actor)) return *std::move(refused);
    if (!value_in(*fact, saying.value)) return Error{Refusal::invalid, "fact_value_wrong", "value", {std::string(fact->label.zh)}};
    Statement statement{{}, {place.head.id}, saying.fact, saying.source, saying.value, change.now, actor.name, saying.note};
    statement.head.unit_path = place.head.unit_path;
    TRY([[maybe_unused]] const auto kept, keep(change, statement));
    change.event("fact.said", "schools", place.head.id, place.head.unit_path, saying.note);
    return statement;
  });
}

Result<Taken> take(const Platform& platform, const journal::Doer& gateway, const std::vector<Measured>& measured) {
  return journal::perform(platform, gateway, [&](journal::Change& change) -> Result<Taken> {
    Taken taken;
    std::string path;
    for (const auto& one : measured) {
      TRY(const auto* fact, fact_named(one.fact));
      if (!value_in(*fact, one.value)) return Error{Refusal::invalid, "fact_value_wrong", "value", {std::string(fact->label.zh), one.school}};
      Statement statement{{}, {one.school}, one.fact, Source::measured, one.value, one.at, one.device, {}};
      statement.head.unit_path = one.unit_path;
      const auto before = statement_of(change.writing, change.vault(), statement);
      if (before && (one.at <= before->said_at || (before->value == one.value && one.at - before->said_at < kept_again_after))) {
        ++taken.same;
        continue;
      }
      TRY([[maybe_unused]] const auto kept, keep(change, statement));
      ++taken.kept;
      path = path.empty() ? one.unit_path : path == one.unit_path ? path : gateway.unit_path;
    }
    if (taken.kept == 0) change.nothing_new();
    else change.event("facts.measured", "statements", {}, path);
    return taken;
  });
}

}  // namespace anyuan::facts
