#include "domain/filings/rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace anyuan::filings {
namespace {

using accounts::Actor, accounts::Agency, accounts::May;

// The agency's part of a filing.
struct Part {
  Answer& answer;
  std::string& by;
  std::optional<Instant>& at;
  std::string& opinion;
};
std::optional<Part> part_of(Filing& filing, Agency agency) {
  if (agency == Agency::education) return Part{filing.education, filing.education_by, filing.education_at, filing.education_opinion};
  if (agency == Agency::police) return Part{filing.police, filing.police_by, filing.police_at, filing.police_opinion};
  return std::nullopt;
}

Error refused(Refusal refusal, std::string_view reason) { return {refusal, std::string(reason)}; }

std::string_view why_not(State state) {
  switch (state) {
    case State::submitted: return {};
    case State::filed: return "filing_filed_already";
    case State::returned: return "filing_returned_already";
    case State::replaced: return "filing_replaced";
  }
  return {};
}

Result<const Move*> find_move(Filing& filing, Action action, const Actor& actor) {
  if (!actor.may(May::filings_answer)) return Error{Refusal::forbidden, "not_permitted", {}, {std::string(name_of(May::filings_answer))}};
  if (actor.level != org::Level::county) return refused(Refusal::forbidden, "filing_answered_by_county");
  const auto part = part_of(filing, actor.agency);
  if (!part) return refused(Refusal::forbidden, "filing_not_your_agency");
  const auto* move = std::ranges::find_if(moves, [&](const Move& m) { return m.from == filing.state && m.action == action; });
  if (move == std::end(moves)) return refused(Refusal::conflict, why_not(filing.state));
  if (part->answer != Answer::waiting) return refused(Refusal::conflict, "filing_answered_already");
  return move;
}

// How one kind of entry is told: `role` says what somebody is, `name` who. A post or a body is a seat: whoever comes when
// somebody goes replaces them; a guard who goes and one who comes are two people.
struct EntryKind {
  Subject subject;
  const records::RecordType& type;
  std::string_view role, name;
  bool is_seat, name_is_person;
};

// An entry behind its description.
using Entry = const void*;
boost::json::value value_of(const EntryKind& kind, std::string_view field, Entry entry) { return kind.type.find(field)->to_json(entry); }
std::string text_in(const EntryKind& kind, std::string_view field, Entry entry) { return db::text_in(kind.type.find(field)->to_cell(entry)); }

struct Words {
  std::string zh, en;
};
Words role_of(const EntryKind& kind, Entry entry) {
  const auto& field = *kind.type.find(kind.role);
  const auto name = text_in(kind, kind.role, entry);
  const auto& label = std::ranges::find(field.choices, name, &records::Choice::name)->label;
  return {std::string(label.zh), std::string(label.en)};
}

Words words_of(const records::Field& field, Entry entry) {
  const auto cell = field.to_cell(entry);
  if (field.kind == records::Kind::boolean) return db::integer_in(cell) != 0 ? Words{"是", "yes"} : Words{"否", "no"};
  const auto& text = db::text_in(cell);
  if (text.empty()) return {"无", "none"};
  const auto choice = std::ranges::find(field.choices, text, &records::Choice::name);
  if (choice != field.choices.end()) return {std::string(choice->label.zh), std::string(choice->label.en)};
  return {text, text};
}

bool is_told(const EntryKind& kind, const records::Field& field) { return field.name != "source" && field.name != kind.role && field.name != kind.name; }
bool same_value(const records::Field& field, Entry a, Entry b) { return field.to_cell(a) == field.to_cell(b); }
bool same_but_source(const EntryKind& kind, Entry a, Entry b) {
  return std::ranges::all_of(kind.type.fields, [&](const records::Field& field) { return field.name == "source" || same_value(field, a, b); });
}

Difference alone(const EntryKind& kind, Turn turn, Entry entry) {
  const auto role = role_of(kind, entry);
  const auto name = text_in(kind, kind.name, entry);
  Words details;
  for (const auto& field : kind.type.fields) {
    const auto words = words_of(field, entry);
    if (!is_told(kind, field) || words.zh == "无") continue;
    details.zh += fmt::format("{}{}：{}", details.zh.empty() ? "" : "，", field.label.zh, words.zh);
    details.en += fmt::format("{}{}: {}", details.en.empty() ? "" : ", ", field.label.en, words.en);
  }
  const auto label = label_of(turn);
  Difference told{kind.subject, turn, fmt::format("{}{}{}", label.zh, role.zh, name), fmt::format("{}: {}, {}", label.en, role.en, name)};
  if (turn == Turn::added && !details.zh.empty()) told.zh += fmt::format("（{}）", details.zh), told.en += fmt::format(" ({})", details.en);
  return told;
}

Difference pair(const EntryKind& kind, Entry before, Entry after) {
  const auto role = role_of(kind, after);
  const auto was = text_in(kind, kind.name, before), is = text_in(kind, kind.name, after);
  const bool replaced = kind.name_is_person && was != is;
  Words told = replaced ? Words{fmt::format("{}由{}更换为{}", role.zh, was, is), fmt::format("{}: {} replaced by {}", role.en, was, is)}
                        : Words{fmt::format("{}{}", role.zh, is), fmt::format("{} {}", role.en, is)};
  bool is_first = !replaced;
  for (const auto& field : kind.type.fields) {
    if (field.name == "source" || (replaced && field.name == kind.name) || same_value(field, before, after)) continue;
    const auto from = words_of(field, before), to = words_of(field, after);
    told.zh += fmt::format("{}{}由“{}”改为“{}”", is_first ? "：" : "；", field.label.zh, from.zh, to.zh);
    told.en += fmt::format("{}{} was {}, is {}", is_first ? ": " : "; ", field.label.en, from.en, to.en);
    is_first = false;
  }
  return {kind.subject, replaced ? Turn::replaced : Turn::changed, std::move(told.zh), std::move(told.en)};
}

// Takes out of `left` the first that `fits`; null when there is none.
template <class Fits>
Entry take(std::vector<Entry>& left, Fits&& fits) {
  const auto found = std::ranges::find_if(left, fits);
  if (found == left.end()) return nullptr;
  const auto entry = *found;
  left.erase(found);
  return entry;
}

// A seat that one person left and one took.
Entry successor(const EntryKind& kind, Entry gone, const std::vector<Entry>& all_gone, std::vector<Entry>& come) {
  const auto same_role = [&](Entry other) { return value_of(kind, kind.role, other) == value_of(kind, kind.role, gone); };
  if (!kind.is_seat || std::ranges::count_if(all_gone, same_role) != 1 || std::ranges::count_if(come, same_role) != 1) return nullptr;
  return take(come, same_role);
}

void compare(const EntryKind& kind, std::vector<Entry> before, std::vector<Entry> after, std::vector<Difference>& out) {
  std::vector<std::pair<Entry, Entry>> pairs;
  std::vector<Entry> gone;
  for (const auto entry : before) {
    const auto again = take(after, [&](Entry other) { return text_in(kind, "source", other) == text_in(kind, "source", entry); });
    if (again == nullptr) gone.push_back(entry);
    else if (!same_but_source(kind, entry, again)) pairs.emplace_back(entry, again);
  }
  // A row archived and entered again is the same person.
  std::erase_if(gone, [&](Entry entry) { return take(after, [&](Entry other) { return same_but_source(kind, entry, other); }) != nullptr; });
  std::vector<Entry> left;
  for (const auto entry : gone) {
    const auto next = successor(kind, entry, gone, after);
    if (next == nullptr) left.push_back(entry);
    else pairs.emplace_back(entry, next);
  }
  for (const auto entry : after) out.push_back(alone(kind, Turn::added, entry));
  for (const auto entry : left) out.push_back(alone(kind, Turn::removed, entry));
  for (const auto& [was, is] : pairs) out.push_back(pair(kind, was, is));
}

template <class T>
std::vector<Entry> entries(const std::vector<T>& all) {
  std::vector<Entry> pointers;
  for (const auto& one : all) pointers.push_back(&one);
  return pointers;
}

}  // namespace

