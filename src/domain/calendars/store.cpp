#include "domain/calendars/store.h"

#include <fmt/format.h>

#include "base/check.h"
#include "platform/records/scope.h"
#include "platform/records/store.h"

namespace anyuan::calendars {
namespace {

// The country, province, city, county, township and school: always as many parameters, so that it is one statement.
constexpr std::size_t levels_max = 6;

std::string past(std::string_view beginning) {
  std::string end(beginning);
  ++end.back();
  return end;
}

}  // namespace

std::vector<Entry> entries_for(db::Reading& reading, const records::Vault& vault, std::string_view unit_path) {
  auto paths = records::Scope::under(std::string(unit_path)).above();
  paths.emplace_back(unit_path);
  CHECK(paths.size() <= levels_max);
  db::Params params;
  std::string marks;
  for (std::size_t i = 0; i < levels_max; ++i) {
    const auto name = fmt::format("path{}", i);
    marks += (i == 0 ? ":" : ", :") + name;
    params.emplace_back(name, i < paths.size() ? paths[i] : std::string(unit_path));
  }
  return records::RecordStore<Entry>(vault).where(reading, fmt::format("unit_path IN ({}) AND archived_at IS NULL ORDER BY starts_on, id", marks), params);
}

std::optional<schools::Category> category_of(db::Reading& reading, std::string_view school) {
  return reading.value<schools::Category>("SELECT category FROM school_facts WHERE id = :school", {{"school", school}});
}

std::map<std::string, std::string> unit_names(db::Reading& reading, const std::vector<std::string>& ids) {
  std::map<std::string, std::string> names;
  for (const auto& id : ids) {
    if (names.contains(id)) continue;
    names[id] = reading.value<std::string>("SELECT name FROM units WHERE id = :id", {{"id", id}}).value_or("");
  }
  return names;
}

std::vector<std::string> marks_of(db::Reading& reading, std::string_view beginning) {
  return reading.column<std::string>("SELECT DISTINCT shipped FROM calendar_entries WHERE shipped >= :first AND shipped < :past",
                                     {{"first", beginning}, {"past", past(beginning)}});
}

std::vector<Entry> untouched_of(db::Reading& reading, const records::Vault& vault, std::string_view beginning) {
  return records::RecordStore<Entry>(vault).where(reading, "shipped >= :first AND shipped < :past AND version = 1 AND archived_at IS NULL ORDER BY id",
                                                  {{"first", beginning}, {"past", past(beginning)}});
}

}  // namespace anyuan::calendars
