#include "domain/calendars/calendar.h"

#include <algorithm>

namespace anyuan::calendars {
namespace {

// A longer time between two terms is no vacation: a term lies in it that nobody has told.
constexpr int vacation_days_max = 100;
// So far ahead a deadline is looked for; no calendar has ten years without a day that counts.
constexpr int search_days_max = 3660;

bool covers(const Entry& entry, Date day) { return entry.starts_on <= day && day <= entry.ends_on; }

bool is_weekend(Date day) {
  const std::chrono::weekday weekday{std::chrono::sys_days(day)};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

bool overlap(const Entry& one, const Entry& other) { return one.starts_on <= other.ends_on && other.starts_on <= one.ends_on; }

Basis basis_in(const Entry& entry) { return entry.verified ? Basis::verified : Basis::unverified; }

}  // namespace

Calendar::Calendar(std::vector<Entry> entries, std::optional<schools::Category> category) {
  std::erase_if(entries, [&](const Entry& entry) {
    return !entry.categories.empty() && (!category || std::ranges::find(entry.categories, *category) == entry.categories.end());
  });
  // From the country down: a longer path is a nearer unit, and what it says of this kind of school comes after what it says
  // of all. What comes later takes the place of the terms it overlaps.
  std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) {
    if (a.head.unit_path.size() != b.head.unit_path.size()) return a.head.unit_path.size() < b.head.unit_path.size();
    return a.categories.empty() > b.categories.empty();
  });
  for (auto& entry : entries) {
    if (entry.kind == EntryKind::term) {
      std::erase_if(terms_, [&](const Entry& kept) { return overlap(kept, entry); });
      terms_.push_back(std::move(entry));
    } else {
      entries_.push_back(std::move(entry));
    }
  }
  std::ranges::reverse(entries_);
  std::ranges::sort(terms_, {}, &Entry::starts_on);
}

const Entry* Calendar::decider(Date day, std::initializer_list<EntryKind> kinds) const {
  const Entry* best = nullptr;
  const auto rank = [&](const Entry& entry) { return std::ranges::find(kinds, entry.kind); };
  for (const auto& entry : entries_) {
    if (best != nullptr && entry.head.unit_path.size() < best->head.unit_path.size()) break;
    if (!covers(entry, day) || rank(entry) == kinds.end()) continue;
    if (best == nullptr || rank(entry) < rank(*best)) best = &entry;
  }
  return best;
}

const Entry* Calendar::term_on(Date day) const {
  const auto found = std::ranges::find_if(terms_, [&](const Entry& term) { return covers(term, day); });
  return found == terms_.end() ? nullptr : &*found;
}

const Entry* Calendar::term_around(Date day) const {
  const auto next = std::ranges::find_if(terms_, [&](const Entry& term) { return day <= term.ends_on; });
  if (next == terms_.end()) return nullptr;
  if (next->starts_on <= day) return &*next;
  if (next == terms_.begin()) return nullptr;
  const auto& last = *std::prev(next);
  return days_between(last.ends_on, next->starts_on) <= vacation_days_max ? &last : nullptr;
}

bool Calendar::knows_holidays_of(Date day) const {
  return std::ranges::any_of(entries_, [&](const Entry& entry) { return entry.kind == EntryKind::day_off && entry.starts_on.year() == day.year(); });
}

bool Calendar::is_working_day(Date day) const {
  using enum EntryKind;
  if (const auto* said = decider(day, {working_day, day_off})) return said->kind == working_day;
  return !is_weekend(day);
}

bool Calendar::is_school_day(Date day) const {
  using enum EntryKind;
  const bool in_term = term_on(day) != nullptr || term_around(day) == nullptr;
  if (const auto* said = decider(day, {lessons, no_lessons, exam, working_day, day_off})) {
    return said->kind == lessons || (said->kind == working_day && in_term);
  }
  return in_term && !is_weekend(day);
}

bool Calendar::counts(Date day, Counting counting) const {
  switch (counting) {
    case Counting::calendar_days: return true;
    case Counting::working_days: return is_working_day(day);
    case Counting::school_days: return is_school_day(day);
  }
  return true;
}

Basis Calendar::basis_of(Date day, Counting counting) const {
  using enum EntryKind;
  if (counting == Counting::calendar_days) return Basis::verified;
  if (!knows_holidays_of(day)) return Basis::week;
  auto basis = Basis::verified;
  // An ordinary day is as well founded as what says which days of its year are not ordinary.
  for (const auto& entry : entries_) {
    if (entry.starts_on.year() == day.year() && (entry.kind == day_off || entry.kind == working_day)) basis = std::max(basis, basis_in(entry));
  }
  if (counting == Counting::working_days) return basis;
  const auto* around = term_around(day);
  if (around == nullptr) return Basis::week;
  const auto* said = decider(day, {lessons, no_lessons, exam});
  return std::max({basis, basis_in(*around), said == nullptr ? Basis::verified : basis_in(*said)});
}

Reckoned Calendar::add(Date from, std::int64_t days, Counting counting) const {
  if (counting == Counting::calendar_days) return {plus_days(from, static_cast<int>(days)), Basis::verified};
  Reckoned reckoned{from, basis_of(from, counting)};
  if (days == 0 && counts(from, counting)) return reckoned;
  auto left = std::max<std::int64_t>(days, 1);
  for (int looked = 0; looked < search_days_max; ++looked) {
    reckoned.day = plus_days(reckoned.day, 1);
    reckoned.basis = std::max(reckoned.basis, basis_of(reckoned.day, counting));
    if (counts(reckoned.day, counting) && --left == 0) return reckoned;
  }
  return {plus_days(from, static_cast<int>(days)), Basis::week};
}

std::vector<std::string> Calendar::names_of(Date day) const {
  std::vector<std::string> names;
  for (const auto& entry : entries_) {
    if (covers(entry, day) && std::ranges::find(names, entry.name) == names.end()) names.push_back(entry.name);
  }
  if (const auto* term = term_on(day)) names.push_back(term->name);
  return names;
}

}  // namespace anyuan::calendars
