#include "app/news.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "domain/bookkeeping/trail.h"
#include "platform/journal/journal.h"

namespace anyuan::app {
namespace {

constexpr std::int64_t lines_max = 500;  // to one query

std::string line_of(const journal::Event& event, const accounts::Actor& actor) {
  const boost::json::object data{{"seq", event.seq}, {"event", event.name}, {"record", event.record}, {"id", event.record_id},
                                 {"unit_path", event.unit_path}, {"at", text_of(event.at)}, {"own", event.actor_id == actor.user.text}};
  return fmt::format("id: {}\nevent: {}\ndata: {}\n\n", event.seq, event.name, boost::json::serialize(data));
}

struct Heard {
  std::vector<journal::Event> events;
  bookkeeping::Names from_above;  // records of the units above that the actor may read
};

Heard hear(db::Reading& reading, const bookkeeping::Books& books, const accounts::Actor& actor, std::int64_t last) {
  std::vector<std::string_view> announced;
  for (const auto& book : books.all()) announced.insert(announced.end(), book->announced.begin(), book->announced.end());
  Heard heard{journal::events_after(reading, last, actor.scope, announced, lines_max), {}};
  std::set<bookkeeping::RecordId> above;
  for (const auto& event : heard.events) {
    if (!actor.scope.holds(event.unit_path)) above.insert({event.record, event.record_id});
  }
  heard.from_above = bookkeeping::names_for(reading, books, actor, above);
  return heard;
}

// What happened in the actor's units, and what was issued to them from above, to records the actor may read; moves
// `last` on: all of it, or a whole helping.
std::string news_after(const Platform& platform, const bookkeeping::Books& books, const accounts::Actor& actor, std::int64_t& last) {
  std::string news;
  for (;;) {
    const auto heard = platform.database.read([&](db::Reading& reading) { return hear(reading, books, actor, last); });
    for (const auto& event : heard.events) {
      last = event.seq;
      if (!actor.scope.holds(event.unit_path) && !heard.from_above.contains({event.record, event.record_id})) continue;
      const auto* book = books.find(event.record);
      if (book == nullptr || actor.may(book->read)) news += line_of(event, actor);
    }
    if (std::ssize(heard.events) < lines_max || news.size() >= http::feed_helping_bytes) return news;
  }
}

}  // namespace

void add_news(accounts::Routes& routes, const bookkeeping::Books& books) {
  const auto& platform = routes.platform();
  routes.for_session(http::Verb::get, "/api/events", {.summary = {"变更推送", "News"}, .shape = http::Answer::stream},
                     [&platform, &books](const accounts::Call& call) -> Result<http::Reply> {
                       const auto head = platform.database.read([](db::Reading& reading) { return journal::head(reading); });
                       auto last = head;
                       if (const auto seen = call.request.header("last-event-id"); !seen.empty()) {
                         const auto [end, failed] = std::from_chars(seen.data(), seen.data() + seen.size(), last);
                         if (failed != std::errc{} || end != seen.data() + seen.size()) return Error{Refusal::invalid, "bad_event_id"};
                         last = std::min(last, head);  // seen before a restore from a backup: what comes now is new to it
                       }
                       http::Reply reply;
                       reply.body = fmt::format("retry: 2000\nid: {}\nevent: hello\ndata: {{\"seq\":{}}}\n\n", last, last);
                       // The session is asked again each time: a closed one ends its stream.
                       reply.feed = [&platform, &books, request = call.request, last]() mutable -> std::optional<std::string> {
                         const auto actor = accounts::actor_of(platform, request, accounts::Stage::watching);
                         if (!actor.ok()) return std::nullopt;
                         return news_after(platform, books, actor.value(), last);
                       };
                       return reply;
                     }, accounts::Stage::watching);
}

}  // namespace anyuan::app
