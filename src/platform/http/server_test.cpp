#include "platform/http/server.h"

#include <gtest/gtest.h>

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <future>
#include <set>
#include <thread>

#include "kit/databases.h"
#include "platform/http/dispatcher.h"

namespace anyuan::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using namespace std::chrono_literals;
using Response = bhttp::response<bhttp::string_body>;

constexpr auto test_time = 20s;  // far beyond what anything here takes; a test that waits so long has failed

// A caller on one connection. Every step gives up after test_time.
class Client {
 public:
  explicit Client(std::uint16_t port) {
    stream_.expires_after(test_time);
    stream_.async_connect({asio::ip::make_address("127.0.0.1"), port}, [this](auto failed) { failed_ = failed; });
    run();
  }
  void send(std::string text) {
    stream_.expires_after(test_time);
    asio::async_write(stream_, asio::buffer(text), [this](auto failed, std::size_t) { failed_ = failed; });
    run();
  }
  Response receive(bool is_head = false) {
    bhttp::response_parser<bhttp::string_body> parser;
    parser.skip(is_head);
    stream_.expires_after(test_time);
    bhttp::async_read(stream_, buffer_, parser, [this](auto failed, std::size_t) { failed_ = failed; });
    run();
    return parser.release();
  }
  Response ask(std::string text) {
    send(std::move(text));
    return receive();
  }
  // Bytes as they come, up to and with `end`; without it up to the end of the connection.
  std::string read_to(std::string_view end) {
    std::string text;
    while ((end.empty() || !text.ends_with(end)) && !failed_) {
      char c = 0;
      if (buffer_.size() > 0) {
        c = *static_cast<const char*>(buffer_.data().data());
        buffer_.consume(1);
      } else {
        stream_.expires_after(test_time);
        asio::async_read(stream_, asio::buffer(&c, 1), [this](auto failed, std::size_t) { failed_ = failed; });
        run();
      }
      if (!failed_) text += c;
    }
    return text;
  }
  bool is_closed() {
    read_to("");
    return failed_ == asio::error::eof || failed_ == asio::error::connection_reset;
  }
  boost::system::error_code failed() const { return failed_; }
  void hang_up() { stream_.close(); }

 private:
  void run() {
    io_.restart();
    io_.run();
  }
  asio::io_context io_;
  beast::tcp_stream stream_{io_};
  beast::flat_buffer buffer_;
  boost::system::error_code failed_;
};

