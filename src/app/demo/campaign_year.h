#pragma once
// One year's campaign of the demo city with the marches of its counties: last year's is archived, this year's is half way,
// each county as far as its stage says.
#include "app/demo/lives.h"
#include "domain/campaigns/campaign.h"
#include "domain/campaigns/checklist.h"

namespace anyuan::demo {

struct CampaignYear {
  campaigns::Campaign campaign;
  Date today{};  // as far as anything of it may have happened

  const campaigns::PhaseDates& phase(campaigns::Phase wanted) const;
};

struct CityPosts {
  Person education, police, inspector;
  std::string path;  // the city's
};

CampaignYear last_year(const Seeding& seeding, const campaigns::Checklist& checklist, const CityPosts& city);
CampaignYear this_year(const Seeding& seeding, const campaigns::Checklist& checklist, const CityPosts& city, const CampaignYear& before);

// How far the counties are, in their order: some are done, one has not even said that it received the notice.
Stage stage_of(std::size_t county);

campaigns::CampaignCounty march_of(const Seeding& seeding, const CampaignYear& year, const County& county, Stage stage);

}  // namespace anyuan::demo
