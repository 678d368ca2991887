#pragma once
// A command: one transaction, one event in the journal. `perform` is the only way the domain writes, so a change
// without an event, or half a change, cannot be made.
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/check.h"
#include "platform/journal/journal.h"
#include "platform/platform.h"
#include "platform/records/store.h"

namespace anyuan::journal {

// Who does it. Jobs that run by the clock act as "system".
struct Doer {
  std::string id, name, unit_path;
};

class Change {
 public:
  Change(db::Writing& writing_now, const Platform& platform, const Doer& doer)
      : writing(writing_now), now(platform.clock.now()), platform_(platform), doer_(doer), ids_(now, platform.random) {}

  db::Writing& writing;
  const Instant now;
  Date today() const { return date_at(now); }
  std::string new_id(std::string_view prefix) { return ids_.next(prefix); }
  const records::Vault& vault() const { return platform_.vault; }
  Random& random() const { return platform_.random; }

  // What happened, said once per command: "hazard.rectified" about this record.
  void event(std::string_view name, std::string_view record, std::string_view id, std::string_view unit_path,
             std::string_view reason = {});

  template <class R>
  R& start(R& record, std::string_view unit_path) {  // gives a new record its id, place and times
    record.head = {new_id(records::type_for<R>().prefix), std::string(unit_path), 1, now, now, std::nullopt};
    return record;
  }
  template <class R>
  void insert(const R& record) {
    records::RecordStore<R>(platform_.vault).insert(writing, record);
    note(records::type_for<R>(), nullptr, &record);
  }
  template <class R>
  Result<R> save(const R& before, R after) {
    after.head.changed_at = now;
    TRY(after, records::RecordStore<R>(platform_.vault).save(writing, std::move(after)));
    note(records::type_for<R>(), &before, &after);
    return after;
  }
  // The journal's line for a record that was stored by other means; null before: new, null after: gone.
  void note(const records::RecordType& type, const void* before, const void* after);
  void note(Changed changed) { changes_.push_back(std::move(changed)); }
  // A command repeated by a phone that got no answer: it is done already, so there is no event.
  void nothing_new();
  void finish();  // appends the event

 private:
  const Platform& platform_;
  const Doer& doer_;
  Ids ids_;
  Event event_;
  bool nothing_new_ = false;
  std::vector<Changed> changes_;
};

// Runs `command(Change&)`, which returns a Result; keeps and journals what it did when that is ok.
template <class Command>
auto perform(const Platform& platform, const Doer& doer, Command&& command) -> std::invoke_result_t<Command, Change&> {
  return platform.database.write([&](db::Writing& writing) {
    Change change(writing, platform, doer);
    auto result = command(change);
    if (result.ok()) change.finish();
    return result;
  });
}

}  // namespace anyuan::journal
