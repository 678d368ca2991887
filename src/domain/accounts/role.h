#pragma once
// Who may do what. A post (岗位) is a role at a unit for one agency; a role is a list of permissions, and this file is
// the only place where they are given. Everything not listed is refused.
#include <span>

#include "base/words.h"
#include "domain/org/unit.h"

namespace anyuan::accounts {

enum class Agency { education, police, political_legal, department, platform };
BOOST_DESCRIBE_ENUM(Agency, education, police, political_legal, department, platform)
constexpr Label label_of(Agency agency) {
  switch (agency) {
    case Agency::education: return {"教育", "Education"};
    case Agency::police: return {"公安", "Police"};
    case Agency::political_legal: return {"政法委", "Political and legal"};
    case Agency::department: return {"相关部门", "Other department"};
    case Agency::platform: return {"平台运维", "Platform"};
  }
  return {};
}

enum class Role {
  guard, safety_officer, principal, officer, inspector, viewer, system_admin, security_admin, audit_admin
};
BOOST_DESCRIBE_ENUM(Role, guard, safety_officer, principal, officer, inspector, viewer, system_admin,
                    security_admin, audit_admin)
constexpr Label label_of(Role role) {
  switch (role) {
    case Role::guard: return {"保安员", "Guard"};
    case Role::safety_officer: return {"学校安全专干", "School safety officer"};
    case Role::principal: return {"校长(园长)", "Principal"};
    case Role::officer: return {"业务民警(干部)", "Officer"};
    case Role::inspector: return {"督查检查员", "Inspector"};
    case Role::viewer: return {"查看人员(仅汇总)", "Viewer (totals only)"};
    case Role::system_admin: return {"系统管理员", "System administrator"};
    case Role::security_admin: return {"安全管理员", "Security administrator"};
    case Role::audit_admin: return {"审计管理员", "Audit administrator"};
  }
  return {};
}

enum class May {
  units_read, units_write, users_read, users_write, audit_read, settings_write,
  schools_read, schools_write, schools_import, ledgers_read, ledgers_write, secrets_reveal,
  hazards_read, hazards_report, hazards_rectify, hazards_assign, hazards_verify,
  campaigns_read, campaigns_write, campaigns_local, self_check, inspect, waive, sample,
  notices_read, notices_write, figures_read, reports_read, files_write,
  filings_read, filings_submit, filings_answer, calendar_write
};
BOOST_DESCRIBE_ENUM(May, units_read, units_write, users_read, users_write, audit_read, settings_write,
                    schools_read, schools_write, schools_import, ledgers_read, ledgers_write, secrets_reveal,
                    hazards_read, hazards_report, hazards_rectify, hazards_assign, hazards_verify,
                    campaigns_read, campaigns_write, campaigns_local, self_check, inspect, waive, sample,
                    notices_read, notices_write, figures_read, reports_read, files_write, filings_read, filings_submit, filings_answer,
                    calendar_write)

std::span<const May> permissions(Role role);
bool may(Role role, May permission);
// Whether the role is held at a unit of this level for this agency: a principal at a school, never at a county.
bool fits(Role role, org::Level level, Agency agency);
// Whether one person may hold both: the three administrators watch each other, so nobody is two of them.
bool go_together(Role one, Role other);

}  // namespace anyuan::accounts
