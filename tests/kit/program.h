#pragma once
// The real program as a child process, and a caller of it over real sockets: for what only shows in the whole, such as
// being killed, stopped, or followed by a stream.
#include <sys/types.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anyuan::kit {

class Program {
 public:
  // Arguments begin with the program's file. `settings` are added to the environment.
  explicit Program(std::vector<std::string> arguments, const std::map<std::string, std::string>& settings = {});
  ~Program();  // SIGKILL when it still runs
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // What it printed up to and with the line that has `mark`; everything when it ends before. Blocks.
  std::string read_to(std::string_view mark);
  // The port in the "started: http://127.0.0.1:PORT" line; 0 when it ends without.
  std::uint16_t wait_for_port();
  void signal(int number) const;
  int wait();  // the exit code, -N for death by signal N

 private:
  pid_t pid_ = -1;
  int out_ = -1;
};

struct RunResult {
  int code = 0;
  std::string output;
};
RunResult run_program(std::vector<std::string> arguments, const std::map<std::string, std::string>& settings = {});

struct WebAnswer {
  int status = 0;  // 0: no whole answer came
  std::string headers, body;
};

// One request on a connection of its own. Every wait ends after 20 seconds.
class WebCaller {
 public:
  explicit WebCaller(std::uint16_t port) : port_(port) {}
  WebAnswer ask(std::string_view verb, std::string_view target, std::string_view body = {}) const;
  // Logs in; the cookie and the token go with every later request.
  WebAnswer log_in(std::string_view account, std::string_view password);
  void take_session(const WebAnswer& answer);
  void turn_to(std::uint16_t port) { port_ = port; }
  std::uint16_t port() const { return port_; }
  std::string cookie, csrf;
  std::string authorization;  // the header of that name; empty: none

 private:
  std::uint16_t port_;
};

// One connection kept open for one request after another, as a browser keeps it: with the caller's session, and taking
// gzip or what else is said.
class KeptConnection {
 public:
  explicit KeptConnection(const WebCaller& caller, std::string_view encoding = "gzip");
  ~KeptConnection();
  KeptConnection(const KeptConnection&) = delete;
  KeptConnection& operator=(const KeptConnection&) = delete;
  WebAnswer get(std::string_view target);

 private:
  int socket_ = -1;
  std::string headers_;
};

// The lines of a server-sent stream as they come.
class WebStream {
 public:
  WebStream(const WebCaller& caller, std::string_view target, std::string_view last_event_id = {});
  ~WebStream();
  WebStream(const WebStream&) = delete;
  WebStream& operator=(const WebStream&) = delete;
  std::optional<std::string> line();  // nothing at the end of the stream

 private:
  int socket_ = -1;
  std::string waiting_;
};

}  // namespace anyuan::kit
