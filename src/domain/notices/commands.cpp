#include "domain/notices/commands.h"

#include "domain/attachments/commands.h"
#include "domain/notices/rules.h"
#include "domain/notices/store.h"
#include "platform/journal/reason.h"

namespace anyuan::notices {
namespace {

using accounts::Actor;

Result<Done> check(journal::Change& change, const Actor& actor, const Notice& notice) {
  TRY([[maybe_unused]] const auto below, check_audience(notice, actor.level));
  return attachments::check_visible(change.writing, change.vault(), actor, notice.documents, "documents");
}

Result<Done> mark_issued(journal::Change& change, const Actor& actor, Notice& notice) {
  notice.state = State::issued;
  notice.issued_at = change.now;
  notice.issued_by = actor.name;
  return attachments::issue_in(change, notice.documents);
}

Result<Notice> load(journal::Change& change, const Actor& actor, std::string_view id) {
  return records::RecordStore<Notice>(change.vault()).load(change.writing, id, readable(actor));
}

// Loads for a move of the sender's, made against the version the sender saw.
Result<Notice> load_for(journal::Change& change, const Actor& actor, std::string_view id, Action action, std::int64_t version) {
  TRY(auto notice, load(change, actor, id));
  TRY([[maybe_unused]] const auto state, next(notice, action, actor));
  if (notice.head.version != version) return Error{Refusal::conflict, "changed_by_someone_else", "version"};
  return notice;
}

Receipt receipt_of(const Notice& notice, const Actor& actor, Instant now) {
  return {notice.head.id, actor.unit.text, actor.scope.first, now, actor.name};
}

}  // namespace

records::Scope readable(const Actor& actor) {
  auto scope = actor.scope;
  scope.issued = issued;
  scope.issued_up = issued;
  scope.reader = actor.scope.first;
  return scope;
}

Result<Notice> issue_in(journal::Change& change, const Actor& actor, Notice notice) {
  TRY([[maybe_unused]] const auto good, check(change, actor, notice));
  change.start(notice, actor.scope.first);
  TRY([[maybe_unused]] const auto opened, mark_issued(change, actor, notice));
  change.insert(notice);
  return notice;
}

Result<Notice> write(const Platform& platform, const Actor& actor, Notice notice) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Notice> {
    TRY([[maybe_unused]] const auto good, check(change, actor, notice));
    change.start(notice, actor.scope.first);
    change.insert(notice);
    change.event("notice.written", "notices", notice.head.id, notice.head.unit_path);
    return notice;
  });
}

Result<Notice> change(const Platform& platform, const Actor& actor, std::string_view id, const boost::json::object& request) {
  TRY(const auto version, records::version_in(request));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Notice> {
    TRY(const auto before, load_for(change, actor, id, Action::change, version));
    TRY(auto after, records::parse(request, before, records::Fill::changes));
    TRY([[maybe_unused]] const auto good, check(change, actor, after));
    change.event("notice.changed", "notices", id, before.head.unit_path);
    return change.save(before, std::move(after));
  });
}

Result<Notice> issue(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t version) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Notice> {
    TRY(const auto before, load_for(change, actor, id, Action::issue, version));
    auto after = before;
    TRY([[maybe_unused]] const auto opened, mark_issued(change, actor, after));
    change.event("notice.issued", "notices", id, before.head.unit_path);
    return change.save(before, std::move(after));
  });
}

Result<Notice> withdraw(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t version, std::string_view reason) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Notice> {
    TRY(const auto before, load_for(change, actor, id, Action::withdraw, version));
    TRY([[maybe_unused]] const auto said, journal::judge_reason(reason));
    auto after = before;
    after.state = State::withdrawn;
    change.event("notice.withdrawn", "notices", id, before.head.unit_path, reason);
    return change.save(before, std::move(after));
  });
}

void receive_with(journal::Change& change, const Actor& actor, std::string_view campaign) {
  for (const auto& notice : issued_for(change.writing, change.vault(), campaign)) {
    if (next(notice, Action::receive, actor).ok()) keep_receipt(change.writing, receipt_of(notice, actor, change.now));
  }
}

Result<Notice> receive(const Platform& platform, const Actor& actor, std::string_view id, const Following& following) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Notice> {
    TRY(auto notice, load(change, actor, id));
    TRY([[maybe_unused]] const auto state, next(notice, Action::receive, actor));
    const auto kept = keep_receipt(change.writing, receipt_of(notice, actor, change.now));
    if (kept == Kept::now) {
      change.event("notice.received", "notices", id, actor.scope.first);
      TRY([[maybe_unused]] const auto followed, following(change, actor, notice));
    } else {
      change.nothing_new();
    }
    notice.received = true;
    return notice;
  });
}

std::vector<Notice> unread(db::Reading& reading, const records::Vault& vault, const Actor& actor, std::int64_t limit) {
  auto notices = issued_above(reading, vault, actor.scope, actor.unit.text);
  std::erase_if(notices, [&](const Notice& notice) { return !is_addressed(notice, actor); });
  if (std::ssize(notices) > limit) notices.resize(static_cast<std::size_t>(limit));
  return notices;
}

}  // namespace anyuan::notices
