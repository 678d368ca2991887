#pragma once
// Calendars that come with the program (data/calendars/): national holidays above all units, terms at the province they
// are of. A province's people may change theirs; what comes above all units is nobody's to change.
#include "domain/calendars/entry.h"
#include "platform/platform.h"

namespace anyuan::calendars {

struct ShippedEntry {
  EntryKind kind = EntryKind::term;
  std::string name;
  Date starts_on{}, ends_on{};
  std::vector<schools::Category> categories;
  bool operator==(const ShippedEntry&) const = default;
};
inline const records::RecordType& type_of(const ShippedEntry*) {
  using records::field;
  static const auto type = records::record<ShippedEntry>("shipped_calendar_entries", "", {"随平台提供的校历安排", "Shipped calendar entry"}, {
      field<&ShippedEntry::kind>("kind", {"安排", "What it is"}, {.required = true}),
      field<&ShippedEntry::name>("name", {"名称", "Name"}, {.required = true, .length_max = 60}),
      field<&ShippedEntry::starts_on>("starts_on", {"开始日期", "From"}, {.required = true}),
      field<&ShippedEntry::ends_on>("ends_on", {"结束日期", "To"}, {.required = true}),
      field<&ShippedEntry::categories>("categories", {"适用办学类型", "Kinds of school"}),
  });
  return type;
}

struct ShippedCalendar {
  std::string code;
  std::int64_t edition = 1;
  std::string title, source;
  std::optional<Date> dated_on;
  bool verified = false;
  std::string region;  // the division it is kept at; empty: above all units
  std::vector<ShippedEntry> entries;
  bool operator==(const ShippedCalendar&) const = default;
};
inline const records::RecordType& type_of(const ShippedCalendar*) {
  using records::field;
  static const auto type = records::record<ShippedCalendar>("shipped_calendars", "", {"随平台提供的校历", "Shipped calendar"}, {
      field<&ShippedCalendar::code>("code", {"代号", "Code"}, {.required = true, .length_max = 40}),
      field<&ShippedCalendar::edition>("edition", {"版本", "Edition"}, {.required = true, .min = 1, .max = 1000}),
      field<&ShippedCalendar::title>("title", {"名称", "Title"}, {.required = true, .length_max = 60}),
      field<&ShippedCalendar::source>("source", {"依据", "Source"}, {.required = true, .length_max = 200}),
      field<&ShippedCalendar::dated_on>("dated_on", {"依据文件日期", "Document dated"}),
      field<&ShippedCalendar::verified>("verified", {"已与文件核对", "Compared with the document"}, {.required = true}),
      field<&ShippedCalendar::region>("region", {"区划", "Division"}, {.length_max = 2}),
      field<&ShippedCalendar::entries>("entries", {"安排", "Entries"}, {.required = true}),
  });
  return type;
}

// Refused with calendar_wrong: the file, the line and what is wrong there.
Result<ShippedCalendar> parse_calendar(std::string_view file, std::string_view yaml);

// Keeps the editions that are not kept yet and takes away those they replace, as far as nobody has changed them; returns
// how many entries came. Refused: calendar_wrong, calendar_changed (an edition has one text).
Result<std::int64_t> load_shipped_calendars(const Platform& platform);
// One of them.
Result<std::int64_t> keep_calendar(const Platform& platform, std::string_view file, std::string_view yaml);

}  // namespace anyuan::calendars
