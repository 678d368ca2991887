#include "kit/served_county.h"

#include <fmt/format.h>
#include <signal.h>

#include "base/check.h"

namespace anyuan::kit {

ServedCounty::ServedCounty(std::string program, db::Engine engine) : program_(std::move(program)), place_(engine) {
  const auto made = run_program(arguments("init"));
  if (made.code != 0) throw std::runtime_error(made.output);
  start();
  // "  sysadmin     PASSWORD      name"
  const auto at = made.output.find("sysadmin");
  CHECK(at != std::string::npos);
  const auto from = made.output.find_first_not_of(' ', at + 8);
  const auto temporary = made.output.substr(from, made.output.find(' ', from) - from);
  const auto session = administrator_.log_in("sysadmin", temporary);
  CHECK(session.status == 200);
  const auto changed = administrator_.ask("POST", "/api/session/password",
                                          fmt::format(R"({{"old_password":"{}","new_password":"Anyuan-2026-test"}})", temporary));
  CHECK(changed.status == 200);
  administrator_.take_session(changed);  // a changed password gives a new token
}

std::vector<std::string> ServedCounty::arguments(std::string_view command) const {
  std::vector<std::string> all{program_, std::string(command), "--data", place_.folder()};
  if (!place_.address().ends_with(".db")) all.insert(all.end(), {"--database", place_.address()});
  return all;
}

void ServedCounty::start(const std::map<std::string, std::string>& settings) {
  auto all = arguments("serve");
  all.insert(all.end(), {"--listen", "127.0.0.1:0"});
  server_ = std::make_unique<Program>(std::move(all), settings);
  const auto port = server_->wait_for_port();
  if (port == 0) throw std::runtime_error("anyuan serve did not start");
  administrator_.turn_to(port);
}

void ServedCounty::kill_now() {
  server_->signal(SIGKILL);
  CHECK(server_->wait() == -SIGKILL);
}

}  // namespace anyuan::kit
