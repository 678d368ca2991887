#include "domain/accounts/store.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "domain/accounts/queries.h"
#include "platform/db/in_list.h"

namespace anyuan::accounts {
namespace {

template <class T>
std::optional<T> first(std::vector<T> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

std::optional<User> find_user_by_account(db::Reading& reading, const records::Vault& vault, std::string_view account) {
  return first(records::RecordStore<User>(vault).where(reading, "account = :account AND archived_at IS NULL", {{"account", account}}));
}

std::optional<User> find_user(db::Reading& reading, const records::Vault& vault, const UserId& id) {
  return first(records::RecordStore<User>(vault).where(reading, "id = :id AND archived_at IS NULL", {{"id", id}}));
}

std::vector<Post> posts_of(db::Reading& reading, const records::Vault& vault, const UserId& user) {
  return records::RecordStore<Post>(vault).where(
      reading, "user_id = :user_id AND archived_at IS NULL ORDER BY id", {{"user_id", user}});
}

void add_posts(db::Reading& reading, const std::vector<User*>& users) {
  std::map<std::string, User*> by_id;
  std::vector<std::string> ids;
  for (auto* user : users) {
    by_id.emplace(user->head.id, user);
    ids.push_back(user->head.id);
  }
  db::by_blocks(ids, [&](std::span<const std::string> block) {
    db::Params params;
    const auto marks = db::in_list(params, "u", block);
    for (const auto& [user_id, role, unit] : reading.rows<std::string, std::string, std::string>(
             fmt::format("SELECT p.user_id, p.role, u.name FROM posts p JOIN units u ON u.id = p.unit"
                         " WHERE p.user_id IN ({}) AND p.archived_at IS NULL ORDER BY p.id", marks), params)) {
      auto& user = *by_id.at(user_id);
      const auto held = parse_enum<Role>(role);
      if (held && std::ranges::find(user.roles, *held) == user.roles.end()) user.roles.push_back(*held);
      const auto named = "、" + user.unit_names + "、";
      if (named.find("、" + unit + "、") == std::string::npos) user.unit_names += (user.unit_names.empty() ? "" : "、") + unit;
    }
  });
}

std::optional<org::Unit> find_unit(db::Reading& reading, const records::Vault& vault, const org::UnitId& id) {
  return first(records::RecordStore<org::Unit>(vault).where(reading, "id = :id", {{"id", id}}));
}

std::optional<Credential> find_credential(db::Reading& reading, const UserId& user) {
  const auto row = reading.row<std::string, bool>("SELECT password_hash, must_change FROM credential WHERE user_id = :user_id", {{"user_id", user}});
  if (!row) return std::nullopt;
  const auto& [hash, must_change] = *row;
  return Credential{hash, must_change};
}

void put_credential(db::Writing& writing, const UserId& user, const Credential& credential, Instant now) {
  writing.run("INSERT INTO credential (user_id, password_hash, must_change, changed_at)"
              " VALUES (:user_id, :hash, :must_change, :now)"
              " ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash,"
              " must_change = excluded.must_change, changed_at = excluded.changed_at",
              {{"user_id", user}, {"hash", credential.password_hash}, {"must_change", credential.must_change}, {"now", now}});
}

std::optional<Failures> find_failures(db::Reading& reading, std::string_view name_print) {
  const auto row = reading.row<std::int64_t, Instant, Instant>(
      "SELECT failures, locked_until, last_at FROM log_in_failure WHERE name_print = :name_print", {{"name_print", name_print}});
  if (!row) return std::nullopt;
  const auto& [count, locked_until, last_at] = *row;
  return Failures{count, locked_until, last_at};
}

void put_failures(db::Writing& writing, std::string_view name_print, const Failures& failures) {
  writing.run("INSERT INTO log_in_failure (name_print, failures, locked_until, last_at)"
              " VALUES (:name_print, :failures, :locked_until, :last_at)"
              " ON CONFLICT (name_print) DO UPDATE SET failures = excluded.failures,"
              " locked_until = excluded.locked_until, last_at = excluded.last_at",
              {{"name_print", name_print}, {"failures", failures.count}, {"locked_until", failures.locked_until}, {"last_at", failures.last_at}});
}

void delete_failures(db::Writing& writing, std::string_view name_print) {
  writing.run("DELETE FROM log_in_failure WHERE name_print = :name_print", {{"name_print", name_print}});
}

void delete_old_failures(db::Writing& writing, Instant now) {
  writing.run("DELETE FROM log_in_failure WHERE last_at <= :forgotten", {{"forgotten", now - failure_memory}});
  const auto newest_beyond = writing.value<Instant>("SELECT last_at FROM log_in_failure ORDER BY last_at DESC LIMIT 1 OFFSET :kept", {{"kept", failed_names_max}});
  if (newest_beyond) writing.run("DELETE FROM log_in_failure WHERE last_at <= :newest_beyond", {{"newest_beyond", *newest_beyond}});
}

std::int64_t count_locked(db::Reading& reading, Instant now) {
  return reading.value<std::int64_t>("SELECT count(*) FROM log_in_failure WHERE locked_until > :now", {{"now", now}}).value_or(0);
}

void put_last_login(db::Writing& writing, const UserId& user, Instant now) {
  writing.run("UPDATE users SET last_login_at = :now WHERE id = :id", {{"now", now}, {"id", user}});
}

std::optional<SessionFound> find_session(db::Reading& reading, std::string_view token_hash) {
  const auto row = reading.row<UserId, PostId, std::string, Instant, Instant, std::optional<bool>, std::optional<std::string>, std::optional<Role>,
                               std::optional<Agency>, std::optional<org::UnitId>, std::optional<org::Level>, std::optional<std::string>>(
      "SELECT s.user_id, s.post_id, s.csrf, s.created_at, s.seen_at, c.must_change, u.name, p.role, p.agency, p.unit, n.level, n.unit_path"
      " FROM login_session s LEFT JOIN credential c ON c.user_id = s.user_id"
      " LEFT JOIN users u ON u.id = s.user_id AND u.state = 'active' AND u.archived_at IS NULL"
      " LEFT JOIN posts p ON p.id = s.post_id AND p.user_id = s.user_id AND p.archived_at IS NULL"
      " LEFT JOIN units n ON n.id = p.unit AND n.archived_at IS NULL WHERE s.token_hash = :token_hash",
      {{"token_hash", token_hash}});
  if (!row) return std::nullopt;
  const auto& [user, post, csrf, created_at, seen_at, must_change, name, role, agency, unit, level, path] = *row;
  SessionFound found{{user, post, csrf, created_at, seen_at}, must_change.value_or(true), std::nullopt};
  if (name && role && path) found.actor = Actor{user, *name, post, *role, *agency, *unit, *level, records::Scope::under(*path)};
  return found;
}

void insert_session(db::Writing& writing, std::string_view token_hash, const SessionRow& session) {
  writing.run("INSERT INTO login_session (token_hash, user_id, post_id, csrf, created_at, seen_at)"
              " VALUES (:token_hash, :user_id, :post_id, :csrf, :created_at, :seen_at)",
              {{"token_hash", token_hash}, {"user_id", session.user}, {"post_id", session.post},
               {"csrf", session.csrf}, {"created_at", session.created_at}, {"seen_at", session.seen_at}});
}

void touch_session(db::Writing& writing, std::string_view token_hash, Instant now) {
  writing.run("UPDATE login_session SET seen_at = :now WHERE token_hash = :token_hash AND seen_at < :now",
              {{"now", now}, {"token_hash", token_hash}});
}

bool put_session_token(db::Writing& writing, std::string_view token_hash, std::string_view new_token_hash) {
  return writing.run("UPDATE login_session SET token_hash = :new_token_hash WHERE token_hash = :token_hash",
                     {{"new_token_hash", new_token_hash}, {"token_hash", token_hash}}) == 1;
}

void put_session_post(db::Writing& writing, std::string_view token_hash, const PostId& post) {
  writing.run("UPDATE login_session SET post_id = :post_id WHERE token_hash = :token_hash",
              {{"post_id", post}, {"token_hash", token_hash}});
}

void delete_session(db::Writing& writing, std::string_view token_hash) {
  writing.run("DELETE FROM login_session WHERE token_hash = :token_hash", {{"token_hash", token_hash}});
}

void delete_sessions_of(db::Writing& writing, const UserId& user, std::string_view but_token_hash) {
  writing.run("DELETE FROM login_session WHERE user_id = :user_id AND token_hash <> :token_hash",
              {{"user_id", user}, {"token_hash", but_token_hash}});
}

void delete_dead_sessions(db::Writing& writing, Instant now) {
  writing.run("DELETE FROM login_session WHERE seen_at < :idle OR created_at < :oldest",
              {{"idle", now - idle_max}, {"oldest", now - session_max}});
}

}  // namespace anyuan::accounts
