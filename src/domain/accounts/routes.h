#pragma once
// How slices offer their routes. Each names the permission it needs; the wrapper finds the session, checks it, the
// CSRF token and the permission, and only then calls the handler with the actor. Nothing else lets a request in.
#include <functional>
#include <string>

#include "domain/accounts/user.h"
#include "platform/http/router.h"
#include "platform/platform.h"

namespace anyuan::accounts {

struct Call {
  const http::Request& request;
  const Actor& actor;
};
// How far a session has to be: `password_change`, one that must change its password first is enough. `watching` is
// `usable` without counting as a sign of life: an open page that listens for news must not keep its session from ageing.
enum class Stage { usable, watching, password_change };
using CallHandler = std::function<Result<http::Reply>(const Call&)>;

// Whether the record of that name has this id where the actor may see it; true for what is no record.
using IsThere = std::function<bool(std::string_view record, std::string_view id, const Actor& actor)>;

class Routes {
 public:
  Routes(http::Router& router, const Platform& platform) : router_(router), platform_(platform) {}

  // Asked before every write to /api/RECORD/{id}...: what is unknown or out of scope is 404 before the body is looked
  // at, so that no other refusal tells the two apart. Set it before the routes are added.
  void ask_before_writes(IsThere is_there) { is_there_ = std::move(is_there); }

  void add(http::Verb verb, std::string pattern, May needs, http::Docs docs, CallHandler handler);
  void get(std::string pattern, May needs, http::Docs docs, CallHandler handler) {
    add(http::Verb::get, std::move(pattern), needs, docs, std::move(handler));
  }
  void post(std::string pattern, May needs, http::Docs docs, CallHandler handler) {
    add(http::Verb::post, std::move(pattern), needs, docs, std::move(handler));
  }
  void patch(std::string pattern, May needs, http::Docs docs, CallHandler handler) {
    add(http::Verb::patch, std::move(pattern), needs, docs, std::move(handler));
  }
  // For whoever is logged in, whatever the role: the session itself, the records' descriptions.
  void for_session(http::Verb verb, std::string pattern, http::Docs docs, CallHandler handler, Stage stage = Stage::usable);
  void for_all(http::Verb verb, std::string pattern, http::Docs docs, http::Handler handler);

  const Platform& platform() const { return platform_; }
  http::Router& router() { return router_; }

 private:
  http::Router& router_;
  const Platform& platform_;
  IsThere is_there_;
};

// The actor behind a request's cookie; refused: not_logged_in, session_over, csrf, password_change_needed.
Result<Actor> actor_of(const Platform& platform, const http::Request& request, Stage stage);

}  // namespace anyuan::accounts
