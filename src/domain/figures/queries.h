#pragma once
// The figures of a campaign, or of all hazards, at one unit in the asker's scope. Few statements whatever the size; the
// reader's role decides how far down they go.
#include <string>

#include "domain/accounts/user.h"
#include "domain/figures/figure.h"
#include "platform/platform.h"

namespace anyuan::figures {

struct Asked {
  std::string campaign;  // id, or its name
  std::string unit;      // empty: the asker's own
};

// Refused: campaign_not_found, unit_not_found (field `unit`).
Result<Figures> of_campaign(const Platform& platform, const accounts::Actor& actor, const Asked& asked);
Result<Figures> of_hazards(const Platform& platform, const accounts::Actor& actor, const std::string& unit);

// The same inside a reading that goes on (the report's).
Result<Figures> of_campaign(db::Reading& reading, const Platform& platform, const accounts::Actor& actor, const Asked& asked);

// Whether this reader may open the lists behind the figures, or sees totals only.
bool opens_lists(const accounts::Actor& actor);

}  // namespace anyuan::figures
