#include "app/demo/school_facts.h"

#include <algorithm>
#include <array>

#include "app/demo/lives.h"
#include "domain/facts/past.h"

namespace anyuan::demo {
namespace {

using schools::Category;

bool is_small(const schools::School& school) { return school.category == Category::training || school.category == Category::unlicensed; }

class Telling {
 public:
  Telling(const Seeding& seeding, const County& county)
      : seeding_(seeding), chance_(seeding.chance),
        inspector_(actor_at(county.education, county.id, county.path, org::Level::county, accounts::Role::officer, accounts::Agency::education)) {}

  // `empty`: the ledgers in which the school has no row.
  void tell(const Site& site, const std::vector<std::string_view>& empty) {
    site_ = &site;
    school_ = actor_at(site.safety_officer, site.school.head.id, site.school.head.unit_path, org::Level::school, accounts::Role::safety_officer, accounts::Agency::education);
    declared_at_ = moment_ago(20, 200);
    for (const auto ledger : empty) {
      if (chance_.happens(94)) declare(facts::completeness_of(ledger), "true");
    }
    if (is_small(site.school)) return;
    declare_ways();
    if (chance_.happens(78)) observe();
  }
  Result<Done> store() const { return facts::bring_in(seeding_.change, all_); }

 private:
  Instant moment_ago(int least, int most) const { return chance_.moment_on(plus_days(seeding_.change.today(), -chance_.between(least, most))); }
  static std::string word(bool is_so) { return is_so ? "true" : "false"; }
  void say(const accounts::Actor& actor, facts::Saying saying, Instant at) { all_.push_back({actor, site_->school.head.id, site_->school.head.unit_path, std::move(saying), at}); }
  void declare(std::string fact, std::string value) { say(school_, {std::move(fact), facts::Source::declared, std::move(value), {}}, declared_at_); }

  void declare_ways() {
    for (const auto& [fact, percent] : {std::pair{"school.closed_management", 94}, {"school.guard_post", 90}, {"school.gatehouse_all_day", 91}}) {
      if (chance_.happens(96)) declare(fact, word(chance_.happens(percent)));
    }
    if (chance_.happens(95)) declare("school.patrols_per_day", std::to_string(chance_.happens(86) ? chance_.between(5, 8) : chance_.between(2, 4)));
    if (chance_.happens(90)) declare("school.key_target", word(chance_.happens(3)));
  }

  // The points of a major hazard nobody but an inspector can speak of; and a visit that finds another gate than declared.
  void observe() {
    static constexpr std::array points{"major.no_fire_responsibility", "major.illegal_storage", "major.core_panels", "major.no_fire_alarm", "major.exits_blocked"};
    const auto at = moment_ago(3, 110);
    const auto found = chance_.between(1, 1000) <= 25 ? std::optional(chance_.one_of(points)) : std::nullopt;
    for (const auto* point : points) see(point, word(found == point), found == point ? "现场检查发现，已当场告知学校。" : "", at);
    if (site_->school.boarders.value_or(0) > 0 || site_->school.category == Category::kindergarten) see("major.low_or_high_rooms", word(chance_.happens(1)), "", at);
    if (chance_.happens(3)) see("school.closed_management", "false", "侧门开放，外来人员可以直接进入校园。", at);
  }
  void see(std::string fact, std::string value, std::string note, Instant at) { say(inspector_, {std::move(fact), facts::Source::observed, std::move(value), std::move(note)}, at); }

  const Seeding& seeding_;
  Chance& chance_;
  accounts::Actor inspector_, school_;
  const Site* site_ = nullptr;
  Instant declared_at_{};
  std::vector<facts::Said> all_;
};

// The ledgers a school may truly have nothing to list in; an empty one of another kind is left unsaid.
constexpr std::array<std::string_view, 6> may_be_empty{"school_buses", "bus_drivers", "special_equipment", "guards", "alarm_devices", "insurance_policies"};

}  // namespace

Result<Done> tell_facts(const Seeding& seeding, const County& county, std::span<const Site> sites) {
  if (seeding.noted == Noted::not_each) return Done{};  // a benchmark's city has hazards instead
  Telling telling(seeding, county);
  for (const auto& site : sites) {
    std::vector<std::string_view> empty;
    std::ranges::copy_if(may_be_empty, std::back_inserter(empty), [&](std::string_view ledger) { return !site.ledgers.contains(ledger); });
    telling.tell(site, empty);
  }
  return telling.store();
}

Result<Done> measure_facts(const Platform& platform, Chance& chance, std::span<const Site> sites) {
  std::vector<facts::Measured> shown;
  for (const auto& site : sites) {
    if (is_small(site.school) || !chance.happens(60)) continue;
    const auto show = [&](std::string fact, int value) {
      const auto at = platform.clock.now() - std::chrono::minutes(chance.between(1, 25));
      shown.push_back({site.school.head.unit_path, site.school.head.id, std::move(fact), std::to_string(value), at, "视频网关(演示)"});
    };
    show("cameras.online", chance.happens(75) ? 6 : chance.between(3, 5));
    show("cameras.shortest_retention", chance.happens(85) ? chance.between(30, 34) : chance.between(12, 29));
  }
  const journal::Doer gateway{"system", "视频网关(演示)", "/"};
  TRY([[maybe_unused]] const auto taken, facts::take(platform, gateway, shown));
  return Done{};
}

}  // namespace anyuan::demo
