#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/check.h"
#include "platform/digest.h"
#include "platform/journal/journal.h"

namespace anyuan::journal {
namespace {

// Length before each part, so that no two different lists of parts look the same.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const auto part : parts) {
    text += std::to_string(part.size());
    text += ':';
    text += part;
    text += ';';
  }
  return text;
}

std::string hash_of(const Event& e, std::int64_t changes, std::string_view digest, std::string_view previous) {
  return sha256_hex(joined({previous, std::to_string(e.seq), std::to_string(millis_of(e.at)), e.actor_id, e.actor_name,
                        e.actor_unit, e.name, e.record, e.record_id, e.unit_path, e.reason, std::to_string(changes),
                        digest}));
}

constexpr std::string_view event_columns =
    "seq, at, actor_id, actor_name, actor_unit, event, record, record_id, unit_path, reason";

Event event_of(const db::Row& row) {
  return {db::integer_in(row[0]), instant_of(db::integer_in(row[1])), db::text_in(row[2]), db::text_in(row[3]),
          db::text_in(row[4]),    db::text_in(row[5]),                db::text_in(row[6]), db::text_in(row[7]),
          db::text_in(row[8]),    db::text_in(row[9])};
}

const std::vector<db::CellType> event_types = {
    db::CellType::integer, db::CellType::integer, db::CellType::text, db::CellType::text, db::CellType::text,
    db::CellType::text,    db::CellType::text,    db::CellType::text, db::CellType::text, db::CellType::text};

std::string digest_line(std::string_view record, std::string_view id, std::string_view path,
                        std::string_view differences) {
  return joined({record, id, path, differences});
}

// An event on its way to the end of its commit.
struct Line {
  std::string record, record_id, unit_path, differences;
};
struct Written {
  Event event;
  std::vector<Line> changes;
  std::string digest;
};

// The events of all commands that share a commit get their numbers and their place in the chain in one go: the head is
// moved once, and stays locked no longer than these statements take.
void write_events(db::Writing& writing, const std::vector<std::any>& left) {
  const auto head_row = writing.row<std::int64_t, std::string>("UPDATE journal_head SET seq = seq + :count WHERE id = 1 RETURNING seq, hash",
                                                               {{"count", std::ssize(left)}});
  CHECK(head_row.has_value());
  auto [last, hash] = *head_row;
  auto seq = last - std::ssize(left);
  std::vector<db::Row> events, changes;
  for (const auto& one : left) {
    const auto& written = std::any_cast<const Written&>(one);
    auto event = written.event;
    event.seq = ++seq;
    const auto count = std::ssize(written.changes);
    const auto previous = std::exchange(hash, hash_of(event, count, written.digest, hash));
    events.push_back({event.seq, millis_of(event.at), event.actor_id, event.actor_name, event.actor_unit, event.name, event.record,
                      event.record_id, event.unit_path, event.reason, count, written.digest, previous, hash});
    std::int64_t position = 0;
    changes.reserve(changes.size() + written.changes.size());
    for (const auto& line : written.changes) {
      auto& row = changes.emplace_back();
      row.reserve(6);
      row.emplace_back(seq);
      row.emplace_back(position++);
      for (const auto* text : {&line.record, &line.record_id, &line.unit_path, &line.differences}) row.emplace_back(*text);
    }
  }
  writing.insert("journal_event", {"seq", "at", "actor_id", "actor_name", "actor_unit", "event", "record", "record_id", "unit_path", "reason",
                                   "changes_count", "changes_digest", "previous_hash", "hash"}, events);
  writing.insert("journal_change", {"seq", "position", "record", "record_id", "unit_path", "differences"}, changes);
  writing.run("UPDATE journal_head SET hash = :hash WHERE id = 1", {{"hash", hash}});
}

}  // namespace

