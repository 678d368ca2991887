#pragma once
// Where checklists, campaigns, marches and waivers are looked up: the only SQL for them beside their records' own.
#include <optional>
#include <string_view>

#include "domain/campaigns/campaign.h"
#include "domain/campaigns/checklist.h"
#include "platform/db/connection.h"
#include "platform/records/vault.h"

namespace anyuan::campaigns {

// Of those that ship.
std::optional<Checklist> find_checklist(db::Reading& reading, const records::Vault& vault, std::string_view code, std::int64_t edition);
// The march of the campaign whose county is, or is above, the unit of this path.
// Of that code, among the sheets that ship and those of this unit; 0: none.
std::int64_t last_edition(db::Reading& reading, std::string_view unit_path, std::string_view code);
std::optional<CampaignCounty> find_march(db::Reading& reading, const records::Vault& vault, const CampaignId& campaign, std::string_view unit_path);
// The live waiver of a school.
std::optional<Waiver> find_waiver(db::Reading& reading, const records::Vault& vault, const CampaignId& campaign, const schools::SchoolId& school);

}  // namespace anyuan::campaigns
