#pragma once
// Rule packs made ready to judge: every formula read and typed against the dictionary. Pure: facts in, verdicts out.
#include "domain/rulepacks/dictionary.h"
#include "domain/rulepacks/pack.h"

namespace anyuan::rulepacks {

enum class Verdict { passed, failed, partial, not_applicable, unknown };
BOOST_DESCRIBE_ENUM(Verdict, passed, failed, partial, not_applicable, unknown)
constexpr Label label_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::passed: return {"达标", "Passed"};
    case Verdict::failed: return {"未达标", "Failed"};
    case Verdict::partial: return {"部分达标", "Partial"};
    case Verdict::not_applicable: return {"不适用", "Not applicable"};
    case Verdict::unknown: return {"数据不足", "Unknown"};
  }
  return {};
}

// The parameters a region set, by name; what it left out has the pack's own value.
using Settings = std::map<std::string, std::string, std::less<>>;

struct ReadyStep {
  std::size_t slot = 0;
  formula::Formula is;
};
struct ReadyNorm {
  std::size_t slot = 0;
  Strictness strictness = Strictness::none;
  std::vector<ReadyStep> steps;
  formula::Formula applies, is;
  std::vector<std::size_t> facts;  // as a clause's
};
struct ReadyClause {
  std::vector<ReadyStep> steps;
  formula::Formula applies, passes;
  std::optional<formula::Formula> partly;
  formula::Sentence says_passed, says_failed, says_partly;
  std::vector<std::size_t> facts;  // slots of the dictionary it looks at, each once
  std::vector<std::size_t> norms;  // those of them that are norms
};

class ReadyPack;
// By slot of the dictionary: the pack whose norm stands in a frame.
using SetBy = std::vector<const ReadyPack*>;

class ReadyPack {
 public:
  // Refused with the first fault; its field is the place in the pack, "clauses[2].steps[0].is", its args the word it is
  // about and the column (from 1) in the formula.
  static Result<ReadyPack> make(RulePack pack, const Dictionary& dictionary, const Settings& settings = {});

  const RulePack& pack() const { return pack_; }
  const std::vector<ReadyNorm>& norms() const { return norms_; }
  const std::vector<ReadyClause>& clauses() const { return clauses_; }
  std::size_t frame_size() const { return frame_size_; }
  // Puts the pack's parameters into a frame.
  void set_parameters(std::vector<formula::Value>& frame) const;
  // Its norms into a frame where stricter than what stands there already, or as strict and better founded: this pack was
  // compared with the official text, the other was not.
  void set_norms(std::vector<formula::Value>& frame, SetBy& set_by) const;
  // The verdict of one clause; leaves the clause's steps in the frame for Ruleset::says().
  Verdict judge(std::size_t clause, std::vector<formula::Value>& frame) const;

 private:
  friend class PackMaker;
  RulePack pack_;
  std::vector<formula::Value> parameters_;
  std::vector<ReadyNorm> norms_;
  std::vector<ReadyClause> clauses_;
  std::size_t first_parameter_ = 0, frame_size_ = 0;
};

// A verdict is as well founded as its clause and the norm it rests on.
inline bool is_verified(const RulePack& pack, const RulePack* norms_by) { return pack.verified && (norms_by == nullptr || norms_by->verified); }

// All packs in force at one place; of a pack in force twice (at the province and, with other settings, at the county)
// each sets its norms and the clauses of the edition in force furthest up are judged once: who is below can only be
// stricter. A frame holds the facts of one school by the
// dictionary's slots and room behind.
class Ruleset {
 public:
  Ruleset(const Dictionary& dictionary, std::vector<ReadyPack> packs);
  Ruleset(const Ruleset&) = delete;
  Ruleset& operator=(const Ruleset&) = delete;

  const std::vector<const ReadyPack*>& judging() const { return judging_; }
  const Dictionary& dictionary() const { return *dictionary_; }
  std::size_t frame_size() const { return frame_size_; }
  // Calls `use(pack, clause, verdict, norms_by)` for every clause, in order; within it, says() puts the verdict into words.
  // The norms of the frame are made here; `norms_by` is another pack that set one the clause asks for, one that is not
  // verified before others, or null.
  template <class Use>
  void judge(std::vector<formula::Value>& frame, Use&& use) const {
    const auto set_by = make_norms(frame);
    for (const auto* pack : judging_) {
      for (std::size_t i = 0; i < pack->clauses().size(); ++i) {
        use(*pack, i, pack->judge(i, frame), norms_by(*pack, i, set_by));
      }
    }
  }
  std::string says(const ReadyPack& pack, std::size_t clause, Verdict verdict, const std::vector<formula::Value>& frame) const;
  // The facts a clause looks at, those its norms look at with them.
  std::vector<std::size_t> facts_of(const ReadyClause& clause) const;

 private:
  SetBy make_norms(std::vector<formula::Value>& frame) const;
  static const ReadyPack* norms_by(const ReadyPack& pack, std::size_t clause, const SetBy& set_by);
  const Dictionary* dictionary_;
  std::vector<ReadyPack> packs_;
  std::vector<const ReadyPack*> judging_;  // of packs_, whose clauses count
  std::vector<std::size_t> norm_slots_;
  std::size_t frame_size_ = 0;
};

}  // namespace anyuan::rulepacks
