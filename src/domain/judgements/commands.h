#pragma once
// Keeping judgements up to date, and what a person may do with one.
#include "domain/accounts/user.h"
#include "domain/judgements/judgement.h"
#include "platform/platform.h"

namespace anyuan::judgements {

struct Renewed {
  std::int64_t schools = 0, clauses = 0;  // judged
  std::int64_t fresh = 0, turned = 0, hazards = 0;
  bool is_whole = true;  // false: it was told to stop
  Renewed& operator+=(const Renewed& other);
};

// Asked before each part: whether to go on.
using GoesOn = std::function<bool()>;
inline bool always() { return true; }

// Judges every school of a scope, some hundred at a time, each time in one transaction with what follows from it.
Result<Renewed> renew(const Platform& platform, const records::Scope& scope, const GoesOn& goes_on = always);

// Judges what the journal says has changed since the last time: one guard's change renews that school. What it followed
// is remembered with the judgements; done twice it changes nothing.
Result<Renewed> follow(const Platform& platform, const GoesOn& goes_on = always);
// Judges every school once a day, because days pass: papers expire, drills grow old. Nothing when today's is done.
Result<Renewed> sweep(const Platform& platform, const GoesOn& goes_on = always);

// Registers the hazard a judgement proposes. Refused: judgement_not_proposed, and what hazards refuse.
Result<Judgement> open_hazard(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version);

}  // namespace anyuan::judgements
