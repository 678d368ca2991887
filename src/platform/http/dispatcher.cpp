#include "platform/http/dispatcher.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <exception>

#include "platform/db/connection.h"

namespace anyuan::http {
namespace {

constexpr Verb verbs[] = {Verb::get, Verb::post, Verb::put, Verb::patch, Verb::del};

bool is_api(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }

// A feed is asked long after its handler returned, so what it throws is caught here too: the stream ends, and the
// caller comes back with the number of the last event it saw.
Feed guarded(Feed feed, std::string trace, std::string route) {
  return [feed = std::move(feed), trace = std::move(trace), route = std::move(route)]() -> std::optional<std::string> {
    try {
      return feed();
    } catch (const std::exception& failure) {
      spdlog::error("feed.failed trace={} route={} why={}", trace, route, failure.what());
      return std::nullopt;
    }
  };
}

}  // namespace

Reply Dispatcher::refuse(int status, const Error& error, const Request& request) const {
  auto reply = sentences_.problem(error, request);
  reply.status = status;
  return reply;
}

Reply Dispatcher::unrouted(const Request& request, std::string& route) const {
  std::string allowed;
  for (const auto verb : verbs) {
    if (router_.match(verb, request.path).route == nullptr) continue;
    allowed += fmt::format("{}{}", allowed.empty() ? "" : ", ", verb_text(verb));
  }
  const bool is_page = allowed.empty() && !is_api(request.path);
  if (is_page && request.verb == Verb::get) {
    route = "console";
    if (auto file = console_.find(request)) return *std::move(file);
    return sentences_.problem({Refusal::not_found, "page_not_found"}, request);
  }
  if (is_page) allowed = "GET";
  if (allowed.empty()) return sentences_.problem({Refusal::not_found, "no_such_route"}, request);
  auto reply = refuse(405, {Refusal::not_found, "wrong_verb"}, request);
  reply.headers.emplace_back("Allow", allowed);
  return reply;
}

Reply Dispatcher::answer(Request& request, std::string& route) {
  auto match = router_.match(request.verb, request.path);
  if (match.route == nullptr) return unrouted(request, route);
  route = match.route->pattern;
  request.params = std::move(match.params);
  auto result = match.route->handler(request);
  if (!result.ok()) return sentences_.problem(result.error(), request);
  auto reply = std::move(result).value();
  if (reply.feed) reply.feed = guarded(std::move(reply.feed), request.trace, route);
  return reply;
}

Reply Dispatcher::operator()(Request& request) {
  const auto start = std::chrono::steady_clock::now();
  std::string route = "none";  // unknown paths share one line: callers must not be able to make new ones
  Reply reply;
  try {
    reply = answer(request, route);
  } catch (const db::Duplicate& duplicate) {
    spdlog::warn("request.duplicate trace={} route={} why={}", request.trace, route, duplicate.what());
    reply = sentences_.problem({Refusal::conflict, "already_exists"}, request);
  } catch (const std::exception& failure) {
    spdlog::error("request.failed trace={} route={} why={}", request.trace, route, failure.what());
    reply = refuse(500, {Refusal::invalid, "internal"}, request);
  }
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  note(request.verb, route, reply.status, seconds);
  spdlog::debug("request.answered trace={} verb={} route={} status={} seconds={:.6f}", request.trace,
                verb_text(request.verb), route, reply.status, seconds);
  return reply;
}

void Dispatcher::note(Verb verb, const std::string& route, int status, double seconds) {
  const std::lock_guard lock(counts_mutex_);
  auto& count = counts_[{route, verb}];
  ++count.requests;
  count.seconds += seconds;
  ++count.by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1)];
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (seconds <= bounds[i]) ++count.within[i];
  }
}

std::string Dispatcher::prometheus() const {
  const std::lock_guard lock(counts_mutex_);
  std::string text = "# TYPE anyuan_http_requests_total counter\n";
  for (const auto& [key, count] : counts_) {
    for (std::size_t i = 0; i < count.by_class.size(); ++i) {
      if (count.by_class[i] == 0) continue;
      text += fmt::format("anyuan_http_requests_total{{route=\"{}\",verb=\"{}\",status=\"{}xx\"}} {}\n", key.first,
                          verb_text(key.second), i + 1, count.by_class[i]);
    }
  }
  text += "# TYPE anyuan_http_request_seconds histogram\n";
  for (const auto& [key, count] : counts_) {
    const auto labels = fmt::format("route=\"{}\",verb=\"{}\"", key.first, verb_text(key.second));
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      text +=
          fmt::format("anyuan_http_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels, bounds[i], count.within[i]);
    }
    text += fmt::format(
        "anyuan_http_request_seconds_bucket{{{0},le=\"+Inf\"}} {1}\n"
        "anyuan_http_request_seconds_sum{{{0}}} {2}\nanyuan_http_request_seconds_count{{{0}}} {1}\n",
        labels, count.requests, count.seconds);
  }
  return text;
}

}  // namespace anyuan::http
