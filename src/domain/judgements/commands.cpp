#include "domain/judgements/commands.h"

#include <algorithm>
#include <future>
#include <set>

#include "domain/calendars/queries.h"
#include "domain/facts/queries.h"
#include "domain/hazards/commands.h"
#include "domain/judgements/judging.h"
#include "domain/judgements/store.h"
#include "domain/rulepacks/commands.h"

namespace anyuan::judgements {
namespace {

// By the calendar of the school's place; plain days ask no calendar, for thousands are opened at once.
Date due_of(journal::Change& change, std::string_view path, const rulepacks::Clause& clause) {
  if (clause.fix_by == calendars::Counting::calendar_days) return plus_days(change.today(), static_cast<int>(clause.fix_days));
  return calendars::calendar_at(change.writing, change.vault(), path).add(change.today(), clause.fix_days, clause.fix_by).day;
}

constexpr std::size_t schools_at_once = 300;
constexpr std::int64_t events_at_once = 500;
constexpr int tries = 5;  // a person may open a proposed hazard between reading and writing

const records::Scope everywhere{"/", "0"};
const journal::Doer by_rule{"system", "依规评判", "/"};

accounts::Actor rule_actor() {
  accounts::Actor actor;
  actor.user = {by_rule.id};
  actor.name = by_rule.name;
  actor.agency = accounts::Agency::platform;
  actor.scope = everywhere;
  return actor;
}

// Writes what judging found, within one command.
class Keeping {
 public:
  Keeping(journal::Change& change, Found& found) : change_(change), found_(found), store_(change.vault()) {}

  Result<Renewed> keep() {
    for (auto& turned : found_.turned) {
      TRY([[maybe_unused]] const auto done, open_if_asked(turned.after, *turned.pack, *turned.clause));
      TRY([[maybe_unused]] const auto saved, save(turned));
    }
    std::vector<Judgement> fresh;
    for (auto& one : found_.fresh) {
      TRY([[maybe_unused]] const auto done, open_if_asked(one.judgement, *one.pack, *one.clause));
      fresh.push_back(change_.start(one.judgement, std::string(one.judgement.head.unit_path)));
    }
    store_.insert_all(change_.writing, fresh);
    for (auto& gone : found_.gone) {
      TRY([[maybe_unused]] const auto done, put_away(std::move(gone)));
    }
    for (const auto& school : found_.gone_schools) put_school_away(change_.writing, school, change_.now);
    put_marks(change_.writing, found_.marked, change_.now);
    renewed_.schools = found_.schools;
    renewed_.clauses = found_.clauses;
    renewed_.fresh = std::ssize(fresh);
    return renewed_;
  }

 private:
  // The journal tells when a verdict turned or another edition gave it; a sentence with new figures is not news.
  Result<Done> save(const Turned& turned) {
    auto now = turned.after;
    const bool is_turned = turned.before.verdict != now.verdict;
    renewed_.turned += is_turned ? 1 : 0;
    if (is_turned || turned.before.pack != now.pack || turned.before.norm_pack != now.norm_pack) {
      TRY([[maybe_unused]] const auto saved, change_.save(turned.before, std::move(now)));
      return Done{};
    }
    now.head.changed_at = change_.now;
    TRY([[maybe_unused]] const auto saved, store_.save(change_.writing, std::move(now)));
    return Done{};
  }

  // Its clause holds no longer: it stays as it was, with the pack that gave it, and counts nowhere.
  Result<Done> put_away(Judgement gone) {
    auto away = gone;
    away.head.archived_at = change_.now;
    away.proposed_on.reset();
    away.lapses_on.reset();
    TRY([[maybe_unused]] const auto saved, change_.save(gone, std::move(away)));
    return Done{};
  }

  Result<Done> open_if_asked(Judgement& judgement, const rulepacks::RulePack& pack, const rulepacks::Clause& clause) {
    if (!opens_hazard(judgement, std::nullopt)) return Done{};
    std::optional<hazards::State> last;
    if (!judgement.hazard.empty()) {
      const auto hazard = records::RecordStore<hazards::Hazard>(change_.vault()).load(change_.writing, judgement.hazard.text, everywhere);
      if (hazard.ok()) last = hazard.value().state;
    }
    if (!opens_hazard(judgement, last)) return Done{};
    const auto& path = judgement.head.unit_path;
    const hazards::Place place{path, hazards::division_code(change_.writing, change_.vault(), path)};
    TRY(const auto opened, hazards::open_all_in(change_, rule_actor(), place, {hazard_of(judgement, pack, clause, due_of(change_, path, clause))}));
    judgement.hazard = {opened.front().head.id};
    ++renewed_.hazards;
    return Done{};
  }

