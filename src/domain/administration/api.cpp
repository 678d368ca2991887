#include "domain/administration/api.h"

#include <charconv>
#include <set>

#include "domain/bookkeeping/answer.h"
#include "domain/bookkeeping/trail.h"
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

// A whole number in an address; `otherwise` where there is none.
Result<std::int64_t> number_in(const std::string& text, std::int64_t otherwise, std::string_view name) {
  if (text.empty()) return otherwise;
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size()) return Error{Refusal::invalid, "cursor_unknown", std::string(name)};
  return number;
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
  TRY(search.before, number_in(parameter(call.request, "cursor"), search.before, "cursor"));
  return search;
}

json::value name_in(const bookkeeping::Names& names, std::string_view record, std::string_view id) {
  const auto found = names.find({std::string(record), std::string(id)});
  return found == names.end() ? json::value(nullptr) : json::value(json::string(found->second));
}

// The events with the names of what they are about and of the unit where it was.
json::array shown_events(db::Reading& reading, const bookkeeping::Books& books, const accounts::Actor& actor, const std::vector<journal::Event>& events) {
  std::set<bookkeeping::RecordId> wanted;
  for (const auto& e : events) {
    if (!e.record_id.empty()) wanted.insert({e.record, e.record_id});
    wanted.insert({"units", org::id_in(e.unit_path)});
  }
  const auto names = bookkeeping::names_for(reading, books, actor, wanted);
  json::array rows;
  for (const auto& e : events) {
    rows.push_back(json::object{{"seq", e.seq}, {"at", text_of(e.at)}, {"actor_id", e.actor_id}, {"actor_name", e.actor_name}, {"event", e.name},
                                {"record", e.record}, {"record_id", e.record_id}, {"record_name", name_in(names, e.record, e.record_id)},
                                {"unit_path", e.unit_path}, {"unit_name", name_in(names, "units", org::id_in(e.unit_path))}, {"reason", e.reason}});
  }
  return rows;
}

// One event's changes from `position` on, as the reader may see them.
json::object shown_changes(db::Reading& reading, const bookkeeping::Books& books, const accounts::Actor& actor, std::int64_t seq, std::int64_t position) {
  constexpr std::int64_t limit = 20;  // an import has thousands
  std::vector<bookkeeping::Trailed> lines;
  std::set<bookkeeping::RecordId> wanted;
  for (auto& changed : journal::changes_of(reading, seq, position, limit)) {
    wanted.insert({changed.record, changed.record_id});
    const bool may_look = bookkeeping::may_look(books, actor, changed);
    lines.push_back({std::move(changed), may_look});
  }
  bookkeeping::name_values(reading, books, actor, lines);
  const auto names = bookkeeping::names_for(reading, books, actor, wanted);
  json::array rows;
  for (auto& line : lines) {
    rows.push_back(json::object{{"record", line.changed.record}, {"record_id", line.changed.record_id},
                                {"record_name", name_in(names, line.changed.record, line.changed.record_id)}, {"changes", std::move(line.changed.differences)}});
  }
  json::value next = nullptr;
  if (std::ssize(rows) == limit) next = json::string(std::to_string(position + limit));
  return {{"rows", std::move(rows)}, {"next", next}};
}

void add_audit_routes(Routes& routes, const bookkeeping::Books& books) {
  const auto& platform = routes.platform();
  routes.get("/api/audit", May::audit_read, {.summary = {"审计记录", "The journal"}}, [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto search, search_in(call));
    return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
      const auto events = journal::find(reading, search);
      json::value next = nullptr;
      if (std::ssize(events) == search.limit) next = json::string(std::to_string(events.back().seq));
      return http::json_reply(json::object{{"rows", shown_events(reading, books, call.actor, events)}, {"next", next}});
    });
  });
  routes.get("/api/audit/{seq}/changes", May::audit_read, {.summary = {"一条审计记录改了什么", "What an event changed"}}, [&platform, &books](const Call& call) -> Result<Reply> {
    const auto seq = number_in(call.request.param("seq"), 0, "seq");
    TRY(const auto position, number_in(parameter(call.request, "cursor"), 0, "cursor"));
    return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
      const bool is_there = seq.ok() && journal::find_one(reading, seq.value(), call.actor.scope.first, call.actor.scope.past).has_value();
      if (!is_there) return Error{Refusal::not_found, "not_found"};
      return http::json_reply(shown_changes(reading, books, call.actor, seq.value(), position));
    });
  });
  // The words for what the journal keeps, of every book: who audits may read of changes in books that are not on offer.
  routes.get("/api/audit/records", May::audit_read, {.summary = {"审计所及的台账", "The books the journal speaks of"}}, [&books](const Call&) -> Result<Reply> {
    json::array all;
    for (const auto& book : books.all()) all.push_back(bookkeeping::described(*book));
    return http::json_reply(all);
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
  add_audit_routes(routes, books);
}

}  // namespace anyuan::administration
