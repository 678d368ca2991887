// The server on TLS as a device sees it that trusts the local authority, under a name that is not localhost.
#include <gtest/gtest.h>

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>

#include "kit/databases.h"
#include "platform/http/server.h"

namespace anyuan::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

class ServerTlsTest : public testing::Test {
 protected:
  ServerTlsTest() : authority_(net::local_authority(folder_.path(), {"anyuan.test"})) { serve({}); }
  void serve(ServerOptions options) {
    server_.reset();
    options.port = 0;
    options.redirect_port = 0;
    options.tls = authority_.server;
    options.authority_pem = "the authority";
    server_.emplace(options, [](Request& request) {
      Reply reply;
      reply.body = request.secure ? "secure" : "plain";
      if (request.path == "/events") {
        reply.feed = [first = true]() mutable -> std::optional<std::string> {
          return std::exchange(first, false) ? std::optional<std::string>(" news") : std::nullopt;
        };
      }
      return reply;
    });
  }

  template <class Stream>
  static std::string exchange(Stream& stream, const std::string& path) {
    return say(stream, "GET " + path + " HTTP/1.1\r\nHost: anyuan.test:80\r\nConnection: close\r\n\r\n");
  }
  template <class Stream>
  static std::string say(Stream& stream, const std::string& request) {
    asio::write(stream, asio::buffer(request));
    std::string text;
    boost::system::error_code ended;
    asio::read(stream, asio::dynamic_buffer(text), ended);
    return text;
  }

  // The reply to a caller who trusts `ca` and expects `name`; or why there was none.
  std::string ask(const std::string& ca, const std::string& name, const std::string& path = "/",
                  asio::ssl::context::method method = asio::ssl::context::tls_client) {
    asio::ssl::context context(method);
    context.set_verify_mode(asio::ssl::verify_peer);
    if (!ca.empty()) context.load_verify_file(ca);
    asio::io_context io;
    asio::ssl::stream<tcp::socket> stream(io, context);
    stream.set_verify_callback(asio::ssl::host_name_verification(name));
    SSL_set_tlsext_host_name(stream.native_handle(), name.c_str());
    stream.next_layer().connect({asio::ip::make_address("127.0.0.1"), server_->port()});
    boost::system::error_code failed;
    stream.handshake(asio::ssl::stream_base::client, failed);
    return failed ? "refused: " + failed.message() : exchange(stream, path);
  }
  std::string ask_plainly(std::uint16_t port, const std::string& path) {
    return say_plainly(port, "GET " + path + " HTTP/1.1\r\nHost: anyuan.test:80\r\nConnection: close\r\n\r\n");
  }
  std::string say_plainly(std::uint16_t port, const std::string& request) {
    asio::io_context io;
    tcp::socket socket(io);
    socket.connect({asio::ip::make_address("127.0.0.1"), port});
    return say(socket, request);
  }

  kit::TemporaryFolder folder_;
  net::LocalAuthority authority_;
  std::optional<Server> server_;
};

TEST_F(ServerTlsTest, ADeviceThatTrustsTheAuthorityBelievesTheName) {
  const auto reply = ask(authority_.ca_file, "anyuan.test");
  EXPECT_TRUE(reply.starts_with("HTTP/1.1 200 OK\r\n")) << reply;
  EXPECT_TRUE(reply.ends_with("\r\n\r\nsecure")) << reply;
}

TEST_F(ServerTlsTest, InsistsOnTlsOnlyAsLongAsItWasToldTo) {
  const auto header = "\r\nStrict-Transport-Security: ";
  EXPECT_EQ(ask(authority_.ca_file, "anyuan.test").find(header), std::string::npos)
      << "a device that loses the local authority must still reach the page that hands it out";
  ServerOptions options;
  options.strict_transport = std::chrono::hours(24);
  serve(options);
  EXPECT_NE(ask(authority_.ca_file, "anyuan.test").find(std::string(header) + "max-age=86400\r\n"), std::string::npos);
  EXPECT_EQ(ask_plainly(server_->redirect_port(), "/").find(header), std::string::npos);
}

