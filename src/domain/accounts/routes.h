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
using CallHandler = std::function<Result<http::Reply>(const Call&)>;

class Routes {
 public:
  Routes(http::Router& router, const Platform& platform) : router_(router), platform_(platform) {}

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
  void for_session(http::Verb verb, std::string pattern, http::Docs docs, CallHandler handler);
  void for_all(http::Verb verb, std::string pattern, http::Docs docs, http::Handler handler);

  const Platform& platform() const { return platform_; }
  http::Router& router() { return router_; }

 private:
  http::Router& router_;
  const Platform& platform_;
};

// The actor behind a request's cookie; refused: not_logged_in, session_over, csrf, password_change_needed.
enum class Stage { usable, password_change };  // whether a session that must change its password is enough
Result<Actor> actor_of(const Platform& platform, const http::Request& request, Stage stage);

}  // namespace anyuan::accounts