  journal::Change& change_;
  Found& found_;
  records::RecordStore<Judgement> store_;
  Renewed renewed_;
};

// The longest path the range lies under: where the news of it belongs.
std::string path_above(const records::Scope& range, const Found& found) {
  std::string path = found.marked.empty() ? range.first : found.marked.front().unit_path;
  for (const auto& one : found.marked) {
    std::size_t same = 0;
    while (same < path.size() && same < one.unit_path.size() && path[same] == one.unit_path[same]) ++same;
    path.resize(same);
  }
  path.resize(path.rfind('/') + 1);
  return path;
}

// What judging a part of a range found, at one moment.
struct Judged {
  std::unique_ptr<rulepacks::Rulebook> rules;  // what was found points into it
  Found found;
};
Judged judge_part(const Platform& platform, const records::Scope& part) {
  return platform.database.read_one_moment([&](db::Reading& reading) {
    auto rules = std::make_unique<rulepacks::Rulebook>(reading, platform, platform.clock.today());
    auto found = judge(reading, platform, *rules, part);
    return Judged{std::move(rules), std::move(found)};
  });
}

Result<Renewed> keep_part(const Platform& platform, const records::Scope& part, Judged judged) {
  for (int left = tries; left > 0; --left) {
    auto& found = judged.found;
    if (found.is_nothing()) return Renewed{found.schools, found.clauses};
    auto kept = journal::perform(platform, by_rule, [&](journal::Change& change) -> Result<Renewed> {
      TRY(const auto renewed, Keeping(change, found).keep());
      change.event("judgements.renewed", "judgements", {}, path_above(part, found));
      return renewed;
    });
    if (kept.ok() || kept.error().reason != "changed_by_someone_else") return kept;
    judged = judge_part(platform, part);
  }
  return Error{Refusal::conflict, "changed_by_someone_else"};
}

// The hazard of a judgement that was read; packs are kept for good.
Result<hazards::Hazard> hazard_of_kept(journal::Change& change, const Platform& platform, const Judgement& judgement) {
  TRY(const auto pack, rulepacks::known_pack(change.writing, platform, judgement.pack.text));
  const auto clause = std::ranges::find_if(pack->clauses, [&](const rulepacks::Clause& of) { return judgement.code == pack->code + "/" + of.code; });
  CHECK(clause != pack->clauses.end());
  return hazard_of(judgement, *pack, *clause, due_of(change, judgement.head.unit_path, *clause));
}

// What no fact changes: a proposal that has lapsed, a hazard that was closed although its clause still fails.
Result<Done> look_after(const Platform& platform, const records::Scope& range) {
  const auto today = platform.clock.today();
  const auto [old, again] = platform.database.read([&](db::Reading& reading) {
    return std::pair{lapsed(reading, platform.vault, range, today), failing_after_closing(reading, platform.vault, range)};
  });
  for (const auto& one : old) {
    const auto done = journal::perform(platform, by_rule, [&](journal::Change& change) -> Result<Done> {
      auto free = one;
      free.proposed_on.reset();
      free.lapses_on.reset();
      TRY([[maybe_unused]] const auto saved, change.save(one, std::move(free)));
      change.event("judgement.proposal_lapsed", "judgements", one.head.id, one.head.unit_path);
      return Done{};
    });
    if (!done.ok()) return done;
  }
  for (const auto& one : again) {
    const auto done = journal::perform(platform, by_rule, [&](journal::Change& change) -> Result<Done> {
      TRY(auto hazard, hazard_of_kept(change, platform, one));
      auto next = one;
      const hazards::Place place{one.head.unit_path, hazards::division_code(change.writing, change.vault(), one.head.unit_path)};
      TRY(const auto opened, hazards::open_all_in(change, rule_actor(), place, {std::move(hazard)}));
      next.hazard = {opened.front().head.id};
      TRY([[maybe_unused]] const auto saved, change.save(one, std::move(next)));
      change.event("judgement.hazard_opened", "judgements", one.head.id, one.head.unit_path);
      return Done{};
    });
    if (!done.ok()) return done;
  }
  return Done{};
}

// The paths to judge again, none below another.
std::vector<std::string> outermost(std::set<std::string> paths) {
  std::vector<std::string> kept;
  for (const auto& path : paths) {
    if (kept.empty() || !path.starts_with(kept.back())) kept.push_back(path);
  }
  return kept;
}

bool turns_judgements(std::string_view record) { return record == "rule_pack_activations" || record == "units" || facts::tells_facts(record); }

}  // namespace

Renewed& Renewed::operator+=(const Renewed& other) {
  schools += other.schools;
  clauses += other.clauses;
  fresh += other.fresh;
  turned += other.turned;
  hazards += other.hazards;
  is_whole = is_whole && other.is_whole;
  return *this;
}

// While what was found in one part is written, the next is judged: on two processors that takes the longer of both.
Result<Renewed> renew(const Platform& platform, const records::Scope& scope, const GoesOn& goes_on) {
  const auto parts = platform.database.read([&](db::Reading& reading) { return parts_of(reading, scope, schools_at_once); });
  Renewed all;
  std::future<Judged> ahead;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!goes_on()) {
      all.is_whole = false;
      return all;
    }
    auto judged = ahead.valid() ? ahead.get() : judge_part(platform, parts[i]);
    if (i + 1 < parts.size()) ahead = std::async(std::launch::async, [&platform, &next = parts[i + 1]] { return judge_part(platform, next); });
    TRY(const auto renewed, keep_part(platform, parts[i], std::move(judged)));
    all += renewed;
  }
  return all;
}

