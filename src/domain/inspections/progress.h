#pragma once
// How far a county is, in numbers, and whether it may go on: each phase has criteria, each criterion a sentence with
// its figures and the list that shows its rows (R-ORG-1, R-ORG-2, R-CHK-4..6, domain 1.4.1). Pure.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/campaigns/campaign.h"

namespace anyuan::inspections {

struct Coverage {
  std::int64_t schools = 0;    // the campaign covers
  std::int64_t submitted = 0;  // self-checks
  std::int64_t waived = 0;     // and not submitted
  std::int64_t due() const { return schools - waived; }
  std::int64_t missing() const { return due() - submitted; }
};

struct HazardCounts {
  std::int64_t general_open = 0;     // neither closed nor under temporary control
  std::int64_t found = 0;            // by the sheets of the campaign
  std::int64_t not_looked_back = 0;  // of these
  std::int64_t all = 0, closed = 0;  // whatever found them; voided ones are none
};

struct SheetCounts {
  std::int64_t submitted = 0, failed_points = 0;
  std::optional<double> average;  // per cent
};

struct SampleCounts {
  std::string sample;  // the last one drawn; empty: none
  std::int64_t drawn = 0, signed_off = 0;
};

struct Criterion {
  std::string key;
  bool holds = false;
  std::string reason;  // of its sentence
  std::vector<std::string> args;
  std::string page;
  std::vector<std::pair<std::string, std::string>> filters;
};

struct Facts {
  campaigns::Campaign campaign;
  campaigns::CampaignCounty march;
  Coverage coverage;
  HazardCounts hazards;
  SampleCounts sample;
};
// What the county's present phase asks for before the next one; nothing once it has finished.
std::vector<Criterion> criteria(const Facts& facts);

campaigns::Phase next_of(campaigns::Phase phase);  // the last stays

}  // namespace anyuan::inspections