std::string get(const std::string& path, const std::string& headers = "") {
  return "GET " + path + " HTTP/1.1\r\nHost: t\r\n" + headers + "\r\n";
}
std::string post(const std::string& path, const std::string& type, const std::string& body) {
  return "POST " + path + " HTTP/1.1\r\nHost: t\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

// A latch that says when someone arrived and holds them until let go.
struct Gate {
  std::promise<void> arrived, opened;
  std::shared_future<void> open = opened.get_future().share();
  void pass() {
    arrived.set_value();
    open.wait_for(test_time);
  }
  bool is_reached() { return arrived.get_future().wait_for(test_time) == std::future_status::ready; }
};

class ServerTest : public testing::Test {
 protected:
  ServerTest() { options_.port = 0; }
  ~ServerTest() override {
    if (server_) server_->stop();
  }
  Server& start() {
    router_.add({Verb::get, "/api/big", "public", {}, [](const Request&) -> Result<Reply> {
                   return json_reply(boost::json::object{{"a", std::string(5000, 'x')}});
                 }});
    router_.add({Verb::get, "/api/gate", "public", {}, [this](const Request&) -> Result<Reply> {
                   return gate_.pass(), json_reply("done");
                 }});
    router_.add({Verb::get, "/api/broken", "public", {}, [](const Request&) -> Result<Reply> {
                   throw std::runtime_error("secret place");
                 }});
    router_.add({Verb::get, "/api/echo", "public", {}, [](const Request& request) -> Result<Reply> {
                   return json_reply(boost::json::object{{"path", request.path},
                                                         {"q", boost::json::value_from(request.query)},
                                                         {"remote", request.remote},
                                                         {"en", request.language == Language::en},
                                                         {"secure", request.secure}});
                 }});
    router_.add({Verb::post, "/api/size", "public", {}, [](const Request& request) -> Result<Reply> {
                   return json_reply(request.body.size());
                 }});
    router_.add({Verb::get, "/api/events", "public", {}, [this](const Request&) -> Result<Reply> {
                   Reply reply;
                   reply.body = "event: hello\n\n";
                   reply.feed = [this, seen = 0, last = ended_token_]() mutable -> std::optional<std::string> {
                     ++asked_;
                     const int now = news_;
                     if (now < 0) return std::nullopt;
                     return std::exchange(seen, now) == now ? "" : "data: " + std::to_string(now) + "\n\n";
                   };
                   return reply;
                 }});
    server_.emplace(
        options_, [this](Request& request) { return dispatch_(request); },
        [this](int status, const Error& error, const Request& request) {
          return dispatch_.refuse(status, error, request);
        });
    return *server_;
  }
  // Tells when the last copy of every feed is gone.
  std::future<void> end_of_feeds() {
    auto ended = std::make_shared<std::promise<void>>();
    auto future = ended->get_future();
    ended_token_ = std::shared_ptr<void>(nullptr, [ended](void*) { ended->set_value(); });
    return future;
  }

  ServerOptions options_;
  Router router_;
  Sentences sentences_ = Sentences::parse(
      "{internal: {zh: 内部错误, en: Internal}, bad_request: {zh: 请求不对, en: Malformed}, busy: {zh: 忙, en: Busy}}");
  Dispatcher dispatch_{router_, sentences_,
                       [](std::string_view) -> std::optional<std::string_view> { return std::nullopt; }};
  Gate gate_;
  std::atomic<int> news_{0}, asked_{0};
  std::shared_ptr<void> ended_token_;
  std::optional<Server> server_;
};

TEST_F(ServerTest, OneConnectionServesManyRequestsAlsoWhenSentAtOnce) {
  Client client(start().port());
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.ask(get("/api/echo")).result_int(), 200U);
  client.send(get("/api/echo?a=1") + post("/api/size", "application/json", "12345") + get("/api/echo?a=2"));
  EXPECT_NE(client.receive().body().find("\"a\":\"1\""), std::string::npos);
  EXPECT_EQ(client.receive().body(), "5");
  EXPECT_NE(client.receive().body().find("\"a\":\"2\""), std::string::npos);
  EXPECT_EQ(server_->figures().connections, 1U);
}

TEST_F(ServerTest, ARequestComesDecodedWithItsLanguageAndCaller) {
  Client client(start().port());
  const auto reply = client.ask(get("/api/echo?q=%E6%A0%A1+1", "Accept-Language: en\r\n"));
  EXPECT_EQ(reply.body(), R"({"path":"/api/echo","q":{"q":"校 1"},"remote":"127.0.0.1","en":true,"secure":false})");
  EXPECT_TRUE(reply["X-Trace-Id"].starts_with("r_"));
  EXPECT_FALSE(reply["Date"].empty());
  EXPECT_NE(reply["X-Trace-Id"], client.ask(get("/api/echo"))["X-Trace-Id"]);
}

