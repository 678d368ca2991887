#pragma once
// Changes to campaigns: write and issue one, a county's receipt, group, plan, summary and phase, waivers.
#include "domain/accounts/user.h"
#include "domain/campaigns/campaign.h"
#include "domain/campaigns/checklist.h"
#include "platform/journal/change.h"
#include "platform/platform.h"

namespace anyuan::campaigns {

// Brings the checklists shipped in data/checklists in; one that is there already must be the same text.
Result<std::int64_t> load_checklists(const Platform& platform);
Result<Checklist> load_checklist(db::Reading& reading, const records::Vault& vault, const ChecklistId& id);

// Below campaigns: what inspections need to know in their own transaction.
Result<Campaign> load_issued(db::Reading& reading, const records::Vault& vault, const CampaignId& id, const accounts::Actor& actor);
// The march of the county the path lies in. Refused: not_in_campaign.
Result<CampaignCounty> load_march(db::Reading& reading, const records::Vault& vault, const CampaignId& id, std::string_view unit_path);
bool covers(const Campaign& campaign, schools::Category category);

// Moves the county to the next phase. Whether its criteria hold is decided by the caller (inspections/progress).
Result<CampaignCounty> advance(journal::Change& change, const CampaignCounty& march, Phase to);

}  // namespace anyuan::campaigns
