#include "app/demo/city.h"

#include <fmt/format.h>

#include <set>

#include "app/demo/campaign_year.h"
#include "app/demo/county_year.h"
#include "app/demo/log_ins.h"
#include "app/demo/rules_in_force.h"
#include "app/demo/school_facts.h"
#include "app/demo/school_files.h"
#include "app/demo/school_filings.h"
#include "domain/campaigns/commands.h"
#include "domain/inspections/commands.h"
#include "domain/inspections/past.h"
#include "domain/judgements/commands.h"
#include "domain/notices/past.h"
#include "platform/files/embedded.h"
#include "platform/journal/journal.h"

namespace anyuan::demo {
namespace {

constexpr std::string_view province = "45", city = "4503";
constexpr std::string_view city_path = "/45/4503/";
constexpr std::string_view begun_event = "demo.schools_made", finished_event = "demo.made";
constexpr std::size_t story_county = 0;  // where the log-ins of a school and a county are
constexpr std::int64_t sampled_per_county = 4;
constexpr int in_force_days = 16;
const journal::Doer maker{"system", "系统", "/"};

class SetClock final : public Clock {
 public:
  explicit SetClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }

 private:
  Instant at_;
};

// One making of the city, a few transactions long.
class Making {
 public:
  Making(const Platform& platform, const bookkeeping::Books& books, const Plan& plan)
      : chance_(plan.seed), platform_{platform.database, platform.clock, chance_.random(), platform.vault, platform.files}, books_(books), plan_(plan) {}

  Result<Done> made() {
    TRY(pictures_, draw_pictures(platform_.files));
    TRY([[maybe_unused]] const auto units, divisions());
    TRY([[maybe_unused]] const auto packs, campaigns::load_checklists(platform_));
    TRY([[maybe_unused]] const auto roster, roster_of_schools());
    TRY([[maybe_unused]] const auto people, log_ins());
    TRY([[maybe_unused]] const auto years, campaign_years());
    TRY([[maybe_unused]] const auto sample, draw_sample());
    for (std::size_t i = 0; i < counties_.size(); ++i) {
      TRY([[maybe_unused]] const auto year, county(i));
    }
    // Last: what is drawn here moves nothing that was drawn before.
    for (std::size_t i = 0; i < counties_.size(); ++i) {
      TRY([[maybe_unused]] const auto filed, change("demo.filings_made", [&](const Seeding& seeding) { return file_schools(seeding, counties_[i], sites_[i]); }));
    }
    TRY([[maybe_unused]] const auto judged, judge_schools());
    return change(finished_event, [](const Seeding&) -> Result<Done> { return Done{}; });
  }

 private:
  // A transaction under one event about the city.
  template <class Work>
  Result<Done> change(std::string_view event, Work&& work) {
    return journal::perform(platform_, maker, [&](journal::Change& changing) -> Result<Done> {
      const Seeding seeding{changing, chance_, books_, plan_.hazards > 0 ? Noted::not_each : Noted::each};
      TRY(const auto done, work(seeding));
      changing.event(event, "units", city, city_path);
      return done;
    });
  }

  accounts::Actor city_actor(const Person& person, accounts::Role role, accounts::Agency agency) const {
    return actor_at(person, city, city_path, org::Level::city, role, agency);
  }
  accounts::Actor city_police() const { return city_actor(people_.police, accounts::Role::officer, accounts::Agency::police); }

  Result<Done> divisions();
  Result<Done> roster_of_schools();
  Result<Done> log_ins();
  Result<Done> campaign_years();
  Result<Done> draw_sample();
  Result<Done> issue_notice(const Seeding& seeding);
  Result<Done> county(std::size_t index);
  Result<Done> judge_schools();

