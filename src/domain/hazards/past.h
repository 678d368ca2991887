#pragma once
// Hazards with the life they have had so far: what another system hands over, and the demo city's. Every step passes the
// rules a person's step passes, at its own time, and leaves its own event in the journal.
#include "domain/hazards/commands.h"

namespace anyuan::hazards {

struct Taken {
  accounts::Actor actor;
  Instant at{};
  Step step;
};

struct Past {
  Hazard hazard;          // as it was found; head.unit_path is the school's, head.id may be given
  accounts::Actor finder;
  Instant found_at{};
  std::vector<Taken> steps;  // oldest first
};

// Whether each step gets its event; a benchmark's million hazards do without.
enum class Events { each_step, none };

// Stores them all, and what relapsed among them; numbers run in the given order, in which they come back. Refused as the
// first refused step was.
// The caller answers for the photos: that they exist and belong to the school.
Result<std::vector<Hazard>> bring_in(journal::Change& change, std::string_view division, std::vector<Past> all, Events events);

}  // namespace anyuan::hazards
