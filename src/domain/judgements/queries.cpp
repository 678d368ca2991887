#include "domain/judgements/queries.h"

#include <fmt/format.h>

#include "domain/facts/fact.h"
#include "domain/judgements/store.h"
#include "domain/rulepacks/rulebook.h"

namespace anyuan::judgements {

std::vector<Explained> explained(db::Reading& reading, const Platform& platform, const schools::School& school) {
  std::map<std::string, Judgement> kept;
  for (auto& one : judgements_at(reading, platform.vault, school.head.id)) {
    auto code = one.code;
    kept.emplace(std::move(code), std::move(one));
  }
  rulepacks::Rulebook rules(reading, platform, platform.clock.today());
  const auto& in_force = rules.at(school.head.unit_path);
  std::vector<Explained> all;
  for (const auto* pack : in_force.judging()) {
    for (std::size_t i = 0; i < pack->clauses().size(); ++i) {
      const auto found = kept.find(fmt::format("{}/{}", pack->pack().code, pack->pack().clauses[i].code));
      if (found == kept.end()) continue;
      Explained one{std::move(found->second), {}};
      for (const auto slot : in_force.facts_of(pack->clauses()[i])) {
        if (slot < facts::catalogue().size()) one.facts.push_back(slot);
      }
      all.push_back(std::move(one));
    }
  }
  return all;
}

std::vector<RateLine> rates_of(db::Reading& reading, std::string_view unit, std::optional<schools::Area> area) {
  std::vector<RateLine> lines;
  for (const auto& count : rates_below(reading, unit, area)) {
    if (lines.empty() || lines.back().unit != count.unit) lines.push_back({count.unit, count.name, {}});
    auto& counts = lines.back().rates[count.rate];
    counts.schools[count.verdict] = count.schools;
    counts.unverified += count.unverified;
  }
  return lines;
}

std::int64_t proposals(db::Reading& reading, const records::Scope& scope, Date today) { return proposals_in(reading, scope, today); }

}  // namespace anyuan::judgements
