#include "domain/campaigns/store.h"

#include "platform/records/store.h"

namespace anyuan::campaigns {
namespace {

template <class R>
std::optional<R> first_of(std::vector<R> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

std::optional<Checklist> find_checklist(db::Reading& reading, const records::Vault& vault, std::string_view code, std::int64_t edition) {
  return first_of(records::RecordStore<Checklist>(vault).where(reading, "unit_path = '/' AND code = :code AND edition = :edition", {{"code", code}, {"edition", edition}}));
}

std::int64_t last_edition(db::Reading& reading, std::string_view unit_path, std::string_view code) {
  return reading.value<std::int64_t>("SELECT COALESCE(MAX(edition), 0) FROM checklists WHERE code = :code AND unit_path IN ('/', :path) AND archived_at IS NULL",
                                     {{"code", code}, {"path", unit_path}}).value_or(0);
}

std::optional<CampaignCounty> find_march(db::Reading& reading, const records::Vault& vault, const CampaignId& campaign, std::string_view unit_path) {
  return first_of(records::RecordStore<CampaignCounty>(vault).where(
      reading, "campaign = :campaign AND SUBSTR(:path, 1, LENGTH(unit_path)) = unit_path", {{"campaign", campaign}, {"path", unit_path}}));
}

std::optional<Waiver> find_waiver(db::Reading& reading, const records::Vault& vault, const CampaignId& campaign, const schools::SchoolId& school) {
  return first_of(records::RecordStore<Waiver>(vault).where(
      reading, "campaign = :campaign AND school = :school AND archived_at IS NULL", {{"campaign", campaign}, {"school", school}}));
}

}  // namespace anyuan::campaigns
