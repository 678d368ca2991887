#include "platform/db/server_state.h"

namespace anyuan::db {

std::vector<Setting> lossy_settings(Reading& reading) {
  std::vector<Setting> lossy;
  if (reading.engine() == Engine::sqlite) return lossy;
  for (const auto* name : {"fsync", "full_page_writes", "synchronous_commit"}) {
    const auto value = reading.value<std::string>("SELECT current_setting(:name)", {{"name", name}}).value_or("");
    if (value == "off") lossy.push_back({name, value});
  }
  return lossy;
}

std::optional<Instant> server_time(Reading& reading) {
  if (reading.engine() == Engine::sqlite) return std::nullopt;
  return reading.value<Instant>("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)");
}

}  // namespace anyuan::db
