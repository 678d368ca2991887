#pragma once
// What people and devices say of a school. Each word is kept beside the others; the last one of a source counts.
#include "domain/accounts/user.h"
#include "domain/facts/fact.h"
#include "platform/journal/change.h"
#include "platform/platform.h"

namespace anyuan::facts {

// A person's word. A school declares what no ledger of it tells; an inspector says what was seen, of anything.
struct Saying {
  std::string fact;
  Source source = Source::declared;
  std::string value, note;
};
inline const records::RecordType& type_of(const Saying*) {
  using records::field;
  static const auto type = records::record<Saying>("sayings", "", {"陈述", "Saying"}, {
      field<&Saying::fact>("fact", {"事实", "Fact"}, {.required = true, .length_max = 60}),
      field<&Saying::source>("source", {"来源", "Source"}, {.required = true}),
      field<&Saying::value>("value", {"内容", "Value"}, {.required = true, .length_max = 60}),
      field<&Saying::note>("note", {"说明", "Note"}, {.length_max = 200}),
  });
  return type;
}
// Several at once: a school that went through all its ledgers says so of each with one command.
struct Sayings {
  std::vector<Saying> sayings;
};
inline const records::RecordType& type_of(const Sayings*) {
  using records::field;
  static const auto type = records::record<Sayings>("sayings_at_once", "", {"多项陈述", "Sayings"}, {
      field<&Sayings::sayings>("sayings", {"陈述", "Sayings"}, {.required = true}),
  });
  return type;
}
// All of them or none; at least one. Refused: fact_unknown, fact_value_wrong, fact_counted_from_ledger,
// fact_measured_by_devices, fact_seen_by_inspectors, fact_declared_by_the_school.
Result<Done> say(const Platform& platform, const accounts::Actor& actor, std::string_view school, const std::vector<Saying>& sayings);

// What a device showed; the one door for measured facts. A value that stays the same is kept once a day, so that the
// journal tells changes and not heartbeats.
struct Measured {
  std::string unit_path;  // the school's
  std::string school, fact, value;
  Instant at{};
  std::string device;
};
struct Taken {
  std::int64_t kept = 0, same = 0;
};
// Refused as a whole: fact_unknown, fact_value_wrong; args name the school.
Result<Taken> take(const Platform& platform, const journal::Doer& gateway, const std::vector<Measured>& measured);

}  // namespace anyuan::facts
