#include "domain/campaigns/books.h"

#include "domain/campaigns/checklist.h"
#include "domain/campaigns/rules.h"

namespace anyuan::campaigns {
namespace {

using bookkeeping::Context;

void count_points(const Context&, const std::vector<void*>& records) {
  for (auto* record : records) {
    auto& checklist = *static_cast<Checklist*>(record);
    checklist.points = 0;
    checklist.full = 0;
    for (const auto& chapter : checklist.chapters) {
      checklist.points += std::ssize(chapter.points);
      for (const auto& point : chapter.points) checklist.full += point.full;
    }
  }
}

std::vector<std::string> moves_for_waiver(const Context& context, const void* record) {
  const auto& waiver = *static_cast<const Waiver*>(record);
  const bool may = may_waive(context.actor).ok() && !waiver.head.archived_at;
  return may ? std::vector<std::string>{"archive"} : std::vector<std::string>{};
}

}  // namespace

void add_books(bookkeeping::Books& books) {
  using accounts::May;
  static constexpr Label group{"专项行动", "Campaigns"};
  books.add({.type = records::type_for<Checklist>(), .group = group, .read = May::campaigns_read, .label_field = "title", .owner_field = "",
             .issued_down = issued, .announced = {"checklist.used"}, .issued_up = issued,  // those that ship stand above all units
             .complete = count_points,
             .can = [](const Context& context, const void* record) { return moves_for(*static_cast<const Checklist*>(record), context.actor); }});
  books.add({.type = records::type_for<Campaign>(), .group = group, .read = May::campaigns_read, .owner_field = "",
             .issued_down = issued, .announced = {"campaign.issued", "campaign.archived"}, .issued_up = issued,
             .can = [](const Context& context, const void* record) { return moves_for(*static_cast<const Campaign*>(record), context.actor); }});
  books.add({.type = records::type_for<CampaignCounty>(), .group = group, .read = May::campaigns_read, .lowest = org::Level::county, .label_field = "county", .owner_field = "",
             .can = [](const Context& context, const void* record) { return moves_for(*static_cast<const CampaignCounty*>(record), context.actor); }});
  books.add({.type = records::type_for<Waiver>(), .group = group, .read = May::campaigns_read, .lowest = org::Level::township,
             .label_field = "school", .can = moves_for_waiver});
}

}  // namespace anyuan::campaigns
