#include "domain/bookkeeping/commands.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/attachments/commands.h"
#include "domain/bookkeeping/store.h"
#include "platform/journal/reason.h"
#include "platform/records/past.h"

namespace anyuan::bookkeeping {
namespace {

// What a command needs of a loaded record: a copy to change beside the one to compare with.
struct Pair {
  AnyRecord before, after;
};

Result<Pair> load_twice(const records::AnyStore& store, db::Reading& reading, std::string_view id, const Actor& actor) {
  TRY(auto before, store.load(reading, id, actor.scope));
  TRY(auto after, store.load(reading, id, actor.scope));
  return Pair{std::move(before), std::move(after)};
}

std::vector<Error> faults_in_references(journal::Change& change, const Books& books, const Book& book, const Actor& actor,
                                        const void* before, void* after) {
  std::vector<Error> faults;
  for (const auto& field : book.type.fields) {
    if (field.kind != records::Kind::reference || field.traits.computed || field.traits.read_only) continue;
    const auto cell = field.to_cell(after);
    const auto& id = db::text_in(cell);
    if (id.empty() || (before != nullptr && field.to_cell(before) == cell)) continue;
    const auto* target = books.find(field.traits.refers_to);
    CHECK(target != nullptr);
    const auto found = find_referred(change.writing, *target, id, actor.scope);
    if (!found) faults.push_back({Refusal::invalid, "reference_not_found", std::string(field.name)});
    if (found && field.name == book.owner_field) book.type.head(after).unit_path = found->unit_path;
  }
  return faults;
}

// Whoever names a file must see it; those the record has had are not asked again.
std::vector<Error> faults_in_files(journal::Change& change, const Book& book, const Actor& actor, const void* before, const void* after) {
  std::vector<Error> faults;
  for (const auto& field : book.type.fields) {
    if (field.kind != records::Kind::list || field.traits.refers_to != records::type_for<attachments::Attachment>().name || field.traits.read_only) continue;
    const auto had = before == nullptr ? boost::json::value(boost::json::array{}) : field.to_json(before);
    const auto has = field.to_json(after);
    std::vector<attachments::AttachmentId> added;
    for (const auto& id : has.as_array()) {
      if (std::ranges::find(had.as_array(), id) == had.as_array().end()) added.push_back({std::string(id.as_string())});
    }
    const auto seen = attachments::check_visible(change.writing, change.vault(), actor, added, field.name);
    if (!seen.ok()) faults.push_back(seen.error());
  }
  return faults;
}

std::vector<Error> faults_in_unique(journal::Change& change, const Book& book, const void* before, const void* after) {
  std::vector<Error> faults;
  for (const auto& field : book.type.fields) {
    if (!field.traits.unique) continue;
    const auto cell = field.to_cell(after);
    if (db::text_in(cell).empty() || (before != nullptr && field.to_cell(before) == cell)) continue;
    if (is_taken(change.writing, book.type, field, cell, book.type.head(const_cast<void*>(after)).id)) {
      faults.push_back({Refusal::conflict, "taken_already", std::string(field.name), {db::text_in(cell)}});
    }
  }
  return faults;
}

// What is the record's alone among those of its school, compared opened.
std::vector<Error> faults_at_owner(journal::Change& change, const Book& book, const void* before, const void* after) {
  std::vector<Error> faults;
  for (const auto& field : book.type.fields) {
    if (!field.traits.unique_at_owner) continue;
    const auto cell = field.to_cell(after);
    if (db::text_in(cell).empty() || (before != nullptr && field.to_cell(before) == cell)) continue;
    const auto& head = book.type.head(const_cast<void*>(after));
    const Referred owner{db::text_in(book.type.find(book.owner_field)->to_cell(after)), head.unit_path};
    const auto others = records_of(change.writing, records::AnyStore(book.type, change.vault()), book.owner_field, {owner});
    const bool is_taken = std::ranges::any_of(others, [&](const auto& other) {
      return book.type.head(other.get()).id != head.id && field.to_cell(other.get()) == cell;
    });
    if (is_taken) faults.push_back({Refusal::conflict, "taken_at_owner", std::string(field.name)});
  }
  return faults;
}

Result<Done> check_whole(journal::Change& change, const Books& books, const Book& book, const Actor& actor,
                         const void* before, void* after) {
  auto faults = faults_in_references(change, books, book, actor, before, after);
  if (auto fault = place_at_own_unit(book, actor, before, after)) faults.push_back(*std::move(fault));
  for (auto& fault : faults_in_unique(change, book, before, after)) faults.push_back(std::move(fault));
  for (auto& fault : faults_at_owner(change, book, before, after)) faults.push_back(std::move(fault));
  for (auto& fault : faults_in_files(change, book, actor, before, after)) faults.push_back(std::move(fault));
  for (auto& fault : faults_in(book, before, after, date_at(change.now))) faults.push_back(std::move(fault));
  if (!faults.empty()) return records::all_of(std::move(faults));
  return Done{};
}

Result<Done> settle(journal::Change& change, const Book& book, const Actor& actor, const Pair& pair) {
  if (!book.settle) return Done{};
  return book.settle(change, actor, pair.before.get(), pair.after.get());
}

std::string event_name(const Book& book, std::string_view what) { return fmt::format("{}.{}", book.type.name, what); }

}  // namespace

Books& Books::add(Book book) {
  CHECK(find(book.type.name) == nullptr);
  CHECK(book.type.make != nullptr);
  books_.push_back(std::make_unique<Book>(std::move(book)));
  return *this;
}

const Book* Books::find(std::string_view name) const {
  for (const auto& book : books_) {
    if (book->type.name == name) return book.get();
  }
  return nullptr;
}

void Books::follow(std::string_view name, Follow follow) {
  const auto found = std::ranges::find_if(books_, [&](const auto& book) { return book->type.name == name; });
  CHECK(found != books_.end());
  (*found)->follows.push_back(std::move(follow));
}

std::vector<Error> faults_in(const Book& book, const void* before, const void* after, Date today) {
  auto faults = records::faults_in_past(book.type, before, after, today);
  if (book.check) {
    for (auto& fault : book.check(before, after, today)) faults.push_back(std::move(fault));
  }
  return faults;
}

std::optional<Error> place_at_own_unit(const Book& book, const Actor& actor, const void* before, void* after) {
  if (!book.kept_at_own_unit) return std::nullopt;
  const auto& owner = *book.type.find(book.owner_field);
  const auto cell = owner.to_cell(after);
  if (!db::text_in(cell).empty() || (before != nullptr && owner.to_cell(before) == cell)) return std::nullopt;
  if (actor.level > *book.kept_at_own_unit) return Error{Refusal::invalid, "required", std::string(owner.name)};
  book.type.head(after).unit_path = actor.scope.first;
  return std::nullopt;
}

Result<Done> tell_followers(journal::Change& change, const Book& book, const std::vector<Touched>& touched) {
  for (const auto& follow : book.follows) {
    TRY([[maybe_unused]] const auto followed, follow(change, touched));
  }
  return Done{};
}

org::Followers Books::followers() const {
  org::Followers followers{scoped_tables_, {}};
  for (const auto& book : books_) {
    followers.tables.emplace_back(book->type.name);
    if (book->type.name != "units" && book->type.find("parent") != nullptr) followers.with_parent.emplace_back(book->type.name);
  }
  return followers;
}

records::Scope readable(const Book& book, const Actor& actor) {
  auto scope = actor.scope;
  scope.issued = book.issued_down;
  scope.issued_up = book.issued_up;
  scope.reader = actor.scope.first;
  return scope;
}

bool is_offered(const Book& book, const Actor& actor) { return actor.may(book.read) && actor.level <= book.lowest; }

bool may_make(const Book& book, const Actor& actor) { return book.write && actor.may(*book.write) && actor.level <= book.made_by; }

bool has_secret(const Book& book) { return std::ranges::any_of(book.type.fields, &records::Field::secret); }

std::string path_of(const Book& book) { return fmt::format("/api/{}", book.type.name); }

Result<Done> insert(journal::Change& change, const Books& books, const Book& book, const Actor& actor, void* record) {
  auto& head = book.type.head(record);
  head = {change.new_id(book.type.prefix), actor.scope.first, 1, change.now, change.now, std::nullopt};
  TRY([[maybe_unused]] const auto good, check_whole(change, books, book, actor, nullptr, record));
  if (book.place) {
    TRY([[maybe_unused]] const auto placed, book.place(change, actor, {record}));
  }
  records::AnyStore(book.type, change.vault()).insert(change.writing, {record});
  change.note(book.type, nullptr, record);
  return Done{};
}

Result<AnyRecord> create(const Platform& platform, const Books& books, const Book& book, const Actor& actor,
                         const boost::json::object& request) {
  if (!may_make(book, actor)) return Error{Refusal::forbidden, "not_made_here"};
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<AnyRecord> {
    auto record = book.type.make();
    auto faults = records::fill(book.type, record.get(), request, records::Fill::whole);
    if (!faults.empty()) return records::all_of(std::move(faults));
    TRY([[maybe_unused]] const auto stored, insert(change, books, book, actor, record.get()));
    TRY([[maybe_unused]] const auto followed, tell_followers(change, book, {{nullptr, record.get()}}));
    const auto& head = book.type.head(record.get());
    change.event(event_name(book, "created"), book.type.name, head.id, head.unit_path);
    return record;
  });
}

