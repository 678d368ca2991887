#include "domain/rulepacks/ruleset.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <variant>

namespace anyuan::rulepacks {

using formula::Fault;
using formula::Formula;
using formula::Sentence;
using formula::Type;
using formula::Value;

namespace {

// Where in a pack something is wrong.
struct Place {
  std::string_view section;
  std::size_t index = 0;
  std::string_view field;
  std::optional<std::size_t> step = {};
};
Error wrong(std::string reason, const Place& place, std::string word = {}, std::size_t column = 1) {
  const auto step = place.step ? fmt::format(".steps[{}]", *place.step) : std::string{};
  return Error{Refusal::invalid, std::move(reason), fmt::format("{}[{}]{}.{}", place.section, place.index, step, place.field),
               {std::move(word), std::to_string(column)}};
}
template <class T>
Result<T> accepted(std::variant<T, Fault> read, const Place& place) {
  if (auto* fault = std::get_if<Fault>(&read)) return wrong(std::move(fault->reason), place, std::move(fault->word), fault->column);
  return std::get<T>(std::move(read));
}

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

bool fits(const Parameter& parameter, const std::string& value) {
  if (!parameter.choices.empty()) return std::ranges::find(parameter.choices, value) != parameter.choices.end();
  const auto number = number_in(value);
  return number && (!parameter.min || *number >= *parameter.min) && (!parameter.max || *number <= *parameter.max);
}

void run(const std::vector<ReadyStep>& steps, std::vector<Value>& frame) {
  for (const auto& step : steps) frame[step.slot] = step.is.evaluate(frame);
}

}  // namespace

// Reads one pack's formulas in order; each may use what stands before it.
class PackMaker {
 public:
  PackMaker(const Dictionary& dictionary, RulePack pack) : dictionary_(dictionary) { made_.pack_ = std::move(pack); }

  Result<ReadyPack> make(const Settings& settings) {
    made_.first_parameter_ = dictionary_.size();
    made_.frame_size_ = dictionary_.size() + made_.pack_.parameters.size();
    TRY([[maybe_unused]] const auto parameters, read_parameters(settings));
    for (std::size_t i = 0; i < made_.pack_.norms.size(); ++i) {
      TRY([[maybe_unused]] const auto norm, read_norm(i));
    }
    std::set<std::string_view> codes;
    for (std::size_t i = 0; i < made_.pack_.clauses.size(); ++i) {
      const auto& code = made_.pack_.clauses[i].code;
      if (!codes.insert(code).second) return wrong("rule_pack_code_twice", {"clauses", i, "code"}, code);
      TRY([[maybe_unused]] const auto clause, read_clause_without_parameters(i));
    }
    return std::move(made_);
  }

 private:
  using Local = std::map<std::string, formula::Symbol, std::less<>>;

  Result<Done> read_parameters(const Settings& settings) {
    const auto& parameters = made_.pack_.parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const auto& parameter = parameters[i];
      const auto set = settings.find(parameter.name);
      const auto& value = set == settings.end() ? parameter.value : set->second;
      if (!fits(parameter, value)) return wrong("rule_pack_parameter_wrong", {"parameters", i, "value"}, value);
      const bool is_number = parameter.choices.empty();
      made_.parameters_.push_back(is_number ? Value::of(number_in(value).value()) : Value::of(value));
      const formula::Symbol symbol{is_number ? Type::number : Type::text, dictionary_.size() + i, parameter.choices};
      TRY([[maybe_unused]] const auto named, take_name({"parameters", i, "name"}, parameter.name, parameters_, symbol));
    }
    return Done{};
  }
  Result<Done> take_name(const Place& place, const std::string& name, Local& into, formula::Symbol symbol) const {
    const bool is_taken = dictionary_.find(name) != nullptr || parameters_.contains(name) || into.contains(name);
    if (is_taken) return wrong("rule_pack_name_taken", place, name);
    into.emplace(name, std::move(symbol));
    return Done{};
  }

