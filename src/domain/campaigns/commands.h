#pragma once
// Changes to campaigns: write and issue one, a county's receipt, group, plan, summary and phase, waivers.
#include <boost/json/object.hpp>

#include "domain/accounts/user.h"
#include "domain/campaigns/campaign.h"
#include "domain/campaigns/checklist.h"
#include "domain/notices/notice.h"
#include "platform/journal/change.h"
#include "platform/platform.h"

namespace anyuan::campaigns {

// Brings the checklists shipped in data/checklists in; one that is there already must be the same text. Returns how
// many were added. Refused: checklist_wrong, checklist_changed.
Result<std::int64_t> load_checklists(const Platform& platform);
Result<Checklist> load_checklist(db::Reading& reading, const records::Vault& vault, const ChecklistId& id);
// The same without reading it twice: a kept edition never changes.
Result<std::shared_ptr<const Checklist>> known_checklist(const Platform& platform, db::Reading& reading, const ChecklistId& id);

// --- sheets a unit makes for itself (checklist designer) ---
// A draft of the actor's unit, the next edition of its code there. Refused: checklist_edition_wrong.
Result<Checklist> create_checklist(const Platform& platform, const accounts::Actor& actor, Checklist wanted);
Result<Checklist> change_checklist(const Platform& platform, const accounts::Actor& actor, std::string_view id, const boost::json::object& request);
// From here on campaigns may choose it and nobody changes it. Refused with all of faults_in.
Result<Checklist> use_checklist(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version);
Result<Checklist> archive_checklist(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version, std::string_view reason);

Result<Campaign> create(const Platform& platform, const accounts::Actor& actor, Campaign campaign);
Result<Campaign> change(const Platform& platform, const accounts::Actor& actor, std::string_view id, const boost::json::object& request);
// Makes a march for each open county below and a notice to everyone below, in one transaction (R-CAMP-1, R-ORG-13).
Result<Campaign> issue(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version);
// A draft of the actor's unit with the dates moved to that year (R-CAMP-5).
Result<Campaign> clone(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t year);
Result<Campaign> archive(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version, std::string_view reason);

// A county's march. Repeating the receipt changes nothing.
Result<CampaignCounty> receive(const Platform& platform, const accounts::Actor& actor, std::string_view id);
// For notices: the county that receives the notice of a running campaign receives the campaign with it.
Result<Done> receive_by_notice(journal::Change& change, const accounts::Actor& actor, const notices::Notice& notice);
struct Filing {
  std::int64_t version = 0;
  std::string text;
  std::vector<attachments::AttachmentId> documents;
};
Result<CampaignCounty> form_group(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version, const std::vector<Member>& members);
Result<CampaignCounty> file_plan(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Filing& filing);
Result<CampaignCounty> file_summary(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Filing& filing);

Result<Waiver> waive(const Platform& platform, const accounts::Actor& actor, Waiver waiver);
Result<Waiver> archive_waiver(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version, std::string_view reason);

// Above campaigns: what inspections need to know in their own transaction.
// What the actor may see of campaigns: the own unit's, those issued below, those issued above.
records::Scope readable(const accounts::Actor& actor);
// Refused: not_found, campaign_not_running.
Result<Campaign> load_issued(db::Reading& reading, const records::Vault& vault, const CampaignId& id, const accounts::Actor& actor);
// The march of the county the path lies in. Refused: not_in_campaign.
Result<CampaignCounty> load_march(db::Reading& reading, const records::Vault& vault, const CampaignId& id, std::string_view unit_path);

// Whether the actor works on this march: an officer of the county itself, while it is not finished. Refused:
// march_not_yours, march_finished.
Result<Done> may_move(const CampaignCounty& march, const accounts::Actor& actor);
// Moves the county to the next phase. Whether its criteria hold is decided by the caller (inspections/commands).
Result<CampaignCounty> advance(journal::Change& change, const CampaignCounty& march, Phase to);

}  // namespace anyuan::campaigns
