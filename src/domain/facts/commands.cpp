#include "domain/facts/commands.h"

#include <fmt/format.h>

#include "base/check.h"
#include "domain/facts/rules.h"
#include "domain/facts/store.h"

namespace anyuan::facts {
namespace {

constexpr std::chrono::hours kept_again_after{24};

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

Result<Done> say(const Platform& platform, const accounts::Actor& actor, std::string_view school, const std::vector<Saying>& sayings) {
  CHECK(!sayings.empty());
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Done> {
    TRY(const auto place, records::RecordStore<schools::School>(change.vault()).load(change.writing, school, actor.scope));
    for (const auto& saying : sayings) {
      TRY([[maybe_unused]] const auto* fact, judge(saying, actor));
      Statement statement{{}, {place.head.id}, saying.fact, saying.source, saying.value, change.now, actor.name, saying.note};
      statement.head.unit_path = place.head.unit_path;
      TRY([[maybe_unused]] const auto kept, keep(change, statement));
    }
    const bool is_one = sayings.size() == 1;
    change.event(is_one ? "fact.said" : "facts.said", "schools", place.head.id, place.head.unit_path, is_one ? sayings.front().note : fmt::format("{} 项", sayings.size()));
    return Done{};
  });
}

Result<Taken> take(const Platform& platform, const journal::Doer& gateway, const std::vector<Measured>& measured) {
  return journal::perform(platform, gateway, [&](journal::Change& change) -> Result<Taken> {
    Taken taken;
    std::string path;
    for (const auto& one : measured) {
      TRY(const auto* fact, fact_named(one.fact));
      if (!value_in(*fact, one.value)) return Error{Refusal::invalid, "fact_value_wrong", "value", {std::string(fact->label.zh), std::to_string(fact->most), one.school}};
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
