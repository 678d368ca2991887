#pragma once
// What may happen to a campaign, to a county's march through it and to a waiver. Pure.
#include <string>
#include <vector>

#include "domain/accounts/user.h"
#include "domain/campaigns/campaign.h"
#include "domain/campaigns/checklist.h"

namespace anyuan::campaigns {

enum class Action { change, issue, clone, archive };
BOOST_DESCRIBE_ENUM(Action, change, issue, clone, archive)

enum class MarchAction { receive, group, plan, summary, advance };
BOOST_DESCRIBE_ENUM(MarchAction, receive, group, plan, summary, advance)

enum class SheetAction { change, use, archive, design };
BOOST_DESCRIBE_ENUM(SheetAction, change, use, archive, design)

// Which rows of other units are readable: what is a draft is its writer's alone.
inline constexpr std::string_view issued = "state <> 'draft'";

// Campaigns are written by officers of a province, a city or a county (R-CAMP-1). Refused: not_permitted,
// campaign_level.
Result<Done> may_write(const accounts::Actor& actor);
// Refused, beside may_write's: campaign_not_yours, campaign_issued_already, campaign_not_running.
Result<Done> may_do(Action action, const Campaign& campaign, const accounts::Actor& actor);
std::vector<std::string> moves_for(const Campaign& campaign, const accounts::Actor& actor);

// The four phases in order. One may begin on the day the one before ends (N-1 and N-2 of the notice of 2019 share
// 28 February), not earlier. Refused: phases_incomplete, phase_ends_before_it_begins, phases_overlap.
Result<Done> check_phases(const std::vector<PhaseDates>& phases);

// A draft for another year: every date keeps its month and day (29 February becomes the 28th), the year in the name is
// replaced; number and documents belong to the old one.
Campaign moved_to_year(const Campaign& campaign, std::int64_t year);

// R-ORG-1: a deputy head of the police and one of education at least, and one leader. Refused: group_needs_police,
// group_needs_education, group_needs_one_leader.
Result<Done> check_group(const std::vector<Member>& members);

// The summary is of the self-check, so not before it. Refused: not_permitted, march_not_yours, march_finished,
// summary_too_early.
Result<Done> may_do(MarchAction action, const CampaignCounty& march, const accounts::Actor& actor);
std::vector<std::string> moves_for(const CampaignCounty& march, const accounts::Actor& actor);

// A unit's own draft is changed, put in use or dropped by whoever writes campaigns there; any sheet in use may be taken
// as the start of another. Refused, beside may_write's: checklist_not_yours, checklist_in_use, checklist_not_in_use.
Result<Done> may_do(SheetAction action, const Checklist& checklist, const accounts::Actor& actor);
std::vector<std::string> moves_for(const Checklist& checklist, const accounts::Actor& actor);

// R-CHK-4: a waiver is recorded by the county or above. Refused: not_permitted, waiver_by_county.
Result<Done> may_waive(const accounts::Actor& actor);

}  // namespace anyuan::campaigns
