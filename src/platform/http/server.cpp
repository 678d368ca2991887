#include "platform/http/server.h"

#include <array>
#include <condition_variable>
#include <mutex>

#include "platform/http/connection.h"

namespace anyuan::http {
namespace {

constexpr std::chrono::seconds goodbye_time{2};
constexpr std::size_t goodbye_bytes_max = 4 * 1024 * 1024;

}  // namespace

struct Server::Engine {
  ServerOptions options;
  Dispatch dispatch;
  Refuse refuse;
  std::atomic<bool> is_stopping{false};
  std::atomic<std::size_t> bodies{0}, requests{0}, slow_requests{0}, feeds{0}, next_lane{0};
  std::mutex guests_mutex;
  std::condition_variable guests_left;
  std::size_t guests = 0;  // connections and accept loops; stop() waits for them
  std::atomic<std::size_t> connections{0};
  std::vector<std::unique_ptr<Lane>> lanes;
  std::optional<asio::ssl::context> tls;
  std::optional<tcp::acceptor> console_door, redirect_door;
  std::uint16_t port = 0, redirect_port = 0;
  asio::thread_pool workers, slow_workers, feed_workers;  // last: their threads end before what they use

  Engine(ServerOptions o, Dispatch d, Refuse r);
  tcp::acceptor listen(const std::string& on_address, std::uint16_t on_port);
  void stop();

  // Counted, and on its lane's list, as long as its coroutine runs.
  struct Guest {
    Engine& engine;
    Line* line;
    Guest(Engine& e, Line* l) : engine(e), line(l) {
      const std::lock_guard lock(engine.guests_mutex);
      ++engine.guests;
      if (line == nullptr) return;
      ++engine.connections;
      line->lane.lines.insert(line);
    }
    Guest(const Guest&) = delete;
    Guest& operator=(const Guest&) = delete;
    ~Guest() {
      const std::lock_guard lock(engine.guests_mutex);
      if (line != nullptr) {
        --engine.connections;
        line->lane.lines.erase(line);
      }
      --engine.guests;
      engine.guests_left.notify_all();
    }
  };

