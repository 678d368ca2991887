#include "kit/county.h"

#include <fmt/format.h>

namespace anyuan::kit {
using accounts::Agency;
using accounts::Role;

County::County(db::Engine engine) : application(engine) {
  application.load_divisions(city);
  application.make_user("city", city, Role::officer, Agency::police);
  application.make_user("county", county, Role::officer, Agency::education);
  application.make_user("police", county, Role::inspector, Agency::police);
  application.make_user("other", other_county, Role::officer, Agency::education);
  school = add_school("秀峰区实验小学", "2145000001");
  second_school = add_school("秀峰区第二小学", "2145000002");
  application.make_user("principal", school, Role::principal);
  application.make_user("safety", school, Role::safety_officer);
  application.make_user("guard", school, Role::guard);
  application.make_user("neighbour", second_school, Role::principal);
}

std::string County::add_school(std::string_view name, std::string_view code) {
  const auto made = as("county").post("/api/schools", {{"name", name}, {"code", code}, {"parent", county}, {"category", "primary"},
                                                       {"ownership", "public_owned"}, {"area", "urban"}, {"boarding", "none"}});
  CHECK(made.status == 201);
  return http::text_in(made.json(), "id");
}

Browser& County::as(std::string_view account) {
  const auto found = browsers_.find(account);
  if (found != browsers_.end()) return found->second;
  return browsers_.emplace(account, application.log_in(account)).first->second;
}

accounts::Actor County::actor(std::string_view account) {
  const auto session = as(account).get("/api/session").json();
  const auto user = http::text_in(session.at("user").as_object(), "id"), post = http::text_in(session.at("post").as_object(), "id");
  auto actor = platform().database.read([&](db::Reading& reading) { return accounts::actor_at(reading, platform().vault, {user}, {post}); });
  CHECK(actor.has_value());
  return *actor;
}

std::string County::photo(std::string_view account, std::string_view unit) {
  http::Request request;
  request.verb = http::Verb::post;
  request.path = "/api/files";
  request.query["unit"] = unit;
  request.headers["x-file-name"] = "photo.png";
  // Signature and header of a PNG; the tail makes each file another one.
  request.body = std::string("\x89PNG\r\n\x1a\n", 8) + std::string(4, '\0') + fmt::format("IHDR{}", browsers_.size());
  const auto kept = as(account).send(std::move(request));
  CHECK(kept.status == 201);
  return http::text_in(kept.json(), "id");
}

}  // namespace anyuan::kit
