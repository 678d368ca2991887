#include "domain/calendars/shipped.h"

#include <fmt/format.h>

#include "domain/calendars/rules.h"
#include "domain/calendars/store.h"
#include "platform/digest.h"
#include "platform/files/embedded.h"
#include "platform/journal/change.h"
#include "platform/packs/pack.h"

namespace anyuan::calendars {
namespace {

constexpr std::string_view folder = "data/calendars/";

Error wrong(std::string_view file, int line, std::string_view what) {
  return {Refusal::invalid, "calendar_wrong", {}, {std::string(file), std::to_string(line), std::string(what)}};
}

template <class R>
Result<R> read(std::string_view file, const packs::Part& part) {
  if (!part.value.is_object()) return wrong(file, part.line, "not_an_object");
  R made{};
  const auto faults = records::fill(records::type_for<R>(), &made, part.value.get_object(), records::Fill::whole);
  if (faults.empty()) return made;
  return wrong(file, part.line_of(faults.front().field), fmt::format("{} {}", faults.front().field, faults.front().reason));
}

Entry entry_of(const ShippedCalendar& calendar, const ShippedEntry& one, std::string_view mark) {
  Entry entry;
  entry.unit = {calendar.region};
  entry.kind = one.kind;
  entry.name = one.name;
  entry.starts_on = one.starts_on;
  entry.ends_on = one.ends_on;
  entry.categories = one.categories;
  entry.source = calendar.source;
  entry.dated_on = calendar.dated_on;
  entry.verified = calendar.verified;
  entry.shipped = mark;
  return entry;
}

}  // namespace

Result<ShippedCalendar> parse_calendar(std::string_view file, std::string_view yaml) {
  TRY(const auto whole, packs::read(file, yaml));
  // The entries first: they know their lines.
  if (const auto* list = whole.find("entries")) {
    for (const auto& part : list->items) {
      TRY(const auto one, read<ShippedEntry>(file, part));
      if (const auto faults = faults_in(entry_of({}, one, {})); !faults.empty()) {
        return wrong(file, part.line_of(faults.front().field), fmt::format("{} {}", faults.front().field, faults.front().reason));
      }
    }
  }
  return read<ShippedCalendar>(file, whole);
}

Result<std::int64_t> keep_calendar(const Platform& platform, std::string_view file, std::string_view yaml) {
  TRY(const auto calendar, parse_calendar(file, yaml));
  const auto edition = fmt::format("{}/{}", calendar.code, calendar.edition);
  const auto mark = fmt::format("{}@{}", edition, sha256_hex(yaml).substr(0, 12));
  const auto kept = platform.database.read([&](db::Reading& reading) { return marks_of(reading, edition + "@"); });
  if (!kept.empty() && kept.front() != mark) {
    return Error{Refusal::conflict, "calendar_changed", {}, {std::string(file), calendar.code, std::to_string(calendar.edition)}};
  }
  if (!kept.empty()) return 0;
  const auto path = calendar.region.empty() ? std::string("/") : fmt::format("/{}/", calendar.region);
  return journal::perform(platform, {"system", "系统", "/"}, [&](journal::Change& change) -> Result<std::int64_t> {
    for (const auto& before : untouched_of(change.writing, change.vault(), calendar.code + "/")) {
      auto after = before;
      after.head.archived_at = change.now;
      TRY([[maybe_unused]] const auto gone, change.save(before, std::move(after)));
    }
    for (const auto& one : calendar.entries) {
      auto entry = entry_of(calendar, one, mark);
      change.insert(change.start(entry, path));
    }
    change.event("calendar.loaded", "calendar_entries", edition, path);
    return std::ssize(calendar.entries);
  });
}

Result<std::int64_t> load_shipped_calendars(const Platform& platform) {
  std::int64_t added = 0;
  for (const auto& file : files::embedded_files()) {
    if (!file.name.starts_with(folder)) continue;
    TRY(const auto count, keep_calendar(platform, file.name, file.bytes));
    added += count;
  }
  return added;
}

}  // namespace anyuan::calendars
