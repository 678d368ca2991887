#include "kit/formula_sql.h"

#include <fmt/format.h>

#include <map>

#include "base/check.h"
#include "domain/facts/queries.h"
#include "domain/rulepacks/names.h"

namespace anyuan::kit {
namespace {

class Translator {
 public:
  Translator(std::string_view text, const SqlOfName& name) : rest_(text), name_(name) {}
  std::string whole() {
    auto made = choice();
    skip();
    CHECK(rest_.empty());
    return made;
  }

 private:
  void skip() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  bool take(std::string_view sign) {
    skip();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }
  // `< ` is not the beginning of `<=`.
  bool take_less(std::string_view sign) {
    skip();
    if (!rest_.starts_with(sign) || rest_.substr(sign.size()).starts_with("=")) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }
  std::string choice() {
    auto condition = either();
    if (!take("?")) return condition;
    const auto yes = choice();
    CHECK(take(":"));
    const auto no = choice();
    return fmt::format("(CASE WHEN {0} THEN {1} WHEN NOT {0} THEN {2} END)", condition, yes, no);
  }
  std::string either() {
    auto made = both();
    while (take("||")) made = fmt::format("({} OR {})", made, both());
    return made;
  }
  std::string both() {
    auto made = compared();
    while (take("&&")) made = fmt::format("({} AND {})", made, compared());
    return made;
  }
  std::string compared() {
    auto made = sum();
    for (const auto& [sign, sql] : {std::pair{"==", "="}, {"!=", "<>"}, {"<=", "<="}, {">=", ">="}}) {
      if (take(sign)) return fmt::format("({} {} {})", made, sql, sum());
    }
    if (take_less("<")) return fmt::format("({} < {})", made, sum());
    if (take_less(">")) return fmt::format("({} > {})", made, sum());
    if (!take("in [")) return made;
    std::string list = sum();
    while (take(",")) list += ", " + sum();
    CHECK(take("]"));
    return fmt::format("({} IN ({}))", made, list);
  }
  std::string sum() {
    auto made = product();
    for (;;) {
      if (take("+")) made = fmt::format("({} + {})", made, product());
      else if (take("-")) made = fmt::format("({} - {})", made, product());
      else return made;
    }
  }
  std::string product() {
    auto made = single();
    for (;;) {
      if (take("*")) made = fmt::format("({} * {})", made, single());
      else if (take("/")) made = fmt::format("({} / NULLIF({}, 0))", made, single());
      else return made;
    }
  }
  std::string single() {
    if (take("-")) return fmt::format("(- {})", single());
    skip();
    if (rest_.starts_with("!") && !rest_.starts_with("!=")) {
      take("!");
      return fmt::format("(NOT {})", single());
    }
    if (take("(")) {
      auto made = choice();
      CHECK(take(")"));
      return made;
    }
    return value();
  }
  std::string value() {
    skip();
    CHECK(!rest_.empty());
    if (rest_.front() == '\'' || rest_.front() == '"') {
      const auto end = rest_.find(rest_.front(), 1);
      CHECK(end != std::string_view::npos);
      const auto text = rest_.substr(1, end - 1);
      rest_.remove_prefix(end + 1);
      return fmt::format("'{}'", text);
    }
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; };
    std::size_t end = 0;
    while (end < rest_.size() && is_word(rest_[end])) ++end;
    CHECK(end > 0);
    const auto word = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (word == "true" || word == "false") return std::string(word);
    if (std::isdigit(static_cast<unsigned char>(word.front())) != 0) return fmt::format("{}::double precision", word);
    return take("(") ? called(word) : name_(word);
  }
  std::string called(std::string_view function) {
    const auto first = choice();
    if (function == "known") {
      CHECK(take(")"));
      return fmt::format("({} IS NOT NULL)", first);
    }
    if (function == "floor" || function == "ceil") {
      CHECK(take(")"));
      return fmt::format("{}({})", function, first);
    }
    CHECK(function == "min" || function == "max");
    std::string list = first, unknown = fmt::format("{} IS NULL", first);
    while (take(",")) {
      const auto next = choice();
      list += ", " + next;
      unknown += fmt::format(" OR {} IS NULL", next);
    }
    CHECK(take(")"));
    return fmt::format("(CASE WHEN {} THEN NULL ELSE {}({}) END)", unknown, function == "min" ? "LEAST" : "GREATEST", list);
  }

  std::string_view rest_;
  const SqlOfName& name_;
};

using Locals = std::map<std::string, std::string, std::less<>>;

class Maker {
 public:
  explicit Maker(const std::vector<rulepacks::RulePack>& packs) : packs_(packs) {
    for (const auto& pack : packs) {
      for (const auto& parameter : pack.parameters) {
        parameters_[pack.code][parameter.name] = parameter.choices.empty() ? parameter.value + "::double precision" : "'" + parameter.value + "'";
      }
    }
    make_norms();
  }