std::vector<Difference> differences(const Contents& before, const Contents& after) {
  using records::type_for;
  std::vector<Difference> found;
  compare({Subject::guard, type_for<FiledGuard>(), "kind", "name", false, true}, entries(before.guards), entries(after.guards), found);
  compare({Subject::post, type_for<FiledPost>(), "post", "holder", true, true}, entries(before.posts), entries(after.posts), found);
  compare({Subject::body, type_for<FiledBody>(), "kind", "name", true, false}, entries(before.bodies), entries(after.bodies), found);
  return found;
}

std::int64_t count(std::span<const Difference> found, Turn turn) { return std::ranges::count(found, turn, &Difference::turn); }

std::vector<Kind> kinds_of(std::span<const Difference> found, bool is_first) {
  const bool bodies = std::ranges::count(found, Subject::body, &Difference::subject) > 0;
  const bool people = std::ranges::count(found, Subject::body, &Difference::subject) < std::ssize(found);
  std::vector<Kind> kinds;
  if (bodies) kinds.push_back(Kind::office);
  if (people) kinds.push_back(Kind::staffing);
  if (!is_first) kinds.push_back(Kind::change);
  return kinds;
}

Filing edition_of(const Edition& edition, const Contents& contents, bool is_first) {
  const auto& found = contents.differences;
  Filing filing;
  filing.school = edition.school;
  filing.number = fmt::format("BA-{}-{:02}", edition.code.empty() ? edition.school.text : edition.code, edition.number);
  filing.edition = edition.number;
  filing.kinds = kinds_of(found, is_first);
  filing.changed_on = edition.changed_on;
  filing.guards = std::ssize(contents.guards);
  filing.posts = std::ssize(contents.posts);
  filing.bodies = std::ssize(contents.bodies);
  filing.added = count(found, Turn::added);
  filing.removed = count(found, Turn::removed);
  filing.replaced = count(found, Turn::replaced);
  filing.changed = count(found, Turn::changed);
  return filing;
}