  awaitable<void> accept(tcp::acceptor& acceptor, Door door);
  void welcome(tcp::socket socket, Lane& lane, Door door);
  template <class Stream>
  awaitable<void> serve(std::shared_ptr<Session<Stream>> session);
  template <class Stream>
  awaitable<bool> exchange(const std::shared_ptr<Session<Stream>>& session);
  template <class Stream>
  awaitable<bool> wait_for_request(Session<Stream>& session);
  template <class Stream>
  awaitable<std::optional<Incoming>> receive(Session<Stream>& session, Share& share);
  template <class Stream>
  awaitable<bool> receive_body(Session<Stream>& session, Parser& parser, Incoming& incoming, Share& share);
  awaitable<Reply> answer(Incoming& incoming, Door door);
  Reply at_redirect_door(const Incoming& incoming) const;
  bool is_slow(const Request& request) const;
  template <class Stream>
  awaitable<bool> send(Session<Stream>& session, const Incoming& incoming, Reply reply);
  template <class Stream>
  awaitable<void> feed(const std::shared_ptr<Session<Stream>>& session, unsigned version, Reply reply);
};

// --- requests --------------------------------------------------------------------------------------------------------

template <class Stream>
awaitable<bool> Server::Engine::wait_for_request(Session<Stream>& session) {
  auto& [line, stream, buffer] = session;
  if (buffer.size() > 0) co_return true;  // sent along with the one before
  line.stage = Stage::idle;
  if (is_stopping) co_return false;
  line.socket->expires_after(line.is_used ? options.idle_time : options.header_time);
  const auto [failed, size] = co_await stream.async_read_some(buffer.prepare(4096), quiet);
  buffer.commit(size);
  line.stage = Stage::active;
  line.is_used = true;
  co_return !failed;
}

// Nothing when there is nobody left to answer.
template <class Stream>
awaitable<std::optional<Incoming>> Server::Engine::receive(Session<Stream>& session, Share& share) {
  if (!co_await wait_for_request(session)) co_return std::nullopt;
  auto& [line, stream, buffer] = session;
  Parser parser;
  parser.header_limit(options.header_bytes_max);
  parser.body_limit(boost::none);  // set when the type is known
  line.socket->expires_after(options.header_time);
  const auto [failed, size] = co_await bhttp::async_read_header(stream, buffer, parser, quiet);
  if (failed && !is_malformed(failed)) co_return std::nullopt;
  auto incoming = incoming_of(parser, line, tls && line.door == Door::console);
  if (failed) incoming.refused = failed == bhttp::error::header_limit ? headers_too_large : malformed;
  incoming.request.remote = options.proxies.caller(line.remote, incoming.request.header("x-forwarded-for"));
  const auto scheme = incoming.request.header("x-forwarded-proto");
  if (!scheme.empty() && options.proxies.trusts(line.remote)) incoming.request.secure = scheme == "https";
  incoming.has_unread_body = failed || !parser.is_done();
  if (!incoming.refused && !parser.is_done()) {
    if (!co_await receive_body(session, parser, incoming, share)) co_return std::nullopt;
  }
  co_return incoming;
}

template <class Stream>
awaitable<bool> Server::Engine::receive_body(Session<Stream>& session, Parser& parser, Incoming& incoming,
                                             Share& share) {
  auto& [line, stream, buffer] = session;
  const auto limit = body_limit(options, incoming.request.header("content-type"));
  const auto expected = parser.content_length() ? *parser.content_length() : limit;
  if (line.door == Door::redirect) co_return true;  // nobody reads it there
  if (expected > limit) {
    incoming.refused = too_large;
    co_return true;
  }
  share = Share(bodies, expected, options.all_bodies_bytes_max);
  if (!share.is_granted()) {
    incoming.refused = busy;
    co_return true;
  }
  line.socket->expires_after(patience(options.body_time, expected));
  if (beast::iequals(incoming.request.header("expect"), "100-continue")) {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(stream, asio::buffer(go_on), quiet);
  }
  parser.body_limit(limit);
  const auto [failed, size] = co_await bhttp::async_read(stream, buffer, parser, quiet);
  if (failed && !is_malformed(failed)) co_return false;
  if (failed) incoming.refused = failed == bhttp::error::body_limit ? too_large : malformed;
  incoming.has_unread_body = static_cast<bool>(failed);
  incoming.request.body = std::move(parser.get().body());
  co_return true;
}

// --- replies ---------------------------------------------------------------------------------------------------------

bool Server::Engine::is_slow(const Request& request) const {
  return request.verb == Verb::post && std::ranges::find(options.slow_posts, request.path) != options.slow_posts.end();
}

// A form sent in the clear has been read by whoever listens already: sending it on would hide that.
Reply Server::Engine::at_redirect_door(const Incoming& incoming) const {
  if (incoming.request.verb != Verb::get) {
    Reply reply;
    reply.status = 405;
    reply.content_type.clear();
    reply.headers.emplace_back("Allow", "GET, HEAD");
    return reply;
  }
  if (incoming.request.path == "/ca.crt" && !options.authority_pem.empty())
    return authority_reply(options.authority_pem);
  return redirect_to_tls(incoming.request.header("host"), incoming.target, port);
}

awaitable<Reply> Server::Engine::answer(Incoming& incoming, Door door) {
  auto caller = caller_of(incoming.request);
  if (incoming.request.secure) caller.strict_transport = options.strict_transport;
  Reply reply;
  const bool slow = is_slow(incoming.request);
  const Share turn(slow ? slow_requests : requests, 1,
                   slow ? options.slow_workers + options.slow_waiting_max : options.workers + options.waiting_max);
  if (incoming.refused) {
    reply = refusal(*incoming.refused, incoming.request, refuse);
  } else if (door == Door::redirect) {
    reply = at_redirect_door(incoming);
  } else if (!turn.is_granted()) {
    reply = refusal(busy, incoming.request, refuse);
  } else {
    auto work = [this, request = std::move(incoming.request), caller]() mutable {
      auto made = dispatch(request);
      finish(made, caller);
      return made;
    };
    co_return co_await on_pool<Reply>(slow ? slow_workers : workers, std::move(work));
  }
  finish(reply, caller);
  co_return reply;
}

template <class Stream>
awaitable<bool> Server::Engine::send(Session<Stream>& session, const Incoming& incoming, Reply reply) {
  auto& [line, stream, buffer] = session;
  bhttp::response<bhttp::string_body> message;
  message.version(11);
  message.result(static_cast<unsigned>(reply.status));
  put_head(message, reply);
  const bool keeps_alive = incoming.keeps_alive && !incoming.has_unread_body && !incoming.refused && !is_stopping;
  message.keep_alive(keeps_alive);
  const auto size = reply.body.size();
  if (reply.status != 204 && reply.status != 304) message.content_length(size);
  if (!incoming.is_head) message.body() = std::move(reply.body);
  line.socket->expires_after(patience(options.write_time, size));
  const auto [failed, sent] = co_await bhttp::async_write(stream, message, quiet);
  co_return !failed && keeps_alive;
}

// A caller still sending would lose our answer to a reset; let it finish, for a while.
template <class Stream>
awaitable<void> drain(Session<Stream>& session) {
  auto& [line, stream, buffer] = session;
  line.socket->expires_after(goodbye_time);
  boost::system::error_code ignored;
  if constexpr (std::is_same_v<Stream, beast::tcp_stream>)
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  for (std::size_t drained = 0; drained < goodbye_bytes_max;) {
    buffer.clear();
    const auto [failed, size] = co_await stream.async_read_some(buffer.prepare(16 * 1024), quiet);
    if (failed) co_return;
    drained += size;
  }
}

template <class Stream>
awaitable<bool> Server::Engine::exchange(const std::shared_ptr<Session<Stream>>& session) {
  Share share;
  auto incoming = co_await receive(*session, share);
  if (!incoming) co_return false;
  auto reply = co_await answer(*incoming, session->line.door);
  if (reply.feed && !incoming->is_head) {
    const Share place(feeds, 1, options.feeds_max);
    if (place.is_granted()) {
      share = {};
      co_await feed(session, incoming->version, std::move(reply));
      co_return false;
    }
    reply = refusal(too_many_streams, incoming->request, refuse);
    finish(reply, caller_of(incoming->request));
  }
  const bool goes_on = co_await send(*session, *incoming, std::move(reply));
  if (incoming->has_unread_body) co_await drain(*session);
  co_return goes_on;
}

// --- server-sent events ----------------------------------------------------------------------------------------------

// The only way to hear that a caller went away is to read.
template <class Stream>
awaitable<void> watch(std::shared_ptr<Session<Stream>> session) {
  std::array<char, 64> ignored{};
  for (bool is_there = true; is_there;) {
    const auto [failed, size] = co_await session->stream.async_read_some(asio::buffer(ignored), quiet);
    is_there = !failed;
  }
  session->line.is_gone = true;
  session->line.alarm.cancel();
}

template <class Stream>
awaitable<void> Server::Engine::feed(const std::shared_ptr<Session<Stream>>& session, unsigned version, Reply reply) {
  auto& [line, stream, buffer] = *session;
  bhttp::response<bhttp::empty_body> head(bhttp::status::ok, 11);
  put_head(head, reply);
  head.keep_alive(false);
  if (version >= 11) head.chunked(true);  // an older caller reads to the end
  bhttp::response_serializer<bhttp::empty_body> serializer(head);
  line.socket->expires_after(options.write_time);
  if (const auto [failed, size] = co_await bhttp::async_write_header(stream, serializer, quiet); failed) co_return;
  buffer = {};
  line.socket->expires_never();
  line.stage = Stage::feeding;
  asio::co_spawn(line.lane.io, watch(session), asio::detached);

  auto last_sent = steady_clock::now();
  std::string news = std::move(reply.body);
  while (!line.is_gone) {
    line.is_woken = false;  // before asking: what happens while we ask is asked for again
    auto ask = [&reply] { return reply.feed(); };
    const auto more = co_await on_pool<std::optional<std::string>>(feed_workers, ask);
    if (!more || line.is_gone) break;
    news += *more;
    if (news.empty() && steady_clock::now() >= last_sent + options.feed_pulse) news = ": ping\n\n";
    if (!news.empty()) {
      line.socket->expires_after(options.write_time);
      const auto [failed, size] = version >= 11
                                      ? co_await asio::async_write(stream, bhttp::make_chunk(asio::buffer(news)), quiet)
                                      : co_await asio::async_write(stream, asio::buffer(news), quiet);
      if (failed) break;
      news.clear();
      last_sent = steady_clock::now();
    }
    if (is_stopping) break;
    if (more->size() >= feed_helping_bytes) continue;
    line.alarm.expires_at(last_sent + options.feed_pulse);
    if (!line.is_woken && !line.is_gone) co_await line.alarm.async_wait(quiet);
  }
  if (!line.is_gone && version >= 11) co_await asio::async_write(stream, bhttp::make_chunk_last(), quiet);
  line.socket->close();  // ends watch()
}

// --- connections -----------------------------------------------------------------------------------------------------

template <class Stream>
awaitable<void> Server::Engine::serve(std::shared_ptr<Session<Stream>> session) {
  const Guest guest(*this, &session->line);
  auto& [line, stream, buffer] = *session;
  if constexpr (std::is_same_v<Stream, TlsStream>) {
    line.stage = Stage::idle;  // nothing is lost if stop() cuts it off
    line.socket->expires_after(options.header_time);
    if (const auto [failed] = co_await stream.async_handshake(asio::ssl::stream_base::server, quiet); failed) co_return;
  }
  while (co_await exchange(session)) {
  }
  if (!line.socket->socket().is_open()) co_return;
  line.socket->expires_after(goodbye_time);
  if constexpr (std::is_same_v<Stream, TlsStream>) {
    co_await stream.async_shutdown(quiet);
  } else {
    boost::system::error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  }
}

void Server::Engine::welcome(tcp::socket socket, Lane& lane, Door door) {
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  auto address = socket.remote_endpoint(ignored).address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  const auto start = [&]<class Stream>(Stream stream) {
    // Owned by serve() and, for a stream of events, by watch() beside it.
    auto session = std::make_shared<Session<Stream>>(
        Session<Stream>{Line{lane, door, address.to_string(), asio::steady_timer(lane.io)}, std::move(stream), {}});
    session->line.socket = &beast::get_lowest_layer(session->stream);
    asio::co_spawn(lane.io, serve(std::move(session)), log_failure);
  };
  if (tls && door == Door::console) {
    start(TlsStream(std::move(socket), *tls));
  } else {
    start(beast::tcp_stream(std::move(socket)));
  }
}

awaitable<void> Server::Engine::accept(tcp::acceptor& acceptor, Door door) {
  const Guest guest(*this, nullptr);
  while (!is_stopping) {
    Lane& lane = *lanes[next_lane++ % lanes.size()];
    tcp::socket socket(lane.io);
    const auto [failed] = co_await acceptor.async_accept(socket, quiet);
    if (failed && !is_stopping) {  // out of file descriptors, say
      spdlog::warn("server.cannot_accept why={}", failed.message());
      asio::steady_timer pause(acceptor.get_executor(), std::chrono::milliseconds(100));
      co_await pause.async_wait(quiet);
    } else if (!failed && connections < options.connections_max) {
      welcome(std::move(socket), lane, door);
    }
  }
}

tcp::acceptor Server::Engine::listen(const std::string& on_address, std::uint16_t on_port) {
  boost::system::error_code failed;
  const auto address = asio::ip::make_address(on_address, failed);
  tcp::acceptor acceptor(lanes.front()->io);
  if (!failed) acceptor.open(address.is_v6() ? tcp::v6() : tcp::v4(), failed);
  if (!failed) acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
  if (!failed) acceptor.bind({address, on_port}, failed);
  if (!failed) acceptor.listen(1024, failed);
  if (failed)
    throw std::runtime_error(
        fmt::format("cannot listen on {} port {}: {}", on_address, on_port, failed.message()));
  return acceptor;
}

Server::Engine::Engine(ServerOptions o, Dispatch d, Refuse r)
    : options(std::move(o)),
      dispatch(std::move(d)),
      refuse(std::move(r)),
      workers(options.workers),
      slow_workers(options.slow_workers),
      feed_workers(options.feed_workers) {
  for (std::size_t i = 0; i < options.io_threads; ++i) lanes.push_back(std::make_unique<Lane>());
  if (options.tls) {
    tls.emplace(asio::ssl::context::tls_server);
    net::prepare_server(tls->native_handle(), *options.tls);
  }
  console_door = listen(options.address, options.port);
  port = console_door->local_endpoint().port();
  if (tls && options.redirect_port) {
    redirect_door = listen(options.redirect_address.empty() ? options.address : options.redirect_address, *options.redirect_port);
    redirect_port = redirect_door->local_endpoint().port();
  }
  asio::co_spawn(lanes.front()->io, accept(*console_door, Door::console), log_failure);
  if (redirect_door) asio::co_spawn(lanes.front()->io, accept(*redirect_door, Door::redirect), log_failure);
  for (const auto& lane : lanes) lane->thread = std::thread([&io = lane->io] { io.run(); });
}

void Server::Engine::stop() {
  if (is_stopping.exchange(true)) return;
  asio::post(lanes.front()->io, [this] {
    boost::system::error_code ignored;
    console_door->close(ignored);
    if (redirect_door) redirect_door->close(ignored);
  });
  for (const auto& lane : lanes) {
    asio::post(lane->io, [&lines = lane->lines] {
      for (auto* line : lines) {
        if (line->stage == Stage::idle) line->socket->close();
        if (line->stage == Stage::feeding) line->alarm.cancel();
      }
    });
  }
  {
    std::unique_lock lock(guests_mutex);
    if (!guests_left.wait_for(lock, options.stop_time, [this] { return guests == 0; })) {
      spdlog::warn("server.stopped_unfinished connections={}", connections.load());
    }
  }
  for (const auto& lane : lanes) {
    lane->io.stop();
    lane->thread.join();
  }
  for (auto* pool : {&workers, &slow_workers, &feed_workers}) {
    pool->stop();
    pool->join();  // a handler on the database cannot be interrupted
  }
}

// --- the server ------------------------------------------------------------------------------------------------------

Server::Server(ServerOptions options, Dispatch dispatch, Refuse refuse)
    : engine_(std::make_unique<Engine>(std::move(options), std::move(dispatch), std::move(refuse))) {}
Server::~Server() { stop(); }

std::uint16_t Server::port() const { return engine_->port; }
std::uint16_t Server::redirect_port() const { return engine_->redirect_port; }
void Server::stop() { engine_->stop(); }
ServerFigures Server::figures() const { return {engine_->connections, engine_->feeds, engine_->requests + engine_->slow_requests}; }

void Server::wake_feeds() {
  for (const auto& lane : engine_->lanes) {
    if (lane->wake_posted.exchange(true)) continue;
    asio::post(lane->io, [&lane = *lane] {
      lane.wake_posted = false;
      for (auto* line : lane.lines) {
        if (line->stage != Stage::feeding) continue;
        line->is_woken = true;
        line->alarm.cancel();
      }
    });
  }
}

}  // namespace anyuan::http
