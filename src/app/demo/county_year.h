#pragma once
// One county's way through one year's campaign: every school's sheets, what they found, and what became of it.
#include <set>

#include "app/demo/sheets.h"
#include "domain/inspections/past.h"

namespace anyuan::demo {

class CountyYears {
 public:
  CountyYears(const Seeding& seeding, const campaigns::Checklist& checklist, const County& county, const std::vector<Site>& sites,
              const accounts::Actor& city, const std::set<std::string>& sampled, int hazards_least)
      : seeding_(seeding), checklist_(checklist), filler_(seeding.chance, checklist), county_(county), sites_(sites), city_(city), sampled_(sampled), hazards_least_(hazards_least) {}

  Result<Done> live(const CampaignYear& year, Stage stage);

 private:
  struct School;  // one school in one year

  void self_check(School& school);
  void verify(School& school);
  void accept(School& school);
  void report_daily(School& school);
  void take_sheet(School& school, const Visit& visit, const Tendency& tendency, inspections::State state);
  void waive(const Site& site, const CampaignYear& year);
  Result<Done> store();

  const Seeding& seeding_;
  const campaigns::Checklist& checklist_;
  Filler filler_;
  const County& county_;
  const std::vector<Site>& sites_;
  accounts::Actor city_;
  const std::set<std::string>& sampled_;
  int hazards_least_;
  std::vector<inspections::PastSheet> sheets_;
  std::vector<hazards::Past> hazards_;
  std::vector<campaigns::Waiver> waivers_;
};

}  // namespace anyuan::demo
