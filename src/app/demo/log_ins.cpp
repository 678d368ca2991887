#include "app/demo/log_ins.h"

#include <fmt/format.h>

#include <array>

#include "app/demo/names.h"
#include "domain/accounts/commands.h"

namespace anyuan::demo {
namespace {

using accounts::Agency;
using accounts::Role;

constexpr std::array all{
    LogIn{"guard", "学校保安员", Role::guard, Agency::education, Place::school},
    LogIn{"safety", "学校安全专干", Role::safety_officer, Agency::education, Place::school},
    LogIn{"principal", "校长", Role::principal, Agency::education, Place::school},
    LogIn{"county-edu", "县区教育局业务干部", Role::officer, Agency::education, Place::county},
    LogIn{"county-police", "县区公安分局业务民警", Role::officer, Agency::police, Place::county},
    LogIn{"city-edu", "市教育局业务干部", Role::officer, Agency::education, Place::city},
    LogIn{"city-police", "市公安局业务民警", Role::officer, Agency::police, Place::city},
    LogIn{"inspector", "市级督查检查员", Role::inspector, Agency::education, Place::city},
    LogIn{"city-viewer", "市级查看人员", Role::viewer, Agency::political_legal, Place::city},
    LogIn{"province-viewer", "自治区查看人员", Role::viewer, Agency::education, Place::province},
    LogIn{"sysadmin", "系统管理员", Role::system_admin, Agency::platform, Place::city},
    LogIn{"secadmin", "安全管理员", Role::security_admin, Agency::platform, Place::city},
    LogIn{"audadmin", "审计管理员", Role::audit_admin, Agency::platform, Place::city}};

// Columns stand under each other although a Chinese sign is two columns wide.
std::string padded(std::string_view text, std::size_t width) {
  std::size_t columns = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) columns += 1;
    else if (byte >= 0xC0) columns += 2;
  }
  return std::string(text) + std::string(columns < width ? width - columns : 1, ' ');
}

}  // namespace

std::span<const LogIn> log_ins() { return all; }

Result<CityPeople> make_log_ins(const Platform& platform, Chance& chance, Posts posts) {
  const auto unit_of = [&](Place place) -> const std::string& {
    switch (place) {
      case Place::school: return posts.school.school.head.id;
      case Place::county: return posts.county.id;
      case Place::city: return posts.city;
      case Place::province: return posts.province;
    }
    return posts.city;
  };
  std::vector<Person> made;
  for (const auto& one : all) {
    auto name = person_name(chance);
    if (one.role == Role::principal) name = posts.school.principal.name;
    if (one.role == Role::safety_officer) name = posts.school.safety_officer.name;
    const accounts::User user{{}, std::string(one.account), name, {phone_number(90'000'000 + std::ssize(made))}};
    TRY(const auto stored, accounts::make_known_user(platform, {user, {unit_of(one.place)}, one.role, one.agency}, password));
    made.push_back({{stored.head.id}, stored.name});
  }
  const auto person = [&](std::string_view account) { return made[static_cast<std::size_t>(std::ranges::find(all, account, &LogIn::account) - all.begin())]; };
  posts.school.safety_officer = person("safety");
  posts.school.principal = person("principal");
  posts.county.education = person("county-edu");
  posts.county.police = person("county-police");
  return CityPeople{person("city-edu"), person("city-police"), person("inspector"), person("sysadmin")};
}

std::string table() {
  std::string text = padded("  账号", 20) + padded("身份", 24) + "密码\n";
  for (const auto& one : all) text += padded(fmt::format("  {}", one.account), 20) + padded(one.who, 24) + std::string(password) + "\n";
  return text;
}

}  // namespace anyuan::demo
