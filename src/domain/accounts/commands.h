#pragma once
// What can be done with accounts: log in and out, change a password, make users and give them posts.
#include <string>

#include "domain/accounts/user.h"
#include "platform/platform.h"
#include "platform/records/fingerprint.h"

namespace anyuan::accounts {

inline constexpr std::string_view session_cookie = "anyuan_session";

struct LoggedIn {
  std::string token, csrf;
};

// Refused: wrong_account_or_password (never says which), account_locked (alike for names nobody has), no_post. `prints`
// here and below: failures are counted under the fingerprint of the name.
Result<LoggedIn> log_in(const Platform& platform, const records::Fingerprints& prints, std::string_view account, std::string_view password);
Result<Done> log_out(const Platform& platform, const Actor& actor, std::string_view token);
// Ends the account's other sessions and gives this one a new token, which is the answer: who had got hold of a session
// is out. Refused: old_password_wrong, which counts as a failed log-in, account_locked, password_same, session_over and
// those of check_password.
Result<std::string> change_password(const Platform& platform, const records::Fingerprints& prints, const Actor& actor, std::string_view token,
                                    std::string_view old_password, std::string_view new_password);
Result<Done> act_at(const Platform& platform, const Actor& actor, std::string_view token, const PostId& post);

struct NewUser {
  User user;
  org::UnitId unit;
  Role role = Role::guard;
  Agency agency = Agency::education;
};
struct MadeUser {
  User user;
  std::string temporary_password;  // to be changed at the first log-in; shown once
};
// Refused: account_taken, unit not in scope (not_found), role_does_not_fit, role_above_yours.
Result<MadeUser> make_user(const Platform& platform, const Actor& actor, NewUser wanted);
Result<User> change_user(const Platform& platform, const Actor& actor, std::string_view id,
                         const boost::json::object& changes);
Result<MadeUser> reset_password(const Platform& platform, const records::Fingerprints& prints, const Actor& actor, std::string_view id);
Result<Post> give_post(const Platform& platform, const Actor& actor, const Post& wanted);
Result<Done> take_post(const Platform& platform, const Actor& actor, std::string_view post);

// The actor a user is at a post; nothing when the post is gone, the user disabled, or the unit closed.
std::optional<Actor> actor_at(db::Reading& reading, const records::Vault& vault, const UserId& user, const PostId& post);

// All posts of an account, for tools on the server's own command line; none when it is disabled or absent.
std::vector<Actor> actors_of(db::Reading& reading, const records::Vault& vault, std::string_view account);

// First start: the three administrators at the root unit, each with a temporary password.
Result<std::vector<MadeUser>> make_administrators(const Platform& platform, const org::Unit& root);
// Demo and tests: users with a known password and no change at first log-in.
Result<User> make_known_user(const Platform& platform, const NewUser& wanted, std::string_view password);

}  // namespace anyuan::accounts
