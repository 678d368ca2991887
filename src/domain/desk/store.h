#pragma once
// The only SQL of the desk, over the views the other slices publish. A statement brings the most urgent rows of one kind
// and, with them, how many there are in all.
#include "domain/accounts/user.h"
#include "domain/campaigns/campaign.h"
#include "domain/desk/task.h"
#include "domain/filings/filing.h"
#include "domain/hazards/hazard.h"
#include "domain/inspections/inspection.h"
#include "platform/db/connection.h"

namespace anyuan::desk {

struct Found {
  std::int64_t total = 0;
  std::vector<Task> tasks;
};

// Campaigns that are under way for the actor: the own ones and those issued by the units above.
std::vector<campaigns::Campaign> campaigns_under_way(db::Reading& reading, const records::Vault& vault, const accounts::Actor& actor);

struct March {
  std::string id, campaign;
  campaigns::Phase phase = campaigns::Phase::organise;
  bool is_received = false, has_group = false, has_plan = false, has_summary = false;
};
std::vector<March> marches_of(db::Reading& reading, const accounts::Actor& actor);  // of the county the actor's unit is, or lies in

struct OwnSheet {
  std::string id, campaign;
  bool is_submitted = false;
};
std::vector<OwnSheet> self_checks_of(db::Reading& reading, const std::string& school);
std::vector<std::string> campaigns_waived_for(db::Reading& reading, const std::string& school);
std::string unit_name(db::Reading& reading, const std::string& unit);
std::optional<schools::Category> category_of(db::Reading& reading, const std::string& school);
Found to_sign(db::Reading& reading, const std::string& school, std::int64_t limit);

struct HazardWork {
  Kind kind = Kind::hazard_assign;
  std::vector<hazards::Grade> grades;
  Date today{};
};
// Hazards whose being overdue was told at the actor's level, to the actor's agency or to everybody there.
Found escalated_to(db::Reading& reading, const accounts::Actor& actor, std::int64_t limit);
Found hazard_work(db::Reading& reading, const accounts::Actor& actor, const HazardWork& work, std::int64_t limit);

struct FilingWork {
  filings::Terms terms;
  Date today{};
  std::int64_t limit = 0;
};
// What the school has yet to file; the county's schools that are late with it; the editions one agency has yet to answer;
// those an agency is late with: any agency for the school, the own branch for the city.
Found filing_draft_of(db::Reading& reading, const accounts::Actor& actor, filings::Terms terms);
Found filings_overdue(db::Reading& reading, const accounts::Actor& actor, const FilingWork& work);
Found filings_to_answer(db::Reading& reading, const accounts::Actor& actor, const FilingWork& work);
Found filings_unanswered(db::Reading& reading, const accounts::Actor& actor, const FilingWork& work);

// Schools of a campaign's last sample, in counties that are being accepted, without an acceptance handed in.
Found to_accept(db::Reading& reading, const accounts::Actor& actor, const campaigns::Campaign& campaign, std::int64_t limit);
// Failures of a campaign nobody has looked back at, in counties whose march is at that phase.
Found to_look_back(db::Reading& reading, const accounts::Actor& actor, const campaigns::Campaign& campaign, std::int64_t limit);

}  // namespace anyuan::desk
