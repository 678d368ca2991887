#include "domain/bookkeeping/recognition.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/bookkeeping/entries.h"
#include "domain/bookkeeping/headings.h"
#include "domain/bookkeeping/store.h"
#include "domain/bookkeeping/words.h"

namespace anyuan::bookkeeping {
namespace {

namespace json = boost::json;
using records::Field;
using Record = std::shared_ptr<void>;

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t comparisons_max = 100'000;  // of one name: beyond it rows that differ are for people to sort out

struct Identity {
  std::size_t key = none;  // of Book::known_by
  std::string text;
};

Identity identity_of(const Book& book, const json::object& values) {
  for (std::size_t key = 0; key < book.known_by.size(); ++key) {
    const bool is_last = key + 1 == book.known_by.size();
    Identity identity{key, std::to_string(key)};
    bool is_told = true;
    for (const auto field : book.known_by[key]) {
      const auto text = text_at(values, field);
      is_told = is_told && (!text.empty() || (is_last && !book.type.find(field)->traits.required));
      identity.text += '\n' + folded(text);
    }
    if (is_told) return identity;
  }
  return {};
}

std::string identity_of(const Book& book, const void* record) {
  json::object values;
  for (const auto& key : book.known_by) {
    for (const auto field : key) values[field] = book.type.find(field)->to_json(record);
  }
  return identity_of(book, values).text;
}

// The rows of one identity and the records that have it, the oldest first.
struct Group {
  std::vector<std::size_t> rows;
  std::vector<Record> stored;
};

std::vector<Record> stored_for(const Judging& judging, const std::vector<ImportRow>& rows, const std::vector<Identity>& identities, std::size_t key) {
  const auto& book = judging.book;
  const auto& fields = book.known_by[key];
  const bool by_owner = std::ranges::find(fields, book.owner_field) != fields.end();
  const auto asked = by_owner ? book.owner_field : fields.back();
  std::set<std::string> values;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (identities[i].key == key) values.insert(text_at(rows[i].values, asked));
  }
  const records::AnyStore store(book.type, judging.vault);
  if (!by_owner) return records_with(judging.reading, store, asked, {values.begin(), values.end()}, judging.actor.scope);
  std::vector<Referred> owners;
  for (const auto& id : values) {
    if (const auto* path = judging.references.find_path(*book.type.find(asked), id)) owners.push_back({id, *path});
  }
  return records_of(judging.reading, store, asked, std::move(owners));
}

std::map<std::string, Group> grouped(const Judging& judging, const std::vector<ImportRow>& rows, const std::vector<Identity>& identities) {
  std::map<std::string, Group> groups;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (identities[i].key != none) groups[identities[i].text].rows.push_back(i);
  }
  const auto& type = judging.book.type;
  std::map<std::string, Record> stored;
  for (std::size_t key = 0; key < judging.book.known_by.size(); ++key) {
    for (auto& record : stored_for(judging, rows, identities, key)) stored.emplace(type.head(record.get()).id, std::move(record));
  }
  for (auto& [id, record] : stored) {
    const auto found = groups.find(identity_of(judging.book, record.get()));
    if (found != groups.end()) found->second.stored.push_back(std::move(record));
  }
  return groups;
}

// Pairs as many rows as can be with records they agree with: what was imported once finds all of its records again, in
// whatever order the rows stand.
class Matching {
 public:
  Matching(const records::RecordType& type, const std::vector<ImportRow>& rows, const Group& group)
      : type_(type), rows_(rows), group_(group), holders_(group.stored.size(), none) {
    for (const auto row : group.rows) {
      const auto& draft = drafts_.emplace_back(type.make());
      for (const auto& [name, value] : rows[row].values) records::fill_field(*type.find(name), draft.get(), value);
    }
  }

  // Of each stored record the row (an index into the group's) that says the same; `none` where there is no such row.
  const std::vector<std::size_t>& paired() {
    std::vector<std::size_t> left = take_identical();
    if (left.size() * holders_.size() > comparisons_max) return holders_;
    for (const auto row : left) {
      std::vector<bool> tried(holders_.size(), false);
      place(row, tried);
    }
    return holders_;
  }

 private:
  std::string text_of(const void* record) const {
    std::string text;
    for (const auto* field : fields_filled_in(type_)) text += json::serialize(field->to_json(record)) + '\n';
    return text;
  }

  std::vector<std::size_t> take_identical() {
    std::map<std::string, std::vector<std::size_t>> by_text;
    for (std::size_t at = holders_.size(); at-- > 0;) by_text[text_of(group_.stored[at].get())].push_back(at);
    std::vector<std::size_t> left;
    for (std::size_t row = 0; row < drafts_.size(); ++row) {
      const auto found = by_text.find(text_of(drafts_[row].get()));
      if (found == by_text.end() || found->second.empty() || !rows_[group_.rows[row]].faults.empty()) {
        left.push_back(row);
      } else {
        holders_[found->second.back()] = row;
        found->second.pop_back();
      }
    }
    return left;
  }

