#pragma once
// What each move writes into the hazard, and what it misses of the step. Pure; private to rules.
#include <string_view>
#include <vector>

#include "domain/hazards/commands.h"
#include "domain/hazards/hazard.h"

namespace anyuan::hazards {

using Faults = std::vector<Error>;

struct Taking {
  Hazard& hazard;
  const Step& step;
  const accounts::Actor& actor;
  Instant now;
  Date today;
  Faults& faults;
};
struct Asked {
  std::string_view name, text;
};
enum class Need { must, may };

void assign(Taking& taking);
void control(Taking& taking);
void rectify(Taking& taking);
void verify(Taking& taking, const Asked& opinion, Need need);
void regrade(Taking& taking);
void fix_on_spot(Taking& taking);
void look_back(Taking& taking);
void issue_notice(Taking& taking);
void receive_notice(Taking& taking);
void plan(Taking& taking);
void reach(Taking& taking);
void show_control(Taking& taking);
void ask_postponement(Taking& taking);
void answer_postponement(Taking& taking, Postponed answer);

}  // namespace anyuan::hazards
