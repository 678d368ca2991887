#pragma once
// Who can log in to the demo city: one account for each role, all with the one password that is printed at the start.
#include <string>
#include <vector>

#include "app/demo/roster.h"

namespace anyuan::demo {

inline constexpr std::string_view password = "Anyuan@2026";

enum class Place { school, county, city, province };

struct LogIn {
  std::string_view account, who;  // who: for the printed table
  accounts::Role role;
  accounts::Agency agency;
  Place place;
};
std::span<const LogIn> log_ins();

struct Posts {
  Site& school;    // whose principal and safety officer they become
  County& county;  // whose two officers they become
  std::string city, province;
};
struct CityPeople {
  Person education, police, inspector, administrator;
};
Result<CityPeople> make_log_ins(const Platform& platform, Chance& chance, Posts posts);
std::string table();  // as printed

}  // namespace anyuan::demo
