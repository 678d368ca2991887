#include "domain/accounts/api.h"

#include "domain/accounts/commands.h"
#include "domain/accounts/device.h"
#include "domain/accounts/password.h"
#include "domain/accounts/store.h"
#include "platform/http/caller_address.h"

namespace anyuan::accounts {
namespace json = boost::json;
namespace {

using http::Reply;
using http::Request;
using http::text_in;

json::object post_json(db::Reading& reading, const records::Vault& vault, const Post& post) {
  json::object out{{"id", post.head.id}, {"role", name_of(post.role)}, {"role_label", label_of(post.role).zh},
                   {"agency", name_of(post.agency)}, {"agency_label", label_of(post.agency).zh}};
  if (const auto unit = find_unit(reading, vault, post.unit)) {
    out["unit"] = json::object{{"id", unit->head.id}, {"name", unit->name}, {"level", name_of(unit->level)}, {"path", unit->head.unit_path}};
  }
  return out;
}

Result<Reply> session_reply(const Platform& platform, const Product& product, const Actor& actor, std::string_view csrf) {
  return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
    const auto user = find_user(reading, platform.vault, actor.user);
    if (!user) return Error{Refusal::unauthenticated, "session_over"};
    const auto credential = find_credential(reading, actor.user);
    json::array posts, may;
    json::object current;
    for (const auto& post : posts_of(reading, platform.vault, actor.user)) {
      posts.push_back(post_json(reading, platform.vault, post));
      if (post.head.id == actor.post.text) current = posts.back().as_object();
    }
    for (const auto permission : permissions(actor.role)) may.push_back(json::string(name_of(permission)));
    return http::json_reply(json::object{
        {"user", json::object{{"id", actor.user.text}, {"account", user->account}, {"name", user->name}}},
        {"post", std::move(current)},
        {"posts", std::move(posts)},
        {"may", std::move(may)},
        {"must_change_password", !credential || credential->must_change},
        {"csrf", csrf},
        {"now", text_of(platform.clock.now())},
        {"zone", "Asia/Shanghai"},
        {"product", product.name + " " + product.version},
        {"demo", product.demo}});
  });
}

std::string cookie(const Request& request, std::string_view name, std::string_view token, std::string_view more) {
  return std::string(name) + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Strict" +
         (request.secure ? "; Secure" : "") + std::string(more);
}

std::string csrf_of(const Platform& platform, std::string_view token) {
  const auto session = platform.database.read([&](db::Reading& reading) { return find_session(reading, token_hash(token)); });
  return session ? session->session.csrf : std::string{};
}

// Whose tries are counted together: the browser's that somebody has logged in from, else the address's, which may be a
// whole school's. A locked name costs tries too: what is refused without being looked at is refused to all alike.
std::string counted_as(const Platform& platform, const Door& door, const Request& request) {
  const auto device = request.cookie(device_cookie);
  const bool is_known = is_known_device(door.prints, device, platform.clock.now());
  return is_known ? "device " + std::string(device) : http::network_of(request.remote);
}

Result<LoggedIn> log_in_within_limit(const Platform& platform, const Door& door, const Request& request) {
  TRY(const auto body, request.json());
  const auto caller = counted_as(platform, door, request);
  TRY([[maybe_unused]] const auto taken, door.tries.take(caller, platform.clock.now()));
  auto session = log_in(platform, door.prints, text_in(body, "account"), text_in(body, "password"));
  if (session.ok()) door.tries.give_back(caller);
  return session;
}

Result<Reply> log_in_reply(const Platform& platform, const Door& door, const Product& product, const Request& request) {
  TRY(const auto session, log_in_within_limit(platform, door, request));
  Request as_logged_in = request;  // answer as the new session would be answered
  as_logged_in.verb = http::Verb::get;
  as_logged_in.headers["cookie"] = std::string(session_cookie) + "=" + session.token;
  TRY(const auto actor, actor_of(platform, as_logged_in, Stage::password_change));
  TRY(auto reply, session_reply(platform, product, actor, session.csrf));
  reply.headers.emplace_back("Set-Cookie", cookie(request, session_cookie, session.token, ""));
  const auto now = platform.clock.now();
  if (!is_known_device(door.prints, request.cookie(device_cookie), now)) {
    const auto life = fmt::format("; Max-Age={}", std::chrono::seconds(device_life).count());
    reply.headers.emplace_back("Set-Cookie", cookie(request, device_cookie, new_device(door.prints, now), life));
  }
  return reply;
}