TEST_F(ServerTest, TheConnectionEndsWhenTheCallerAsksSo) {
  Client client(start().port());
  EXPECT_EQ(client.ask(get("/api/echo", "Connection: close\r\n"))["Connection"], "close");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerTest, HeadIsGetWithoutTheBody) {
  Client client(start().port());
  client.send("HEAD /api/big HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.receive(true)["Content-Length"], "5008");
  EXPECT_EQ(client.ask(get("/api/echo")).result_int(), 200U);
}

TEST_F(ServerTest, MalformedRequestsAreRefusedInTheCallersLanguage) {
  start();
  for (const auto& text :
       {get("/api/echo?a=%00"), get("/api/%FF"), std::string("GET /api/echo HTTP/1.1\r\n\r\n"),
        std::string("GET http://t/ HTTP/1.1\r\nHost: t\r\n\r\n"), std::string("BREW / HTTP/1.1\r\nHost: t\r\n\r\n"),
        std::string("GET /\r\n\r\n"), std::string("\x16\x03\x01 nonsense\r\n\r\n"),
        std::string(
            "POST /api/size HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        std::string("POST /api/size HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")}) {
    Client client(server_->port());
    const auto reply = client.ask(text);
    EXPECT_EQ(reply.result_int(), 400U) << text;
    EXPECT_NE(reply.body().find(R"("reason":"bad_request","message":"请求不对")"), std::string::npos) << reply.body();
    EXPECT_EQ(reply["X-Content-Type-Options"], "nosniff");
  }
}

TEST_F(ServerTest, HeadersAndBodiesBeyondTheirLimitAreRefused) {
  options_.header_bytes_max = 1024;
  options_.json_bytes_max = 100;
  options_.body_bytes_max = 1000;
  start();
  const auto status = [&](const std::string& text) { return Client(server_->port()).ask(text).result_int(); };
  EXPECT_EQ(status(get("/api/echo", "X: " + std::string(900, 'x') + "\r\n")), 200U);
  EXPECT_EQ(status(get("/api/echo", "X: " + std::string(1100, 'x') + "\r\n")), 431U);
  EXPECT_EQ(status(post("/api/size", "application/json", std::string(100, 'x'))), 200U);
  EXPECT_EQ(status(post("/api/size", "application/json", std::string(101, 'x'))), 413U);
  EXPECT_EQ(status(post("/api/size", "image/png", std::string(1000, 'x'))), 200U);
  EXPECT_EQ(status(post("/api/size", "image/png", std::string(1001, 'x'))), 413U);
  EXPECT_EQ(status(post("/api/size", "image/png", std::string(1'000'000, 'x'))),
            413U);  // the answer is not lost to a reset
  const std::string chunked =
      "POST /api/size HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n" + std::string(64, 'x') + "\r\n";
  EXPECT_EQ(status(chunked + "0\r\n\r\n"), 200U);
  EXPECT_EQ(status(chunked + "40\r\n" + std::string(64, 'x') + "\r\n0\r\n\r\n"), 413U);
}

TEST_F(ServerTest, TheMemoryOfAllBodiesTogetherIsBounded) {
  options_.all_bodies_bytes_max = 10;
  start();
  EXPECT_EQ(Client(server_->port()).ask(post("/api/size", "image/png", std::string(11, 'x'))).result_int(), 503U);
  EXPECT_EQ(Client(server_->port()).ask(post("/api/size", "image/png", std::string(10, 'x'))).result_int(), 200U);
}

TEST_F(ServerTest, ACallerWhoAsksBeforeSendingIsToldToGoOn) {
  Client client(start().port());
  client.send("POST /api/size HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_to("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_EQ(client.ask("abc").body(), "3");
}

TEST_F(ServerTest, SlowHeadersAndBodiesAndIdleConnectionsAreCutOff) {
  options_.header_time = options_.body_time = options_.idle_time = 50ms;
  start();
  Client silent(server_->port()), slow_header(server_->port()), slow_body(server_->port()), idle(server_->port());
  slow_header.send("GET /api/echo HTTP/1.1\r\nHost:");
  slow_body.send("POST /api/size HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\na");
  EXPECT_EQ(idle.ask(get("/api/echo")).result_int(), 200U);
  for (auto* client : {&silent, &slow_header, &slow_body, &idle}) EXPECT_TRUE(client->is_closed());
}

TEST_F(ServerTest, ConnectionsBeyondTheLimitAreClosed) {
  options_.connections_max = 1;
  Client first(start().port());
  EXPECT_EQ(first.ask(get("/api/echo")).result_int(), 200U);
  Client second(server_->port());
  EXPECT_TRUE(second.is_closed());
  EXPECT_EQ(first.ask(get("/api/echo")).result_int(), 200U);
}

TEST_F(ServerTest, AFullQueueIsAnsweredBusyAtOnce) {
  options_.workers = 1;
  options_.waiting_max = 0;
  Client first(start().port()), second(server_->port());
  first.send(get("/api/gate"));
  ASSERT_TRUE(gate_.is_reached());
  const auto refused = second.ask(get("/api/echo"));
  EXPECT_EQ(refused.result_int(), 503U);
  EXPECT_EQ(refused["Retry-After"], "2");
  gate_.opened.set_value();
  EXPECT_EQ(first.receive().body(), "\"done\"");
  EXPECT_EQ(second.ask(get("/api/echo")).result_int(), 200U);
}

TEST_F(ServerTest, SlowPostsWaitForEachOtherAndNobodyForThem) {
  options_.slow_posts = {"/api/gate"};
  options_.slow_workers = 1;
  options_.slow_waiting_max = 0;
  options_.workers = 1;
  options_.waiting_max = 0;
  router_.add({Verb::post, "/api/gate", "public", {}, [this](const Request&) -> Result<Reply> {
                 return gate_.pass(), json_reply("slow");
               }});
  Client slow(start().port()), other(server_->port());
  slow.send(post("/api/gate", "application/json", "{}"));
  ASSERT_TRUE(gate_.is_reached());
  EXPECT_EQ(other.ask(get("/api/echo")).result_int(), 200);
  EXPECT_EQ(other.ask(post("/api/size", "application/json", "{}")).result_int(), 200);
  const auto refused = other.ask(post("/api/gate", "application/json", "{}"));
  EXPECT_EQ(refused.result_int(), 503);
  EXPECT_EQ(refused["Retry-After"], "2");
  gate_.opened.set_value();
  EXPECT_EQ(slow.receive().body(), "\"slow\"");
}

TEST_F(ServerTest, AProxyOfOursNamesTheCallerAndNobodyElseDoes) {
  const auto said = "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n";
  Client stranger(start().port());
  const auto strange = stranger.ask(get("/api/echo", said)).body();
  EXPECT_NE(strange.find(R"("remote":"127.0.0.1")"), std::string::npos);
  EXPECT_NE(strange.find(R"("secure":false)"), std::string::npos);
  server_->stop();
  options_.proxies = TrustedProxies({"127.0.0.0/8"});
  server_.emplace(options_, [this](Request& request) { return dispatch_(request); });
  Client proxied(server_->port());
  const auto believed = proxied.ask(get("/api/echo", said)).body();
  EXPECT_NE(believed.find(R"("remote":"198.51.100.7")"), std::string::npos);
  EXPECT_NE(believed.find(R"("secure":true)"), std::string::npos);
}

TEST_F(ServerTest, AnswersAreCompressedTaggedAndNotSentTwice) {
  Client client(start().port());
  const auto packed = client.ask(get("/api/big", "Accept-Encoding: gzip\r\n"));
  EXPECT_EQ(packed["Content-Encoding"], "gzip");
  EXPECT_LT(packed.body().size(), 200U);
  const auto again = client.ask(get("/api/big", "Accept-Encoding: gzip\r\nIf-None-Match: " + std::string(packed["ETag"]) + "\r\n"));
  EXPECT_EQ(again.result_int(), 304U);
  EXPECT_EQ(again.body(), "");
  EXPECT_EQ(again.count("Content-Length"), 0U);
  EXPECT_EQ(client.ask(get("/api/big")).body().size(), 5008U);
}

TEST_F(ServerTest, ABreakdownIsA500ThatTellsNothingAndTheConnectionLives) {
  Client client(start().port());
  const auto reply = client.ask(get("/api/broken"));
  EXPECT_EQ(reply.result_int(), 500U);
  EXPECT_EQ(reply.body(),
            R"({"reason":"internal","message":"内部错误","trace":")" + std::string(reply["X-Trace-Id"]) + "\"}");
  EXPECT_EQ(client.ask(get("/api/echo")).result_int(), 200U);
}

// --- server-sent events ----------------------------------------------------------------------------------------------

TEST_F(ServerTest, EventsComeWhenWokenAndAreNotRepeated) {
  Client client(start().port());
  client.send(get("/api/events"));
  const auto head = client.read_to("\r\n\r\n");
  EXPECT_NE(head.find("Content-Type: text/event-stream\r\n"), std::string::npos);
  EXPECT_NE(head.find("Cache-Control: no-store\r\n"), std::string::npos);
  EXPECT_EQ(client.read_to("hello\n\n\r\n"), "e\r\nevent: hello\n\n\r\n");
  for (int i = 1; i <= 3; ++i) {
    news_ = i;
    for (int k = 0; k < 50; ++k) server_->wake_feeds();
    EXPECT_EQ(client.read_to("\n\n\r\n"), "9\r\ndata: " + std::to_string(i) + "\n\n\r\n");
  }
  news_ = -1;
  server_->wake_feeds();
  EXPECT_EQ(client.read_to(""), "0\r\n\r\n");
}

TEST_F(ServerTest, AStreamWithMoreToTellThanOneHelpingDoesNotWaitInBetween) {
  options_.feed_pulse = 1h;
  router_.add({Verb::get, "/api/backlog", "public", {}, [](const Request&) -> Result<Reply> {
                 Reply reply;
                 reply.feed = [left = 3]() mutable -> std::optional<std::string> {
                   return left == 0 ? "" : std::string(feed_helping_bytes - 1, 'x') + std::to_string(--left);
                 };
                 return reply;
               }});
  Client client(start().port());
  client.send(get("/api/backlog"));
  const auto text = client.read_to("x0");
  EXPECT_GT(text.size(), 3 * feed_helping_bytes);
  EXPECT_NE(text.find("x2"), std::string::npos);
}

TEST_F(ServerTest, AQuietStreamIsKeptAlive) {
  options_.feed_pulse = 20ms;
  Client client(start().port());
  client.send(get("/api/events"));
  client.read_to("hello\n\n\r\n");
  EXPECT_EQ(client.read_to("\n\n\r\n"), "8\r\n: ping\n\n\r\n");
  EXPECT_EQ(client.read_to("\n\n\r\n"), "8\r\n: ping\n\n\r\n");
}

TEST_F(ServerTest, AStreamEndsWhenItsCallerGoesAway) {
  auto ended = end_of_feeds();
  Client client(start().port());
  client.send(get("/api/events"));
  client.read_to("hello\n\n\r\n");
  EXPECT_EQ(server_->figures().feeds, 1U);
  ended_token_.reset();
  client.hang_up();
  EXPECT_EQ(ended.wait_for(test_time), std::future_status::ready);
}

TEST_F(ServerTest, StreamsBeyondTheLimitAreRefused) {
  options_.feeds_max = 1;
  Client first(start().port()), second(server_->port());
  first.send(get("/api/events"));
  first.read_to("hello\n\n\r\n");
  EXPECT_EQ(second.ask(get("/api/events")).result_int(), 503U);
}

TEST_F(ServerTest, ManyStreamsAllHearAndLeaveRoomForRequests) {
  start();
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 100; ++i) {
    clients.push_back(std::make_unique<Client>(server_->port()));
    clients.back()->send(get("/api/events"));
  }
  for (const auto& client : clients) client->read_to("hello\n\n\r\n");
  news_ = 1;
  server_->wake_feeds();
  EXPECT_EQ(Client(server_->port()).ask(get("/api/echo")).result_int(), 200U);
  for (const auto& client : clients) EXPECT_EQ(client->read_to("\n\n\r\n"), "9\r\ndata: 1\n\n\r\n");
}

// --- stopping --------------------------------------------------------------------------------------------------------

TEST_F(ServerTest, StoppingFinishesWhatRunsAndEndsWhatWaits) {
  Client running(start().port()), idle(server_->port()), streaming(server_->port());
  EXPECT_EQ(idle.ask(get("/api/echo")).result_int(), 200U);
  streaming.send(get("/api/events"));
  streaming.read_to("hello\n\n\r\n");
  running.send(get("/api/gate"));
  ASSERT_TRUE(gate_.is_reached());
  auto stopped = std::async(std::launch::async, [this] { server_->stop(); });
  EXPECT_TRUE(idle.is_closed());
  EXPECT_EQ(streaming.read_to(""), "0\r\n\r\n");
  EXPECT_TRUE(Client(server_->port()).failed());
  gate_.opened.set_value();
  const auto reply = running.receive();
  EXPECT_EQ(reply.body(), "\"done\"");
  EXPECT_EQ(reply["Connection"], "close");
  EXPECT_EQ(stopped.wait_for(test_time), std::future_status::ready);
}

TEST_F(ServerTest, StoppingDoesNotWaitForCallersForEver) {
  options_.stop_time = 50ms;
  Client half(start().port());
  half.send("GET /api/echo HTTP/1.1\r\n");
  Client other(server_->port());
  EXPECT_EQ(other.ask(get("/api/echo")).result_int(), 200U);
  server_->stop();
  server_->stop();
  server_.reset();
  EXPECT_TRUE(half.is_closed());
}

TEST_F(ServerTest, APortInUseIsSaidSo) {
  options_.port = start().port();
  const Server::Dispatch never = [](Request&) { return empty_reply(); };
  EXPECT_THROW(Server(options_, never), std::runtime_error);
  options_.address = "no address";
  EXPECT_THROW(Server(options_, never), std::runtime_error);
}

}  // namespace
}  // namespace anyuan::http