Result<Renewed> follow(const Platform& platform, const GoesOn& goes_on) {
  Renewed all;
  for (;;) {
    const auto [from, touched] = platform.database.read([](db::Reading& reading) {
      const auto seq = cursor(reading).seq;
      return std::pair{seq, journal::touched(reading, seq, events_at_once)};
    });
    if (touched.until == from) return all;
    std::set<std::string> paths;
    for (const auto& [record, path] : touched.places) {
      if (turns_judgements(record) && path.size() > 1) paths.insert(path);
    }
    for (const auto& path : outermost(std::move(paths))) {
      TRY(const auto renewed, renew(platform, records::Scope::under(path), goes_on));
      all += renewed;
      if (!all.is_whole) return all;
    }
    TRY([[maybe_unused]] const auto kept, platform.database.write([&](db::Writing& writing) -> Result<Done> {
          put_seq(writing, touched.until);
          return Done{};
        }));
  }
}

Result<Renewed> sweep(const Platform& platform, const GoesOn& goes_on) {
  const auto today = platform.clock.today();
  const auto [before, head] = platform.database.read([](db::Reading& reading) { return std::pair{cursor(reading), journal::head(reading)}; });
  if (before.swept_on && *before.swept_on >= today) return Renewed{};
  TRY(const auto renewed, renew(platform, everywhere, goes_on));
  if (!renewed.is_whole) return renewed;
  TRY([[maybe_unused]] const auto looked, look_after(platform, everywhere));
  TRY([[maybe_unused]] const auto kept, platform.database.write([&](db::Writing& writing) -> Result<Done> {
        if (!before.swept_on) put_seq(writing, head);  // everything was judged: what was before need not be followed
        put_swept(writing, today);
        return Done{};
      }));
  return renewed;
}

Result<Judgement> open_hazard(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Judgement> {
    TRY(const auto before, records::RecordStore<Judgement>(change.vault()).load(change.writing, id, actor.scope));
    if (before.head.version != version) return Error{Refusal::conflict, "changed_by_someone_else", "version"};
    if (!is_proposed(before, change.today())) return Error{Refusal::conflict, "judgement_not_proposed"};
    TRY(auto hazard, hazard_of_kept(change, platform, before));
    TRY(const auto opened, hazards::open_in(change, actor, std::move(hazard)));
    auto after = before;
    after.hazard = {opened.head.id};
    TRY(after, change.save(before, std::move(after)));
    change.event("judgement.hazard_opened", "judgements", after.head.id, after.head.unit_path);
    return after;
  });
}

}  // namespace anyuan::judgements
