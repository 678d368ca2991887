#pragma once
// Receipts of notices: the only SQL for them. Private to the slice.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/notices/notice.h"
#include "platform/db/connection.h"
#include "platform/records/scope.h"
#include "platform/records/store.h"

namespace anyuan::notices {

// Rows of other units that a reader may see, above and below.
inline constexpr std::string_view issued = "state <> 'draft'";

struct Receipt {
  std::string notice, unit, unit_path;
  Instant received_at{};
  std::string received_by;  // the person's name
};
enum class Kept { now, before };
Kept keep_receipt(db::Writing& writing, const Receipt& receipt);

// Which of these notices the unit has received.
std::set<std::string> received_by(db::Reading& reading, const std::vector<std::string>& notices, std::string_view unit);
// The notices that issued a campaign.
std::vector<Notice> issued_for(db::Reading& reading, const records::Vault& vault, std::string_view campaign);
std::vector<Notice> issued_above(db::Reading& reading, const records::Vault& vault, const records::Scope& scope, std::string_view but_received_by);

// The units a notice is addressed to, each with its receipt if there is one.
enum class Wanted { all, received, missing };
struct Addressed {
  std::string unit, unit_name, unit_path;
  org::Level level = org::Level::county;
  std::optional<Instant> received_at;
  std::optional<std::string> received_by;
};
struct Addressees {
  const Notice& notice;
  records::Scope scope;  // of the reader, or narrower
};
std::vector<Addressed> addressed(db::Reading& reading, const Addressees& whom, Wanted wanted, std::string_view after_path, std::int64_t limit);
struct Counts {
  std::int64_t received = 0, missing = 0;
};
Counts count(db::Reading& reading, const Addressees& whom);

}  // namespace anyuan::notices
