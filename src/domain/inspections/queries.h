#pragma once
// What a campaign's progress is asked for: coverage by unit, who is missing, a county's criteria, the comparison with
// the year before. Few statements whatever the number of schools.
#include <optional>
#include <string>
#include <vector>

#include "domain/accounts/user.h"
#include "domain/inspections/inspection.h"
#include "domain/inspections/progress.h"
#include "platform/platform.h"

namespace anyuan::inspections {

struct Asked {
  std::string campaign;
  std::string unit;  // empty: the asker's own
};

struct CoverageLine {
  std::string unit, name;
  Coverage coverage;
};
struct CoverageByUnit {
  Coverage total;
  std::vector<CoverageLine> lines;  // of the units below
};
// Refused: not_found for a campaign that cannot be read, unit_not_found.
Result<CoverageByUnit> coverage(const Platform& platform, const accounts::Actor& actor, const Asked& asked);

struct MissingSchool {
  std::string school, name, unit_name, principal, unit_path;
  bool is_open = false;  // somebody has begun
  std::int64_t answered = 0, points = 0;
};
struct MissingPage {
  std::vector<MissingSchool> rows;
  std::string next;  // the cursor of the next page; empty on the last
};
Result<MissingPage> missing(const Platform& platform, const accounts::Actor& actor, const Asked& asked, const std::string& cursor);

struct Criteria {
  campaigns::Phase phase = campaigns::Phase::organise, next = campaigns::Phase::organise;
  std::vector<Criterion> rows;
  bool all_hold() const;
};
Result<Criteria> criteria_of(db::Reading& reading, const records::Vault& vault, const accounts::Actor& actor, const campaigns::CampaignCounty& march);

struct Summary {  // one campaign in the asker's part of the tree
  campaigns::Campaign campaign;
  Coverage coverage;
  SheetCounts sheets;
  HazardCounts hazards;
};
struct Comparison {
  Summary now;
  std::optional<Summary> before;  // the campaign it was cloned from, when the asker may read it
};
Result<Comparison> comparison(const Platform& platform, const accounts::Actor& actor, const std::string& campaign);

// Rows of a unit above that are readable below: every sample it drew.
inline constexpr std::string_view samples_issued = "drawn > 0";
// A sample is read by officers and inspectors at and below the unit that drew it.
records::Scope readable_samples(const accounts::Actor& actor);

struct SampledSchool {
  std::string school, name, county_name, inspection;
  std::int64_t position = 0;
  std::optional<State> state;  // of its acceptance
  std::optional<double> percent;
};
Result<std::vector<SampledSchool>> sampled(const Platform& platform, const accounts::Actor& actor, const std::string& sample, const std::string& unit);

// The points where the sheets of one school in one campaign disagree (R-CHK-3).
struct Difference {
  std::string point, text;
  bool focus = false;  // 检查重点 (R-CHK-2)
  std::vector<std::pair<Kind, Answer>> answers;
};
Result<std::vector<Difference>> differences(db::Reading& reading, const records::Vault& vault, const accounts::Actor& actor, const std::string& inspection);

// What the other sheets of the same school and campaign say, those that are handed in.
struct Earlier {
  Kind kind = Kind::self_check;
  std::vector<Answer> answers;
};
std::vector<Earlier> earlier(db::Reading& reading, const records::Vault& vault, const Inspection& inspection);

}  // namespace anyuan::inspections
