#include "domain/accounts/role.h"

#include <gtest/gtest.h>

#include <map>

namespace anyuan::accounts {
namespace {

using org::Level;

// Levels as columns (province city county township school), agencies as rows (education police political_legal
// department platform); x: the role is held there.
std::string places_of(Role role) {
  std::string all;
  for (const auto agency : all_values<Agency>()) {
    for (const auto level : all_values<Level>()) all += fits(role, level, agency) ? 'x' : '.';
    all += ' ';
  }
  return all;
}

TEST(Role, IsHeldExactlyWhereItBelongs) {
  const std::map<Role, std::string> wanted{
      {Role::guard, "....x ..... ..... ..... ..... "},
      {Role::safety_officer, "....x ..... ..... ..... ..... "},
      {Role::principal, "....x ..... ..... ..... ..... "},
      {Role::officer, "xxxx. xxxx. xxxx. xxxx. ..... "},
      {Role::inspector, "xxxx. xxxx. xxxx. xxxx. ..... "},
      {Role::viewer, "xx... xx... xx... xx... ..... "},
      {Role::system_admin, "..... ..... ..... ..... xxxx. "},
      {Role::security_admin, "..... ..... ..... ..... xxxx. "},
      {Role::audit_admin, "..... ..... ..... ..... xxxx. "}};
  for (const auto role : all_values<Role>()) EXPECT_EQ(places_of(role), wanted.at(role)) << name_of(role);
}

TEST(Role, NoOneHoldsTwoOfThePowersThatWatchEachOther) {
  for (const auto role : all_values<Role>()) {
    const bool people = may(role, May::users_write), audit = may(role, May::audit_read), system = may(role, May::settings_write) || may(role, May::units_write);
    EXPECT_LE(people + audit + system, 1) << name_of(role);
  }
  EXPECT_TRUE(may(Role::security_admin, May::users_write));
  EXPECT_TRUE(may(Role::audit_admin, May::audit_read));
  EXPECT_TRUE(may(Role::system_admin, May::units_write));
}

TEST(Role, AdministratorsDoNotDoTheBusinessTheyAdminister) {
  for (const auto role : {Role::system_admin, Role::security_admin, Role::audit_admin}) {
    for (const auto permission : {May::schools_write, May::ledgers_write, May::secrets_reveal, May::hazards_report, May::hazards_verify,
                                  May::campaigns_write, May::self_check, May::inspect, May::waive, May::notices_write}) {
      EXPECT_FALSE(may(role, permission)) << name_of(role) << " " << name_of(permission);
    }
  }
}

TEST(Role, OnlyTheSchoolChecksItselfAndOnlyOthersInspect) {
  for (const auto role : all_values<Role>()) {
    EXPECT_FALSE(may(role, May::self_check) && may(role, May::inspect)) << name_of(role);
  }
}

TEST(Role, AViewerSeesTotalsOnly) {
  EXPECT_EQ(permissions(Role::viewer).size(), 1U);
  EXPECT_TRUE(may(Role::viewer, May::figures_read));
}

TEST(Role, EveryPermissionIsGivenToSomeoneAndToNobodyTwice) {
  for (const auto permission : all_values<May>()) {
    int holders = 0;
    for (const auto role : all_values<Role>()) holders += may(role, permission) ? 1 : 0;
    EXPECT_GT(holders, 0) << name_of(permission);
  }
  for (const auto role : all_values<Role>()) {
    std::map<May, int> given;
    for (const auto permission : permissions(role)) EXPECT_EQ(++given[permission], 1) << name_of(role) << " " << name_of(permission);
  }
}

TEST(Role, TwoAdministratorsNeverGoTogether) {
  constexpr Role three[] = {Role::system_admin, Role::security_admin, Role::audit_admin};
  for (const auto one : all_values<Role>()) {
    for (const auto other : all_values<Role>()) {
      const bool both = std::ranges::count(three, one) == 1 && std::ranges::count(three, other) == 1 && one != other;
      EXPECT_EQ(go_together(one, other), !both) << name_of(one) << " " << name_of(other);
    }
  }
}

}  // namespace
}  // namespace anyuan::accounts
