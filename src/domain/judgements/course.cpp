#include "domain/judgements/course.h"

#include <fmt/format.h>

namespace anyuan::judgements {

using rulepacks::Consequence;

Judgement after(const Judgement* before, const Outcome& outcome, Date today) {
  const auto& clause = *outcome.clause;
  Judgement made = before == nullptr ? Judgement{} : *before;
  if (before == nullptr || before->verdict != outcome.verdict) made.since = today;
  made.pack = {outcome.pack->head.id};
  made.code = fmt::format("{}/{}", outcome.pack->code, clause.code);
  made.title = clause.title;
  made.clause = clause.clause;
  made.level = clause.level;
  made.verdict = outcome.verdict;
  made.says = outcome.says;
  made.norm_pack = {outcome.norm_pack == nullptr ? std::string() : outcome.norm_pack->head.id};
  made.verified = rulepacks::is_verified(*outcome.pack, outcome.norm_pack);
  made.feeds = clause.feeds;
  made.consequence = clause.consequence;
  if (clause.consequence != Consequence::proposes) {
    made.proposed_on.reset();
    made.lapses_on.reset();
    return made;
  }
  if (falls_short(outcome.verdict)) {
    if (!made.proposed_on) made.proposed_on = today;
    made.lapses_on.reset();
  } else if (made.proposed_on && !made.lapses_on && (outcome.verdict == Verdict::passed || outcome.verdict == Verdict::not_applicable)) {
    made.lapses_on = plus_days(today, static_cast<int>(clause.heal_days));
  }
  return made;
}

bool has_lapsed(const Judgement& judgement, Date today) { return judgement.lapses_on && *judgement.lapses_on <= today; }

bool opens_hazard(const Judgement& judgement, std::optional<hazards::State> last) {
  // One that somebody dropped as void stays dropped: a person has decided, with a reason in the journal.
  return judgement.consequence == Consequence::opens && falls_short(judgement.verdict) && (!last || *last == hazards::State::closed);
}

hazards::Hazard hazard_of(const Judgement& judgement, const rulepacks::RulePack& pack, const rulepacks::Clause& clause, Date due) {
  hazards::Hazard hazard;
  hazard.school = judgement.school;
  hazard.title = fmt::format("{}：{}", judgement.verdict == Verdict::partial ? "未全部达标" : "未达标", judgement.title);
  hazard.description = fmt::format("{}。依据：{} {}{}。", judgement.says, pack.title, judgement.clause, judgement.verified ? "" : "（未与官方原文核对）");
  hazard.kind = clause.hazard_kind;
  hazard.grade = clause.hazard_grade;
  hazard.due = due;
  hazard.source = hazards::Source::judgement;
  hazard.point = judgement.code;
  return hazard;
}

}  // namespace anyuan::judgements
