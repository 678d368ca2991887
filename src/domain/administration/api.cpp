#include "domain/administration/api.h"

#include <charconv>

#include "domain/bookkeeping/answer.h"
#include "domain/org/commands.h"
#include "domain/org/queries.h"

namespace anyuan::administration {
namespace json = boost::json;
namespace {

using accounts::Call;
using accounts::May;
using accounts::Routes;
using http::Reply;
using http::text_in;

http::Docs unit_docs(Label summary) {
  return {.summary = summary, .answer = &records::type_for<org::Unit>(), .shape = http::Answer::record};
}

org::Unit unit_in(const json::object& body, std::vector<Error>& faults) {
  org::Unit unit;
  faults = records::fill(records::type_for<org::Unit>(), &unit, body, records::Fill::whole);
  if (faults.empty() && unit.parent.empty()) faults.push_back({Refusal::invalid, "required", "parent"});
  return unit;
}

Result<org::Splitting> splitting_in(const json::object& body, std::string_view unit) {
  org::Splitting wanted{std::string(unit), {}, text_in(body, "reason")};
  const auto* parts = body.if_contains("parts");
  if (parts == nullptr || !parts->is_array()) return Error{Refusal::invalid, "not_a_list", "parts"};
  for (const auto& item : parts->get_array()) {
    if (!item.is_object()) return Error{Refusal::invalid, "not_an_object", "parts"};
    org::Part part{text_in(item.get_object(), "name"), text_in(item.get_object(), "code"), {}};
    if (const auto* children = item.get_object().if_contains("children"); children != nullptr && children->is_array()) {
      for (const auto& child : children->get_array()) {
        if (child.is_string()) part.children.emplace_back(child.get_string());
      }
    }
    wanted.parts.push_back(std::move(part));
  }
  return wanted;
}

void add_tree_routes(Routes& routes, const bookkeeping::Books& books) {
  const auto& platform = routes.platform();
  routes.post("/api/units", May::units_write, unit_docs({"新增单位", "Add a unit"}), [&platform](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    std::vector<Error> faults;
    auto wanted = unit_in(body, faults);
    if (!faults.empty()) return records::all_of(std::move(faults));
    TRY(const auto unit, org::add_unit(platform, call.actor.doer(), call.actor.scope, std::move(wanted)));
    return http::json_reply(records::to_json(unit), 201);
  });
  routes.patch("/api/units/{id}", May::units_write, unit_docs({"更名", "Rename"}), [&platform](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto unit, org::rename_unit(platform, call.actor.doer(), call.actor.scope, call.request.param("id"), body));
    return http::json_reply(records::to_json(unit));
  });
  routes.post("/api/units/{id}/merge", May::units_write, unit_docs({"并入", "Merge into another"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto unit, org::merge_units(platform, call.actor.doer(), call.actor.scope, books.followers(),
                                          {call.request.param("id"), text_in(body, "into"), text_in(body, "reason")}));
    return http::json_reply(records::to_json(unit));
  });
  routes.post("/api/units/{id}/split", May::units_write, {.summary = {"拆分", "Split"}}, [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto wanted, splitting_in(body, call.request.param("id")));
    TRY(const auto units, org::split_unit(platform, call.actor.doer(), call.actor.scope, books.followers(), wanted));
    json::array rows;
    for (const auto& unit : units) rows.push_back(records::to_json(unit));
    return http::json_reply(json::object{{"rows", std::move(rows)}});
  });
  routes.get("/api/units/{id}/successions", May::units_read, {.summary = {"撤并沿革", "Mergers and splits"}}, [&platform](const Call& call) -> Result<Reply> {
    return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
      TRY(const auto unit, records::RecordStore<org::Unit>(platform.vault).load(reading, call.request.param("id"), call.actor.scope));
      json::array rows;
      for (const auto& line : org::successions(reading, unit.head.id)) {
        rows.push_back(json::object{{"kind", line.kind}, {"from", line.from_unit}, {"from_name", line.from_name}, {"to", line.to_unit},
                                    {"to_name", line.to_name}, {"on", text_of(line.on)}, {"reason", line.reason}});
      }
      return http::json_reply(json::object{{"rows", std::move(rows)}});
    });
  });
}

std::string parameter(const http::Request& request, std::string_view name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string{} : found->second;
}

Result<journal::Search> search_in(const Call& call) {
  journal::Search search{.path = call.actor.scope.first, .past = call.actor.scope.past, .actor = parameter(call.request, "actor"),
                         .event = parameter(call.request, "event"), .record_id = parameter(call.request, "record_id")};
  for (const auto& [name, end] : {std::pair{"from", &search.from}, {"to", &search.to}}) {
    const auto text = parameter(call.request, name);
    if (text.empty()) continue;
    const auto date = parse_date(text);
    if (!date) return Error{Refusal::invalid, "not_a_date", name};
    *end = start_of(std::string_view(name) == "to" ? plus_days(*date, 1) : *date);
  }
  if (const auto cursor = parameter(call.request, "cursor"); !cursor.empty()) {
    const auto [end, failed] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), search.before);
    if (failed != std::errc{} || *end != '\0') return Error{Refusal::invalid, "cursor_unknown", "cursor"};
  }
  return search;
}

void add_audit_routes(Routes& routes) {
  const auto& platform = routes.platform();
  routes.get("/api/audit", May::audit_read, {.summary = {"审计记录", "The journal"}}, [&platform](const Call& call) -> Result<Reply> {
    TRY(const auto search, search_in(call));
    const auto events = platform.database.read([&](db::Reading& reading) { return journal::find(reading, search); });
    json::array rows;
    for (const auto& e : events) {
      rows.push_back(json::object{{"seq", e.seq}, {"at", text_of(e.at)}, {"actor_id", e.actor_id}, {"actor_name", e.actor_name}, {"event", e.name},
                                  {"record", e.record}, {"record_id", e.record_id}, {"unit_path", e.unit_path}, {"reason", e.reason}});
    }
    json::value next = nullptr;
    if (std::ssize(events) == search.limit) next = json::string(std::to_string(events.back().seq));
    return http::json_reply(json::object{{"rows", std::move(rows)}, {"next", next}});
  });
  routes.get("/api/audit/verify", May::audit_read, {.summary = {"校验审计链", "Verify the journal"}}, [&platform](const Call&) -> Result<Reply> {
    const auto verdict = platform.database.read_one_moment([&](db::Reading& reading) { return journal::verify(reading); });
    return http::json_reply(json::object{{"events", verdict.events}, {"intact", !verdict.broken_at.has_value()},
                                         {"broken_at", verdict.broken_at ? json::value(*verdict.broken_at) : json::value(nullptr)}, {"why", verdict.why}});
  });
}

}  // namespace

void add_routes(Routes& routes, const bookkeeping::Books& books) {
  add_tree_routes(routes, books);
  add_audit_routes(routes);
}

}  // namespace anyuan::administration
