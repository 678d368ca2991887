#pragma once
// The append-only journal: one event per command, written in the command's own transaction and chained by hash, so
// that a line taken out, put in or altered is found (`anyuan doctor`). It has three readers: the audit trail, the
// push to consoles, and the figures.
#include <boost/json/array.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/db/connection.h"
#include "platform/records/describe.h"
#include "platform/records/scope.h"

namespace anyuan::journal {

// What one command did to one record. `differences` is [{field, before, after}], secrets masked.
struct Changed {
  std::string record, record_id, unit_path;
  boost::json::array differences;
};

struct Event {
  std::int64_t seq = 0;
  Instant at{};
  std::string actor_id, actor_name, actor_unit;
  std::string name;  // "hazard.rectified"
  std::string record, record_id, unit_path;
  std::string reason;  // the person's own words, where the command asks for them
};

// Appends the event with its changes, at the end of the commit and together with those of the commands that share it.
// The head row is locked then, so events of several processes queue.
void append(db::Writing& writing, Event event, const std::vector<Changed>& changes);

std::int64_t head(db::Reading& reading);

// Events after `seq` in the scope, and those called one of `announced` at the units above it; oldest first.
std::vector<Event> events_after(db::Reading& reading, std::int64_t seq, const records::Scope& scope,
                                const std::vector<std::string_view>& announced, std::int64_t limit);

// Which records changed where, in the events after `seq`: for whoever follows the journal. `until` is the last event looked
// at, `seq` itself when there is none.
struct Touched {
  std::int64_t until = 0;
  std::vector<std::pair<std::string, std::string>> places;  // record, unit_path; each once
};
Touched touched(db::Reading& reading, std::int64_t seq, std::int64_t limit);

struct HistoryLine {
  std::int64_t seq = 0;
  Instant at{};
  std::string actor_name;
  std::string event;
  std::string reason;
  std::string changes;  // JSON text of the differences
};
// The history of one record, newest first, before `before_seq`.
std::vector<HistoryLine> history(db::Reading& reading, std::string_view record, std::string_view record_id,
                                 std::int64_t before_seq, std::int64_t limit);

// What the audit administrator asks for; empty texts and unset times do not restrict.
struct Search {
  std::string path, past;  // the scope
  std::string actor, event, record_id;
  Instant from{}, to{};
  std::int64_t before = INT64_MAX;  // the cursor
  std::int64_t limit = 100;
};
std::vector<Event> find(db::Reading& reading, const Search& search);  // newest first

// One event that touches the paths [path, past).
std::optional<Event> find_one(db::Reading& reading, std::int64_t seq, std::string_view path, std::string_view past);
// What it did, record by record, from `position` on.
std::vector<Changed> changes_of(db::Reading& reading, std::int64_t seq, std::int64_t position, std::int64_t limit);

struct Verdict {
  std::int64_t events = 0;
  std::optional<std::int64_t> broken_at;  // the first event whose hash or predecessor does not fit
  std::string why;
};
Verdict verify(db::Reading& reading);  // of one moment (Database::read_one_moment) where others may write

}  // namespace anyuan::journal
