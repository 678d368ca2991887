// A county's way through a campaign, and the schools it need not check.
#include "domain/attachments/commands.h"
#include "domain/campaigns/commands.h"
#include "domain/campaigns/rules.h"
#include "domain/campaigns/store.h"
#include "domain/notices/commands.h"
#include "platform/journal/reason.h"

namespace anyuan::campaigns {
namespace {

using accounts::Actor;
using records::RecordStore;

// Loads the march for one of its moves, as it was when the actor saw it, while its campaign runs.
Result<CampaignCounty> load_for(journal::Change& change, const Actor& actor, std::string_view id, MarchAction action) {
  TRY(auto march, RecordStore<CampaignCounty>(change.vault()).load(change.writing, id, actor.scope));
  TRY([[maybe_unused]] const auto allowed, may_do(action, march, actor));
  TRY([[maybe_unused]] const auto running, load_issued(change.writing, change.vault(), march.campaign, actor));
  return march;
}

Result<Done> take_text(CampaignCounty& march, std::string_view field, const std::string& text) {
  if (text.empty()) return Error{Refusal::invalid, "required", std::string(field)};
  if (const auto wrong = records::fill_field(*records::type_for<CampaignCounty>().find(field), &march, boost::json::string(text))) return *wrong;
  return Done{};
}

// What a county files at the bureau: a text with its documents.
struct Paper {
  MarchAction action;
  std::string_view text, attached;  // the fields
  std::vector<attachments::AttachmentId> CampaignCounty::* documents;
  std::optional<Instant> CampaignCounty::* at;
  std::string_view event;
};

Result<CampaignCounty> file(const Platform& platform, const Actor& actor, std::string_view id, const Paper& paper, const Filing& filing) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<CampaignCounty> {
    TRY(const auto before, load_for(change, actor, id, paper.action));
    auto after = before;
    after.head.version = filing.version;
    TRY([[maybe_unused]] const auto taken, take_text(after, paper.text, filing.text));
    TRY([[maybe_unused]] const auto seen, attachments::check_visible(change.writing, change.vault(), actor, filing.documents, paper.attached));
    after.*paper.documents = filing.documents;
    after.*paper.at = change.now;
    change.event(paper.event, "campaign_counties", id, before.head.unit_path);
    return change.save(before, std::move(after));
  });
}

Result<CampaignCounty> save_received(journal::Change& change, const Actor& actor, const CampaignCounty& before) {
  auto after = before;
  after.received_at = change.now;
  after.received_by = actor.name;
  return change.save(before, std::move(after));
}

}  // namespace

Result<CampaignCounty> load_march(db::Reading& reading, const records::Vault& vault, const CampaignId& id, std::string_view unit_path) {
  auto found = find_march(reading, vault, id, unit_path);
  if (!found) return Error{Refusal::conflict, "not_in_campaign"};
  return *std::move(found);
}

Result<CampaignCounty> receive(const Platform& platform, const Actor& actor, std::string_view id) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<CampaignCounty> {
    TRY(const auto before, load_for(change, actor, id, MarchAction::receive));
    if (before.received_at) {
      change.nothing_new();
      return before;
    }
    notices::receive_with(change, actor, before.campaign.text);
    change.event("march.received", "campaign_counties", id, before.head.unit_path);
    return save_received(change, actor, before);
  });
}

Result<Done> receive_by_notice(journal::Change& change, const Actor& actor, const notices::Notice& notice) {
  if (notice.campaign.empty()) return Done{};
  const auto march = find_march(change.writing, change.vault(), {notice.campaign}, actor.scope.first);
  const bool is_ours = march && !march->received_at && may_do(MarchAction::receive, *march, actor).ok();
  if (!is_ours || !load_issued(change.writing, change.vault(), march->campaign, actor).ok()) return Done{};
  TRY([[maybe_unused]] const auto saved, save_received(change, actor, *march));
  return Done{};
}

Result<CampaignCounty> form_group(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t version, const std::vector<Member>& members) {
  TRY([[maybe_unused]] const auto good, check_group(members));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<CampaignCounty> {
    TRY(const auto before, load_for(change, actor, id, MarchAction::group));
    auto after = before;
    after.head.version = version;
    after.group = members;
    after.group_at = change.now;
    change.event("march.group_formed", "campaign_counties", id, before.head.unit_path);
    return change.save(before, std::move(after));
  });
}

Result<CampaignCounty> file_plan(const Platform& platform, const Actor& actor, std::string_view id, const Filing& filing) {
  static constexpr Paper plan{MarchAction::plan, "plan", "plan_documents", &CampaignCounty::plan_documents, &CampaignCounty::plan_at, "march.plan_filed"};
  return file(platform, actor, id, plan, filing);
}

Result<CampaignCounty> file_summary(const Platform& platform, const Actor& actor, std::string_view id, const Filing& filing) {
  static constexpr Paper summary{MarchAction::summary, "summary", "summary_documents", &CampaignCounty::summary_documents,
                                 &CampaignCounty::summary_at, "march.summary_filed"};
  return file(platform, actor, id, summary, filing);
}

Result<Done> may_move(const CampaignCounty& march, const Actor& actor) { return may_do(MarchAction::advance, march, actor); }

Result<CampaignCounty> advance(journal::Change& change, const CampaignCounty& march, Phase to) {
  auto after = march;
  after.phase = to;
  change.event("march.advanced", "campaign_counties", march.head.id, march.head.unit_path);
  return change.save(march, std::move(after));
}

Result<Waiver> waive(const Platform& platform, const Actor& actor, Waiver waiver) {
  TRY([[maybe_unused]] const auto allowed, may_waive(actor));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Waiver> {
    const auto campaign = load_issued(change.writing, change.vault(), waiver.campaign, actor);
    if (!campaign.ok()) return Error{campaign.error().refusal, campaign.error().reason, "campaign"};
    const auto school = RecordStore<schools::School>(change.vault()).load(change.writing, waiver.school.text, actor.scope);
    if (!school.ok() || school.value().head.archived_at) return Error{Refusal::invalid, "reference_not_found", "school"};
    if (!covers(campaign.value(), school.value().category)) return Error{Refusal::conflict, "not_in_campaign", "school"};
    const auto& path = school.value().head.unit_path;
    TRY([[maybe_unused]] const auto march, load_march(change.writing, change.vault(), waiver.campaign, path));
    if (find_waiver(change.writing, change.vault(), waiver.campaign, waiver.school)) return Error{Refusal::conflict, "waived_already", "school"};
    waiver.granted_by = actor.name;
    change.start(waiver, path);
    change.insert(waiver);
    change.event("waiver.granted", "waivers", waiver.head.id, path, waiver.reason);
    return waiver;
  });
}

Result<Waiver> archive_waiver(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t version, std::string_view reason) {
  TRY([[maybe_unused]] const auto allowed, may_waive(actor));
  TRY([[maybe_unused]] const auto said, journal::judge_reason(reason));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Waiver> {
    TRY(const auto before, RecordStore<Waiver>(change.vault()).load(change.writing, id, actor.scope));
    if (before.head.archived_at) return Error{Refusal::conflict, "archived_already"};
    auto after = before;
    after.head.version = version;
    after.head.archived_at = change.now;
    change.event("waiver.archived", "waivers", id, before.head.unit_path, reason);
    return change.save(before, std::move(after));
  });
}

}  // namespace anyuan::campaigns
