#include "domain/accounts/routes.h"

#include "domain/accounts/commands.h"
#include "domain/accounts/password.h"
#include "domain/accounts/store.h"

namespace anyuan::accounts {
namespace {

constexpr std::chrono::minutes touch_every{1};  // a write per request would be a write per request

// "guards" of "/api/guards/{id}/archive"; empty where no id of a record stands behind its name.
std::string record_in(std::string_view pattern) {
  constexpr std::string_view start = "/api/";
  if (!pattern.starts_with(start)) return {};
  pattern.remove_prefix(start.size());
  const auto end = pattern.find('/');
  if (end == std::string_view::npos || !pattern.substr(end).starts_with("/{id}")) return {};
  return std::string(pattern.substr(0, end));
}

Error not_logged_in(std::string_view reason) { return Error{Refusal::unauthenticated, std::string(reason)}; }

}  // namespace

Result<Actor> actor_of(const Platform& platform, const http::Request& request, Stage stage) {
  const auto token = request.cookie(session_cookie);
  if (token.empty()) return not_logged_in("not_logged_in");
  const auto hash = token_hash(token);
  const auto now = platform.clock.now();
  const auto found = platform.database.read([&](db::Reading& reading) { return find_session(reading, hash); });
  if (!found) return not_logged_in("not_logged_in");
  const auto& session = found->session;
  if (!found->actor || !is_alive(session.created_at, session.seen_at, now)) return not_logged_in("session_over");
  if (request.verb != http::Verb::get && request.header("x-csrf-token") != session.csrf) {
    return Error{Refusal::forbidden, "csrf"};
  }
  if (found->must_change && stage != Stage::password_change) return Error{Refusal::forbidden, "password_change_needed"};
  if (stage != Stage::watching && now - session.seen_at > touch_every) {
    const auto touched = platform.database.write([&](db::Writing& writing) -> Result<Done> {
      touch_session(writing, hash, now);
      return Done{};
    });
    if (!touched.ok()) return touched.error();
  }
  return *found->actor;
}

void Routes::add(http::Verb verb, std::string pattern, May needs, http::Docs docs, CallHandler handler) {
  auto record = verb == http::Verb::get || !is_there_ ? std::string{} : record_in(pattern);
  router_.add({verb, std::move(pattern), std::string(name_of(needs)), docs,
               [&platform = platform_, needs, record = std::move(record), is_there = is_there_,
                handler = std::move(handler)](const http::Request& request) -> Result<http::Reply> {
                 TRY(const auto actor, actor_of(platform, request, Stage::usable));
                 if (!actor.may(needs)) return Error{Refusal::forbidden, "not_permitted", {}, {std::string(name_of(needs))}};
                 if (!record.empty() && !is_there(record, request.param("id"), actor)) return Error{Refusal::not_found, "not_found"};
                 return handler({request, actor});
               }});
}

void Routes::for_session(http::Verb verb, std::string pattern, http::Docs docs, CallHandler handler, Stage stage) {
  router_.add({verb, std::move(pattern), "session", docs,
               [&platform = platform_, stage, handler = std::move(handler)](const http::Request& request) -> Result<http::Reply> {
                 TRY(const auto actor, actor_of(platform, request, stage));
                 return handler({request, actor});
               }});
}

void Routes::for_all(http::Verb verb, std::string pattern, http::Docs docs, http::Handler handler) {
  router_.add({verb, std::move(pattern), "public", docs, std::move(handler)});
}

}  // namespace anyuan::accounts