  formula::Names names(const Local& local) const {
    return [this, &local](std::string_view name) -> std::optional<formula::Symbol> {
      if (const auto found = local.find(name); found != local.end()) return found->second;
      if (const auto found = parameters_.find(name); found != parameters_.end() && !in_clause_) return found->second;
      return dictionary_.symbol(name);
    };
  }
  Result<std::vector<ReadyStep>> read_steps(std::string_view section, std::size_t index, const std::vector<Step>& steps, Local& local) {
    const auto first = dictionary_.size() + made_.pack_.parameters.size();
    std::vector<ReadyStep> ready;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      TRY(auto is, accepted(Formula::read(steps[i].is, names(local)), {section, index, "is", i}));
      TRY([[maybe_unused]] const auto named, take_name({section, index, "name", i}, steps[i].name, local, {is.type(), first + i, {}}));
      ready.push_back({first + i, std::move(is)});
    }
    made_.frame_size_ = std::max(made_.frame_size_, first + steps.size());
    return ready;
  }
  Result<Formula> read(const Place& place, const std::string& text, const Local& local, Type wanted) const {
    return accepted(Formula::read(text, names(local), wanted), place);
  }
  Result<Sentence> sentence(const Place& place, const std::string& text, const Local& local) const {
    return accepted(Sentence::read(text, names(local)), place);
  }

  Result<Done> read_norm(std::size_t index) {
    const auto& norm = made_.pack_.norms[index];
    const auto* name = dictionary_.find(norm.name);
    if (name == nullptr || name->norm == Strictness::none) return wrong("rule_pack_not_a_norm", {"norms", index, "name"}, norm.name);
    Local local;
    TRY(auto steps, read_steps("norms", index, norm.steps, local));
    TRY(auto applies, read({"norms", index, "applies"}, norm.applies, local, Type::boolean));
    TRY(auto is, read({"norms", index, "is"}, norm.is, local, Type::number));
    ReadyNorm ready{dictionary_.slot_of(norm.name).value(), name->norm, std::move(steps), std::move(applies), std::move(is), {}};
    std::set<std::size_t> slots;
    for (const auto& step : ready.steps) note(step.is, slots);
    note(ready.applies, slots);
    note(ready.is, slots);
    ready.facts.assign(slots.begin(), slots.end());
    made_.norms_.push_back(std::move(ready));
    return Done{};
  }

  // What regions may set works through norms alone, of which the strictest counts: so none can lower what a clause asks.
  Result<Done> read_clause_without_parameters(std::size_t index) {
    in_clause_ = true;
    auto read = read_clause(index);
    in_clause_ = false;
    if (read.ok() || read.error().args.empty() || !parameters_.contains(read.error().args.front())) return read;
    auto error = std::move(read).error();
    error.reason = "rule_pack_parameter_in_clause";
    return error;
  }

  Result<Done> read_clause(std::size_t index) {
    const auto& clause = made_.pack_.clauses[index];
    Local local;
    ReadyClause ready;
    TRY(ready.steps, read_steps("clauses", index, clause.steps, local));
    TRY(ready.applies, read({"clauses", index, "applies"}, clause.applies, local, Type::boolean));
    TRY(ready.passes, read({"clauses", index, "passes"}, clause.passes, local, Type::boolean));
    if (!clause.partly.empty()) {
      TRY(ready.partly, read({"clauses", index, "partly"}, clause.partly, local, Type::boolean));
      if (clause.says_partly.empty()) return wrong("rule_pack_partly_unsaid", {"clauses", index, "says_partly"});
    }
    TRY(ready.says_passed, sentence({"clauses", index, "says_passed"}, clause.says_passed, local));
    TRY(ready.says_failed, sentence({"clauses", index, "says_failed"}, clause.says_failed, local));
    TRY(ready.says_partly, sentence({"clauses", index, "says_partly"}, clause.says_partly, local));
    note_facts(ready);
    made_.clauses_.push_back(std::move(ready));
    return Done{};
  }
  void note(const Formula& formula, std::set<std::size_t>& slots) const {
    for (const auto slot : formula.slots()) {
      if (slot < dictionary_.size()) slots.insert(slot);
    }
  }
  void note_facts(ReadyClause& clause) const {
    std::set<std::size_t> slots;
    for (const auto& step : clause.steps) note(step.is, slots);
    note(clause.applies, slots);
    note(clause.passes, slots);
    if (clause.partly) note(*clause.partly, slots);
    for (const auto* says : {&clause.says_passed, &clause.says_failed, &clause.says_partly}) {
      for (const auto& formula : says->formulas()) note(formula, slots);
    }
    clause.facts.assign(slots.begin(), slots.end());
    for (const auto slot : slots) {
      if (dictionary_.at(slot).norm != Strictness::none) clause.norms.push_back(slot);
    }
  }

  const Dictionary& dictionary_;
  ReadyPack made_;
  Local parameters_;
  bool in_clause_ = false;
};

Result<ReadyPack> ReadyPack::make(RulePack pack, const Dictionary& dictionary, const Settings& settings) {
  return PackMaker(dictionary, std::move(pack)).make(settings);
}

