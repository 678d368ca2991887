#include "domain/facts/past.h"

#include "domain/facts/rules.h"

namespace anyuan::facts {

Result<Done> bring_in(journal::Change& change, const std::vector<Said>& all) {
  std::vector<Statement> statements;
  statements.reserve(all.size());
  for (const auto& [actor, school, unit_path, saying, at] : all) {
    TRY([[maybe_unused]] const auto* fact, judge(saying, actor));
    const records::Head head{new_id(records::type_for<Statement>().prefix, at, change.random()), unit_path, 1, at, at, std::nullopt};
    statements.push_back({head, {school}, saying.fact, saying.source, saying.value, at, actor.name, saying.note, {}, {}});
  }
  records::RecordStore<Statement>(change.vault()).insert_all(change.writing, statements);
  for (const auto& statement : statements) change.note(records::type_for<Statement>(), nullptr, &statement);
  return Done{};
}

}  // namespace anyuan::facts