  RulesInSql made() {
    RulesInSql made;
    std::string with, columns, joins, norms;
    std::size_t number = 0;
    for (const auto& counting : facts::countings()) {
      with += fmt::format("{} l{} (unit_path, changed_at", number == 0 ? "WITH" : ",", number);
      for (std::size_t i = 0; i < counting.facts; ++i) with += fmt::format(", f{}", counting.first + i);
      with += fmt::format(") AS MATERIALIZED ({})", counting.sql);
      if (number > 0) joins += fmt::format(" LEFT JOIN l{0} ON l{0}.unit_path = l0.unit_path", number);
      ++number;
    }
    for (const auto& [name, sql] : norms_) norms += fmt::format(", {} AS \"{}\"", sql, name);
    for (const auto& pack : packs_) {
      for (const auto& clause : pack.clauses) {
        made.codes.push_back(fmt::format("{}/{}", pack.code, clause.code));
        columns += fmt::format(", {}", verdict(pack, clause));
      }
    }
    made.sql = fmt::format("{}, facts AS (SELECT l0.unit_path, {} FROM l0{}), normed AS (SELECT facts.*{} FROM facts) SELECT unit_path{} FROM normed ORDER BY unit_path",
                           with, facts_selected(), joins, norms, columns);
    return made;
  }

 private:
  static std::string facts_selected() {
    std::string all;
    const auto& catalogue = facts::catalogue();
    std::size_t counted = 0;
    for (const auto& counting : facts::countings()) counted = std::max(counted, counting.first + counting.facts);
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
      const auto type = catalogue[i].type;
      std::string sql = i < counted ? fmt::format("f{}", i) : "NULL";
      if (type == formula::Type::boolean) sql = i < counted ? fmt::format("({} = 1)", sql) : "NULL::boolean";
      else if (type == formula::Type::number) sql += "::double precision";
      else if (type == formula::Type::date) sql = fmt::format("(({})::date - DATE '1970-01-01')::double precision", sql);
      else sql += "::text";
      all += fmt::format("{}{} AS \"{}\"", all.empty() ? "" : ", ", sql, catalogue[i].name);
    }
    return all;
  }
  std::string translated(const rulepacks::RulePack& pack, const Locals& locals, std::string_view formula) const {
    const auto& parameters = parameters_.at(pack.code);
    return sql_of_formula(formula, [&](std::string_view name) -> std::string {
      if (const auto found = locals.find(name); found != locals.end()) return found->second;
      if (const auto found = parameters.find(name); found != parameters.end()) return found->second;
      if (name == "today") return "((:today)::date - DATE '1970-01-01')::double precision";
      CHECK(rulepacks::names().find(name) != nullptr);
      if (name.starts_with("norm.") && !norms_.contains(std::string(name))) return "NULL::double precision";
      return fmt::format("\"{}\"", name);
    });
  }
  Locals stepped(const rulepacks::RulePack& pack, const std::vector<rulepacks::Step>& steps) const {
    Locals locals;
    for (const auto& step : steps) locals[step.name] = translated(pack, locals, step.is);
    return locals;
  }
  void make_norms() {
    for (const auto& pack : packs_) parameters_[pack.code];
    for (const auto& pack : packs_) {
      for (const auto& norm : pack.norms) {
        const auto locals = stepped(pack, norm.steps);
        const auto value = fmt::format("(CASE WHEN {} THEN {} END)", translated(pack, locals, norm.applies), translated(pack, locals, norm.is));
        auto& kept = norms_[norm.name];
        const auto* function = rulepacks::names().find(norm.name)->norm == rulepacks::Strictness::higher ? "GREATEST" : "LEAST";
        kept = kept.empty() ? value : fmt::format("{}({}, {})", function, kept, value);
      }
    }
  }
  std::string verdict(const rulepacks::RulePack& pack, const rulepacks::Clause& clause) const {
    const auto locals = stepped(pack, clause.steps);
    const auto applies = translated(pack, locals, clause.applies), passes = translated(pack, locals, clause.passes);
    const auto partly = clause.partly.empty() ? std::string("false") : translated(pack, locals, clause.partly);
    return fmt::format("CASE WHEN {0} IS NULL THEN 'unknown' WHEN NOT {0} THEN 'not_applicable' WHEN {1} THEN 'passed' WHEN {1} IS NULL THEN 'unknown'"
                       " WHEN {2} THEN 'partial' WHEN {2} IS NULL THEN 'unknown' ELSE 'failed' END", applies, passes, partly);
  }

  const std::vector<rulepacks::RulePack>& packs_;
  std::map<std::string, Locals, std::less<>> parameters_;
  std::map<std::string, std::string> norms_;
};

}  // namespace

std::string sql_of_formula(std::string_view formula, const SqlOfName& name) { return Translator(formula, name).whole(); }

RulesInSql rules_in_sql(const std::vector<rulepacks::RulePack>& packs) { return Maker(packs).made(); }

}  // namespace anyuan::kit
