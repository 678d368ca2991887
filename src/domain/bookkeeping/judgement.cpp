#include "domain/bookkeeping/judgement.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/bookkeeping/recognition.h"
#include "domain/bookkeeping/store.h"
#include "domain/bookkeeping/words.h"

namespace anyuan::bookkeeping {
namespace {

using records::Field;
using records::Kind;

std::shared_ptr<void> copy_of(const records::RecordType& type, const void* record) {
  auto copy = type.make();
  type.head(copy.get()) = type.head(const_cast<void*>(record));
  for (const auto& field : type.fields) field.set_cell(copy.get(), field.to_cell(record));
  return copy;
}

// A mask that is not the record's own, or of no record at all, is no number; and a fault within a list is its column's.
Error in_import(const Field& field, Error wrong, const void* before) {
  if (wrong.reason == "masked_value") wrong.reason = before == nullptr ? "masked_in_new_row" : "masked_otherwise";
  wrong.field = field.name;
  return wrong;
}

void fill(const Judging& judging, ImportRow& row, const void* before, void* after) {
  for (const auto& [name, value] : row.values) {
    const auto* field = judging.book.type.find(name);
    const auto wrong = records::fill_field(*field, after, value);
    if (before != nullptr && (wrong || field->to_cell(after) != field->to_cell(before)) && says_what_is_there(*field, value, before)) {
      field->set_cell(after, field->to_cell(before));
      continue;
    }
    if (wrong) {
      refuse(row, judging.book, in_import(*field, *wrong, before));
      continue;
    }
    if (field->kind != Kind::reference) continue;
    const auto* path = judging.references.find_path(*field, text_at(row.values, name));
    if (path == nullptr) refuse(row, judging.book, {Refusal::invalid, "name_not_found", std::string(name), {text_at(row.texts, name)}});
    else if (field->name == judging.book.owner_field) judging.book.type.head(after).unit_path = *path;
  }
  if (auto wrong = place_at_own_unit(judging.book, judging.actor, before, after)) refuse(row, judging.book, *std::move(wrong));
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

// The same within a school: held by a record this file does not change, or by two rows of the file.
void refuse_taken_at_owner(const Judging& judging, const Field& field, std::vector<ImportRow>& rows, const std::vector<Candidate>& candidates) {
  const auto& type = judging.book.type;
  const auto* owner_field = type.find(judging.book.owner_field);
  const auto owner_of = [&](const void* record) { return db::text_in(owner_field->to_cell(record)); };
  std::map<std::string, std::string> paths;
  std::set<std::string> in_file;
  for (const auto& candidate : candidates) {
    if (candidate.before) in_file.insert(type.head(candidate.before.get()).id);
    const auto& path = type.head(candidate.after.get()).unit_path;
    if (auto owner = owner_of(candidate.after.get()); !owner.empty() && !path.empty()) paths.emplace(std::move(owner), path);
  }
  std::vector<Referred> owners;
  for (const auto& [id, path] : paths) owners.push_back({id, path});
  std::set<std::pair<std::string, std::string>> held;
  for (const auto& record : records_of(judging.reading, records::AnyStore(type, judging.vault), judging.book.owner_field, std::move(owners))) {
    if (!in_file.contains(type.head(record.get()).id)) held.emplace(owner_of(record.get()), db::text_in(field.to_cell(record.get())));
  }
  std::map<std::pair<std::string, std::string>, std::size_t> first;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto* after = candidates[i].after.get();
    const std::pair key{owner_of(after), db::text_in(field.to_cell(after))};
    if (key.first.empty() || key.second.empty()) continue;
    if (held.contains(key)) refuse(rows[i], judging.book, {Refusal::conflict, "taken_at_owner", std::string(field.name)});
    const auto [other, is_first] = first.emplace(key, i);
    if (!is_first) refuse(rows[i], judging.book, {Refusal::invalid, "twice_in_file", std::string(field.name), {std::to_string(rows[other->second].row)}});
  }
}

void settle_outcome(const Judging& judging, ImportRow& row, Candidate& candidate) {
  const auto& book = judging.book;
  if (row.faults.empty()) {
    for (auto& fault : faults_in(book, candidate.before.get(), candidate.after.get(), judging.today)) refuse(row, book, std::move(fault));
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

std::string text_at(const boost::json::object& values, std::string_view field) {
  const auto* value = values.if_contains(field);
  if (value == nullptr || value->is_null()) return {};
  if (const auto* text = value->if_string()) return std::string(*text);
  return boost::json::serialize(*value);
}

void refuse(ImportRow& row, const Book& book, Error error) {
  const auto* field = book.type.find(error.field);
  const auto value = text_at(row.texts, error.field);
  row.faults.push_back({field == nullptr ? std::string{} : std::string(field->label.zh), {}, field != nullptr && field->secret ? records::mask(value) : cut(value, fault_bytes_max), std::move(error)});
}

std::vector<Candidate> judge(const Judging& judging, std::vector<ImportRow>& rows) {
  const auto& book = judging.book;
  auto before = recognised(judging, rows);
  std::vector<Candidate> candidates(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto& candidate = candidates[i];
    candidate.before = std::move(before[i]);
    candidate.after = candidate.before ? copy_of(book.type, candidate.before.get()) : book.type.make();
    fill(judging, rows[i], candidate.before.get(), candidate.after.get());
  }
  refuse_taken(judging, rows, candidates);
  for (const auto& field : book.type.fields) {
    if (field.traits.unique_at_owner) refuse_taken_at_owner(judging, field, rows, candidates);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) settle_outcome(judging, rows[i], candidates[i]);
  return candidates;
}

}  // namespace anyuan::bookkeeping