State state_after(Answer education, Answer police) {
  if (education == Answer::returned || police == Answer::returned) return State::returned;
  return education == Answer::accepted && police == Answer::accepted ? State::filed : State::submitted;
}

void lapse(Filing& filing) {
  for (auto* answer : {&filing.education, &filing.police}) {
    if (*answer == Answer::waiting) *answer = Answer::lapsed;
  }
}

Result<Filing> apply(Filing filing, const Step& step, const Actor& actor, Instant now) {
  TRY(const auto* move, find_move(filing, step.action, actor));
  if (step.action == Action::give_back && step.opinion.empty()) return Error{Refusal::invalid, "required", "opinion"};
  const auto part = part_of(filing, actor.agency);
  part->answer = move->answer;
  part->by = actor.name;
  part->at = now;
  part->opinion = step.opinion;
  filing.state = state_after(filing.education, filing.police);
  if (filing.state == State::returned) lapse(filing);
  return filing;
}

std::vector<std::string> moves_for(const Filing& filing, const Actor& actor) {
  std::vector<std::string> names;
  auto asked = filing;
  for (const auto action : all_values<Action>()) {
    if (find_move(asked, action, actor).ok()) names.emplace_back(name_of(action));
  }
  return names;
}

Result<Done> may_submit(const Actor& actor) {
  if (!actor.may(May::filings_submit)) return Error{Refusal::forbidden, "not_permitted", {}, {std::string(name_of(May::filings_submit))}};
  if (actor.level != org::Level::school) return refused(Refusal::forbidden, "filing_submitted_by_school");
  return Done{};
}

std::optional<Draft> draft_of(const Standing& standing, const Contents& live, const std::optional<Draft>& kept, Date today) {
  static const Contents nothing;
  const auto& filed = standing.filed == nullptr ? nothing : *standing.filed;
  const auto& said_last = standing.submitted == nullptr ? filed : *standing.submitted;
  if (differences(said_last, live).empty()) return std::nullopt;
  const auto found = differences(filed, live);  // what a submission would tell: against what both agencies know
  auto draft = kept.value_or(Draft{});
  if (!kept) draft.changed_on = today;
  draft.kind = standing.last_returned ? DraftKind::returned : standing.filed == nullptr ? DraftKind::first : DraftKind::change;
  draft.added = count(found, Turn::added);
  draft.removed = count(found, Turn::removed);
  draft.replaced = count(found, Turn::replaced);
  draft.changed = count(found, Turn::changed);
  return draft;
}

}  // namespace anyuan::filings
