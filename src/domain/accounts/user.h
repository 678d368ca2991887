#pragma once
// A user (用户) is one person with one log-in; what the person may do follows from posts (岗位). Passwords are kept
// apart (credential table) and never appear in a record.
#include "domain/accounts/role.h"
#include "platform/journal/change.h"
#include "platform/records/describe.h"
#include "platform/records/phone.h"

namespace anyuan::accounts {

using UserId = Id<struct UserTag>;
using PostId = Id<struct PostTag>;

enum class UserState { active, disabled };
BOOST_DESCRIBE_ENUM(UserState, active, disabled)
constexpr Label label_of(UserState state) {
  switch (state) {
    case UserState::active: return {"启用", "Active"};
    case UserState::disabled: return {"停用", "Disabled"};
  }
  return {};
}

struct User {
  records::Head head;  // unit_path: the unit that keeps the account
  std::string account;
  std::string name;
  records::Secret phone;
  UserState state = UserState::active;
  std::optional<Instant> last_login_at;
  std::string unit_names;   // where the posts are held, 、 between: names of people repeat
  std::vector<Role> roles;  // of the posts, each once
  bool operator==(const User&) const = default;
};

std::string_view check_account(std::string_view account);

inline const records::RecordType& type_of(const User*) {
  using records::field;
  using records::Listed;
  static const auto type = records::record<User>("users", "us", {"用户", "Users"}, {
      field<&User::account>("account", {"登录账号", "Account"}, {.required = true, .unique = true, .searched = true,
                            .sorted = true, .list = Listed::shown, .length_max = 32, .check = check_account,
                            .hint = {"3 至 32 位字母、数字、点、横线或下划线", "3 to 32 letters, digits, . - or _"}}),
      field<&User::name>("name", {"姓名", "Name"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true,
                         .list = Listed::shown, .length_max = 20}),
      field<&User::unit_names>("unit_names", {"任职单位", "Units"}, {.read_only = true, .computed = true, .list = Listed::shown}),
      field<&User::roles>("roles", {"角色", "Roles"}, {.read_only = true, .computed = true, .list = Listed::shown}),
      field<&User::phone>("phone", {"手机号码", "Mobile"}, {.list = Listed::shown, .length_max = 20, .check = records::check_phone}),
      field<&User::state>("state", {"状态", "State"}, {.filtered = true, .list = Listed::shown}),
      field<&User::last_login_at>("last_login_at", {"最近登录", "Last log-in"}, {.read_only = true, .sorted = true, .list = Listed::shown}),
  }, "name");
  return type;
}

struct Post {
  records::Head head;  // unit_path: the unit the role is held at; its scope
  UserId user;
  org::UnitId unit;
  Role role = Role::guard;
  Agency agency = Agency::education;
  bool operator==(const Post&) const = default;
};

inline const records::RecordType& type_of(const Post*) {
  using records::field;
  using records::Listed;
  static const auto type = records::record<Post>("posts", "po", {"岗位", "Posts"}, {
      field<&Post::user>("user_id", {"用户", "User"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "users"}),
      field<&Post::unit>("unit", {"任职单位", "Unit"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "units"}),
      field<&Post::role>("role", {"角色", "Role"}, {.required = true, .filtered = true, .list = Listed::shown}),
      field<&Post::agency>("agency", {"所属部门", "Agency"}, {.required = true, .filtered = true, .list = Listed::shown}),
  });
  return type;
}

// Whoever acts: a user at one post. Every read takes the scope, every command the whole actor.
struct Actor {
  UserId user;
  std::string name;
  PostId post;
  Role role = Role::guard;
  Agency agency = Agency::education;
  org::UnitId unit;
  org::Level level = org::Level::school;
  records::Scope scope = records::Scope::nothing();

  bool may(May permission) const { return accounts::may(role, permission); }
  journal::Doer doer() const { return {user.text, name, scope.first}; }
};

}  // namespace anyuan::accounts
