#include "domain/accounts/commands.h"

#include "domain/accounts/password.h"
#include "domain/accounts/store.h"

namespace anyuan::accounts {
namespace {

const journal::Doer system_doer{"system", "系统", "/"};

Error refused(std::string_view reason, std::string_view field = {}) {
  return Error{Refusal::invalid, std::string(reason), std::string(field)};
}

// What whoever knocks says he is called, fit for a journal line: accounts are plain letters, anything else is not his.
std::string shortened(std::string_view account) {
  std::string kept;
  for (const char c : account.substr(0, 32)) kept += c > ' ' && c < 0x7F ? c : '?';
  return kept;
}

std::string print_of(const records::Fingerprints& prints, std::string_view account) { return prints.of("account " + std::string(account)); }

// Counted on what is stored now, not on what was read before the slow hash: many guesses at once are many failures. The
// journal is told when a lock begins, not of every failure, or strangers could fill it; of names nobody has it is told
// so often only that an audit sees the guessing.
Result<Failures> note_failure(const Platform& platform, const std::string& name_print, const std::optional<User>& user, std::string_view account) {
  return journal::perform(platform, system_doer, [&](journal::Change& change) -> Result<Failures> {
    const auto before = find_failures(change.writing, name_print);
    if (before && is_locked(*before, change.now)) {
      change.nothing_new();
      return *before;
    }
    const auto after = after_failure(before.value_or(Failures{}), change.now);
    put_failures(change.writing, name_print, after);
    if (!before) delete_old_failures(change.writing, change.now);
    const bool is_told = is_locked(after, change.now) && (count_locked(change.writing, change.now) <= made_up_locks_told_max || user);
    if (is_told) {
      change.event("session.locked", "users", user ? user->head.id : "", user ? user->head.unit_path : "/", shortened(account));
    } else {
      change.nothing_new();
    }
    return after;
  });
}

std::optional<PostId> first_open_post(const journal::Change& change, const UserId& user) {
  for (const auto& post : posts_of(change.writing, change.vault(), user)) {
    if (actor_at(change.writing, change.vault(), user, {post.head.id})) return PostId{post.head.id};
  }
  return std::nullopt;
}

// A security administrator manages the people below; nobody hands out a role at a unit out of scope.
Result<org::Unit> unit_in_scope(db::Reading& reading, const records::Vault& vault, const Actor& actor, const org::UnitId& id) {
  const auto unit = find_unit(reading, vault, id);
  if (!unit || !actor.scope.holds(unit->head.unit_path) || unit->head.archived_at) {
    return Error{Refusal::not_found, "unit_not_found", "unit"};
  }
  return *unit;
}

Result<Post> insert_post(journal::Change& change, const User& user, const org::Unit& unit, Role role, Agency agency) {
  if (!fits(role, unit.level, agency)) return refused("role_does_not_fit", "role");
  Post post{{}, {user.head.id}, {unit.head.id}, role, agency};
  change.start(post, unit.head.unit_path);
  change.insert(post);
  return post;
}

Result<User> insert_user(journal::Change& change, User user, const org::Unit& unit,
                         const std::string& password_hash, bool must_change) {
  if (find_user_by_account(change.writing, change.vault(), user.account)) {
    return Error{Refusal::conflict, "account_taken", "account"};
  }
  change.start(user, unit.head.unit_path);
  change.insert(user);
  put_credential(change.writing, {user.head.id}, {password_hash, must_change}, change.now);
  return user;
}

}  // namespace

std::optional<Actor> actor_at(db::Reading& reading, const records::Vault& vault, const UserId& user_id, const PostId& post_id) {
  const auto user = find_user(reading, vault, user_id);
  if (!user || user->state != UserState::active) return std::nullopt;
  for (const auto& post : posts_of(reading, vault, user_id)) {
    if (post.head.id != post_id.text) continue;
    const auto unit = find_unit(reading, vault, post.unit);
    if (!unit || unit->head.archived_at) return std::nullopt;
    return Actor{user_id, user->name, post_id, post.role, post.agency, post.unit, unit->level, org::scope_of(*unit)};
  }
  return std::nullopt;
}

std::vector<Actor> actors_of(db::Reading& reading, const records::Vault& vault, std::string_view account) {
  std::vector<Actor> actors;
  const auto user = find_user_by_account(reading, vault, account);
  if (!user) return actors;
  for (const auto& post : posts_of(reading, vault, {user->head.id})) {
    if (auto actor = actor_at(reading, vault, {user->head.id}, {post.head.id})) actors.push_back(*std::move(actor));
  }
  return actors;
}

// A name nobody has goes the same way as one that somebody has, step by step: what differs is the hash compared with.
Result<LoggedIn> log_in(const Platform& platform, const records::Fingerprints& prints, std::string_view account, std::string_view password) {
  const auto now = platform.clock.now();
  const auto name_print = print_of(prints, account);
  struct Found {
    Failures failures;
    std::optional<User> user;
    std::optional<Credential> credential;
  };
  const auto found = platform.database.read([&](db::Reading& reading) {
    Found out{find_failures(reading, name_print).value_or(Failures{}), find_user_by_account(reading, platform.vault, account), std::nullopt};
    out.credential = find_credential(reading, {out.user ? out.user->head.id : ""});
    return out;
  });
  if (is_locked(found.failures, now)) return account_locked(found.failures, now);
  const bool may_enter = found.user && found.credential && found.user->state == UserState::active;
  if (!matches(password, may_enter ? found.credential->password_hash : nobodys_hash())) {
    TRY(const auto failures, note_failure(platform, name_print, found.user, account));
    if (is_locked(failures, platform.clock.now())) return account_locked(failures, platform.clock.now());
    return Error{Refusal::unauthenticated, "wrong_account_or_password"};
  }
  const LoggedIn session{new_token(), new_token()};
  const UserId user{found.user->head.id};
  const journal::Doer doer{user.text, found.user->name, found.user->head.unit_path};
  return journal::perform(platform, doer, [&](journal::Change& change) -> Result<LoggedIn> {
    // Guesses may have locked it, or the password may have been reset, while this one was hashed.
    const auto failures = find_failures(change.writing, name_print).value_or(Failures{});
    if (is_locked(failures, change.now)) return account_locked(failures, change.now);
    const auto credential = find_credential(change.writing, user);
    if (!credential || credential->password_hash != found.credential->password_hash) {
      return Error{Refusal::unauthenticated, "wrong_account_or_password"};
    }
    const auto post = first_open_post(change, user);
    if (!post) return Error{Refusal::forbidden, "no_post"};
    delete_dead_sessions(change.writing, now);
    delete_failures(change.writing, name_print);
    put_last_login(change.writing, user, now);
    insert_session(change.writing, token_hash(session.token), {user, *post, session.csrf, now, now});
    change.event("session.opened", "users", user.text, found.user->head.unit_path);
    return session;
  });
}

Result<Done> log_out(const Platform& platform, const Actor& actor, std::string_view token) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Done> {
    delete_session(change.writing, token_hash(token));
    change.event("session.closed", "users", actor.user.text, actor.scope.first);
    return Done{};
  });
}

