#include "app/demo/campaign_year.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "app/demo/names.h"

namespace anyuan::demo {
namespace {

using campaigns::Phase;

// Days from today's point of view: the self-check has ended a week ago, the acceptance is under way.
struct Span {
  Phase phase;
  int from, to;
};
constexpr std::array spans{Span{Phase::organise, -52, -38}, Span{Phase::self_check, -37, -7}, Span{Phase::acceptance, -6, 24}, Span{Phase::look_back, 25, 45}};

constexpr std::string_view basis =
    "(演示)对全市中小学幼儿园开展安全防范大检查：以各县(市、区)公安机关、教育部门自查自纠为主，市级检查工作领导小组组织检查验收，"
    "并做好回头看。自查覆盖率要达到100%，对发现的隐患逐项登记、明确责任人、措施和期限，整改后由他人核查销号。";

campaigns::Campaign campaign_of(const Seeding& seeding, const campaigns::Checklist& checklist, const CityPosts& city, Date anchor) {
  campaigns::Campaign campaign;
  campaign.year = static_cast<int>(anchor.year());
  campaign.name = fmt::format("{}年护校安园大检查(演示)", campaign.year);
  campaign.document_number = fmt::format("演示〔{}〕1号", campaign.year);
  campaign.issuers = "桂林市公安局、桂林市教育局(演示)";
  campaign.basis = std::string(basis);
  campaign.checklist = {checklist.head.id};
  for (const auto& span : spans) campaign.phases.push_back({span.phase, plus_days(anchor, span.from), plus_days(anchor, span.to)});
  const auto issued = start_of(campaign.phases.front().from) + std::chrono::hours(9);
  seeding.start(campaign, city.path, issued);
  campaign.state = campaigns::State::issued;
  campaign.issued_at = issued;
  campaign.issued_by = city.police.name;
  return campaign;
}

std::vector<campaigns::Member> group_of(Chance& chance, const County& county) {
  const auto name = [&] { return person_name(chance); };
  return {{name(), fmt::format("{}公安局副局长", county.name), campaigns::GroupAgency::police, true, true},
          {name(), fmt::format("{}教育局副局长", county.name), campaigns::GroupAgency::education, true, false},
          {name(), fmt::format("{}公安局治安大队", county.name), campaigns::GroupAgency::police, false, false},
          {name(), fmt::format("{}教育局安全股", county.name), campaigns::GroupAgency::education, false, false}};
}

Phase phase_of(Stage stage) {
  switch (stage) {
    case Stage::not_received:
    case Stage::organise: return Phase::organise;
    case Stage::self_check: return Phase::self_check;
    case Stage::acceptance: return Phase::acceptance;
    case Stage::look_back: return Phase::look_back;
    case Stage::finished:
    case Stage::archived: return Phase::finished;
  }
  return Phase::organise;
}

}  // namespace

const campaigns::PhaseDates& CampaignYear::phase(Phase wanted) const {
  return *std::ranges::find(campaign.phases, wanted, &campaigns::PhaseDates::phase);
}

CampaignYear last_year(const Seeding& seeding, const campaigns::Checklist& checklist, const CityPosts& city) {
  const auto end = plus_days(seeding.change.today(), -365);
  CampaignYear year{campaign_of(seeding, checklist, city, end), {}};
  year.campaign.state = campaigns::State::archived;
  year.today = plus_days(year.phase(Phase::look_back).to, 20);
  return year;
}

CampaignYear this_year(const Seeding& seeding, const campaigns::Checklist& checklist, const CityPosts& city, const CampaignYear& before) {
  const auto today = seeding.change.today();
  CampaignYear year{campaign_of(seeding, checklist, city, today), today};
  year.campaign.cloned_from = {before.campaign.head.id};
  return year;
}

Stage stage_of(std::size_t county) {
  using enum Stage;
  static constexpr std::array stages{self_check, acceptance, look_back, acceptance, self_check, finished,   acceptance, look_back, self_check,
                                     acceptance, self_check, organise,  not_received, organise, self_check, look_back, finished};
  return stages[county % stages.size()];
}

campaigns::CampaignCounty march_of(const Seeding& seeding, const CampaignYear& year, const County& county, Stage stage) {
  auto& chance = seeding.chance;
  campaigns::CampaignCounty march;
  march.campaign = {year.campaign.head.id};
  march.county = {county.id};
  march.phase = phase_of(stage);
  seeding.start(march, county.path, *year.campaign.issued_at);
  const auto on = [&](int days) { return chance.moment_on(plus_days(year.phase(Phase::organise).from, days)); };
  if (stage == Stage::not_received) return march;
  march.received_at = on(chance.between(1, 2));
  march.received_by = county.education.name;
  march.group = group_of(chance, county);
  march.group_at = on(chance.between(3, 6));
  march.head.version = 3;
  march.head.changed_at = *march.group_at;
  if (stage == Stage::organise) return march;
  march.plan = fmt::format("(演示){}护校安园大检查实施意见：成立领导小组，逐校自查，逐项整改，县级核查不少于四分之一的学校。", county.name);
  march.plan_at = on(chance.between(7, 12));
  march.head.version = 4;
  march.head.changed_at = *march.plan_at;
  if (stage == Stage::self_check) return march;
  march.summary = fmt::format("(演示){}自查自纠阶段小结：全部学校完成自查，发现的一般隐患已整改或者落实临时管控措施。", county.name);
  march.summary_at = chance.moment_on(plus_days(year.phase(Phase::self_check).to, -1));
  march.head.version = 6;
  march.head.changed_at = *march.summary_at;
  return march;
}

}  // namespace anyuan::demo
