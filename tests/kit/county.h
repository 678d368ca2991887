#pragma once
// A small part of Guilin to tell stories in: the city, two counties, two schools in the first, and the people who work
// there. Slices' tests log in as one of them or act as one of them.
#include "kit/running_application.h"

namespace anyuan::kit {

class County {
 public:
  explicit County(db::Engine engine);

  // Accounts: city (officer), county (officer, education), police (inspector of the county), other (officer of the
  // next county), principal, safety, guard (of the first school), neighbour (principal of the second).
  Browser& as(std::string_view account);
  accounts::Actor actor(std::string_view account);

  const Platform& platform() { return application.platform(); }
  // An uploaded photo of the first school, of the second one, or of any unit `account` may see.
  std::string photo(std::string_view account, std::string_view unit);

  RunningApplication application;
  std::string school, second_school;
  static constexpr std::string_view city = "4503", county = "450302", other_county = "450303";

 private:
  std::string add_school(std::string_view name, std::string_view code);
  std::map<std::string, Browser, std::less<>> browsers_;
};

}  // namespace anyuan::kit
