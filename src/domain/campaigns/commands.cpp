#include "domain/campaigns/commands.h"

#include <fmt/format.h>

#include "domain/attachments/commands.h"
#include "domain/bookkeeping/shipped.h"
#include "domain/campaigns/rules.h"
#include "domain/campaigns/store.h"
#include "domain/notices/commands.h"
#include "domain/org/queries.h"
#include "platform/journal/reason.h"

namespace anyuan::campaigns {
namespace {

using accounts::Actor;

Result<Done> check(journal::Change& change, const Actor& actor, const Campaign& campaign) {
  std::vector<Error> faults;
  if (const auto good = check_phases(campaign.phases); !good.ok()) faults.push_back(good.error());
  const auto checklist = records::RecordStore<Checklist>(change.vault()).load(change.writing, campaign.checklist.text, readable(actor));
  if (!checklist.ok()) faults.push_back({Refusal::invalid, "reference_not_found", "checklist"});
  else if (checklist.value().state == Standing::draft) faults.push_back({Refusal::invalid, "checklist_not_in_use", "checklist"});
  const auto seen = attachments::check_visible(change.writing, change.vault(), actor, campaign.documents, "documents");
  if (!seen.ok()) faults.push_back(seen.error());
  if (!faults.empty()) return records::all_of(std::move(faults));
  return Done{};
}

Result<Campaign> load(journal::Change& change, const Actor& actor, std::string_view id) {
  return records::RecordStore<Campaign>(change.vault()).load(change.writing, id, readable(actor));
}

// Every open county below the issuing unit goes through the phases on its own (R-CAMP-2).
Result<Done> start_marches(journal::Change& change, const Campaign& campaign) {
  const auto counties = org::counties_in(change.writing, change.vault(), records::Scope::under(campaign.head.unit_path));
  if (counties.empty()) return Error{Refusal::conflict, "campaign_without_counties"};
  std::vector<CampaignCounty> marches;
  for (const auto& county : counties) {
    CampaignCounty march{{}, {campaign.head.id}, {county.head.id}};
    marches.push_back(change.start(march, county.head.unit_path));
  }
  records::RecordStore<CampaignCounty>(change.vault()).insert_all(change.writing, marches);
  for (const auto& march : marches) change.note(records::type_for<CampaignCounty>(), nullptr, &march);
  return Done{};
}

Result<Done> send_notice(journal::Change& change, const Actor& actor, const Campaign& campaign) {
  notices::Notice notice;
  notice.title = campaign.name;
  notice.body = campaign.basis.empty() ? campaign.name : campaign.basis;
  notice.document_number = campaign.document_number;
  notice.documents = campaign.documents;
  notice.campaign = campaign.head.id;
  for (const auto level : {org::Level::city, org::Level::county, org::Level::school}) {
    if (level > actor.level) notice.audience.push_back(level);
  }
  TRY([[maybe_unused]] const auto sent, notices::issue_in(change, actor, std::move(notice)));
  return Done{};
}

}  // namespace

records::Scope readable(const Actor& actor) {
  auto scope = actor.scope;
  scope.issued = issued;
  scope.issued_up = issued;
  scope.reader = actor.scope.first;
  return scope;
}

Result<std::int64_t> load_checklists(const Platform& platform) {
  return bookkeeping::keep_shipped<Checklist>(platform, {"data/checklists/", "checklist.loaded", "checklist_changed", parse_checklist, find_checklist});
}

Result<Checklist> load_checklist(db::Reading& reading, const records::Vault& vault, const ChecklistId& id) {
  return records::RecordStore<Checklist>(vault).load(reading, id.text, records::Scope::under("/"));
}

Result<std::shared_ptr<const Checklist>> known_checklist(const Platform& platform, db::Reading& reading, const ChecklistId& id) {
  return platform.editions->get<Checklist>(id.text, [&] { return load_checklist(reading, platform.vault, id); });
}

Result<Campaign> create(const Platform& platform, const Actor& actor, Campaign campaign) {
  TRY([[maybe_unused]] const auto writer, may_write(actor));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Campaign> {
    TRY([[maybe_unused]] const auto good, check(change, actor, campaign));
    change.start(campaign, actor.scope.first);
    change.insert(campaign);
    change.event("campaign.created", "campaigns", campaign.head.id, campaign.head.unit_path);
    return campaign;
  });
}

Result<Campaign> change(const Platform& platform, const Actor& actor, std::string_view id, const boost::json::object& request) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Campaign> {
    TRY(const auto before, load(change, actor, id));
    TRY([[maybe_unused]] const auto allowed, may_do(Action::change, before, actor));
    TRY(auto after, records::parse(request, before, records::Fill::changes));
    TRY(after.head.version, records::version_in(request));
    TRY([[maybe_unused]] const auto good, check(change, actor, after));
    change.event("campaign.changed", "campaigns", id, before.head.unit_path);
    return change.save(before, std::move(after));
  });
}

Result<Campaign> issue(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t version) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Campaign> {
    TRY(const auto before, load(change, actor, id));
    TRY([[maybe_unused]] const auto allowed, may_do(Action::issue, before, actor));
    auto after = before;
    after.head.version = version;
    after.state = State::issued;
    after.issued_at = change.now;
    after.issued_by = actor.name;
    TRY([[maybe_unused]] const auto opened, attachments::issue_in(change, after.documents));
    TRY(after, change.save(before, std::move(after)));
    TRY([[maybe_unused]] const auto started, start_marches(change, after));
    TRY([[maybe_unused]] const auto sent, send_notice(change, actor, after));
    change.event("campaign.issued", "campaigns", id, after.head.unit_path);
    return after;
  });
}

Result<Campaign> clone(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t year) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Campaign> {
    TRY(const auto original, load(change, actor, id));
    TRY([[maybe_unused]] const auto allowed, may_do(Action::clone, original, actor));
    auto copy = moved_to_year(original, 0);
    if (const auto wrong = records::fill_field(*records::type_for<Campaign>().find("year"), &copy, boost::json::value(year))) return *wrong;
    if (year == original.year) return Error{Refusal::invalid, "clone_same_year", "year"};
    copy = moved_to_year(original, year);
    change.start(copy, actor.scope.first);
    change.insert(copy);
    change.event("campaign.cloned", "campaigns", copy.head.id, copy.head.unit_path);
    return copy;
  });
}

Result<Campaign> archive(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t version, std::string_view reason) {
  TRY([[maybe_unused]] const auto said, journal::judge_reason(reason));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Campaign> {
    TRY(const auto before, load(change, actor, id));
    TRY([[maybe_unused]] const auto allowed, may_do(Action::archive, before, actor));
    auto after = before;
    after.head.version = version;
    // What was issued stays readable as it was; a draft nobody saw goes out of the lists.
    if (before.state == State::draft) after.head.archived_at = change.now;
    else after.state = State::archived;
    change.event("campaign.archived", "campaigns", id, before.head.unit_path, reason);
    return change.save(before, std::move(after));
  });
}

Result<Campaign> load_issued(db::Reading& reading, const records::Vault& vault, const CampaignId& id, const Actor& actor) {
  TRY(auto campaign, records::RecordStore<Campaign>(vault).load(reading, id.text, readable(actor)));
  if (campaign.state != State::issued) return Error{Refusal::conflict, "campaign_not_running"};
  return campaign;
}

}  // namespace anyuan::campaigns
