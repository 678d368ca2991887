#include "domain/rulepacks/ruleset.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace anyuan::rulepacks {

using formula::Fault;
using formula::Formula;
using formula::Sentence;
using formula::Type;
using formula::Value;

namespace {

struct Refused {
  PackFault fault;
};

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

// Reads one pack's formulas; a fault is thrown within and returned by ReadyPack::make.
class PackMaker {
 public:
  PackMaker(const Dictionary& dictionary, RulePack pack) : dictionary_(dictionary) { made_.pack_ = std::move(pack); }

  ReadyPack make(const Settings& settings) {
    made_.first_parameter_ = dictionary_.size();
    made_.frame_size_ = dictionary_.size() + made_.pack_.parameters.size();
    read_parameters(settings);
    for (std::size_t i = 0; i < made_.pack_.norms.size(); ++i) read_norm(i);
    std::set<std::string_view> codes;
    for (std::size_t i = 0; i < made_.pack_.clauses.size(); ++i) {
      if (!codes.insert(made_.pack_.clauses[i].code).second) refuse("clauses", i, "code", {1, "rule_pack_code_twice", made_.pack_.clauses[i].code});
      read_clause(i);
    }
    return std::move(made_);
  }

 private:
  using Local = std::map<std::string, formula::Symbol, std::less<>>;

  [[noreturn]] void refuse(std::string section, std::size_t index, std::string field, Fault fault, std::optional<std::size_t> step = std::nullopt) const {
    throw Refused{{std::move(section), index, step, std::move(field), std::move(fault)}};
  }

  void read_parameters(const Settings& settings) {
    const auto& parameters = made_.pack_.parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const auto& parameter = parameters[i];
      const auto set = settings.find(parameter.name);
      const auto& value = set == settings.end() ? parameter.value : set->second;
      if (!fits(parameter, value)) refuse("parameters", i, "value", {1, "rule_pack_parameter_wrong", value});
      const bool is_number = parameter.choices.empty();
      made_.parameters_.push_back(is_number ? Value::of(number_in(value).value()) : Value::of(value));
      take_name("parameters", i, "name", parameter.name, parameters_, {is_number ? Type::number : Type::text, dictionary_.size() + i, parameter.choices});
    }
  }
  void take_name(std::string_view section, std::size_t index, std::string field, const std::string& name, Local& into, formula::Symbol symbol,
                 std::optional<std::size_t> step = std::nullopt) const {
    const bool is_taken = dictionary_.find(name) != nullptr || parameters_.contains(name) || into.contains(name);
    if (is_taken) refuse(std::string(section), index, std::move(field), {1, "rule_pack_name_taken", name}, step);
    into.emplace(name, std::move(symbol));
  }

