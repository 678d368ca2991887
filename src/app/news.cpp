#include "app/news.h"

#include <algorithm>
#include <charconv>

#include "platform/journal/journal.h"

namespace anyuan::app {
namespace {

constexpr std::int64_t lines_max = 500;  // to one call of the feed; the rest follow with the next

std::string line_of(const journal::Event& event) {
  const boost::json::object data{{"seq", event.seq}, {"event", event.name}, {"record", event.record},
                                 {"id", event.record_id}, {"unit_path", event.unit_path}, {"at", text_of(event.at)}};
  return fmt::format("id: {}\nevent: {}\ndata: {}\n\n", event.seq, event.name, boost::json::serialize(data));
}

}  // namespace

void add_news(accounts::Routes& routes) {
  const auto& platform = routes.platform();
  routes.for_session(http::Verb::get, "/api/events", {.summary = {"变更推送", "News"}, .shape = http::Answer::stream},
                     [&platform](const accounts::Call& call) -> Result<http::Reply> {
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
                       reply.feed = [&platform, request = call.request, last]() mutable -> std::optional<std::string> {
                         const auto actor = accounts::actor_of(platform, request, accounts::Stage::watching);
                         if (!actor.ok()) return std::nullopt;
                         std::string news;
                         for (const auto& event : platform.database.read([&](db::Reading& reading) {
                                return journal::events_after(reading, last, actor.value().scope.first, actor.value().scope.past, lines_max);
                              })) {
                           news += line_of(event);
                           last = event.seq;
                         }
                         return news;
                       };
                       return reply;
                     }, accounts::Stage::watching);
}

}  // namespace anyuan::app
