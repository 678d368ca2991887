#include "domain/notices/past.h"

#include "domain/notices/rules.h"
#include "domain/notices/store.h"

namespace anyuan::notices {

Result<Notice> bring_in(journal::Change& change, const accounts::Actor& actor, Notice notice, Instant issued_at, const std::vector<PastReceipt>& receipts) {
  TRY([[maybe_unused]] const auto fits, check_audience(notice, actor.level));
  notice.head = {new_id(records::type_for<Notice>().prefix, issued_at, change.random()), actor.scope.first, 1, issued_at, issued_at, std::nullopt};
  notice.state = State::issued;
  notice.issued_at = issued_at;
  notice.issued_by = actor.name;
  change.insert(notice);
  for (const auto& receipt : receipts) {
    keep_receipt(change.writing, {notice.head.id, receipt.unit, receipt.unit_path, receipt.received_at, receipt.received_by});
  }
  return notice;
}

}  // namespace anyuan::notices
