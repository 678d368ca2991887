#include "domain/desk/queries.h"

#include <algorithm>
#include <fmt/format.h>

#include "domain/bookkeeping/tally.h"
#include "domain/campaigns/commands.h"
#include "domain/desk/rules.h"
#include "domain/desk/store.h"
#include "domain/judgements/queries.h"
#include "domain/notices/commands.h"
#include "platform/records/expiry.h"

namespace anyuan::desk {
namespace {

using campaigns::Campaign;
using campaigns::Phase;

std::optional<Date> end_of(const Campaign& campaign, Phase phase) {
  const auto found = std::ranges::find(campaign.phases, phase, &campaigns::PhaseDates::phase);
  if (found == campaign.phases.end()) return std::nullopt;
  return found->to;
}

// One asking: what it finds is gathered kind by kind.
class Round {
 public:
  Round(db::Reading& reading, const Platform& platform, const bookkeeping::Books& books, filings::Terms terms, const accounts::Actor& actor)
      : reading_(reading), books_(books), terms_(terms), vault_(platform.vault), actor_(actor), today_(platform.clock.today()) {}

  Desk made() {
    notices();
    if (actor_.may(accounts::May::campaigns_read)) {
      campaigns_ = campaigns_under_way(reading_, vault_, actor_);
      marches_ = marches_of(reading_, actor_);
      county();
      self_checks();
      city();
    }
    if (does(Kind::sign, actor_)) take(Kind::sign, to_sign(reading_, actor_.unit.text, tasks_max));
    for (const auto kind : {Kind::hazard_assign, Kind::hazard_rectify, Kind::hazard_verify, Kind::hazard_overdue, Kind::hazard_notice, Kind::hazard_milestone,
                            Kind::hazard_evidence, Kind::hazard_postponement}) {
      if (does(kind, actor_)) take(kind, hazard_work(reading_, actor_, {kind, grades_of(kind, actor_), today_}, tasks_max));
    }
    if (does(Kind::hazard_escalated, actor_)) take(Kind::hazard_escalated, escalated_to(reading_, actor_, tasks_max));
    proposed();
    const FilingWork filed{terms_, today_, tasks_max};
    if (does(Kind::filing_draft, actor_)) take(Kind::filing_draft, filing_draft_of(reading_, actor_, terms_));
    if (does(Kind::filing_answer, actor_)) take(Kind::filing_answer, filings_to_answer(reading_, actor_, filed));
    if (does(Kind::filing_overdue, actor_)) take(Kind::filing_overdue, filings_overdue(reading_, actor_, filed));
    if (does(Kind::filing_unanswered, actor_)) take(Kind::filing_unanswered, filings_unanswered(reading_, actor_, filed));
    expiring();
    put_in_order(desk_.tasks, tasks_max);
    return std::move(desk_);
  }

 private:
  void take(Kind kind, Found found, std::optional<Date> due = {}) {
    desk_.counts[kind] += found.total;
    for (auto& task : found.tasks) {
      if (due) task.due = due;
      desk_.tasks.push_back(std::move(task));
    }
  }
  void add(Task task) {
    ++desk_.counts[task.kind];
    desk_.tasks.push_back(std::move(task));
  }
  const Campaign* campaign(const std::string& id) const {
    const auto found = std::ranges::find_if(campaigns_, [&](const Campaign& one) { return one.head.id == id; });
    return found == campaigns_.end() ? nullptr : &*found;
  }

  void notices();
  void county();
  void self_checks();
  void city();
  void proposed();
  void expiring();

