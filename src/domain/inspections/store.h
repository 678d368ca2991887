#pragma once
// Where sheets, answers and samples are kept and counted: the only SQL for them. Private to the slice.
#include <optional>
#include <string>
#include <vector>

#include "domain/inspections/inspection.h"
#include "domain/inspections/queries.h"
#include "domain/inspections/sampling.h"
#include "domain/inspections/scoring.h"
#include "platform/db/connection.h"
#include "platform/records/scope.h"
#include "platform/records/vault.h"

namespace anyuan::inspections {

// --- sheets and answers -----------------------------------------------------------------------------------------------

// The one live sheet of a school, kind and campaign.
std::optional<Inspection> find_sheet(db::Reading& reading, const records::Vault& vault, const Inspection& like);
// The sheets of the same campaign and school, this one included.
std::vector<Inspection> sheets_beside(db::Reading& reading, const records::Vault& vault, const Inspection& inspection);

Answers answers_of(db::Reading& reading, std::string_view inspection);

// The hazard a failed point has opened; its number never changes.
struct Opened {
  std::string id, number;
};
struct KeptAnswer {
  const Answer* answer = nullptr;
  Opened hazard = {};
};
// Beside what the sheet has already; the sheet's version, stored with them, keeps two writers apart.
void put_answers(db::Writing& writing, std::string_view inspection, const Answers& was, const std::vector<KeptAnswer>& answers);
std::vector<Recheck> rechecks_of(db::Reading& reading, const records::Vault& vault, std::string_view inspection);  // the first one first
std::map<std::string, Opened> hazards_of(db::Reading& reading, std::string_view inspection);  // by the point's code

// --- how far a campaign is -----------------------------------------------------------------------------------------------

// The schools a question is about: those of the campaign in one part of the tree.
struct Part {
  const campaigns::Campaign& campaign;
  records::Scope scope;
};
Coverage coverage_of(db::Reading& reading, const Part& part);

// By the units below `unit` (a school is its own line).
std::vector<CoverageLine> coverage_below(db::Reading& reading, const Part& part, std::string_view unit);

// Schools without a submitted self-check and without a waiver, by path, after the one with path `after`.
std::vector<MissingSchool> missing_schools(db::Reading& reading, const Part& part, std::string_view after, std::int64_t limit);

HazardCounts count_hazards(db::Reading& reading, const Part& part);

SheetCounts count_self_checks(db::Reading& reading, const Part& part);

// --- samples -----------------------------------------------------------------------------------------------------------

// Every school of the campaign in this part that is not waived, by its county's march.
Frame frame_of(db::Reading& reading, const Part& part);
void put_sample(db::Writing& writing, std::string_view sample, const Frame& frame, const std::vector<Drawn>& drawn);
Frame kept_frame(db::Reading& reading, std::string_view sample);
std::vector<Drawn> kept_schools(db::Reading& reading, std::string_view sample);
std::optional<std::string> last_sample(db::Reading& reading, const campaigns::CampaignId& campaign);

std::vector<SampledSchool> sampled_schools(db::Reading& reading, std::string_view sample, const records::Scope& scope, std::int64_t limit);

SampleCounts count_sampled(db::Reading& reading, std::string_view sample, const records::Scope& scope);

}  // namespace anyuan::inspections