void ReadyPack::set_parameters(std::vector<Value>& frame) const { std::ranges::copy(parameters_, frame.begin() + static_cast<std::ptrdiff_t>(first_parameter_)); }

void ReadyPack::set_norms(std::vector<Value>& frame, SetBy& set_by) const {
  for (const auto& norm : norms_) {
    run(norm.steps, frame);
    if (!norm.applies.evaluate(frame).is_true()) continue;
    const auto value = norm.is.evaluate(frame);
    auto& kept = frame[norm.slot];
    if (!value.known) continue;
    const bool is_stricter = norm.strictness == Strictness::higher ? value.number > kept.number : value.number < kept.number;
    const bool is_better_founded = kept.known && value.number == kept.number && pack_.verified && !set_by[norm.slot]->pack_.verified;
    if (kept.known && !is_stricter && !is_better_founded) continue;
    kept = value;
    set_by[norm.slot] = this;
  }
}

Verdict ReadyPack::judge(std::size_t at, std::vector<Value>& frame) const {
  const auto& clause = clauses_[at];
  run(clause.steps, frame);
  const auto applies = clause.applies.evaluate(frame);
  if (!applies.known) return Verdict::unknown;
  if (applies.number == 0) return Verdict::not_applicable;
  const auto passes = clause.passes.evaluate(frame);
  if (passes.is_true()) return Verdict::passed;
  if (!passes.known) return Verdict::unknown;
  if (!clause.partly) return Verdict::failed;
  // Whoever cannot say "some" cannot say "none" either.
  const auto partly = clause.partly->evaluate(frame);
  if (!partly.known) return Verdict::unknown;
  return partly.is_true() ? Verdict::partial : Verdict::failed;
}

Ruleset::Ruleset(const Dictionary& dictionary, std::vector<ReadyPack> packs) : dictionary_(&dictionary), packs_(std::move(packs)), frame_size_(dictionary.size()) {
  for (std::size_t slot = 0; slot < dictionary.size(); ++slot) {
    if (dictionary.at(slot).norm != Strictness::none) norm_slots_.push_back(slot);
  }
  for (const auto& pack : packs_) {
    frame_size_ = std::max(frame_size_, pack.frame_size());
    const auto same = std::ranges::find_if(judging_, [&](const ReadyPack* one) { return one->pack().code == pack.pack().code; });
    if (same == judging_.end()) judging_.push_back(&pack);
  }
}

std::vector<std::size_t> Ruleset::facts_of(const ReadyClause& clause) const {
  std::set<std::size_t> slots;
  for (const auto slot : clause.facts) {
    if (dictionary_->at(slot).norm == Strictness::none) slots.insert(slot);
    for (const auto& pack : packs_) {
      for (const auto& norm : pack.norms()) {
        if (norm.slot == slot) slots.insert(norm.facts.begin(), norm.facts.end());
      }
    }
  }
  return {slots.begin(), slots.end()};
}

std::string Ruleset::says(const ReadyPack& pack, std::size_t at, Verdict verdict, const std::vector<Value>& frame) const {
  const auto& clause = pack.clauses()[at];
  switch (verdict) {
    case Verdict::passed: return clause.says_passed.filled(frame);
    case Verdict::failed: return clause.says_failed.filled(frame);
    case Verdict::partial: return clause.says_partly.filled(frame);
    case Verdict::not_applicable: return "本校不适用";
    case Verdict::unknown: break;
  }
  std::string missing;
  for (const auto slot : facts_of(clause)) {
    if (!frame[slot].known) missing += fmt::format("{}{}", missing.empty() ? "" : "、", dictionary_->at(slot).label.zh);
  }
  return missing.empty() ? "现有数据得不出结论" : fmt::format("缺少数据：{}", missing);
}

SetBy Ruleset::make_norms(std::vector<Value>& frame) const {
  frame.resize(frame_size_);
  SetBy set_by(dictionary_->size(), nullptr);
  for (const auto slot : norm_slots_) frame[slot] = {};
  for (const auto& pack : packs_) {
    pack.set_parameters(frame);
    pack.set_norms(frame, set_by);
  }
  return set_by;
}

const ReadyPack* Ruleset::norms_by(const ReadyPack& pack, std::size_t clause, const SetBy& set_by) {
  const ReadyPack* other = nullptr;
  for (const auto slot : pack.clauses()[clause].norms) {
    const auto* by = set_by[slot];
    if (by == nullptr || by->pack().code == pack.pack().code) continue;
    if (other == nullptr || (other->pack().verified && !by->pack().verified)) other = by;
  }
  return other;
}

}  // namespace anyuan::rulepacks
