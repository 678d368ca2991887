#pragma once
// Where accounts, passwords and sessions are kept: the only SQL for them.
#include <optional>
#include <string>
#include <vector>

#include "domain/accounts/rules.h"
#include "domain/accounts/user.h"

namespace anyuan::accounts {

struct Credential {
  std::string password_hash;
  bool must_change = false;
};

struct SessionRow {
  UserId user;
  PostId post;
  std::string csrf;
  Instant created_at{}, seen_at{};
};

std::optional<User> find_user_by_account(db::Reading& reading, const records::Vault& vault, std::string_view account);
std::optional<User> find_user(db::Reading& reading, const records::Vault& vault, const UserId& id);
std::vector<Post> posts_of(db::Reading& reading, const records::Vault& vault, const UserId& user);
std::optional<org::Unit> find_unit(db::Reading& reading, const records::Vault& vault, const org::UnitId& id);

std::optional<Credential> find_credential(db::Reading& reading, const UserId& user);
void put_credential(db::Writing& writing, const UserId& user, const Credential& credential, Instant now);

// By the fingerprint of the name (records::Vault), for what people type as a name is now and then a password.
std::optional<Failures> find_failures(db::Reading& reading, std::string_view name_print);
void put_failures(db::Writing& writing, std::string_view name_print, const Failures& failures);
void delete_failures(db::Writing& writing, std::string_view name_print);
void delete_old_failures(db::Writing& writing, Instant now);  // the forgotten ones, and the oldest beyond failed_names_max
std::int64_t count_locked(db::Reading& reading, Instant now);
void put_last_login(db::Writing& writing, const UserId& user, Instant now);

// A session and who acts in it, in one statement, because every request begins with it. No actor: the user was disabled,
// the post taken or the unit closed since.
struct SessionFound {
  SessionRow session;
  bool must_change = true;
  std::optional<Actor> actor;
};
std::optional<SessionFound> find_session(db::Reading& reading, std::string_view token_hash);
void insert_session(db::Writing& writing, std::string_view token_hash, const SessionRow& session);
void touch_session(db::Writing& writing, std::string_view token_hash, Instant now);
// The session goes on under another token; false: it has ended meanwhile.
bool put_session_token(db::Writing& writing, std::string_view token_hash, std::string_view new_token_hash);
void put_session_post(db::Writing& writing, std::string_view token_hash, const PostId& post);
void delete_session(db::Writing& writing, std::string_view token_hash);
void delete_sessions_of(db::Writing& writing, const UserId& user, std::string_view but_token_hash);
void delete_dead_sessions(db::Writing& writing, Instant now);

}  // namespace anyuan::accounts
