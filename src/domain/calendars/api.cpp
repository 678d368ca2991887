#include "domain/calendars/api.h"

#include "domain/calendars/queries.h"
#include "platform/records/store.h"

namespace anyuan::calendars {
namespace {

namespace json = boost::json;
using accounts::Call;

constexpr int days_max = 400;  // a year and the month around it

Result<Date> day_in(const http::Request& request, std::string_view name) {
  const auto found = request.query.find(name);
  if (found == request.query.end()) return Error{Refusal::invalid, "required", std::string(name)};
  const auto day = parse_date(found->second);
  if (!day) return Error{Refusal::invalid, "not_a_date", std::string(name)};
  return *day;
}

json::object row_of(const Calendar& calendar, Date day) {
  json::array names;
  for (const auto& name : calendar.names_of(day)) names.push_back(json::string(name));
  return {{"day", text_of(day)},
          {"working", calendar.is_working_day(day)},
          {"school", calendar.is_school_day(day)},
          {"working_basis", name_of(calendar.basis_of(day, Counting::working_days))},
          {"school_basis", name_of(calendar.basis_of(day, Counting::school_days))},
          {"names", std::move(names)}};
}

}  // namespace

void add_routes(accounts::Routes& routes) {
  const auto& platform = routes.platform();
  routes.get("/api/days", accounts::May::schools_read, {.summary = {"某单位的工作日和上课日", "Which days are worked and which have lessons at a unit"}},
             [&platform](const Call& call) -> Result<http::Reply> {
               TRY(const auto from, day_in(call.request, "from"));
               TRY(const auto to, day_in(call.request, "to"));
               if (to < from) return Error{Refusal::invalid, "ends_before_start", "to"};
               if (days_between(from, to) >= days_max) return Error{Refusal::invalid, "entry_too_long", "to", {std::to_string(days_max)}};
               const auto asked = call.request.query.find("unit");
               const auto id = asked == call.request.query.end() || asked->second.empty() ? call.actor.unit.text : asked->second;
               return platform.database.read([&](db::Reading& reading) -> Result<http::Reply> {
                 TRY(const auto unit, records::RecordStore<org::Unit>(platform.vault).load(reading, id, call.actor.scope));
                 const auto calendar = calendar_at(reading, platform.vault, unit.head.unit_path);
                 json::array rows;
                 for (auto day = from; day <= to; day = plus_days(day, 1)) rows.push_back(row_of(calendar, day));
                 return http::json_reply(json::object{{"unit", json::object{{"id", unit.head.id}, {"name", unit.name}}}, {"rows", std::move(rows)}});
               });
             });
}

}  // namespace anyuan::calendars
