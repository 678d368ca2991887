#include "domain/inspections/queries.h"

#include <algorithm>

#include "domain/campaigns/commands.h"
#include "domain/inspections/store.h"
#include "platform/records/store.h"

namespace anyuan::inspections {
namespace {

using accounts::Actor;
using campaigns::Campaign;
using records::RecordStore;
using records::Scope;

constexpr std::int64_t missing_rows = 100;
constexpr std::int64_t sampled_rows = 5000;  // a sample that large is none

Result<org::Unit> load_unit(db::Reading& reading, const records::Vault& vault, const Actor& actor, const std::string& id) {
  auto unit = RecordStore<org::Unit>(vault).load(reading, id.empty() ? actor.unit.text : id, actor.scope);
  if (!unit.ok()) return Error{Refusal::not_found, "unit_not_found", "unit"};
  return unit;
}

// The lower of two places when one lies in the other; nothing otherwise.
Scope common(const Scope& one, const Scope& other) {
  if (one.holds(other.first)) return other;
  if (other.holds(one.first)) return one;
  return Scope::nothing();
}

Scope place_of(const Campaign& campaign, std::string_view path) {
  return common(Scope::under(std::string(path)), Scope::under(campaign.head.unit_path));
}

Result<Campaign> load_campaign(db::Reading& reading, const records::Vault& vault, const Actor& actor, const std::string& id) {
  return RecordStore<Campaign>(vault).load(reading, id, campaigns::readable(actor));
}

Summary summary_of(db::Reading& reading, Campaign campaign, const Actor& actor) {
  const auto scope = place_of(campaign, actor.scope.first);
  const Part part{campaign, scope};
  Summary summary{{}, coverage_of(reading, part), count_self_checks(reading, part), count_hazards(reading, part)};
  summary.campaign = std::move(campaign);
  return summary;
}

bool disagree(const std::vector<std::pair<Kind, Answer>>& answers) {
  return std::ranges::any_of(answers, [&](const auto& other) {
    return other.second.outcome != answers.front().second.outcome || other.second.score != answers.front().second.score;
  });
}

}  // namespace

Result<CoverageByUnit> coverage(const Platform& platform, const Actor& actor, const Asked& asked) {
  return platform.database.read([&](db::Reading& reading) -> Result<CoverageByUnit> {
    TRY(const auto campaign, load_campaign(reading, platform.vault, actor, asked.campaign));
    TRY(const auto unit, load_unit(reading, platform.vault, actor, asked.unit));
    const Part part{campaign, place_of(campaign, unit.head.unit_path)};
    return CoverageByUnit{coverage_of(reading, part), coverage_below(reading, part, unit.head.id)};
  });
}

Result<MissingPage> missing(const Platform& platform, const Actor& actor, const Asked& asked, const std::string& cursor) {
  return platform.database.read([&](db::Reading& reading) -> Result<MissingPage> {
    TRY(const auto campaign, load_campaign(reading, platform.vault, actor, asked.campaign));
    TRY(const auto unit, load_unit(reading, platform.vault, actor, asked.unit));
    MissingPage page{missing_schools(reading, {campaign, place_of(campaign, unit.head.unit_path)}, cursor, missing_rows + 1), {}};
    if (std::ssize(page.rows) > missing_rows) {
      page.rows.pop_back();
      page.next = page.rows.back().unit_path;
    }
    return page;
  });
}

bool Criteria::all_hold() const { return std::ranges::all_of(rows, &Criterion::holds); }

Result<Criteria> criteria_of(db::Reading& reading, const records::Vault& vault, const Actor& actor, const campaigns::CampaignCounty& march) {
  TRY(const auto campaign, load_campaign(reading, vault, actor, march.campaign.text));
  const auto scope = Scope::under(march.head.unit_path);
  const Part part{campaign, scope};
  Facts facts{campaign, march, coverage_of(reading, part), count_hazards(reading, part), {}};
  if (const auto sample = last_sample(reading, march.campaign)) facts.sample = count_sampled(reading, *sample, scope);
  return Criteria{march.phase, next_of(march.phase), criteria(facts)};
}

Result<Comparison> comparison(const Platform& platform, const Actor& actor, const std::string& id) {
  return platform.database.read([&](db::Reading& reading) -> Result<Comparison> {
    TRY(auto campaign, load_campaign(reading, platform.vault, actor, id));
    const auto original = campaign.cloned_from.text;
    Comparison both{summary_of(reading, std::move(campaign), actor), std::nullopt};
    if (original.empty()) return both;
    if (auto before = load_campaign(reading, platform.vault, actor, original); before.ok()) {
      both.before = summary_of(reading, std::move(before).value(), actor);
    }
    return both;
  });
}

records::Scope readable_samples(const Actor& actor) {
  auto scope = actor.scope;
  scope.issued = samples_issued;
  return scope;
}

Result<std::vector<SampledSchool>> sampled(const Platform& platform, const Actor& actor, const std::string& id, const std::string& unit_id) {
  return platform.database.read([&](db::Reading& reading) -> Result<std::vector<SampledSchool>> {
    TRY(const auto sample, RecordStore<Sample>(platform.vault).load(reading, id, readable_samples(actor)));
    TRY(const auto unit, load_unit(reading, platform.vault, actor, unit_id));
    return sampled_schools(reading, sample.head.id, org::scope_of(unit), sampled_rows);
  });
}

std::vector<Earlier> earlier(db::Reading& reading, const records::Vault& vault, const Inspection& inspection) {
  std::vector<Earlier> others;
  for (const auto& sheet : sheets_beside(reading, vault, inspection)) {
    if (sheet.head.id == inspection.head.id || sheet.state == State::open) continue;
    auto& other = others.emplace_back(Earlier{sheet.kind, {}});
    for (auto& [point, answer] : answers_of(reading, sheet.head.id)) other.answers.push_back(answer);
  }
  return others;
}

Result<std::vector<Difference>> differences(db::Reading& reading, const records::Vault& vault, const Actor& actor, const std::string& id) {
  TRY(const auto inspection, RecordStore<Inspection>(vault).load(reading, id, actor.scope));
  TRY(const auto checklist, campaigns::load_checklist(reading, vault, inspection.checklist));
  std::vector<std::pair<Kind, Answers>> sheets;
  for (const auto& sheet : sheets_beside(reading, vault, inspection)) {
    if (sheet.state != State::open) sheets.emplace_back(sheet.kind, answers_of(reading, sheet.head.id));
  }
  std::vector<Difference> found;
  for (const auto& chapter : checklist.chapters) {
    for (const auto& point : chapter.points) {
      Difference one{point.code, point.text, point.focus, {}};
      for (const auto& [kind, answers] : sheets) {
        if (const auto answer = answers.find(point.code); answer != answers.end()) one.answers.emplace_back(kind, answer->second);
      }
      if (!one.answers.empty() && disagree(one.answers)) found.push_back(std::move(one));
    }
  }
  return found;
}

}  // namespace anyuan::inspections
