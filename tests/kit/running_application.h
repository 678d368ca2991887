#pragma once
// The whole application on a throw-away database with a clock and chance that the test sets, without sockets: a test
// makes users, logs in as them and sends requests; everything between the socket and the disk is the real thing.
#include <boost/json.hpp>

#include "app/application.h"
#include "domain/accounts/commands.h"
#include "kit/databases.h"
#include "kit/fake_clock.h"

namespace anyuan::kit {

struct Answer {
  int status = 0;
  std::string text;
  std::vector<std::pair<std::string, std::string>> headers;
  boost::json::object json() const;      // the body; empty when it is no object
  std::string reason() const;            // of a refusal
  std::string without_trace() const;     // the body but for what differs from request to request
  std::string header(std::string_view name) const;
};

class RunningApplication;

// One person's browser: carries cookie and CSRF token.
class Browser {
 public:
  explicit Browser(RunningApplication& application) : application_(&application) {}

  Answer get(std::string_view target);
  Answer post(std::string_view target, const boost::json::object& body = {});
  Answer patch(std::string_view target, const boost::json::object& body);
  Answer del(std::string_view target);
  // As it is: nothing added but the cookie, and the token where `csrf` holds one.
  Answer send(http::Request request);
  Answer log_in(std::string_view account, std::string_view password);

  std::string cookie, csrf;
  http::Language language = http::Language::zh;

 private:
  Answer ask(http::Verb verb, std::string_view target, std::string body);
  RunningApplication* application_;
};

class RunningApplication {
 public:
  explicit RunningApplication(db::Engine engine);

  app::Application& application() { return *application_; }
  const Platform& platform() const { return application_->platform(); }
  FakeClock& clock() { return clock_; }
  const app::Config& config() const { return config_; }

  // Divisions below a code of 2, 4 digits, as `anyuan init` loads them.
  void load_divisions(std::string_view root);
  org::Unit unit(std::string_view id);
  // Made as the demo makes them: known password, no change at the first log-in.
  accounts::User make_user(std::string_view account, std::string_view unit, accounts::Role role,
                           accounts::Agency agency = accounts::Agency::education);
  // A live record of any book at a path, with what its description requires and no more, past the book's own rules.
  // `finish` may fill in more; returns its id.
  std::string put(std::string_view book, const std::string& path, const std::function<void(void*)>& finish = {});
  // A browser logged in as that user.
  Browser log_in(std::string_view account);
  Browser browser() { return Browser(*this); }
  http::Reply dispatch(http::Request& request) { return application_->dispatcher()(request); }

  static constexpr std::string_view password = "Anyuan-2026-test";

 private:
  TemporaryDatabase place_;
  FakeClock clock_;
  SeededRandom random_{20190220};
  app::Config config_;
  std::unique_ptr<app::Application> application_;
};

}  // namespace anyuan::kit
