#pragma once
// From a figure to the list that shows its rows. Pure.
#include "domain/accounts/user.h"
#include "domain/figures/figure.h"

namespace anyuan::figures {

// The list that shows exactly the rows behind a count, at one unit.
Link link_to(Key key, const Figures& figures, std::string_view unit);
// The same for hazards of one grade and state, of one kind, at one point of the sheet.
Link link_to(const GradeCount& grade, const Figures& figures);
Link link_to(const KindCount& kind, const Figures& figures);
Link link_to(const PointCount& point, const Figures& figures);

// Whether the list behind it is one this reader may open.
bool may_open(const accounts::Actor& reader, const Link& link);

}  // namespace anyuan::figures