void add_session_routes(Routes& routes, const Door& door, const Product& product) {
  const auto& platform = routes.platform();
  routes.for_all(http::Verb::post, "/api/session", {.summary = {"登录", "Log in"}},
                 [&platform, door, product](const Request& request) { return log_in_reply(platform, door, product, request); });
  routes.for_session(http::Verb::get, "/api/session", {.summary = {"当前会话", "The session"}},
                     [&platform, product](const Call& call) {
                       return session_reply(platform, product, call.actor, csrf_of(platform, call.request.cookie(session_cookie)));
                     }, Stage::password_change);
  routes.for_session(http::Verb::del, "/api/session", {.summary = {"退出", "Log out"}, .shape = http::Answer::none},
                     [&platform](const Call& call) -> Result<Reply> {
                       TRY([[maybe_unused]] const auto out, log_out(platform, call.actor, call.request.cookie(session_cookie)));
                       auto reply = http::empty_reply();
                       reply.headers.emplace_back("Set-Cookie", cookie(call.request, session_cookie, "", "; Max-Age=0"));
                       return reply;
                     }, Stage::password_change);
  routes.for_session(http::Verb::post, "/api/session/password", {.summary = {"修改密码", "Change the password"}},
                     [&platform, door, product](const Call& call) -> Result<Reply> {
                       TRY(const auto body, call.request.json());
                       TRY(const auto token, change_password(platform, door.prints, call.actor, call.request.cookie(session_cookie),
                                                             text_in(body, "old_password"), text_in(body, "new_password")));
                       TRY(auto reply, session_reply(platform, product, call.actor, csrf_of(platform, token)));
                       reply.headers.emplace_back("Set-Cookie", cookie(call.request, session_cookie, token, ""));
                       return reply;
                     }, Stage::password_change);
  routes.for_session(http::Verb::post, "/api/session/post", {.summary = {"切换岗位", "Act at another post"}},
                     [&platform, product](const Call& call) -> Result<Reply> {
                       TRY(const auto body, call.request.json());
                       TRY([[maybe_unused]] const auto changed,
                           act_at(platform, call.actor, call.request.cookie(session_cookie), {text_in(body, "post")}));
                       TRY(const auto actor, actor_of(platform, call.request, Stage::usable));
                       return session_reply(platform, product, actor, csrf_of(platform, call.request.cookie(session_cookie)));
                     });
}

// Takes a post out of a request; every fault of it is added to those of the rest, so that a form marks them all.
Post take_post_from(json::object& body, std::vector<Error>& faults) {
  const auto role = parse_enum<Role>(text_in(body, "role"));
  const auto agency = parse_enum<Agency>(text_in(body, "agency"));
  const auto judge = [&](std::string_view field, bool is_good) {
    if (!is_good) faults.push_back({Refusal::invalid, text_in(body, field).empty() ? "required" : "not_a_choice", std::string(field)});
  };
  judge("unit", !text_in(body, "unit").empty());
  judge("role", role.has_value());
  judge("agency", agency.has_value());
  Post post{{}, {}, {text_in(body, "unit")}, role.value_or(Role{}), agency.value_or(Agency{})};
  for (const auto* name : {"unit", "role", "agency"}) body.erase(name);
  return post;
}

json::object made_json(const MadeUser& made) {
  auto out = records::to_json(made.user);
  out["temporary_password"] = made.temporary_password;
  return out;
}

void add_user_routes(Routes& routes, const Door& door) {
  const auto& platform = routes.platform();
  routes.post("/api/users", May::users_write, {.summary = {"新增用户", "Make a user"}, .body = &records::type_for<User>()},
              [&platform](const Call& call) -> Result<Reply> {
                TRY(auto body, call.request.json());
                std::vector<Error> faults;
                const auto post = take_post_from(body, faults);
                User user;
                std::ranges::move(records::fill(records::type_for<User>(), &user, body, records::Fill::whole), std::back_inserter(faults));
                if (!faults.empty()) return records::all_of(std::move(faults));
                TRY(const auto made, make_user(platform, call.actor, {std::move(user), post.unit, post.role, post.agency}));
                return http::json_reply(made_json(made), 201);
              });
  routes.patch("/api/users/{id}", May::users_write, {.summary = {"修改用户", "Change a user"}, .body = &records::type_for<User>()},
               [&platform](const Call& call) -> Result<Reply> {
                 TRY(const auto body, call.request.json());
                 TRY(const auto user, change_user(platform, call.actor, call.request.param("id"), body));
                 return http::json_reply(records::to_json(user));
               });
  routes.post("/api/users/{id}/password", May::users_write, {.summary = {"重置密码", "Reset the password"}},
              [&platform, door](const Call& call) -> Result<Reply> {
                TRY(const auto made, reset_password(platform, door.prints, call.actor, call.request.param("id")));
                return http::json_reply(made_json(made));
              });
  routes.post("/api/users/{id}/posts", May::users_write, {.summary = {"增加岗位", "Give a post"}},
              [&platform](const Call& call) -> Result<Reply> {
                TRY(auto body, call.request.json());
                std::vector<Error> faults;
                auto wanted = take_post_from(body, faults);
                if (!faults.empty()) return records::all_of(std::move(faults));
                wanted.user = {call.request.param("id")};
                TRY(const auto post, give_post(platform, call.actor, wanted));
                return http::json_reply(records::to_json(post), 201);
              });
  routes.add(http::Verb::del, "/api/posts/{id}", May::users_write, {.summary = {"免去岗位", "Take a post"}, .shape = http::Answer::none},
             [&platform](const Call& call) -> Result<Reply> {
               TRY([[maybe_unused]] const auto taken, take_post(platform, call.actor, call.request.param("id")));
               return http::empty_reply();
             });
}

}  // namespace

void add_routes(Routes& routes, const Door& door, const Product& product) {
  add_session_routes(routes, door, product);
  add_user_routes(routes, door);
}

}  // namespace anyuan::accounts
