#pragma once
// Where described records are kept: the only SQL for tables that a RecordType describes. Reads take a Scope; what is
// out of scope does not exist. Secrets are sealed on the way in and opened on the way out.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "platform/db/connection.h"
#include "platform/records/describe.h"
#include "platform/records/list.h"
#include "platform/records/scope.h"
#include "platform/records/vault.h"

namespace anyuan::records {

struct Rows {
  std::vector<std::shared_ptr<void>> records;
  std::vector<db::Row> beside;  // of each record, as the list asked
  std::string next;  // the cursor of the next page; empty on the last
  std::int64_t looked_at = 0;  // a search ended the page, which may be short or empty, after so many rows; 0: it did not
};

// How many rows a list has, exactly up to count_max: a person reads "30,000 and more", and counting a million of them
// would take longer than the page.
inline constexpr std::int64_t count_max = 30'000;
struct Count {
  std::int64_t total = 0;
  bool more = false;  // there are more than `total`, or there may be: a search looked at one window
};

// Works on any stored RecordType; RecordStore<R> below is the same with types.
class AnyStore {
 public:
  AnyStore(const RecordType& type, const Vault& vault) : type_(type), vault_(vault) {}

  const RecordType& type() const { return type_; }
  const Vault& vault() const { return vault_; }
  Result<std::shared_ptr<void>> load(db::Reading& reading, std::string_view id, const Scope& scope) const;
  Rows list(db::Reading& reading, const List& list, const Scope& scope) const;
  Count count(db::Reading& reading, const List& list, const Scope& scope, std::int64_t most = count_max) const;
  // Their statements, for tests that look at the plans: of one page and of its count, and of what a search in a large
  // table asks first, which rows' numbers its text begins and where its window ends.
  Condition page_query(const List& list, const Scope& scope) const;
  Condition count_query(const List& list, const Scope& scope, std::int64_t most = count_max) const;
  Condition number_query(const List& list, const Scope& scope) const;
  Condition window_query(const List& list, const Scope& scope) const;
  std::vector<std::shared_ptr<void>> where(db::Reading& reading, std::string_view condition,
                                           const db::Params& params) const;
  void insert(db::Writing& writing, const std::vector<const void*>& records) const;
  // Refused with changed_by_someone_else unless the stored version is the record's; counts the version up.
  Result<Done> save(db::Writing& writing, void* record) const;

 private:
  void fill_from(void* record, db::Row& row) const;
  Rows page(db::Reading& reading, const List& list, const Scope& scope) const;
  Count counted(db::Reading& reading, const List& list, const Scope& scope, std::int64_t most) const;
  bool is_windowed(const List& list) const { return list.text && type_.size == Size::large; }
  List on_its_way(db::Reading& reading, const List& list, const Scope& scope) const;
  std::optional<List> by_number(db::Reading& reading, const List& list, const Scope& scope) const;
  List within_window(db::Reading& reading, const List& list, const Scope& scope) const;
  const RecordType& type_;
  const Vault& vault_;
};

template <class R>
class RecordStore {
 public:
  explicit RecordStore(const Vault& vault) : any_(type_for<R>(), vault) {}

  const AnyStore& any() const { return any_; }
  Result<R> load(db::Reading& reading, std::string_view id, const Scope& scope) const {
    TRY(const auto found, any_.load(reading, id, scope));
    return std::move(*static_cast<R*>(found.get()));
  }
  // `condition` is everything after WHERE, with the scope if the caller is a person.
  std::vector<R> where(db::Reading& reading, std::string_view condition, const db::Params& params) const {
    std::vector<R> out;
    for (const auto& found : any_.where(reading, condition, params)) out.push_back(std::move(*static_cast<R*>(found.get())));
    return out;
  }
  void insert(db::Writing& writing, const R& record) const { any_.insert(writing, {&record}); }
  void insert_all(db::Writing& writing, const std::vector<R>& records) const {
    std::vector<const void*> all;
    for (const auto& record : records) all.push_back(&record);
    any_.insert(writing, all);
  }
  Result<R> save(db::Writing& writing, R record) const {
    TRY([[maybe_unused]] const auto done, any_.save(writing, &record));
    return record;
  }

 private:
  AnyStore any_;
};

}  // namespace anyuan::records
