#include "domain/inspections/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/percent.h"
#include "domain/hazards/hazard.h"

namespace anyuan::inspections {
namespace {

using campaigns::Phase;
using Filters = std::vector<std::pair<std::string, std::string>>;

template <class E>
std::string joined(std::initializer_list<E> values) {
  std::string text;
  for (const auto value : values) text += (text.empty() ? "" : ",") + std::string(name_of(value));
  return text;
}

std::string march_page(const Facts& facts) { return "/campaign_counties/" + facts.march.head.id; }

Filters hazard_filters(const Facts& facts) { return {{"f.campaign", facts.campaign.head.id}, {"unit", facts.march.county.text}}; }

// A thing of the march that is there or not.
Criterion there(const Facts& facts, std::string_view key, bool holds, std::string_view yes, std::string_view no) {
  return {std::string(key), holds, std::string(holds ? yes : no), {}, march_page(facts), {}};
}

// Counted exactly: a rounded 100 would let a county with one school missing in three thousand through.
Criterion coverage(const Facts& facts) {
  const auto& c = facts.coverage;
  const bool holds = static_cast<double>(c.submitted) * 100 >= facts.campaign.coverage_target * static_cast<double>(c.due());
  const auto percent = percent_of(c.submitted, c.due());
  return {"coverage", holds, "criterion_coverage",
          {std::to_string(c.due()), std::to_string(c.waived), std::to_string(c.submitted), percent ? fmt::format("{:.1f}", *percent) : "-",
           fmt::format("{}", facts.campaign.coverage_target)},
          "/campaigns/" + facts.campaign.head.id + "/missing", {{"unit", facts.march.county.text}}};
}

Criterion general_hazards(const Facts& facts) {
  using enum hazards::State;
  auto filters = hazard_filters(facts);
  filters.emplace_back("f.grade", joined({hazards::Grade::general}));
  filters.emplace_back("f.state", joined({reported, assigned, rectified}));
  const auto left = facts.hazards.general_open;
  return {"general_hazards", left == 0, "criterion_general_hazards", {std::to_string(left)}, "/hazards", std::move(filters)};
}

Criterion acceptance(const Facts& facts) {
  const auto& sample = facts.sample;
  if (sample.drawn == 0) return {"acceptance", false, "criterion_no_sample", {}, "/campaigns/" + facts.campaign.head.id, {}};
  return {"acceptance", sample.signed_off == sample.drawn, "criterion_acceptance", {std::to_string(sample.drawn), std::to_string(sample.signed_off)},
          "/samples/" + sample.sample, {{"unit", facts.march.county.text}}};
}

Criterion look_back(const Facts& facts) {
  using enum hazards::Source;
  using enum hazards::State;
  auto filters = hazard_filters(facts);
  filters.emplace_back("f.look_back", "-");
  filters.emplace_back("f.source", joined({self_check, verification, hazards::Source::acceptance}));
  filters.emplace_back("f.state", joined({reported, assigned, controlled, rectified, closed}));
  const auto left = facts.hazards.not_looked_back;
  return {"look_back", left == 0, "criterion_look_back", {std::to_string(facts.hazards.found), std::to_string(left)}, "/hazards", std::move(filters)};
}

}  // namespace

std::vector<Criterion> criteria(const Facts& facts) {
  const auto& march = facts.march;
  switch (march.phase) {
    case Phase::organise:
      return {there(facts, "received", march.received_at.has_value(), "criterion_received", "criterion_not_received"),
              there(facts, "group", march.group_at.has_value(), "criterion_group", "criterion_no_group"),
              there(facts, "plan", march.plan_at.has_value(), "criterion_plan", "criterion_no_plan")};
    case Phase::self_check:
      return {coverage(facts), general_hazards(facts),
              there(facts, "summary", march.summary_at.has_value(), "criterion_summary", "criterion_no_summary")};
    case Phase::acceptance: return {acceptance(facts)};
    case Phase::look_back: return {look_back(facts)};
    case Phase::finished: return {};
  }
  return {};
}

Phase next_of(Phase phase) {
  switch (phase) {
    case Phase::organise: return Phase::self_check;
    case Phase::self_check: return Phase::acceptance;
    case Phase::acceptance: return Phase::look_back;
    case Phase::look_back:
    case Phase::finished: return Phase::finished;
  }
  return phase;
}

}  // namespace anyuan::inspections
