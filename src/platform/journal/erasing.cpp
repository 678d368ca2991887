#include "platform/journal/erasing.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "platform/db/in_list.h"

namespace anyuan::journal {

std::map<std::string, std::set<std::string>, std::less<>> erased_fields(db::Reading& reading, std::string_view record, const std::vector<std::string>& ids) {
  std::map<std::string, std::set<std::string>, std::less<>> found;
  db::by_blocks(ids, [&](std::span<const std::string> some) {
    db::Params params{{"record", record}, {"event", erasing}};
    const auto marks = db::in_list(params, "id", some);
    for (const auto& [id, differences] : reading.rows<std::string, std::string>(
             fmt::format("SELECT c.record_id, c.differences FROM journal_change c JOIN journal_event e ON e.seq = c.seq"
                         " WHERE c.record = :record AND c.record_id IN ({}) AND e.event = :event", marks), params)) {
      const auto fields = boost::json::parse(differences);
      for (const auto& one : fields.as_array()) found[id].emplace(one.at("field").as_string());
    }
  });
  return found;
}

}  // namespace anyuan::journal