void append(db::Writing& writing, Event event, const std::vector<Changed>& changes) {
  // A database that ends texts at a zero byte would keep less than is hashed here.
  for (const std::string_view text : std::initializer_list<std::string_view>{event.actor_id, event.actor_name, event.actor_unit, event.name, event.record, event.record_id, event.unit_path, event.reason}) {
    CHECK(text.find('\0') == std::string_view::npos);
  }
  Written written{std::move(event), {}, {}};
  std::string all;
  written.changes.reserve(changes.size());
  for (const auto& change : changes) {
    auto differences = boost::json::serialize(change.differences);
    all += digest_line(change.record, change.record_id, change.unit_path, differences);
    written.changes.push_back({change.record, change.record_id, change.unit_path, std::move(differences)});
  }
  written.digest = sha256_hex(all);
  writing.at_end(write_events, std::move(written));
}

std::int64_t head(db::Reading& reading) {
  return reading.value<std::int64_t>("SELECT seq FROM journal_head WHERE id = 1").value_or(0);
}

Touched touched(db::Reading& reading, std::int64_t seq, std::int64_t limit) {
  Touched found;
  found.until = reading.value<std::int64_t>("SELECT COALESCE(MAX(seq), :seq) FROM (SELECT seq FROM journal_event WHERE seq > :seq ORDER BY seq LIMIT :limit) AS next",
                                            {{"seq", seq}, {"limit", limit}}).value_or(seq);
  if (found.until == seq) return found;
  for (auto& [record, path] : reading.rows<std::string, std::string>("SELECT DISTINCT record, unit_path FROM journal_change WHERE seq > :seq AND seq <= :until",
                                                                    {{"seq", seq}, {"until", found.until}})) {
    found.places.emplace_back(std::move(record), std::move(path));
  }
  return found;
}

std::vector<Event> events_after(db::Reading& reading, std::int64_t seq, const records::Scope& scope,
                                const std::vector<std::string_view>& announced, std::int64_t limit) {
  db::Params params{{"seq", seq}, {"path", scope.first}, {"past", scope.past}, {"limit", limit}};
  const auto marks_of = [&](const auto& values) {
    std::string marks;
    for (const auto& value : values) {
      const auto name = fmt::format("v{}", params.size());
      marks += fmt::format("{}:{}", marks.empty() ? "" : ", ", name);
      params.emplace_back(name, std::string(value));
    }
    return marks;
  };
  std::string from_above;
  if (const auto above = scope.above(); !above.empty() && !announced.empty()) {
    const auto paths = marks_of(above), names = marks_of(announced);
    from_above = fmt::format(" OR (unit_path IN ({}) AND event IN ({}))", paths, names);
  }
  std::vector<Event> events;
  for (const auto& row : reading.query(
           fmt::format("SELECT {} FROM journal_event WHERE seq > :seq AND ((unit_path >= :path AND unit_path < :past){})"
                       " ORDER BY seq LIMIT :limit", event_columns, from_above), params, event_types)) {
    events.push_back(event_of(row));
  }
  return events;
}

std::vector<HistoryLine> history(db::Reading& reading, std::string_view record, std::string_view record_id,
                                 std::int64_t before_seq, std::int64_t limit) {
  std::vector<HistoryLine> lines;
  for (auto& [seq, at, actor, event, reason, changes] :
       reading.rows<std::int64_t, Instant, std::string, std::string, std::string, std::string>(
           "SELECT e.seq, e.at, e.actor_name, e.event, e.reason, c.differences FROM journal_change c"
           " JOIN journal_event e ON e.seq = c.seq WHERE c.record = :record AND c.record_id = :id"
           " AND c.seq < :before ORDER BY c.seq DESC LIMIT :limit",
           {{"record", record}, {"id", record_id}, {"before", before_seq}, {"limit", limit}})) {
    lines.push_back({seq, at, std::move(actor), std::move(event), std::move(reason), std::move(changes)});
  }
  return lines;
}

