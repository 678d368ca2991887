#pragma once
// A province at full size for benchmarks: the divisions of Guangxi, 25,000 schools, 1,000,000 hazards of one year, and
// a reader at each level behind the real server. Every row is made by the rules and kept by the record store, as the
// commands do; only the journal is left out. Making it takes minutes.
#include "kit/running_application.h"
#include "platform/http/server.h"

namespace anyuan::kit {

class Province {
 public:
  explicit Province(db::Engine engine);

  const Platform& platform() const { return application_.platform(); }
  std::uint16_t port() const { return server_.port(); }
  // Accounts: province, city, county (officers) and school (principal of one school of that county). Their paths:
  std::string path_of(std::string_view account) const;
  static constexpr std::string_view password = RunningApplication::password;
  static constexpr std::int64_t schools = 25'000, hazards = 1'000'000;
  // One hazard in this many is of kind food, one school in this many is correctional: what rare filters look for.
  static constexpr std::int64_t rare = 12'500;

 private:
  void fill();

  RunningApplication application_;
  std::string school_path_;
  http::Server server_;
};

}  // namespace anyuan::kit
