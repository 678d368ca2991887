#pragma once
// What of the database server's own set-up an operator has to know; for `anyuan doctor`.
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "platform/db/connection.h"

namespace anyuan::db {

struct Setting {
  std::string name, value;
};
// Settings under which a power cut takes commits that were already answered. None on SQLite: there they are ours.
std::vector<Setting> lossy_settings(Reading& reading);

// The server's clock; nothing on SQLite, which has none of its own.
std::optional<Instant> server_time(Reading& reading);

}  // namespace anyuan::db