  db::Reading& reading_;
  const bookkeeping::Books& books_;
  filings::Terms terms_;
  const records::Vault& vault_;
  const accounts::Actor& actor_;
  Date today_;
  std::vector<Campaign> campaigns_;
  std::vector<March> marches_;
  Desk desk_;
};

void Round::notices() {
  if (!does(Kind::notice_unread, actor_)) return;
  for (const auto& notice : notices::unread(reading_, vault_, actor_, tasks_max)) {
    add({Kind::notice_unread, notice.title, unit_name(reading_, org::id_in(notice.head.unit_path)), std::nullopt, "/notices?open=" + notice.head.id, notice.head.id, notice.campaign, {}});
  }
}

// The county's own papers: each is asked for when the one before it is there.
void Round::county() {
  if (!does(Kind::campaign_receive, actor_)) return;
  for (const auto& march : marches_) {
    const auto* about = campaign(march.campaign);
    if (about == nullptr || march.phase == Phase::finished) continue;
    const auto ask = [&](Kind kind, Phase until) {
      add({kind, about->name, {}, end_of(*about, until), fmt::format("/campaigns/{}/counties/{}", march.campaign, actor_.unit.text), march.id, march.campaign, {}});
    };
    if (!march.is_received) {
      ask(Kind::campaign_receive, Phase::organise);
      continue;
    }
    if (!march.has_group) ask(Kind::group_missing, Phase::organise);
    if (!march.has_plan) ask(Kind::plan_missing, Phase::organise);
    if (!march.has_summary && march.phase == Phase::self_check) ask(Kind::summary_missing, Phase::self_check);
  }
}

void Round::self_checks() {
  if (!does(Kind::self_check, actor_)) return;
  const auto& school = actor_.unit.text;
  const auto category = category_of(reading_, school);
  if (!category) return;
  const auto sheets = self_checks_of(reading_, school);
  const auto waived = campaigns_waived_for(reading_, school);
  for (const auto& march : marches_) {
    const auto* about = campaign(march.campaign);
    if (about == nullptr || march.phase == Phase::organise || march.phase == Phase::finished) continue;
    if (!campaigns::covers(*about, *category) || std::ranges::find(waived, march.campaign) != waived.end()) continue;
    const auto sheet = std::ranges::find(sheets, march.campaign, &OwnSheet::campaign);
    if (sheet != sheets.end() && sheet->is_submitted) continue;
    const bool started = sheet != sheets.end();
    add({Kind::self_check, about->name, {}, end_of(*about, Phase::self_check),
         started ? "/inspections/" + sheet->id : "/campaigns/" + march.campaign, started ? sheet->id : march.campaign, march.campaign, school});
  }
}

void Round::city() {
  for (const auto& about : campaigns_) {
    if (does(Kind::acceptance, actor_)) take(Kind::acceptance, to_accept(reading_, actor_, about, tasks_max), end_of(about, Phase::acceptance));
    if (does(Kind::look_back, actor_)) take(Kind::look_back, to_look_back(reading_, actor_, about, tasks_max), end_of(about, Phase::look_back));
  }
}

void Round::proposed() {
  if (!does(Kind::hazard_proposed, actor_)) return;
  Task task{Kind::hazard_proposed, {}, {}, {}, "/records/judgements?f.proposed_on.from=2000-01-01&f.hazard=-", "judgements", {}, {}};
  task.proposed = judgements::proposals(reading_, actor_.scope, today_);
  if (task.proposed == 0) return;
  desk_.counts[task.kind] += task.proposed;
  desk_.tasks.push_back(std::move(task));
}

// One task a ledger, whatever number of its rows: they are looked through together. Above schools only what the unit keeps
// itself, as its security companies: what lapses at a school is the school's work, and the judgements'.
void Round::expiring() {
  if (!does(Kind::expiring, actor_)) return;
  const auto kept = actor_.level == org::Level::school ? bookkeeping::Kept::by_anybody : bookkeeping::Kept::by_units;
  for (const auto& [book, total, expired, soon, first] : bookkeeping::tallies(reading_, books_, actor_, actor_.scope, today_, kept)) {
    if (expired + soon == 0) continue;
    Task task{Kind::expiring, {}, {}, first, fmt::format("/records/{}?f.{}=expired,soon", book->type.name, records::expiry_filter), std::string(book->type.name), {}, {}};
    task.label = book->type.label;
    task.expired = expired, task.soon = soon;
    add(std::move(task));
  }
}

}  // namespace

Desk desk_of(const Platform& platform, const bookkeeping::Books& books, filings::Terms terms, const accounts::Actor& actor) {
  return platform.database.read_one_moment([&](db::Reading& reading) { return Round(reading, platform, books, terms, actor).made(); });
}

}  // namespace anyuan::desk
