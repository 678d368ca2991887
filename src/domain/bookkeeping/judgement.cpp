#include "domain/bookkeeping/judgement.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/bookkeeping/store.h"

namespace anyuan::bookkeeping {
namespace {

using records::Field;
using records::Kind;

std::string text_at(const boost::json::object& values, std::string_view field) {
  const auto* value = values.if_contains(field);
  if (value == nullptr) return {};
  if (const auto* text = value->if_string()) return std::string(*text);
  return boost::json::serialize(*value);
}

void refuse(ImportRow& row, const Book& book, Error error) {
  const auto* field = book.type.find(error.field);
  const auto value = text_at(row.texts, error.field);
  row.faults.push_back({field == nullptr ? std::string{} : std::string(field->label.zh), {}, field != nullptr && field->secret ? records::mask(value) : value, std::move(error)});
}

// What tells one row's record from another's: the key, or the fields that stand in for it.
std::string identity_of(const Book& book, const boost::json::object& values) {
  if (book.import_key.empty()) return {};
  if (const auto key = text_at(values, book.import_key); !key.empty()) return "=" + key;
  std::string joined;
  for (const auto field : book.import_key_else) {
    const auto text = text_at(values, field);
    if (text.empty()) return {};
    joined += '\n' + text;
  }
  return joined;
}

using ByIdentity = std::map<std::string, std::shared_ptr<void>>;

ByIdentity stored_ones(const Judging& judging, const std::vector<ImportRow>& rows) {
  ByIdentity found;
  const auto& book = judging.book;
  if (book.import_key.empty()) return found;
  std::set<std::string> keys, names;
  for (const auto& row : rows) {
    if (auto key = text_at(row.values, book.import_key); !key.empty()) keys.insert(std::move(key));
    else if (!identity_of(book, row.values).empty()) names.insert(text_at(row.values, book.import_key_else.back()));
  }
  const records::AnyStore store(book.type, judging.vault);
  const auto take = [&](const std::vector<std::string_view>& fields, const std::set<std::string>& values) {
    for (auto& record : records_with(judging.reading, store, fields.back(), {values.begin(), values.end()}, judging.actor.scope)) {
      boost::json::object told;
      for (const auto field : fields) told[field] = book.type.find(field)->to_json(record.get());
      if (auto identity = identity_of(book, told); !identity.empty()) found.emplace(std::move(identity), std::move(record));
    }
  };
  if (!keys.empty()) take({book.import_key}, keys);
  if (!names.empty()) take(book.import_key_else, names);
  return found;
}

std::shared_ptr<void> copy_of(const records::RecordType& type, const void* record) {
  auto copy = type.make();
  type.head(copy.get()) = type.head(const_cast<void*>(record));
  for (const auto& field : type.fields) field.set_cell(copy.get(), field.to_cell(record));
  return copy;
}

// Two rows about one record: which of them is right is for people to say, so both are refused and name each other.
void refuse_doubles(const Book& book, std::vector<ImportRow>& rows) {
  const auto by = [&](std::string_view field, auto&& text_of_row) {
    std::map<std::string, ImportRow*> first;
    for (auto& row : rows) {
      const auto text = text_of_row(row);
      if (text.empty()) continue;
      const auto [seen, is_new] = first.emplace(text, &row);
      if (is_new) continue;
      auto& other = *seen->second;
      refuse(row, book, {Refusal::invalid, "twice_in_file", std::string(field), {std::to_string(other.row)}});
      const auto told = [](const CellFault& fault) { return fault.error.reason == "twice_in_file"; };
      if (std::ranges::none_of(other.faults, told)) refuse(other, book, {Refusal::invalid, "twice_in_file", std::string(field), {std::to_string(row.row)}});
    }
  };
  const auto named_by = book.import_key_else.empty() ? book.import_key : book.import_key_else.back();
  by(named_by, [&](const ImportRow& row) { return text_at(row.values, book.import_key).empty() ? identity_of(book, row.values) : std::string{}; });
  for (const auto& field : book.type.fields) {
    if (field.traits.unique || field.name == book.import_key) by(field.name, [&](const ImportRow& row) { return text_at(row.values, field.name); });
  }
}

// A masked secret that came out of an export and comes back unchanged is no change.
bool is_own_mask(const Field& field, const boost::json::value& value, const void* before) {
  if (!field.secret || before == nullptr || !value.is_string()) return false;
  return std::string_view(value.get_string()) == records::mask(db::text_in(field.to_cell(before)));
}

void fill(const Judging& judging, ImportRow& row, const void* before, void* after) {
  for (const auto& [name, value] : row.values) {
    const auto* field = judging.book.type.find(name);
    if (is_own_mask(*field, value, before)) continue;
    if (auto wrong = records::fill_field(*field, after, value)) {
      refuse(row, judging.book, *std::move(wrong));
      continue;
    }
    if (field->kind != Kind::reference) continue;
    const auto* path = judging.references.find_path(*field, text_at(row.values, name));
    if (path == nullptr) refuse(row, judging.book, {Refusal::invalid, "name_not_found", std::string(name), {text_at(row.texts, name)}});
    else if (field->name == judging.book.owner_field) judging.book.type.head(after).unit_path = *path;
  }
  if (before != nullptr) return;
  for (const auto& field : judging.book.type.fields) {
    const bool is_told = row.values.contains(field.name) || std::ranges::any_of(row.faults, [&](const CellFault& f) { return f.error.field == field.name; });
    if (field.traits.required && !field.traits.read_only && !is_told) refuse(row, judging.book, {Refusal::invalid, "required", std::string(field.name)});
  }
}

// Values that must be the only ones: held by another record, in scope or not.
void refuse_taken(const Judging& judging, std::vector<ImportRow>& rows, const std::vector<Candidate>& candidates) {
  const auto& type = judging.book.type;
  for (const auto& field : type.fields) {
    if (!field.traits.unique) continue;
    std::set<std::string> values;
    for (const auto& row : rows) {
      if (auto text = text_at(row.values, field.name); !text.empty()) values.insert(std::move(text));
    }
    const auto holders = holders_of(judging.reading, type, field, {values.begin(), values.end()});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto held = holders.find(text_at(rows[i].values, field.name));
      if (held == holders.end()) continue;
      const bool is_own = candidates[i].before && type.head(candidates[i].before.get()).id == held->second;
      if (!is_own) refuse(rows[i], judging.book, {Refusal::conflict, "taken_already", std::string(field.name), {held->first}});
    }
  }
}

void settle_outcome(const Judging& judging, ImportRow& row, Candidate& candidate) {
  const auto& book = judging.book;
  if (row.faults.empty() && book.check) {
    for (auto& fault : book.check(candidate.before.get(), candidate.after.get())) refuse(row, book, std::move(fault));
  }
  if (!row.faults.empty()) {
    row.outcome = RowOutcome::refused;
    candidate = {};
    return;
  }
  if (!candidate.before) {
    row.outcome = RowOutcome::added;
    return;
  }
  row.changes = records::difference(book.type, candidate.before.get(), candidate.after.get());
  row.outcome = row.changes.empty() ? RowOutcome::same : RowOutcome::changed;
  const auto& head = book.type.head(candidate.before.get());
  row.record_id = head.id;
  row.version = head.version;
  if (row.changes.empty()) candidate = {};
}

}  // namespace

std::vector<Candidate> judge(const Judging& judging, std::vector<ImportRow>& rows) {
  const auto& book = judging.book;
  refuse_doubles(book, rows);
  const auto stored = stored_ones(judging, rows);
  std::vector<Candidate> candidates(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto found = stored.find(identity_of(book, rows[i].values));
    auto& candidate = candidates[i];
    if (found != stored.end()) candidate.before = found->second;
    candidate.after = candidate.before ? copy_of(book.type, candidate.before.get()) : book.type.make();
    fill(judging, rows[i], candidate.before.get(), candidate.after.get());
  }
  refuse_taken(judging, rows, candidates);
  for (std::size_t i = 0; i < rows.size(); ++i) settle_outcome(judging, rows[i], candidates[i]);
  return candidates;
}

}  // namespace anyuan::bookkeeping
