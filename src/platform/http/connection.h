#pragma once
// The sockets' side of the server: lanes, lines, a request as Beast read it. Included by server.cpp alone, for it
// brings all of Beast along.
#include <fmt/chrono.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <set>
#include <thread>

#include "platform/http/admission.h"
#include "platform/http/delivery.h"
#include "platform/http/target.h"

namespace anyuan::http {
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::awaitable;
using asio::ip::tcp;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
using Parser = bhttp::request_parser<bhttp::string_body>;
using std::chrono::steady_clock;

inline constexpr auto quiet = asio::as_tuple(asio::use_awaitable);  // a caller who goes away is no exception

enum class Door { console, redirect };
enum class Stage { idle, active, feeding };

struct Line;

// One network thread and the connections it serves. Only that thread touches `lines`.
struct Lane {
  std::set<Line*> lines;
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> open = asio::make_work_guard(io);
  std::atomic<bool> wake_posted{false};
  std::thread thread;
};

// A connection as its lane sees it; TLS or not makes no difference here.
struct Line {
  Lane& lane;
  Door door;
  std::string remote;
  asio::steady_timer alarm;  // ends a feed's wait
  beast::tcp_stream* socket = nullptr;
  Stage stage = Stage::active;
  bool is_woken = false, is_gone = false, is_used = false;
};

template <class Stream>
struct Session {
  Line line;
  Stream stream;
  beast::flat_buffer buffer;
};

struct Incoming {
  Request request;
  std::string target;  // as it came
  unsigned version = 11;
  bool is_head = false, keeps_alive = false, has_unread_body = false;
  std::optional<Refused> refused;
};

inline std::optional<Verb> verb_of(bhttp::verb verb) {
  switch (verb) {
    case bhttp::verb::get:
    case bhttp::verb::head: return Verb::get;
    case bhttp::verb::post: return Verb::post;
    case bhttp::verb::put: return Verb::put;
    case bhttp::verb::patch: return Verb::patch;
    case bhttp::verb::delete_: return Verb::del;
    default: return std::nullopt;  // Beast knows thirty more
  }
}

inline bool is_malformed(const boost::system::error_code& failed) {
  static const auto& of_http = bhttp::make_error_code(bhttp::error::end_of_stream).category();
  return failed.category() == of_http && failed != bhttp::error::end_of_stream &&
         failed != bhttp::error::partial_message;
}

// Everything of a request that can be known before its body is there.
inline Incoming incoming_of(const Parser& parser, const Line& line, bool is_secure) {
  Incoming incoming;
  const auto& message = parser.get();
  auto& request = incoming.request;
  request.trace = new_trace();
  request.remote = line.remote;
  request.secure = is_secure;
  for (const auto& field : message) put_header(request, field.name_string(), field.value());
  request.language = language_of(request.header("accept-language"));
  incoming.target = message.target();
  incoming.version = message.version();
  incoming.is_head = message.method() == bhttp::verb::head;
  incoming.keeps_alive = message.keep_alive();
  const auto verb = verb_of(message.method());
  auto target = parse_target(incoming.target);
  if (verb && target && (message.version() < 11 || message.count(bhttp::field::host) == 1)) {
    request.verb = *verb;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
  } else {
    incoming.refused = malformed;
  }
  return incoming;
}

// Runs what may block on a pool; the coroutine goes on, with its answer, on its own thread. An exception is carried
// along, not handled.
template <class Value, class Work>
awaitable<Value> on_pool(asio::thread_pool& pool, Work work) {
  auto start = [&pool, &work](auto handler) {
    auto home = asio::get_associated_executor(handler);
    auto job = [work = std::move(work), home, handler = std::move(handler)]() mutable {
      std::optional<Value> value;
      std::exception_ptr failure;
      try {
        value.emplace(work());
      } catch (...) {
        failure = std::current_exception();
      }
      asio::post(home, [handler = std::move(handler), failure, value = std::move(value)]() mutable {
        std::move(handler)(failure, std::move(value));
      });
    };
    asio::post(pool, std::move(job));
  };
  auto value =
      co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::exception_ptr, std::optional<Value>)>(
          start, asio::use_awaitable);
  co_return *std::move(value);
}

inline void put_head(bhttp::fields& fields, const Reply& reply) {
  fields.set(bhttp::field::date, fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(std::time(nullptr))));
  if (!reply.content_type.empty()) fields.set(bhttp::field::content_type, reply.content_type);
  for (const auto& [name, value] : reply.headers) fields.insert(name, value);
}

inline void log_failure(const std::exception_ptr& failure) {
  if (!failure) return;
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& broken) {
    spdlog::error("connection.failed why={}", broken.what());
  }
}

}  // namespace anyuan::http