  bool agrees(std::size_t row, std::size_t stored) const {
    const auto& said = rows_[group_.rows[row]];
    if (!said.faults.empty()) return false;
    const auto* record = group_.stored[stored].get();
    return std::ranges::all_of(said.values, [&](const auto& one) {
      const auto& field = *type_.find(one.key());
      return field.to_cell(drafts_[row].get()) == field.to_cell(record) || says_what_is_there(field, one.value(), record);
    });
  }

  // An augmenting path: whoever holds the record moves to another one it agrees with.
  bool place(std::size_t row, std::vector<bool>& tried) {
    for (std::size_t at = 0; at < holders_.size(); ++at) {
      if (tried[at] || !agrees(row, at)) continue;
      tried[at] = true;
      if (holders_[at] != none && !place(holders_[at], tried)) continue;
      holders_[at] = row;
      return true;
    }
    return false;
  }

  const records::RecordType& type_;
  const std::vector<ImportRow>& rows_;
  const Group& group_;
  std::vector<Record> drafts_;  // what each row makes of an empty record
  std::vector<std::size_t> holders_;
};

// One row and one record that are left mean each other: the record is changed. Of more it cannot be told.
void settle_namesakes(const Book& book, std::vector<ImportRow>& rows, const Group& group, std::vector<Record>& before) {
  if (group.stored.empty()) return;
  std::vector<std::size_t> free_stored;
  std::vector<bool> is_paired(group.rows.size(), false);
  if (group.rows.size() == 1 && group.stored.size() == 1) {
    free_stored.push_back(0);
  } else {
    Matching matching(book.type, rows, group);
    const auto& holders = matching.paired();
    for (std::size_t at = 0; at < holders.size(); ++at) {
      if (holders[at] == none) {
        free_stored.push_back(at);
        continue;
      }
      is_paired[holders[at]] = true;
      before[group.rows[holders[at]]] = group.stored[at];
    }
  }
  std::vector<std::size_t> free_rows;
  for (std::size_t row = 0; row < group.rows.size(); ++row) {
    if (!is_paired[row]) free_rows.push_back(group.rows[row]);
  }
  if (free_rows.size() == 1 && free_stored.size() == 1) {
    before[free_rows.front()] = group.stored[free_stored.front()];
  } else if (!free_stored.empty()) {
    for (const auto row : free_rows) {
      if (rows[row].faults.empty()) refuse(rows[row], book, {Refusal::invalid, "several_alike", std::string(book.label_field), {std::to_string(group.stored.size())}});
    }
  }
}

// Two rows about one record: which of them is right is for people to say, so both are refused and name each other.
void refuse_doubles(const Book& book, std::vector<ImportRow>& rows, const std::vector<Identity>& identities) {
  const auto by = [&](std::string_view field, auto&& text_of_row) {
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto text = text_of_row(i);
      if (text.empty()) continue;
      const auto [seen, is_new] = first.emplace(text, i);
      if (is_new) continue;
      auto& other = rows[seen->second];
      refuse(rows[i], book, {Refusal::invalid, "twice_in_file", std::string(field), {std::to_string(other.row)}});
      const auto told = [](const CellFault& fault) { return fault.error.reason == "twice_in_file"; };
      if (std::ranges::none_of(other.faults, told)) refuse(other, book, {Refusal::invalid, "twice_in_file", std::string(field), {std::to_string(rows[i].row)}});
    }
  };
  std::set<std::string_view> judged;
  for (std::size_t key = 0; book.namesakes == Namesakes::none && key < book.known_by.size(); ++key) {
    const auto& fields = book.known_by[key];
    if (fields.size() == 1) judged.insert(fields.front());
    by(fields.back(), [&](std::size_t i) { return identities[i].key == key ? identities[i].text : std::string{}; });
  }
  for (const auto& field : book.type.fields) {
    if (field.traits.unique && !judged.contains(field.name)) by(field.name, [&](std::size_t i) { return text_at(rows[i].values, field.name); });
  }
}

}  // namespace

bool says_what_is_there(const Field& field, const json::value& value, const void* record) {
  if (field.kind == records::Kind::reference) return false;
  if (field.secret && value.is_string() && std::string_view(value.get_string()) == records::mask(db::text_in(field.to_cell(record)))) return true;
  const auto shown = entry_in(field, cell_of(field, record, Secrets::plain));
  return shown.ok() && shown.value() == value;
}

std::vector<Record> recognised(const Judging& judging, std::vector<ImportRow>& rows) {
  const auto& book = judging.book;
  std::vector<Identity> identities;
  for (const auto& row : rows) identities.push_back(identity_of(book, row.values));
  refuse_doubles(book, rows, identities);
  std::vector<Record> before(rows.size());
  for (const auto& [text, group] : grouped(judging, rows, identities)) {
    if (book.namesakes == Namesakes::possible) {
      settle_namesakes(book, rows, group, before);
    } else if (!group.stored.empty()) {
      for (const auto row : group.rows) before[row] = group.stored.front();
    }
  }
  return before;
}

}  // namespace anyuan::bookkeeping
