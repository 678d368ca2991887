#include "app/demo/school_filings.h"

#include <array>
#include <map>

#include "app/demo/lives.h"
#include "app/demo/names.h"
#include "domain/filings/past.h"

namespace anyuan::demo {
namespace {

using filings::Action, filings::Contents;

// What a school's filings are like; the first schools of a county have one each, the rest are in order.
enum class Story { changed_lately, waiting, half_accepted, returned, never_filed_late, changed_long_ago, never_filed, in_order };
constexpr std::array stories{Story::changed_lately, Story::waiting, Story::half_accepted, Story::returned, Story::never_filed_late, Story::changed_long_ago, Story::never_filed};
Story story_of(std::size_t school) {
  constexpr std::size_t one_in = 20;
  return school % one_in < stories.size() ? stories[school % one_in] : Story::in_order;
}

class CountyFilings {
 public:
  CountyFilings(const Seeding& seeding, const County& county, std::span<const Site> sites) : seeding_(seeding), chance_(seeding.chance), county_(county), sites_(sites) {}

  Result<Done> made() {
    std::vector<std::string> paths;
    for (const auto& site : sites_) paths.push_back(site.school.head.unit_path);
    const auto now = filings::contents_now(seeding_.change.writing, seeding_.change.vault(), paths);
    for (std::size_t i = 0; i < sites_.size(); ++i) tell(sites_[i], story_of(i), now.find(paths[i])->second);
    TRY([[maybe_unused]] const auto kept, filings::bring_in(seeding_.change, all_));
    for (const auto& [day, those] : since_) filings::bring_up_to_date(seeding_.change, those, day);
    filings::bring_up_to_date(seeding_.change, paths, today());  // nobody else has anything to file
    return Done{};
  }

 private:
  Date today() const { return seeding_.change.today(); }
  Date days_ago(int least, int most) const { return plus_days(today(), -chance_.between(least, most)); }
  void draft_since(Date day, const Site& site) { since_[day].push_back(site.school.head.unit_path); }

  filings::Taken answer(accounts::Agency agency, Action action, Date day, std::string_view opinion = {}) const {
    const auto& officer = agency == accounts::Agency::education ? county_.education : county_.police;
    return {actor_at(officer, county_.id, county_.path, org::Level::county, accounts::Role::officer, agency), chance_.moment_on(day), {action, 1, std::string(opinion)}};
  }
  // Submitted some days after the change, with what the agencies answer a few days later.
  filings::Past& submit(const Site& site, Contents contents, Date changed_on) {
    const auto& school = site.school;
    const auto at = chance_.moment_on(plus_days(changed_on, chance_.between(2, 9)));
    auto officer = actor_at(site.safety_officer, school.head.id, school.head.unit_path, org::Level::school, accounts::Role::safety_officer, accounts::Agency::education);
    return all_.emplace_back(filings::Past{std::move(officer), school.code, at, changed_on, std::move(contents), {}});
  }
  void file(const Site& site, Contents contents) {
    auto& past = submit(site, std::move(contents), days_ago(70, 300));
    const auto day = date_at(past.submitted_at);
    past.answers = {answer(accounts::Agency::education, Action::accept, plus_days(day, 2), "名单齐全，同意备案"), answer(accounts::Agency::police, Action::accept, plus_days(day, 4))};
  }

  void tell(const Site& site, Story story, const Contents& now) {
    using accounts::Agency;
    switch (story) {
      case Story::in_order: return file(site, now);
      case Story::changed_lately: return changed(site, now, days_ago(6, 14));
      case Story::changed_long_ago: return changed(site, now, days_ago(36, 60));
      case Story::never_filed: return draft_since(days_ago(5, 12), site);
      case Story::never_filed_late: return draft_since(days_ago(40, 90), site);
      case Story::waiting: submit(site, now, days_ago(11, 14)); return;
      case Story::half_accepted: {
        auto& past = submit(site, now, days_ago(16, 20));
        past.answers = {answer(Agency::education, Action::accept, plus_days(date_at(past.submitted_at), 3))};
        return;
      }
      case Story::returned: {
        auto& past = submit(site, now, days_ago(20, 25));
        const auto day = plus_days(date_at(past.submitted_at), 3);
        past.answers = {answer(Agency::police, Action::give_back, day, "请补登门卫和保卫主任，并注明派驻公司")};
        return draft_since(day, site);
      }
    }
  }

  // Somebody came, left or followed somebody since what is on file.
  void changed(const Site& site, const Contents& now, Date day) {
    auto then = now;
    if (!then.guards.empty()) then.guards.pop_back();
    if (!then.posts.empty()) then.posts.back().holder = person_name(chance_);
    file(site, std::move(then));
    draft_since(day, site);
  }

  const Seeding& seeding_;
  Chance& chance_;
  const County& county_;
  std::span<const Site> sites_;
  std::vector<filings::Past> all_;
  std::map<Date, std::vector<std::string>> since_;
};

}  // namespace

Result<Done> file_schools(const Seeding& seeding, const County& county, std::span<const Site> sites) {
  if (seeding.noted == Noted::not_each) return Done{};  // a benchmark's city has hazards instead
  return CountyFilings(seeding, county, sites).made();
}

}  // namespace anyuan::demo
