#include "domain/notices/api.h"

#include "domain/bookkeeping/answer.h"
#include "domain/notices/commands.h"
#include "domain/notices/store.h"

namespace anyuan::notices {
namespace json = boost::json;
namespace {

using accounts::Call;
using accounts::May;
using accounts::Routes;
using bookkeeping::Books;
using http::Reply;

Reply answer(const Platform& platform, const Books& books, const Call& call, Notice notice, int status) {
  return platform.database.read([&](db::Reading& reading) {
    const bookkeeping::Context context{call.actor, reading, platform.vault, platform.clock.today()};
    return http::json_reply(bookkeeping::shown(books, *books.find("notices"), context, &notice), status);
  });
}

http::Docs docs(Label summary, const records::RecordType* body = nullptr) {
  return {.summary = summary, .body = body, .answer = &records::type_for<Notice>(), .shape = http::Answer::record};
}

std::string parameter(const Call& call, std::string_view name) {
  const auto found = call.request.query.find(name);
  return found == call.request.query.end() ? std::string{} : found->second;
}

constexpr std::int64_t page_rows = 100;

Result<Wanted> wanted_in(const Call& call) {
  const auto text = parameter(call, "state");
  if (text.empty()) return Wanted::all;
  if (text == "received") return Wanted::received;
  if (text == "missing") return Wanted::missing;
  return Error{Refusal::invalid, "receipts_state_unknown", "state"};
}

// The reader's own part of the tree, or the unit asked for; one out of scope is an empty part.
records::Scope part_of_tree(db::Reading& reading, const records::Vault& vault, const Call& call) {
  const auto unit = parameter(call, "unit");
  if (unit.empty()) return call.actor.scope;
  const auto found = records::RecordStore<org::Unit>(vault).load(reading, unit, call.actor.scope);
  return found.ok() ? org::scope_of(found.value()) : records::Scope::nothing();
}

template <class T>
json::value or_null(const std::optional<T>& value, auto&& text) {
  return value ? json::value(json::string(text(*value))) : json::value(nullptr);
}

// The cursor is the path of the page's last unit: pages follow the tree.
json::object receipts_page(db::Reading& reading, const Addressees& whom, Wanted wanted, std::string_view cursor) {
  auto units = addressed(reading, whom, wanted, cursor, page_rows + 1);
  json::value next = nullptr;
  if (std::ssize(units) > page_rows) {
    units.pop_back();
    next = json::string(units.back().unit_path);
  }
  json::array rows;
  for (const auto& one : units) {
    rows.push_back(json::object{{"unit", one.unit}, {"unit_name", one.unit_name}, {"level", name_of(one.level)},
                                {"received_at", or_null(one.received_at, [](Instant at) { return text_of(at); })},
                                {"received_by", or_null(one.received_by, [](const std::string& name) { return name; })}});
  }
  const auto counts = count(reading, whom);
  return {{"rows", std::move(rows)}, {"counts", json::object{{"received", counts.received}, {"missing", counts.missing}}}, {"next", next}};
}

void add_writes(Routes& routes, const Books& books, Following received) {
  const auto& platform = routes.platform();
  const auto* type = &records::type_for<Notice>();
  routes.post("/api/notices", May::notices_write, docs({"起草通知", "Write a notice"}, type), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(auto wanted, records::parse<Notice>(body));
    TRY(auto notice, write(platform, call.actor, std::move(wanted)));
    return answer(platform, books, call, std::move(notice), 201);
  });
  routes.patch("/api/notices/{id}", May::notices_write, docs({"修改通知", "Change a draft"}, type), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(auto notice, change(platform, call.actor, call.request.param("id"), body));
    return answer(platform, books, call, std::move(notice), 200);
  });
  routes.post("/api/notices/{id}/issue", May::notices_write, docs({"发布通知", "Issue"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto version, records::version_in(body));
    TRY(auto notice, issue(platform, call.actor, call.request.param("id"), version));
    return answer(platform, books, call, std::move(notice), 200);
  });
  routes.post("/api/notices/{id}/withdraw", May::notices_write, docs({"撤回通知", "Withdraw"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto version, records::version_in(body));
    TRY(auto notice, withdraw(platform, call.actor, call.request.param("id"), version, http::text_in(body, "reason")));
    return answer(platform, books, call, std::move(notice), 200);
  });
  routes.post("/api/notices/{id}/receive", May::notices_read, docs({"签收通知", "Receive"}), [&platform, &books, received = std::move(received)](const Call& call) -> Result<Reply> {
    TRY(auto notice, receive(platform, call.actor, call.request.param("id"), received));
    return answer(platform, books, call, std::move(notice), 200);
  });
}

}  // namespace

void add_routes(Routes& routes, const Books& books, Following received) {
  const auto& platform = routes.platform();
  add_writes(routes, books, std::move(received));
  routes.get("/api/notices/{id}/receipts", May::notices_read, {.summary = {"签收情况", "Who has received it"}}, [&platform](const Call& call) -> Result<Reply> {
    TRY(const auto wanted, wanted_in(call));
    return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
      TRY(const auto notice, records::RecordStore<Notice>(platform.vault).load(reading, call.request.param("id"), readable(call.actor)));
      const Addressees whom{notice, part_of_tree(reading, platform.vault, call)};
      return http::json_reply(receipts_page(reading, whom, wanted, parameter(call, "cursor")));
    });
  });
}

}  // namespace anyuan::notices