  Chance chance_;
  Platform platform_;
  const bookkeeping::Books& books_;
  const Plan& plan_;
  Pictures pictures_;
  std::vector<County> counties_;
  std::vector<std::vector<Site>> sites_;  // by county
  CityPeople people_;
  campaigns::Checklist checklist_;
  std::optional<CampaignYear> last_year_, this_year_;
  std::set<std::string> sampled_;  // ids of schools
};

Result<Done> Making::divisions() {
  const auto all = org::parse_divisions(*files::embedded("data/divisions/divisions.csv"));
  TRY([[maybe_unused]] const auto loaded, org::load_divisions(platform_, maker, all, city));
  counties_ = counties_of(all, city);
  CHECK(!counties_.empty());
  return Done{};
}

Result<Done> Making::roster_of_schools() {
  return change(begun_event, [&](const Seeding& seeding) -> Result<Done> {
    for (std::size_t i = 0; i < counties_.size(); ++i) {
      const Wanted wanted{plan_.schools, i * static_cast<std::size_t>(plan_.schools), i == story_county ? 1U : 0U};
      TRY(auto sites, make_sites(seeding, counties_[i], pictures_, wanted));
      fill_school_files(seeding, counties_[i], sites);
      sites_.push_back(std::move(sites));
      if (i == story_county) continue;
      auto& county = counties_[i];
      const auto officers = appoint(seeding,
                                    {{county.id, county.path, "jy" + county.id, accounts::Role::officer, accounts::Agency::education},
                                     {county.id, county.path, "ga" + county.id, accounts::Role::officer, accounts::Agency::police}},
                                    80'000'000 + 2 * i);
      county.education = officers[0];
      county.police = officers[1];
    }
    return Done{};
  });
}

Result<Done> Making::log_ins() {
  TRY(people_, make_log_ins(platform_, chance_, {sites_[story_county].front(), counties_[story_county], std::string(city), std::string(province)}));
  return Done{};
}

Result<Done> Making::campaign_years() {
  return change("demo.campaigns_made", [&](const Seeding& seeding) -> Result<Done> {
    const auto checklists = records::RecordStore<campaigns::Checklist>(platform_.vault).where(seeding.change.writing, "archived_at IS NULL", {});
    const auto sheet = std::ranges::find(checklists, "hxay-100", &campaigns::Checklist::code);
    CHECK(sheet != checklists.end());
    checklist_ = *sheet;
    const CityPosts posts{people_.education, people_.police, people_.inspector, std::string(city_path)};
    last_year_ = last_year(seeding, checklist_, posts);
    this_year_ = this_year(seeding, checklist_, posts, *last_year_);
    seeding.store(std::vector{last_year_->campaign, this_year_->campaign});
    std::vector<campaigns::CampaignCounty> marches;
    for (std::size_t i = 0; i < counties_.size(); ++i) {
      marches.push_back(march_of(seeding, *last_year_, counties_[i], Stage::archived));
      marches.push_back(march_of(seeding, *this_year_, counties_[i], stage_of(i)));
    }
    seeding.store(marches);
    return issue_notice(seeding);
  });
}

Result<Done> Making::issue_notice(const Seeding& seeding) {
  const auto& campaign = this_year_->campaign;
  notices::Notice notice;
  notice.title = fmt::format("关于开展{}的通知", campaign.name);
  notice.document_number = campaign.document_number;
  notice.body = campaign.basis;
  notice.audience = {org::Level::county, org::Level::school};
  notice.campaign = campaign.head.id;
  std::vector<notices::PastReceipt> receipts;
  for (std::size_t i = 0; i < counties_.size(); ++i) {
    if (stage_of(i) == Stage::not_received) continue;
    const auto& place = counties_[i];
    receipts.push_back({place.id, place.path, chance_.moment_on(plus_days(campaign.phases.front().from, chance_.between(1, 2))), place.education.name});
    for (std::size_t k = 0; k < sites_[i].size(); ++k) {
      if ((i == story_county && k == 0) || chance_.happens(12)) continue;  // the story's school has yet to say so
      const auto& site = sites_[i][k];
      receipts.push_back({site.school.head.id, site.school.head.unit_path, chance_.moment_on(plus_days(campaign.phases.front().from, chance_.between(2, 9))), site.principal.name});
    }
  }
  TRY([[maybe_unused]] const auto kept, notices::bring_in(seeding.change, city_police(), notice, *campaign.issued_at, receipts));
  return Done{};
}

// By the city's own command, on the eve of the acceptance.
Result<Done> Making::draw_sample() {
  const auto eve = this_year_->phase(campaigns::Phase::acceptance).from;
  const SetClock clock(start_of(eve) - std::chrono::hours(6));
  const Platform then{platform_.database, clock, chance_.random(), platform_.vault, platform_.files};
  inspections::Sample wanted;
  wanted.campaign = {this_year_->campaign.head.id};
  wanted.per_county = sampled_per_county;
  wanted.seed = std::to_string(plan_.seed);
  TRY(const auto sample, inspections::draw_sample(then, city_police(), wanted));
  for (const auto& school : platform_.database.read([&](db::Reading& reading) { return inspections::schools_in(reading, sample.head.id); })) sampled_.insert(school);
  return Done{};
}

Result<Done> Making::county(std::size_t index) {
  return change("demo.county_made", [&](const Seeding& seeding) -> Result<Done> {
    const auto inspector = city_actor(people_.inspector, accounts::Role::inspector, accounts::Agency::education);
    CountyYears years{seeding, checklist_, counties_[index], sites_[index], inspector, sampled_, plan_.hazards};
    TRY([[maybe_unused]] const auto before, years.live(*last_year_, Stage::archived));
    return years.live(*this_year_, stage_of(index));
  });
}

// By the packs that ship, with what is said of the schools and what their ledgers list. The rules have been in force for
// some days, and so have the judgements; what has turned since then is found by the daily sweep once the city is served.
Result<Done> Making::judge_schools() {
  if (plan_.hazards > 0) return Done{};  // a benchmark's city has neither ledgers nor facts
  for (std::size_t i = 0; i < counties_.size(); ++i) {
    TRY([[maybe_unused]] const auto told, change("demo.facts_told", [&](const Seeding& seeding) { return tell_facts(seeding, counties_[i], sites_[i]); }));
  }
  TRY([[maybe_unused]] const auto measured, measure_facts(platform_, chance_, sites_[story_county]));
  const SetClock clock(platform_.clock.now() - std::chrono::days(in_force_days));
  const Platform then{platform_.database, clock, chance_.random(), platform_.vault, platform_.files};
  TRY([[maybe_unused]] const auto packs, put_rules_in_force(then, city_actor(people_.administrator, accounts::Role::system_admin, accounts::Agency::platform), counties_));
  TRY([[maybe_unused]] const auto judged, judgements::sweep(then));
  return Done{};
}

}  // namespace

Found look(const Platform& platform) {
  return platform.database.read([&](db::Reading& reading) {
    journal::Search finished;
    finished.path = city_path;
    finished.past = records::Scope::under(std::string(city_path)).past;
    finished.event = finished_event;
    finished.limit = 1;
    if (!journal::find(reading, finished).empty()) return Found::demo_city;
    const auto root = records::RecordStore<org::Unit>(platform.vault).load(reading, province, records::Scope::under("/"));
    return root.ok() ? Found::something_else : Found::nothing;
  });
}

bool is_made_up(const Platform& platform) {
  constexpr std::int64_t among_the_first = 1000;  // the checklists and packs that ship, an event each, come before it
  return platform.database.read([&](db::Reading& reading) {
    journal::Search begun;
    begun.path = city_path;
    begun.past = records::Scope::under(std::string(city_path)).past;
    begun.event = begun_event;
    begun.before = among_the_first;
    begun.limit = 1;
    return !journal::find(reading, begun).empty();
  });
}

Result<Done> make_city(const Platform& platform, const bookkeeping::Books& books, const Plan& plan) { return Making(platform, books, plan).made(); }

}  // namespace anyuan::demo
