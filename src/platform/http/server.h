#pragma once
// The HTTP/1.1 server: sockets on two threads, handlers on a bounded pool (they block on the database), server-sent
// events asked for on a pool of their own. It knows nothing of schools or sessions; the dispatcher turns requests into
// replies.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "platform/http/caller_address.h"
#include "platform/http/message.h"
#include "platform/net/tls.h"

namespace anyuan::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one
  std::optional<net::TlsFiles> tls;
  std::chrono::seconds strict_transport{0};  // with TLS: how long browsers shall not even try without (HSTS)
  // With TLS: a plain port that only sends callers on (308) and hands out the local authority's certificate.
  std::optional<std::uint16_t> redirect_port;
  std::string redirect_address;  // empty: the same as `address`
  std::string authority_pem;  // what /ca.crt on the plain port answers; empty: nothing
  std::size_t io_threads = 2;
  std::size_t workers = 16;
  std::size_t feed_workers = 2;   // streams wait for each other, never a request for streams
  // Paths whose POSTs burn processor and memory on purpose (passwords): they wait for each other, nobody for them.
  std::vector<std::string> slow_posts;
  std::size_t slow_workers = std::max(1U, std::thread::hardware_concurrency() / 2);
  std::size_t slow_waiting_max = 64;  // beyond it 503
  TrustedProxies proxies;             // whose word on the caller's address is taken
  std::size_t waiting_max = 512;  // requests waiting for a worker; beyond it 503
  std::size_t connections_max = 4000;
  std::size_t feeds_max = 2000;
  std::uint32_t header_bytes_max = 16 * 1024;
  std::uint64_t json_bytes_max = 2 * 1024 * 1024;
  std::uint64_t body_bytes_max = 32 * 1024 * 1024;            // uploads
  std::uint64_t all_bodies_bytes_max = 512ULL * 1024 * 1024;  // of all requests being read or handled
  std::chrono::milliseconds header_time{15'000};              // from its first byte to its end
  std::chrono::milliseconds idle_time{60'000};                // between two requests of one connection
  std::chrono::milliseconds body_time{60'000};   // for each MiB begun: slow phones are served, stalled ones are not
  std::chrono::milliseconds write_time{60'000};  // for each MiB begun
  std::chrono::milliseconds feed_pulse{15'000};
  std::chrono::milliseconds stop_time{10'000};
};

struct ServerFigures {
  std::size_t connections = 0, feeds = 0, requests = 0;  // requests: waiting for a worker or on one
};

class Server {
 public:
  using Dispatch = std::function<Reply(Request&)>;
  // Words a refusal made by the server itself: bad_request 400, request_too_large 413, headers_too_large 431, busy and
  // too_many_streams 503. Without one the message is the bare reason.
  using Refuse = std::function<Reply(int status, const Error& error, const Request& request)>;

  // Listens at once; throws std::runtime_error when it cannot.
  Server(ServerOptions options, Dispatch dispatch, Refuse refuse = {});
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  std::uint16_t redirect_port() const;  // 0 without one
  ServerFigures figures() const;
  void wake_feeds();  // there may be news; from any thread, cheap however often
  void stop();        // accepts no more, finishes what runs, ends the feeds

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace anyuan::http
