#include "kit/running_application.h"

#include "domain/org/commands.h"
#include "platform/files/embedded.h"
#include "platform/http/target.h"
#include "platform/records/store.h"

namespace anyuan::kit {
namespace json = boost::json;

json::object Answer::json() const {
  boost::system::error_code failed;
  auto value = json::parse(text, failed);
  return !failed && value.is_object() ? value.as_object() : json::object{};
}

std::string Answer::reason() const { return http::text_in(json(), "reason"); }

std::string Answer::without_trace() const {
  auto body = json();
  if (body.empty()) return text;
  body.erase("trace");
  return json::serialize(body);
}

std::string Answer::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

Answer Browser::send(http::Request request) {
  if (!cookie.empty()) request.headers["cookie"] = std::string(accounts::session_cookie) + "=" + cookie;
  if (!csrf.empty()) request.headers["x-csrf-token"] = csrf;
  request.language = language;
  request.remote = "192.0.2.7";
  request.trace = "r_test";
  auto reply = application_->dispatch(request);
  Answer answer{reply.status, std::move(reply.body), std::move(reply.headers)};
  if (const auto set = answer.header("Set-Cookie"); !set.empty()) {
    const auto from = set.find('=') + 1;
    cookie = set.substr(from, set.find(';') - from);
  }
  if (const auto token = http::text_in(answer.json(), "csrf"); !token.empty()) csrf = token;
  return answer;
}

Answer Browser::ask(http::Verb verb, std::string_view target, std::string body) {
  const auto parsed = http::parse_target(target);
  CHECK(parsed.has_value());
  http::Request request;
  request.verb = verb;
  request.path = parsed->path;
  request.query = parsed->query;
  request.body = std::move(body);
  return send(std::move(request));
}

Answer Browser::get(std::string_view target) { return ask(http::Verb::get, target, {}); }
Answer Browser::post(std::string_view target, const json::object& body) { return ask(http::Verb::post, target, json::serialize(body)); }
Answer Browser::patch(std::string_view target, const json::object& body) { return ask(http::Verb::patch, target, json::serialize(body)); }
Answer Browser::del(std::string_view target) { return ask(http::Verb::del, target, {}); }

Answer Browser::log_in(std::string_view account, std::string_view password) {
  return post("/api/session", {{"account", account}, {"password", password}});
}

RunningApplication::RunningApplication(db::Engine engine) : place_(engine) {
  config_.data = place_.folder();
  if (engine == db::Engine::postgresql) config_.database = place_.address();
  application_ = std::make_unique<app::Application>(config_, clock_, random_);
}

void RunningApplication::load_divisions(std::string_view root) {
  static const auto divisions = org::parse_divisions(*files::embedded("data/divisions/divisions.csv"));
  CHECK(org::load_divisions(platform(), {"system", "系统", "/"}, divisions, root).ok());
}

org::Unit RunningApplication::unit(std::string_view id) {
  const auto found = platform().database.read([&](db::Reading& reading) {
    return records::RecordStore<org::Unit>(platform().vault).load(reading, id, records::Scope::under("/"));
  });
  CHECK(found.ok());
  return found.value();
}

accounts::User RunningApplication::make_user(std::string_view account, std::string_view unit_id, accounts::Role role,
                                             accounts::Agency agency) {
  accounts::NewUser wanted{{}, {std::string(unit_id)}, role, agency};
  wanted.user.account = account;
  wanted.user.name = "用户" + std::string(account);
  const auto made = accounts::make_known_user(platform(), wanted, password);
  CHECK(made.ok());
  return made.value();
}

std::string RunningApplication::put(std::string_view book_name, const std::string& path, const std::function<void(void*)>& finish) {
  const auto* book = application_->books().find(book_name);
  CHECK(book != nullptr);
  const auto& type = book->type;
  const auto owner = path.substr(0, path.size() - 1).substr(path.rfind('/', path.size() - 2) + 1);
  const auto stored = platform().database.write([&](db::Writing& writing) -> Result<std::string> {
    const auto record = type.make();
    auto& head = type.head(record.get());
    head = {new_id(type.prefix, clock_.now(), random_), path, 1, clock_.now(), clock_.now(), std::nullopt};
    for (const auto& field : type.fields) {
      const bool is_text = field.kind == records::Kind::text || field.kind == records::Kind::multiline;
      if (is_text && (field.traits.required || field.traits.unique)) field.set_cell(record.get(), head.id.substr(head.id.size() - 10));
      if (field.name == book->owner_field && !owner.empty()) field.set_cell(record.get(), owner);
    }
    if (finish) finish(record.get());
    records::AnyStore(type, platform().vault).insert(writing, {record.get()});
    return head.id;
  });
  CHECK(stored.ok());
  return stored.value();
}

Browser RunningApplication::log_in(std::string_view account) {
  Browser one(*this);
  CHECK(one.log_in(account, password).status == 200);
  return one;
}

}  // namespace anyuan::kit
