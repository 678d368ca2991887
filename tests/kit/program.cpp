#include "kit/program.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <stdexcept>

namespace anyuan::kit {
namespace {

int connected(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{20, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
  ::close(socket);
  return -1;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

// Appends what comes next; false at the end, on a broken connection or when nothing came in time.
bool read_more(int file, std::string& text) {
  char bytes[16384];
  const auto size = ::read(file, bytes, sizeof bytes);
  if (size <= 0) return false;
  text.append(bytes, static_cast<std::size_t>(size));
  return true;
}

std::string session_headers(const WebCaller& caller) {
  std::string text;
  if (!caller.cookie.empty()) text += fmt::format("Cookie: anyuan_session={}\r\n", caller.cookie);
  if (!caller.csrf.empty()) text += fmt::format("X-CSRF-Token: {}\r\n", caller.csrf);
  if (!caller.authorization.empty()) text += fmt::format("Authorization: {}\r\n", caller.authorization);
  return text;
}

std::string between(std::string_view text, std::string_view before, std::string_view after) {
  const auto from = text.find(before);
  if (from == std::string_view::npos) return {};
  const auto rest = text.substr(from + before.size());
  return std::string(rest.substr(0, rest.find_first_of(after)));
}

}  // namespace

Program::Program(std::vector<std::string> arguments, const std::map<std::string, std::string>& settings) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  std::vector<std::string> environment;
  for (char** one = environ; *one != nullptr; ++one) {
    if (!std::string_view(*one).starts_with("ANYUAN_")) environment.emplace_back(*one);
  }
  for (const auto& [name, value] : settings) environment.push_back(name + "=" + value);
  std::vector<char*> argv, envp;
  for (auto& one : arguments) argv.push_back(one.data());
  for (auto& one : environment) envp.push_back(one.data());
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    ::execve(argv[0], argv.data(), envp.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  out_ = ends[0];
  if (pid_ < 0) throw std::runtime_error("fork");
}

Program::~Program() {
  if (pid_ > 0) {
    signal(SIGKILL);
    wait();
  }
  ::close(out_);
}

std::string Program::read_to(std::string_view mark) {
  std::string text;
  for (;;) {
    const auto at = mark.empty() ? std::string::npos : text.find(mark);
    if (at != std::string::npos && text.find('\n', at) != std::string::npos) return text;
    if (!read_more(out_, text)) return text;
  }
}

std::uint16_t Program::wait_for_port() {
  const auto port = between(read_to("started: http://"), "started: http://127.0.0.1:", "\n");
  return static_cast<std::uint16_t>(std::atoi(port.c_str()));
}

void Program::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

int Program::wait() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

RunResult run_program(std::vector<std::string> arguments, const std::map<std::string, std::string>& settings) {
  Program program(std::move(arguments), settings);
  auto output = program.read_to({});
  return {program.wait(), std::move(output)};
}

WebAnswer WebCaller::ask(std::string_view verb, std::string_view target, std::string_view body) const {
  const int socket = connected(port_);
  if (socket < 0) return {};
  std::string text;
  const auto request = fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
                                   verb, target, session_headers(*this), body.size(), body);
  if (send_all(socket, request)) {
    while (read_more(socket, text)) {
    }
  }
  ::close(socket);
  const auto end = text.find("\r\n\r\n");
  if (end == std::string::npos || !text.starts_with("HTTP/1.1 ")) return {};
  WebAnswer answer{std::atoi(text.c_str() + 9), text.substr(0, end + 2), text.substr(end + 4)};
  const auto size = between(answer.headers, "Content-Length: ", "\r");
  if (!size.empty() && answer.body.size() != static_cast<std::size_t>(std::atoll(size.c_str()))) return {};
  return answer;
}

void WebCaller::take_session(const WebAnswer& answer) {
  if (const auto set = between(answer.headers, "Set-Cookie: anyuan_session=", ";"); !set.empty()) cookie = set;
  if (const auto token = between(answer.body, "\"csrf\":\"", "\""); !token.empty()) csrf = token;
}

WebAnswer WebCaller::log_in(std::string_view account, std::string_view password) {
  auto answer = ask("POST", "/api/session", boost::json::serialize(boost::json::object{{"account", account}, {"password", password}}));
  take_session(answer);
  return answer;
}

KeptConnection::KeptConnection(const WebCaller& caller, std::string_view encoding)
    : socket_(connected(caller.port())), headers_(fmt::format("Host: localhost\r\nAccept-Encoding: {}\r\n{}\r\n", encoding, session_headers(caller))) {
  const int at_once = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
}

KeptConnection::~KeptConnection() { ::close(socket_); }

WebAnswer KeptConnection::get(std::string_view target) {
  if (!send_all(socket_, fmt::format("GET {} HTTP/1.1\r\n{}", target, headers_))) return {};
  std::string text;
  std::size_t end = std::string::npos, whole = std::string::npos;
  while (text.size() < whole) {
    if (!read_more(socket_, text)) return {};
    if (end != std::string::npos) continue;
    end = text.find("\r\n\r\n");
    if (end == std::string::npos) continue;
    const auto size = between(std::string_view(text).substr(0, end + 2), "Content-Length: ", "\r");
    whole = end + 4 + static_cast<std::size_t>(std::atoll(size.c_str()));
  }
  return {std::atoi(text.c_str() + 9), text.substr(0, end + 2), text.substr(end + 4)};
}

WebStream::WebStream(const WebCaller& caller, std::string_view target, std::string_view last_event_id) : socket_(connected(caller.port())) {
  auto request = fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n{}", target, session_headers(caller));
  if (!last_event_id.empty()) request += fmt::format("Last-Event-ID: {}\r\n", last_event_id);
  send_all(socket_, request + "\r\n");
}

WebStream::~WebStream() { ::close(socket_); }

std::optional<std::string> WebStream::line() {
  for (;;) {
    if (const auto end = waiting_.find('\n'); end != std::string::npos) {
      auto one = waiting_.substr(0, end);
      waiting_.erase(0, end + 1);
      return one;
    }
    if (!read_more(socket_, waiting_)) return std::nullopt;
  }
}

}  // namespace anyuan::kit
