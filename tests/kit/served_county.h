#pragma once
// A data folder set up by `anyuan init` and a system administrator logged in to the `anyuan serve` in front of it.
#include "kit/databases.h"
#include "kit/program.h"

namespace anyuan::kit {

class ServedCounty {
 public:
  // `program` is the file of the built program.
  ServedCounty(std::string program, db::Engine engine);

  // Starts `anyuan serve` on a free port and turns the administrator to it. `settings` are added to the environment.
  void start(const std::map<std::string, std::string>& settings = {});
  void kill_now();                 // SIGKILL, and waits for the end
  Program& server() { return *server_; }
  WebCaller& administrator() { return administrator_; }
  std::vector<std::string> arguments(std::string_view command) const;  // with the data folder and the database
  const TemporaryDatabase& place() const { return place_; }

 private:
  std::string program_;
  TemporaryDatabase place_;
  std::unique_ptr<Program> server_;
  WebCaller administrator_{0};
};

}  // namespace anyuan::kit