Result<std::string> change_password(const Platform& platform, const records::Fingerprints& prints, const Actor& actor, std::string_view token,
                                    std::string_view old_password, std::string_view new_password) {
  struct Found {
    std::optional<User> user;
    std::optional<Credential> credential;
    Failures failures;
  };
  const auto found = platform.database.read([&](db::Reading& reading) {
    Found out{find_user(reading, platform.vault, actor.user), find_credential(reading, actor.user), {}};
    if (out.user) out.failures = find_failures(reading, print_of(prints, out.user->account)).value_or(Failures{});
    return out;
  });
  if (!found.user || !found.credential) return refused("old_password_wrong", "old_password");
  const auto name_print = print_of(prints, found.user->account);
  const auto now = platform.clock.now();
  if (is_locked(found.failures, now)) return account_locked(found.failures, now);
  if (!matches(old_password, found.credential->password_hash)) {  // whoever took over a session guesses here
    TRY(const auto failures, note_failure(platform, name_print, found.user, found.user->account));
    if (is_locked(failures, now)) return account_locked(failures, now);
    return refused("old_password_wrong", "old_password");
  }
  if (old_password == new_password) return refused("password_same", "new_password");
  TRY([[maybe_unused]] const auto good, check_password(new_password, found.user->account));
  const auto hash = hash_password(new_password);
  const auto next_token = new_token();
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<std::string> {
    // A reset while this one was hashed has ended the session and stands.
    if (!put_session_token(change.writing, token_hash(token), token_hash(next_token))) return Error{Refusal::unauthenticated, "session_over"};
    put_credential(change.writing, actor.user, {hash, false}, change.now);
    delete_failures(change.writing, name_print);
    delete_sessions_of(change.writing, actor.user, token_hash(next_token));
    change.event("user.password_changed", "users", actor.user.text, found.user->head.unit_path);
    return next_token;
  });
}

Result<Done> act_at(const Platform& platform, const Actor& actor, std::string_view token, const PostId& post) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Done> {
    if (!actor_at(change.writing, change.vault(), actor.user, post)) return Error{Refusal::not_found, "not_found", "post"};
    put_session_post(change.writing, token_hash(token), post);
    change.event("session.post_taken", "users", actor.user.text, actor.scope.first);
    return Done{};
  });
}

Result<MadeUser> make_user(const Platform& platform, const Actor& actor, NewUser wanted) {
  const auto password = temporary_password();
  const auto hash = hash_password(password);  // slow on purpose: not on the writer's thread
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<MadeUser> {
    TRY(const auto unit, unit_in_scope(change.writing, change.vault(), actor, wanted.unit));
    TRY(const auto user, insert_user(change, wanted.user, unit, hash, true));
    TRY([[maybe_unused]] const auto post, insert_post(change, user, unit, wanted.role, wanted.agency));
    change.event("user.made", "users", user.head.id, user.head.unit_path);
    return MadeUser{user, password};
  });
}

