#pragma once
// One transaction of the demo's making: records go into their stores in bulk, each with a line in the journal under the
// one event of the transaction.
#include <vector>

#include "app/demo/chance.h"
#include "domain/bookkeeping/book.h"
#include "platform/journal/change.h"

namespace anyuan::demo {

// Whether each record gets a line of its own in the journal; a benchmark's million hazards do without.
enum class Noted { each, not_each };

struct Seeding {
  journal::Change& change;
  Chance& chance;
  const bookkeeping::Books& books;
  Noted noted = Noted::each;

  // Before last year's campaign: what was there when the records begin.
  Instant long_ago() const { return change.now - std::chrono::days(500); }
  template <class R>
  R& start(R& record, std::string_view unit_path, Instant at) const {
    const auto prefix = records::type_for<R>().prefix;
    record.head = {new_id(prefix, at, chance.random()), std::string(unit_path), 1, at, at, std::nullopt};
    return record;
  }
  template <class R>
  void store(const std::vector<R>& records) const {
    records::RecordStore<R>(change.vault()).insert_all(change.writing, records);
    if (noted == Noted::not_each) return;
    for (const auto& record : records) change.note(records::type_for<R>(), nullptr, &record);
  }
};

}  // namespace anyuan::demo
