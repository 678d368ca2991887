#include "domain/figures/links.h"

#include "domain/inspections/inspection.h"

namespace anyuan::figures {
namespace {

template <class E>
std::string joined(std::initializer_list<E> values) {
  std::string text;
  for (const auto value : values) text += (text.empty() ? "" : ",") + std::string(name_of(value));
  return text;
}

using enum hazards::State;
using Filters = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view samples_page = "/samples/";

const std::string& open_states() {
  static const auto text = joined({reported, assigned, controlled, rectified});
  return text;
}

const std::string& true_states() {  // a voided one was never a hazard
  static const auto text = joined({reported, assigned, controlled, rectified, closed});
  return text;
}

Filters of_sheets(const Figures& figures, inspections::Kind kind) {
  return {{"f.campaign", figures.campaign.head.id}, {"f.kind", std::string(name_of(kind))},
          {"f.state", joined({inspections::State::submitted, inspections::State::signed_off})}};
}

Filters of_schools(const campaigns::Campaign& campaign) {
  std::string categories;
  for (const auto category : campaign.categories) categories += (categories.empty() ? "" : ",") + std::string(name_of(category));
  if (categories.empty()) return {};
  return {{"f.category", categories}};
}

Link to_hazards(Filters filters, const Figures& figures, std::string_view unit) {
  if (const auto& campaign = figures.campaign.head.id; !campaign.empty()) filters.emplace_back("f.campaign", campaign);
  filters.emplace_back("unit", unit);
  return {"/hazards", std::move(filters)};
}

Filters of_key(Key key, const Figures& figures) {
  using enum hazards::Source;
  switch (key) {
    case Key::schools: return of_schools(figures.campaign);
    case Key::waived: return {{"f.campaign", figures.campaign.head.id}};
    case Key::missing:
    case Key::sampled: return {};
    case Key::submitted: return of_sheets(figures, inspections::Kind::self_check);
    case Key::failed_points: {
      auto filters = of_sheets(figures, inspections::Kind::self_check);
      filters.emplace_back("f.failed.from", "1");
      return filters;
    }
    case Key::accepted: return of_sheets(figures, inspections::Kind::acceptance);
    case Key::hazards: return {{"f.state", true_states()}};
    case Key::open: return {{"f.state", open_states()}};
    case Key::overdue: return {{"f.overdue", "true"}};
    case Key::closed: return {{"f.state", joined({hazards::State::closed})}};
    case Key::major: return {{"f.grade", joined({hazards::Grade::major})}, {"f.state", open_states()}};
    case Key::controlled: return {{"f.state", joined({controlled})}};
    case Key::unverified: return {{"f.state", joined({rectified})}};
    case Key::look_back_left: return {{"f.state", true_states()}, {"f.look_back", "-"}, {"f.source", joined({self_check, verification, acceptance})}};
  }
  return {};
}

}  // namespace

Link link_to(Key key, const Figures& figures, std::string_view unit) {
  if (key >= Key::hazards) return to_hazards(of_key(key, figures), figures, unit);
  Link link{{}, of_key(key, figures)};
  link.filters.emplace_back("unit", unit);
  if (key == Key::schools) link.page = "/schools";
  else if (key == Key::waived) link.page = "/waivers";
  else if (key == Key::missing) link.page = "/campaigns/" + figures.campaign.head.id + "/missing";
  else if (key == Key::sampled) link.page = figures.sample.empty() ? "" : std::string(samples_page) + figures.sample;
  else link.page = "/inspections";
  return link;
}

Link link_to(const GradeCount& grade, const Figures& figures) {
  return to_hazards({{"f.grade", joined({grade.grade})}, {"f.state", joined({grade.state})}}, figures, figures.unit.head.id);
}

Link link_to(const KindCount& kind, const Figures& figures) {
  return to_hazards({{"f.kind", joined({kind.kind})}, {"f.state", true_states()}}, figures, figures.unit.head.id);
}

Link link_to(const PointCount& point, const Figures& figures) {
  return to_hazards({{"f.point", point.code}, {"f.state", true_states()}}, figures, figures.unit.head.id);
}

bool may_open(const accounts::Actor& reader, const Link& link) {
  if (link.page.empty() || !reader.may(accounts::May::hazards_read)) return false;  // a viewer opens nothing
  return !link.page.starts_with(samples_page) || reader.may(accounts::May::inspect);
}

}  // namespace anyuan::figures