Result<User> change_user(const Platform& platform, const Actor& actor, std::string_view id,
                         const boost::json::object& changes) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<User> {
    const records::RecordStore<User> store(change.vault());
    TRY(const auto before, store.load(change.writing, id, actor.scope));
    TRY(auto after, records::parse<User>(changes, before, records::Fill::changes));
    TRY(after.head.version, records::version_in(changes));
    if (after.account != before.account && find_user_by_account(change.writing, change.vault(), after.account)) {
      return Error{Refusal::conflict, "account_taken", "account"};
    }
    if (after.state == UserState::disabled) {
      if (id == actor.user.text) return refused("not_yourself", "state");
      delete_sessions_of(change.writing, {std::string(id)}, "");
    }
    change.event("user.changed", "users", id, before.head.unit_path);
    return change.save(before, std::move(after));
  });
}

Result<MadeUser> reset_password(const Platform& platform, const records::Fingerprints& prints, const Actor& actor, std::string_view id) {
  const auto password = temporary_password();
  const auto hash = hash_password(password);
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<MadeUser> {
    TRY(const auto user, records::RecordStore<User>(change.vault()).load(change.writing, id, actor.scope));
    put_credential(change.writing, {user.head.id}, {hash, true}, change.now);
    delete_failures(change.writing, print_of(prints, user.account));  // how an administrator lets a locked-out person in
    delete_sessions_of(change.writing, {user.head.id}, "");
    change.event("user.password_reset", "users", id, user.head.unit_path);
    return MadeUser{user, password};
  });
}

Result<Post> give_post(const Platform& platform, const Actor& actor, const Post& wanted) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Post> {
    TRY(const auto user, records::RecordStore<User>(change.vault()).load(change.writing, wanted.user.text, actor.scope));
    TRY(const auto unit, unit_in_scope(change.writing, change.vault(), actor, wanted.unit));
    if (wanted.user == actor.user) return refused("not_yourself");
    const auto posts = posts_of(change.writing, change.vault(), wanted.user);
    for (const auto& post : posts) {
      // One person works for one agency; otherwise the police's and the school's papers would meet in one log-in.
      if (post.agency != wanted.agency) return refused("another_agency", "agency");
      if (!go_together(post.role, wanted.role)) return refused("administrators_are_separate", "role");
      if (post.unit == wanted.unit && post.role == wanted.role) return Error{Refusal::conflict, "post_held_already"};
    }
    change.event("user.post_given", "users", user.head.id, unit.head.unit_path);
    return insert_post(change, user, unit, wanted.role, wanted.agency);
  });
}

Result<Done> take_post(const Platform& platform, const Actor& actor, std::string_view post_id) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Done> {
    TRY(const auto before, records::RecordStore<Post>(change.vault()).load(change.writing, post_id, actor.scope));
    if (before.user == actor.user) return refused("not_yourself");
    auto after = before;
    after.head.archived_at = change.now;
    change.event("user.post_taken", "users", before.user.text, before.head.unit_path);
    TRY([[maybe_unused]] const auto saved, change.save(before, std::move(after)));
    delete_sessions_of(change.writing, before.user, "");
    return Done{};
  });
}

Result<std::vector<MadeUser>> make_administrators(const Platform& platform, const org::Unit& root) {
  static constexpr std::tuple<const char*, const char*, Role> three[] = {
      {"sysadmin", "系统管理员", Role::system_admin},
      {"secadmin", "安全管理员", Role::security_admin},
      {"audadmin", "审计管理员", Role::audit_admin}};
  return journal::perform(platform, system_doer, [&](journal::Change& change) -> Result<std::vector<MadeUser>> {
    std::vector<MadeUser> made;
    for (const auto& [account, name, role] : three) {
      const auto password = temporary_password();
      TRY(const auto user, insert_user(change, {{}, account, name}, root, hash_password(password), true));
      TRY([[maybe_unused]] const auto post, insert_post(change, user, root, role, Agency::platform));
      made.push_back({user, password});
    }
    change.event("platform.started", "units", root.head.id, root.head.unit_path);
    return made;
  });
}

Result<User> make_known_user(const Platform& platform, const NewUser& wanted, std::string_view password) {
  const auto hash = hash_password(password);
  return journal::perform(platform, system_doer, [&](journal::Change& change) -> Result<User> {
    const auto unit = find_unit(change.writing, change.vault(), wanted.unit);
    if (!unit) return Error{Refusal::not_found, "unit_not_found", "unit"};
    TRY(const auto user, insert_user(change, wanted.user, *unit, hash, false));
    TRY([[maybe_unused]] const auto post, insert_post(change, user, *unit, wanted.role, wanted.agency));
    change.event("user.made", "users", user.head.id, user.head.unit_path);
    return user;
  });
}

}  // namespace anyuan::accounts
