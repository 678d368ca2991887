#include "domain/accounts/role.h"

#include <algorithm>

namespace anyuan::accounts {
namespace {

using enum May;

constexpr May guard[] = {schools_read, hazards_read, hazards_report, hazards_rectify, notices_read, files_write, units_read};
constexpr May safety_officer[] = {schools_read,  schools_write,   ledgers_read,   ledgers_write,  secrets_reveal,
                                  hazards_read,  hazards_report,  hazards_rectify, campaigns_read, self_check,
                                  notices_read,  figures_read,    files_write,    units_read,
                                  filings_read,  filings_submit,  calendar_write};
constexpr May principal[] = {schools_read,   schools_write,  ledgers_read,    ledgers_write,  secrets_reveal, hazards_read,
                             hazards_report, hazards_assign, hazards_rectify, campaigns_read, self_check,
                             notices_read,   figures_read,   reports_read,    files_write,    units_read,
                             filings_read,   filings_submit, calendar_write};
// At a county or a city; which moves an officer has in a campaign also depends on the unit's level.
constexpr May officer[] = {units_read,     schools_read,   schools_write,   schools_import, ledgers_read,
                           ledgers_write,  secrets_reveal, hazards_read,    hazards_report, hazards_assign,
                           hazards_verify, campaigns_read, campaigns_write, campaigns_local, inspect,
                           waive,          sample,         notices_read,    notices_write,  figures_read,
                           reports_read,   files_write,    filings_read,    filings_answer, calendar_write};
constexpr May inspector[] = {units_read,     schools_read, ledgers_read, hazards_read, hazards_report, hazards_verify,
                             campaigns_read, inspect,      notices_read, figures_read, reports_read,   files_write,
                             filings_read};
constexpr May viewer[] = {figures_read};
constexpr May system_admin[] = {units_read, units_write, settings_write, schools_import, schools_read, calendar_write};
constexpr May security_admin[] = {units_read, users_read, users_write};
constexpr May audit_admin[] = {units_read, users_read, audit_read};

}  // namespace

std::span<const May> permissions(Role role) {
  switch (role) {
    case Role::guard: return guard;
    case Role::safety_officer: return safety_officer;
    case Role::principal: return principal;
    case Role::officer: return officer;
    case Role::inspector: return inspector;
    case Role::viewer: return viewer;
    case Role::system_admin: return system_admin;
    case Role::security_admin: return security_admin;
    case Role::audit_admin: return audit_admin;
  }
  return {};
}

bool may(Role role, May permission) {
  return std::ranges::find(permissions(role), permission) != permissions(role).end();
}

bool fits(Role role, org::Level level, Agency agency) {
  using org::Level;
  switch (role) {
    case Role::guard:
    case Role::safety_officer:
    case Role::principal: return level == Level::school && agency == Agency::education;
    case Role::officer:
    case Role::inspector: return level != Level::school && agency != Agency::platform;
    case Role::viewer: return (level == Level::province || level == Level::city) && agency != Agency::platform;
    case Role::system_admin:
    case Role::security_admin:
    case Role::audit_admin: return level != Level::school && agency == Agency::platform;
  }
  return false;
}

bool go_together(Role one, Role other) {
  const auto is_administrator = [](Role role) { return role == Role::system_admin || role == Role::security_admin || role == Role::audit_admin; };
  return one == other || !(is_administrator(one) && is_administrator(other));
}

}  // namespace anyuan::accounts
