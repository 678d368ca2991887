#include "domain/judgements/judging.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/check.h"
#include "domain/facts/queries.h"
#include "domain/rulepacks/names.h"

namespace anyuan::judgements {
namespace {

using rulepacks::Ruleset;

// FNV-1a: a mark needs to be short and stable, not secret.
std::uint32_t hash_of(std::string_view text, std::uint32_t hash = 2166136261U) {
  for (const auto c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

// What a judgement takes over from its clause: a clause that reads differently is written again.
std::string properties_of(const rulepacks::RulePack& pack, const rulepacks::Clause& clause) {
  return fmt::format("{}|{}|{}|{}|{}|{}|{}", clause.title, clause.clause, name_of(clause.level), clause.feeds ? name_of(*clause.feeds) : "", name_of(clause.consequence),
                     clause.heal_days, pack.verified);
}

struct Mark {
  Verdict verdict{};
  std::uint32_t hash = 0;
  bool operator==(const Mark&) const = default;
};
using MarkMap = std::map<std::string, Mark, std::less<>>;

// "staffing-gx113/guards=1:9e3779b9" for each clause, spaces between.
std::string text_of_marks(const MarkMap& marks) {
  std::string text;
  for (const auto& [code, mark] : marks) text += fmt::format("{}={}:{:08x} ", code, static_cast<int>(mark.verdict), mark.hash);
  return text;
}
MarkMap marks_in_text(std::string_view text) {
  MarkMap marks;
  while (!text.empty()) {
    const auto end = text.find(' ');
    const auto word = text.substr(0, end);
    const auto equals = word.find('=');
    CHECK(end != std::string_view::npos && equals != std::string_view::npos && word.size() == equals + 11);
    const auto hash = std::stoul(std::string(word.substr(equals + 3)), nullptr, 16);
    marks.emplace(word.substr(0, equals), Mark{static_cast<Verdict>(word[equals + 1] - '0'), static_cast<std::uint32_t>(hash)});
    text.remove_prefix(end + 1);
  }
  return marks;
}

struct Judged {
  const facts::SchoolFacts* school = nullptr;
  std::map<std::string, Outcome, std::less<>> changed;  // by code: those whose mark is another than before
  std::vector<std::string> gone;                        // codes of clauses that hold no longer
};

// Works school by school with one frame.
class Bench {
 public:
  Bench(const Platform& platform, rulepacks::Rulebook& rules) : platform_(platform), rules_(rules) {}

  // The outcomes that are otherwise than `before` says; the new marks go to `found`.
  Judged judge(const facts::SchoolFacts& school, std::string_view before, Found& found) {
    const auto& rules = rules_.at(school.unit_path);
    put_facts(school, platform_.clock.now(), frame_);
    frame_.resize(rules.frame_size());
    const auto known = marks_in_text(before);
    Judged judged{&school, {}, {}};
    MarkMap marks;
    rules.judge(frame_, [&](const rulepacks::ReadyPack& pack, std::size_t at, Verdict verdict, const rulepacks::ReadyPack* norms_by) {
      const auto& clause = pack.pack().clauses[at];
      auto says = rules.says(pack, at, verdict, frame_);
      const auto& prefix = prefix_of(pack, at);
      const auto* norm_pack = norms_by == nullptr ? nullptr : &norms_by->pack();
      const Mark mark{verdict, hash_of(says, norm_pack == nullptr ? prefix.hash : hash_of(norm_pack->head.id, prefix.hash))};
      const auto [place, is_first] = marks.emplace(prefix.code, mark);
      CHECK(is_first);
      const auto was = known.find(prefix.code);
      if (was == known.end() || !(was->second == mark)) judged.changed.emplace(prefix.code, Outcome{&pack.pack(), &clause, verdict, std::move(says), norm_pack});
    });
    found.clauses += std::ssize(marks);
    for (const auto& [code, mark] : known) {
      if (!marks.contains(code)) judged.gone.push_back(code);
    }
    if (auto text = text_of_marks(marks); text != before) found.marked.push_back({school.school, school.unit_path, std::move(text)});
    return judged;
  }

 private:
  struct Prefix {
    std::string code;
    std::uint32_t hash = 0;
  };
  const Prefix& prefix_of(const rulepacks::ReadyPack& pack, std::size_t at) {
    auto& all = prefixes_[&pack];
    if (all.empty()) {
      for (const auto& clause : pack.pack().clauses) all.push_back({fmt::format("{}/{}", pack.pack().code, clause.code), hash_of(properties_of(pack.pack(), clause))});
    }
    return all[at];
  }

  const Platform& platform_;
  rulepacks::Rulebook& rules_;
  std::vector<formula::Value> frame_;
  std::map<const rulepacks::ReadyPack*, std::vector<Prefix>> prefixes_;
};

using Kept = std::map<std::pair<std::string, std::string>, Judgement>;  // by school and code

// What stands in the table for what changed or is gone, in one go.
Kept kept_of(db::Reading& reading, const Platform& platform, const std::vector<Judged>& judged) {
  std::vector<std::string> schools;
  std::set<std::string> codes;
  for (const auto& one : judged) {
    if (one.changed.empty() && one.gone.empty()) continue;
    schools.push_back(one.school->school);
    for (const auto& [code, outcome] : one.changed) codes.insert(code);
    codes.insert(one.gone.begin(), one.gone.end());
  }
  Kept kept;
  if (schools.empty()) return kept;
  for (auto& one : judgements_of(reading, platform.vault, schools, {codes.begin(), codes.end()})) {
    auto key = std::pair{one.school.text, one.code};
    kept.emplace(std::move(key), std::move(one));
  }
  return kept;
}

// What becomes of it.
void settle(db::Reading& reading, const Platform& platform, const std::vector<Judged>& judged, Found& found) {
  auto kept = kept_of(reading, platform, judged);
  const auto today = platform.clock.today();
  for (const auto& one : judged) {
    for (const auto& [code, outcome] : one.changed) {
      const auto before = kept.find({one.school->school, code});
      const bool is_known = before != kept.end();
      // A clause that held once, and holds again, begins anew.
      auto made = after(is_known && !before->second.head.archived_at ? &before->second : nullptr, outcome, today);
      made.school = {one.school->school};
      if (is_known) {
        made.head = before->second.head;
        made.head.archived_at.reset();
        made.hazard = before->second.hazard;
      }
      made.head.unit_path = one.school->unit_path;
      if (is_known) found.turned.push_back({std::move(before->second), std::move(made), outcome.pack, outcome.clause});
      else found.fresh.push_back({std::move(made), outcome.pack, outcome.clause});
    }
    for (const auto& code : one.gone) {
      if (const auto before = kept.find({one.school->school, code}); before != kept.end()) found.gone.push_back(std::move(before->second));
    }
  }
}

}  // namespace

void put_facts(const facts::SchoolFacts& school, Instant now, std::vector<formula::Value>& frame) {
  static const auto today = rulepacks::names().slot_of("today").value();
  const auto count = facts::catalogue().size();
  if (frame.size() <= today) frame.resize(rulepacks::names().size());
  for (std::size_t i = 0; i < count; ++i) frame[i] = facts::counted(school, i, now).value;  // the names begin with the catalogue
  frame[today] = formula::Value::of(date_at(now));
}

Found judge(db::Reading& reading, const Platform& platform, rulepacks::Rulebook& rules, const records::Scope& range) {
  Found found;
  auto marks = marks_in(reading, range);
  if (rules.is_empty() && marks.empty()) return found;
  const auto schools = facts::facts_in(reading, platform.vault, range, platform.clock.today());
  Bench bench(platform, rules);
  std::vector<Judged> judged;
  for (const auto& school : schools) {
    const auto known = marks.find(school.school);
    judged.push_back(bench.judge(school, known == marks.end() ? std::string_view{} : known->second, found));
    if (known != marks.end()) marks.erase(known);
  }
  for (const auto& [school, left] : marks) found.gone_schools.push_back(school);
  found.schools = std::ssize(schools);
  settle(reading, platform, judged, found);
  return found;
}

}  // namespace anyuan::judgements
