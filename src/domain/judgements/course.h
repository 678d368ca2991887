#pragma once
// What becomes of a judgement when its clause is judged again. Pure.
#include "domain/judgements/judgement.h"

namespace anyuan::judgements {

// A verdict as it was worked out.
struct Outcome {
  const rulepacks::RulePack* pack = nullptr;
  const rulepacks::Clause* clause = nullptr;
  Verdict verdict = Verdict::unknown;
  std::string says;
  const rulepacks::RulePack* norm_pack = nullptr;
};

// Wholly or in part: what is missing has to be put right either way.
constexpr bool falls_short(Verdict verdict) { return verdict == Verdict::failed || verdict == Verdict::partial; }

// `before` is null for a clause not judged at this school yet. The head is the caller's.
Judgement after(const Judgement* before, const Outcome& outcome, Date today);
// It is proposed no more because it has passed for as long as its clause wants.
bool has_lapsed(const Judgement& judgement, Date today);
// A hazard of this judgement is to be opened by itself, the last one it had being in that state (none: no hazard yet).
bool opens_hazard(const Judgement& judgement, std::optional<hazards::State> last);
// What stands in the hazard it opens: what is missing, on what ground, and the day by which it is to be put right, which
// the place's calendar tells.
hazards::Hazard hazard_of(const Judgement& judgement, const rulepacks::RulePack& pack, const rulepacks::Clause& clause, Date due);

}  // namespace anyuan::judgements
