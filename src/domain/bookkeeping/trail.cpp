#include "domain/bookkeeping/trail.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "domain/bookkeeping/store.h"
#include "platform/journal/erasing.h"

namespace anyuan::bookkeeping {
namespace json = boost::json;
namespace {

constexpr std::string_view sides[] = {"before", "after"};

// What names a record: its label, or whose it is when the label is a word of a list (an inspection's result).
const records::Field* naming_field(const Book& book) {
  const auto is_name = [](const records::Field* field) {
    return field != nullptr && (field->kind == records::Kind::text || field->kind == records::Kind::reference);
  };
  const auto* label = book.type.find(book.label_field);
  if (is_name(label)) return label;
  const auto* owner = book.type.find(book.owner_field);
  return is_name(owner) ? owner : nullptr;
}

// Units above and what they keep are known by name to those below: drafts apart, a name is no secret downwards.
records::Scope nameable(const Book& book, const Actor& actor) {
  auto scope = readable(book, actor);
  if (scope.issued.empty()) scope.issued = "1 = 1";
  return scope;
}

// The record a difference's value points to; empty id when it is no reference.
RecordId pointed_at(const Books& books, const Book* book, std::string_view field_name, const json::value& value) {
  if (!value.is_string() || value.get_string().empty()) return {};
  const std::string text(value.get_string());
  if (field_name == "unit_path") return {"units", org::id_in(text)};
  const auto* field = book == nullptr ? nullptr : book->type.find(field_name);
  const bool is_reference = field != nullptr && field->kind == records::Kind::reference && books.find(field->traits.refers_to) != nullptr;
  return is_reference ? RecordId{std::string(field->traits.refers_to), text} : RecordId{};
}

void hide(json::object& difference, std::string_view side) {
  auto& value = difference[side];
  if (value.is_null()) return;
  value = nullptr;
  difference[fmt::format("{}_hidden", side)] = true;
}

// A record that moved with its own unit belongs to the same one: the unit's parent says where it went.
bool moved_along(const json::value& item) {
  const auto& difference = item.as_object();
  const auto* before = difference.if_contains("before");
  const auto* after = difference.if_contains("after");
  const bool are_paths = difference.at("field") == "unit_path" && before != nullptr && after != nullptr && before->is_string() && after->is_string();
  return are_paths && org::id_in(std::string_view(before->get_string())) == org::id_in(std::string_view(after->get_string()));
}

template <class Use>
void each_value(std::vector<Trailed>& lines, Use&& use) {
  for (auto& line : lines) {
    for (auto& item : line.changed.differences) {
      auto& difference = item.as_object();
      for (const auto side : sides) {
        if (difference.contains(side)) use(line, difference, side);
      }
    }
  }
}

}  // namespace

Names names_for(db::Reading& reading, const Books& books, const Actor& actor, const std::set<RecordId>& wanted) {
  Names names;
  std::map<RecordId, RecordId> named_by;  // records that are called as what they refer to
  std::set<RecordId> further;
  for (auto at = wanted.begin(); at != wanted.end();) {
    const auto& record = at->record;
    std::vector<std::string> ids;
    for (; at != wanted.end() && at->record == record; ++at) ids.push_back(at->id);
    const auto* book = books.find(record);
    const auto* field = book == nullptr ? nullptr : naming_field(*book);
    if (field == nullptr) continue;
    for (auto& [id, text] : texts_of(reading, *book, field->name, ids, nameable(*book, actor))) {
      if (field->kind == records::Kind::text) {
        names.emplace(RecordId{record, id}, std::move(text));
        continue;
      }
      const RecordId target{std::string(field->traits.refers_to), text};
      named_by.emplace(RecordId{record, id}, target);
      if (!wanted.contains(target)) further.insert(target);
    }
  }
  if (!further.empty()) names.merge(names_for(reading, books, actor, further));
  for (const auto& [one, target] : named_by) {
    if (const auto found = names.find(target); found != names.end()) names.emplace(one, found->second);
  }
  return names;
}

bool may_look(const Books& books, const Actor& actor, const journal::Changed& changed) {
  const auto* book = books.find(changed.record);
  return book != nullptr && actor.may(book->read) && actor.scope.holds(changed.unit_path);
}

namespace {

// What was erased stays in the chain of the journal, which must hold, but nobody is told it.
void leave_out_erased(db::Reading& reading, std::vector<Trailed>& lines) {
  std::map<std::string, std::set<std::string>> ids;
  for (const auto& line : lines) ids[line.changed.record].insert(line.changed.record_id);
  std::map<std::string, std::map<std::string, std::set<std::string>, std::less<>>> erased;
  for (const auto& [record, some] : ids) erased[record] = journal::erased_fields(reading, record, {some.begin(), some.end()});
  each_value(lines, [&](const Trailed& line, json::object& difference, std::string_view side) {
    const auto& by_id = erased.at(line.changed.record);
    const auto found = by_id.find(line.changed.record_id);
    const bool is_erased = found != by_id.end() && found->second.contains(std::string(difference.at("field").as_string()));
    if (is_erased && !difference[side].is_null()) difference[side] = journal::erased;
  });
}

}  // namespace

void name_values(db::Reading& reading, const Books& books, const Actor& actor, std::vector<Trailed>& lines) {
  for (auto& line : lines) {
    auto& all = line.changed.differences;
    all.erase(std::remove_if(all.begin(), all.end(), moved_along), all.end());
  }
  leave_out_erased(reading, lines);
  std::set<RecordId> wanted;
  const auto target_of = [&](const Trailed& line, const json::object& difference, std::string_view side) {
    return pointed_at(books, books.find(line.changed.record), std::string_view(difference.at("field").as_string()), difference.at(side));
  };
  each_value(lines, [&](const Trailed& line, const json::object& difference, std::string_view side) {
    if (auto target = target_of(line, difference, side); line.may_look && !target.id.empty()) wanted.insert(std::move(target));
  });
  const auto names = names_for(reading, books, actor, wanted);
  each_value(lines, [&](const Trailed& line, json::object& difference, std::string_view side) {
    if (!line.may_look) return hide(difference, side);
    const auto target = target_of(line, difference, side);
    if (target.id.empty()) return;
    const auto found = names.find(target);
    if (found == names.end()) return hide(difference, side);
    difference[fmt::format("{}_name", side)] = found->second;
  });
}

}  // namespace anyuan::bookkeeping
