#pragma once
// What the days are at one place, and days counted by them. Pure: made from the entries of the place and of the units
// above it. Of each day the nearest unit that says something decides; of the terms, a unit's own take the place of those
// above that overlap them. Where nobody has said anything it goes by the days of the week, and says so (Basis).
#include <optional>
#include <vector>

#include "domain/calendars/entry.h"

namespace anyuan::calendars {

enum class Counting { calendar_days, working_days, school_days };
BOOST_DESCRIBE_ENUM(Counting, calendar_days, working_days, school_days)
constexpr Label label_of(Counting counting) {
  switch (counting) {
    case Counting::calendar_days: return {"自然日", "Calendar days"};
    case Counting::working_days: return {"工作日", "Working days"};
    case Counting::school_days: return {"上课日", "School days"};
  }
  return {};
}

// What a day's judgement rests on, the worst last: official documents somebody compared; entries nobody compared; the days
// of the week alone, because nobody has told the holidays of that year or the terms of that time.
enum class Basis { verified, unverified, week };
BOOST_DESCRIBE_ENUM(Basis, verified, unverified, week)

struct Reckoned {
  Date day{};
  Basis basis = Basis::verified;  // the worst of the days counted
  bool operator==(const Reckoned&) const = default;
};

class Calendar {
 public:
  // Of a place of this kind; without one only what concerns every school counts.
  Calendar(std::vector<Entry> entries, std::optional<schools::Category> category);

  bool is_working_day(Date day) const;
  bool is_school_day(Date day) const;
  bool counts(Date day, Counting counting) const;
  Basis basis_of(Date day, Counting counting) const;

  // The `days`-th such day after `from`; with 0 the first one not before it.
  Reckoned add(Date from, std::int64_t days, Counting counting) const;
  Date next_school_day(Date after) const { return add(after, 1, Counting::school_days).day; }
  // The names of what is said of a day, the nearest unit's first.
  std::vector<std::string> names_of(Date day) const;

 private:
  // What decides the day, of the kinds asked for; within one unit those kinds earlier in the list count before later ones.
  const Entry* decider(Date day, std::initializer_list<EntryKind> kinds) const;
  const Entry* term_on(Date day) const;
  const Entry* term_around(Date day) const;  // the term, or the one before the vacation the day lies in
  bool knows_holidays_of(Date day) const;

  std::vector<Entry> entries_;  // nearest unit first; without terms
  std::vector<Entry> terms_;    // those that hold, by day; they do not overlap
};

}  // namespace anyuan::calendars