  formula::Names names(const Local& local) const {
    return [this, &local](std::string_view name) -> std::optional<formula::Symbol> {
      for (const auto* table : {&local, &parameters_}) {
        if (const auto found = table->find(name); found != table->end()) return found->second;
      }
      return dictionary_.symbol(name);
    };
  }
  std::vector<ReadyStep> read_steps(std::string_view section, std::size_t index, const std::vector<Step>& steps, Local& local) {
    std::vector<ReadyStep> ready;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      auto read = Formula::read(steps[i].is, names(local));
      if (const auto* fault = std::get_if<Fault>(&read)) refuse(std::string(section), index, "is", *fault, i);
      auto& is = std::get<Formula>(read);
      const auto slot = dictionary_.size() + made_.pack_.parameters.size() + i;
      take_name(section, index, "name", steps[i].name, local, {is.type(), slot, {}}, i);
      ready.push_back({slot, std::move(is)});
    }
    made_.frame_size_ = std::max(made_.frame_size_, dictionary_.size() + made_.pack_.parameters.size() + steps.size());
    return ready;
  }
  Formula read(std::string_view section, std::size_t index, std::string field, const std::string& text, const Local& local, Type wanted) const {
    auto read = Formula::read(text, names(local), wanted);
    if (const auto* fault = std::get_if<Fault>(&read)) refuse(std::string(section), index, std::move(field), *fault);
    return std::get<Formula>(std::move(read));
  }
  Sentence sentence(std::size_t index, std::string field, const std::string& text, const Local& local) const {
    auto read = Sentence::read(text, names(local));
    if (const auto* fault = std::get_if<Fault>(&read)) refuse("clauses", index, std::move(field), *fault);
    return std::get<Sentence>(std::move(read));
  }

  void read_norm(std::size_t index) {
    const auto& norm = made_.pack_.norms[index];
    const auto* name = dictionary_.find(norm.name);
    if (name == nullptr || name->norm == Strictness::none) refuse("norms", index, "name", {1, "rule_pack_not_a_norm", norm.name});
    Local local;
    auto steps = read_steps("norms", index, norm.steps, local);
    auto applies = read("norms", index, "applies", norm.applies, local, Type::boolean);
    auto is = read("norms", index, "is", norm.is, local, Type::number);
    ReadyNorm ready{dictionary_.slot_of(norm.name).value(), name->norm, std::move(steps), std::move(applies), std::move(is), {}};
    std::set<std::size_t> slots;
    for (const auto& step : ready.steps) note(step.is, slots);
    note(ready.applies, slots);
    note(ready.is, slots);
    ready.facts.assign(slots.begin(), slots.end());
    made_.norms_.push_back(std::move(ready));
  }

  void read_clause(std::size_t index) {
    const auto& clause = made_.pack_.clauses[index];
    Local local;
    auto steps = read_steps("clauses", index, clause.steps, local);
    auto applies = read("clauses", index, "applies", clause.applies, local, Type::boolean);
    auto passes = read("clauses", index, "passes", clause.passes, local, Type::boolean);
    std::optional<Formula> partly;
    if (!clause.partly.empty()) {
      partly = read("clauses", index, "partly", clause.partly, local, Type::boolean);
      if (clause.says_partly.empty()) refuse("clauses", index, "says_partly", {1, "rule_pack_partly_unsaid"});
    }
    ReadyClause ready{std::move(steps), std::move(applies), std::move(passes), std::move(partly),
                      sentence(index, "says_passed", clause.says_passed, local), sentence(index, "says_failed", clause.says_failed, local),
                      sentence(index, "says_partly", clause.says_partly, local), {}};
    note_facts(ready);
    made_.clauses_.push_back(std::move(ready));
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
  }

  const Dictionary& dictionary_;
  ReadyPack made_;
  Local parameters_;
};

std::variant<ReadyPack, PackFault> ReadyPack::make(RulePack pack, const Dictionary& dictionary, const Settings& settings) {
  try {
    return PackMaker(dictionary, std::move(pack)).make(settings);
  } catch (Refused& refused) {
    return std::move(refused.fault);
  }
}

void ReadyPack::set_parameters(std::vector<Value>& frame) const { std::ranges::copy(parameters_, frame.begin() + static_cast<std::ptrdiff_t>(first_parameter_)); }

void ReadyPack::set_norms(std::vector<Value>& frame) const {
  for (const auto& norm : norms_) {
    run(norm.steps, frame);
    if (!norm.applies.evaluate(frame).is_true()) continue;
    const auto value = norm.is.evaluate(frame);
    auto& kept = frame[norm.slot];
    if (!value.known) continue;
    const bool is_stricter = norm.strictness == Strictness::higher ? value.number > kept.number : value.number < kept.number;
    if (!kept.known || is_stricter) kept = value;
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
  return clause.partly && clause.partly->evaluate(frame).is_true() ? Verdict::partial : Verdict::failed;
}

Ruleset::Ruleset(const Dictionary& dictionary, std::vector<ReadyPack> packs) : dictionary_(&dictionary), packs_(std::move(packs)), frame_size_(dictionary.size()) {
  for (std::size_t slot = 0; slot < dictionary.size(); ++slot) {
    if (dictionary.at(slot).norm != Strictness::none) norm_slots_.push_back(slot);
  }
  for (const auto& pack : packs_) frame_size_ = std::max(frame_size_, pack.frame_size());
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

void Ruleset::make_norms(std::vector<Value>& frame) const {
  frame.resize(frame_size_);
  for (const auto slot : norm_slots_) frame[slot] = {};
  for (const auto& pack : packs_) {
    pack.set_parameters(frame);
    pack.set_norms(frame);
  }
}

}  // namespace anyuan::rulepacks