TEST_F(ServerTlsTest, ThePlainPortSendsNoFormOn) {
  for (const std::string verb : {"POST", "PUT", "DELETE"}) {
    const auto reply = say_plainly(server_->redirect_port(), verb + " /api/session HTTP/1.1\r\nHost: anyuan.test\r\nContent-Type: application/json\r\n"
                                                                    "Content-Length: 12\r\nConnection: close\r\n\r\n{\"secret\":1}");
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 405 ")) << reply;
    EXPECT_NE(reply.find("\r\nAllow: GET, HEAD\r\n"), std::string::npos) << reply;
    EXPECT_EQ(reply.find("Location"), std::string::npos) << reply;
  }
  EXPECT_TRUE(say_plainly(server_->redirect_port(), "HEAD /m HTTP/1.1\r\nHost: anyuan.test\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 308 "));
}

TEST_F(ServerTlsTest, ThePlainPortMayHaveAnAddressOfItsOwn) {
  ServerOptions options;
  options.redirect_address = "127.0.0.2";
  serve(options);
  asio::io_context io;
  tcp::socket socket(io);
  socket.connect({asio::ip::make_address("127.0.0.2"), server_->redirect_port()});
  EXPECT_TRUE(exchange(socket, "/").starts_with("HTTP/1.1 308 "));
  boost::system::error_code refused;
  tcp::socket(io).connect({asio::ip::make_address("127.0.0.1"), server_->redirect_port()}, refused);
  EXPECT_TRUE(refused);
}

TEST_F(ServerTlsTest, OtherNamesAndOtherAuthoritiesAreNotBelieved) {
  EXPECT_TRUE(ask(authority_.ca_file, "other.test").starts_with("refused"));
  EXPECT_TRUE(ask("", "anyuan.test").starts_with("refused"));
}

TEST_F(ServerTlsTest, OldProtocolsAreRefused) {
  EXPECT_TRUE(ask(authority_.ca_file, "anyuan.test", "/", asio::ssl::context::tlsv11_client).starts_with("refused"));
  EXPECT_TRUE(
      ask(authority_.ca_file, "anyuan.test", "/", asio::ssl::context::tlsv12_client).starts_with("HTTP/1.1 200"));
}

TEST_F(ServerTlsTest, EventsComeOverTlsToo) {
  const auto reply = ask(authority_.ca_file, "anyuan.test", "/events");
  EXPECT_TRUE(reply.ends_with("b\r\nsecure news\r\n0\r\n\r\n")) << reply;
}

TEST_F(ServerTlsTest, ThePlainPortOnlySendsOnAndHandsOutTheAuthority) {
  const auto sent_on = ask_plainly(server_->redirect_port(), "/m/tasks?x=%E4%B8%AD");
  EXPECT_TRUE(sent_on.starts_with("HTTP/1.1 308 "));
  EXPECT_NE(
      sent_on.find("Location: https://anyuan.test:" + std::to_string(server_->port()) + "/m/tasks?x=%E4%B8%AD\r\n"),
      std::string::npos);
  EXPECT_EQ(sent_on.find("Strict-Transport-Security"), std::string::npos);
  const auto given = ask_plainly(server_->redirect_port(), "/ca.crt");
  EXPECT_NE(given.find("Content-Type: application/x-x509-ca-cert\r\n"), std::string::npos);
  EXPECT_TRUE(given.ends_with("the authority"));
}

TEST_F(ServerTlsTest, PlainTextOnTheTlsPortHarmsNobody) {
  EXPECT_EQ(ask_plainly(server_->port(), "/").find("HTTP/1.1 200"), std::string::npos);
  EXPECT_TRUE(ask(authority_.ca_file, "anyuan.test").starts_with("HTTP/1.1 200"));
}

TEST_F(ServerTlsTest, StoppingDoesNotWaitForAHandshake) {
  asio::io_context io;
  tcp::socket silent(io);
  silent.connect({asio::ip::make_address("127.0.0.1"), server_->port()});
  EXPECT_TRUE(ask(authority_.ca_file, "anyuan.test").starts_with("HTTP/1.1 200"));
  const auto begun = std::chrono::steady_clock::now();
  server_->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

}  // namespace
}  // namespace anyuan::http
