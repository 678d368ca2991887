#pragma once
// A notice that was issued and received before: what another system hands over, and the demo city's.
#include "domain/accounts/user.h"
#include "domain/notices/notice.h"
#include "platform/journal/change.h"

namespace anyuan::notices {

struct PastReceipt {
  std::string unit, unit_path;
  Instant received_at{};
  std::string received_by;
};

// Stores the notice of the actor's unit as issued at that time, with its receipts. Refused: audience_not_below.
Result<Notice> bring_in(journal::Change& change, const accounts::Actor& actor, Notice notice, Instant issued_at, const std::vector<PastReceipt>& receipts);

}  // namespace anyuan::notices