Result<AnyRecord> change(const Platform& platform, const Books& books, const Book& book, const Actor& actor,
                         std::string_view id, const boost::json::object& request) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<AnyRecord> {
    const records::AnyStore store(book.type, change.vault());
    TRY(auto pair, load_twice(store, change.writing, id, actor));
    auto& head = book.type.head(pair.after.get());
    if (head.archived_at) return Error{Refusal::conflict, "archived_already"};
    TRY(head.version, records::version_in(request));
    auto faults = records::fill(book.type, pair.after.get(), request, records::Fill::changes);
    if (!faults.empty()) return records::all_of(std::move(faults));
    TRY([[maybe_unused]] const auto good, check_whole(change, books, book, actor, pair.before.get(), pair.after.get()));
    TRY([[maybe_unused]] const auto settled, settle(change, book, actor, pair));
    head.changed_at = change.now;
    TRY([[maybe_unused]] const auto saved, store.save(change.writing, pair.after.get()));
    TRY([[maybe_unused]] const auto followed, tell_followers(change, book, {{pair.before.get(), pair.after.get()}}));
    change.note(book.type, pair.before.get(), pair.after.get());
    change.event(event_name(book, "changed"), book.type.name, head.id, head.unit_path);
    return pair.after;
  });
}

Result<AnyRecord> archive(const Platform& platform, const Book& book, const Actor& actor, std::string_view id,
                          std::int64_t version, std::string_view reason) {
  if (!may_make(book, actor)) return Error{Refusal::forbidden, "not_made_here"};
  TRY([[maybe_unused]] const auto said, journal::judge_reason(reason));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<AnyRecord> {
    const records::AnyStore store(book.type, change.vault());
    TRY(auto pair, load_twice(store, change.writing, id, actor));
    auto& head = book.type.head(pair.after.get());
    if (head.archived_at) return Error{Refusal::conflict, "archived_already"};
    head.version = version;
    head.archived_at = change.now;
    head.changed_at = change.now;
    TRY([[maybe_unused]] const auto settled, settle(change, book, actor, pair));
    TRY([[maybe_unused]] const auto saved, store.save(change.writing, pair.after.get()));
    TRY([[maybe_unused]] const auto followed, tell_followers(change, book, {{pair.before.get(), pair.after.get()}}));
    change.note(book.type, pair.before.get(), pair.after.get());
    change.event(event_name(book, "archived"), book.type.name, head.id, head.unit_path, reason);
    return pair.after;
  });
}

Result<Done> judge_reveal_reason(std::string_view reason) {
  if (reason.size() < 6) return Error{Refusal::invalid, "reason_needed", "reason"};  // two Chinese characters
  return journal::judge_reason(reason);
}

Result<std::string> reveal(const Platform& platform, const Book& book, const Actor& actor, std::string_view id,
                           std::string_view field_name, std::string_view reason) {
  const auto* field = book.type.find(field_name);
  if (field == nullptr || !field->secret) return Error{Refusal::invalid, "not_a_secret_field", "field"};
  TRY([[maybe_unused]] const auto said, judge_reveal_reason(reason));
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<std::string> {
    TRY(const auto record, records::AnyStore(book.type, change.vault()).load(change.writing, id, actor.scope));
    const auto& head = book.type.head(record.get());
    change.note({std::string(book.type.name), head.id, head.unit_path,
                 {boost::json::object{{"field", field->name}, {"revealed", true}}}});
    change.event(event_name(book, "revealed"), book.type.name, head.id, head.unit_path, reason);
    return db::text_in(field->to_cell(record.get()));
  });
}

}  // namespace anyuan::bookkeeping
