#pragma once
// Changes to hazards. One transaction and one event each; `open_in` and its like run inside another slice's command.
#include "domain/accounts/user.h"
#include "domain/hazards/hazard.h"
#include "platform/journal/change.h"
#include "platform/platform.h"

namespace anyuan::hazards {

enum class Action { assign, control, rectify, verify, give_back, regrade, drop, fix_on_spot, look_back };
BOOST_DESCRIBE_ENUM(Action, assign, control, rectify, verify, give_back, regrade, drop, fix_on_spot, look_back)

// What a person asks for; each action reads its own fields and names those it misses.
struct Step {
  Action action = Action::assign;
  std::int64_t version = 0;
  std::string person, measure;               // assign
  std::optional<Date> due;                   // assign
  std::optional<Date> until;                 // control
  std::string note;                          // control, rectify, verify, look_back
  std::string reason;                        // give_back, regrade, drop
  std::vector<attachments::AttachmentId> photos;  // rectify, fix_on_spot (after), look_back
  std::optional<Grade> grade;                // regrade
  std::optional<LookBack> found;             // look_back
};

// Gives number, state and place to a hazard found by another command (a submitted sheet) and stores it. With person,
// measure and due it starts as assigned. An open hazard of the same school and point is returned instead.
Result<Hazard> open_in(journal::Change& change, const accounts::Actor& actor, Hazard hazard);

Result<Hazard> report(const Platform& platform, const accounts::Actor& actor, Hazard hazard);  // 日常上报
Result<Hazard> perform(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Step& step);

}  // namespace anyuan::hazards
