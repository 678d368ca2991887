#pragma once
// Sheets that were filled before: what another system hands over, and the demo city's. They pass the rules that a sheet
// filled today passes, as of their own time, and leave their own events in the journal.
#include "domain/inspections/commands.h"
#include "platform/journal/change.h"

namespace anyuan::inspections {

struct PastSheet {
  Inspection inspection;  // head (the school's path), campaign, school, checklist, kind; the rest follows
  schools::School school;
  accounts::Actor inspector;
  std::vector<Answer> answers;
  std::optional<Instant> submitted_at;  // none: it is still being filled
  std::optional<accounts::Actor> signer;
  std::optional<Instant> signed_at;
  std::vector<OpenedHazard> hazards;    // what its failed points opened, or found open
};

// The hazards of its failed points, each with the school's path; they are stored by hazards::bring_in.
std::vector<hazards::Hazard> found_by(const PastSheet& sheet, const campaigns::Checklist& checklist);

std::vector<std::string> schools_in(db::Reading& reading, std::string_view sample);  // in the order of drawing

enum class Events { each_sheet, none };

// Stores them all. Refused as the sheet would be: who may fill it, what its answers may be, what it lacks, who may sign.
Result<Done> bring_in(journal::Change& change, const campaigns::Checklist& checklist, std::vector<PastSheet> sheets, Events events);

}  // namespace anyuan::inspections