std::vector<Event> find(db::Reading& reading, const Search& search) {
  std::string sql = fmt::format("SELECT {} FROM journal_event WHERE seq < :before AND unit_path >= :path AND unit_path < :past", event_columns);
  db::Params params{{"before", search.before}, {"path", search.path}, {"past", search.past}};
  const auto narrow = [&](bool wanted, std::string_view condition, std::string_view name, const auto& value) {
    if (!wanted) return;
    sql += condition;
    params.emplace_back(name, value);
  };
  narrow(!search.actor.empty(), " AND actor_name = :actor", "actor", search.actor);
  narrow(!search.event.empty(), " AND event = :event", "event", search.event);
  narrow(!search.record_id.empty(), " AND record_id = :record_id", "record_id", search.record_id);
  narrow(search.from > Instant{}, " AND at >= :from_at", "from_at", search.from);
  narrow(search.to > Instant{}, " AND at < :to_at", "to_at", search.to);
  narrow(true, " ORDER BY seq DESC LIMIT :limit", "limit", search.limit);
  std::vector<Event> events;
  for (const auto& row : reading.query(sql, params, event_types)) events.push_back(event_of(row));
  return events;
}

std::optional<Event> find_one(db::Reading& reading, std::int64_t seq, std::string_view path, std::string_view past) {
  const auto rows = reading.query(
      fmt::format("SELECT {} FROM journal_event WHERE seq = :seq AND unit_path >= :path AND unit_path < :past", event_columns),
      {{"seq", seq}, {"path", path}, {"past", past}}, event_types);
  return rows.empty() ? std::nullopt : std::optional(event_of(rows.front()));
}

std::vector<Changed> changes_of(db::Reading& reading, std::int64_t seq, std::int64_t position, std::int64_t limit) {
  std::vector<Changed> changes;
  for (auto& [record, id, path, differences] : reading.rows<std::string, std::string, std::string, std::string>(
           "SELECT record, record_id, unit_path, differences FROM journal_change WHERE seq = :seq AND position >= :position"
           " ORDER BY position LIMIT :limit",
           {{"seq", seq}, {"position", position}, {"limit", limit}})) {
    changes.push_back({std::move(record), std::move(id), std::move(path), boost::json::parse(differences).as_array()});
  }
  return changes;
}

Verdict verify(db::Reading& reading) {
  constexpr std::int64_t block = 2000;
  Verdict verdict;
  std::string previous;
  auto types = event_types;
  types.insert(types.end(), {db::CellType::integer, db::CellType::text, db::CellType::text, db::CellType::text});
  const auto broken = [&](std::int64_t seq, std::string_view why) {
    verdict.broken_at = seq;
    verdict.why = why;
    return verdict;
  };
  for (std::int64_t last = 0;;) {
    const auto rows = reading.query(
        fmt::format("SELECT {}, changes_count, changes_digest, previous_hash, hash FROM journal_event"
                    " WHERE seq > :last ORDER BY seq LIMIT :block", event_columns),
        {{"last", last}, {"block", block}}, types);
    for (const auto& row : rows) {
      const auto event = event_of(row);
      if (event.seq != last + 1) return broken(last + 1, "an event is missing");
      if (db::text_in(row[12]) != previous) return broken(event.seq, "the previous hash does not fit");
      std::string all;
      std::int64_t count = 0;
      for (const auto& [record, id, path, differences] :
           reading.rows<std::string, std::string, std::string, std::string>(
               "SELECT record, record_id, unit_path, differences FROM journal_change WHERE seq = :seq"
               " ORDER BY position", {{"seq", event.seq}})) {
        all += digest_line(record, id, path, differences);
        ++count;
      }
      const auto digest = sha256_hex(all);
      if (count != db::integer_in(row[10]) || digest != db::text_in(row[11])) {
        return broken(event.seq, "its changes were altered");
      }
      const auto hash = hash_of(event, count, digest, previous);
      if (hash != db::text_in(row[13])) return broken(event.seq, "it was altered");
      previous = hash;
      last = event.seq;
      ++verdict.events;
    }
    if (static_cast<std::int64_t>(rows.size()) < block) break;
  }
  const auto head_row = reading.row<std::int64_t, std::string>("SELECT seq, hash FROM journal_head WHERE id = 1");
  if (!head_row || std::get<0>(*head_row) != verdict.events || std::get<1>(*head_row) != previous) {
    return broken(verdict.events, "the head does not fit the last event");
  }
  return verdict;
}

}  // namespace anyuan::journal
