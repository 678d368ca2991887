#include "domain/desk/api.h"

#include <fmt/format.h>

#include "domain/desk/queries.h"

namespace anyuan::desk {
namespace json = boost::json;
namespace {

json::value text_or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(json::string(text)); }

json::object shown(const Task& task, Date today, http::Language language) {
  json::object row{{"kind", name_of(task.kind)}, {"title", task.title}, {"unit_name", task.unit_name}, {"due", nullptr}, {"days_left", nullptr},
                   {"page", task.page}, {"id", task.id}, {"campaign", text_or_null(task.campaign)}, {"school", text_or_null(task.school)}};
  if (!task.label.zh.empty()) row["title"] = language == http::Language::en ? task.label.en : task.label.zh;
  if (task.kind == Kind::expiring) row["expired"] = task.expired, row["soon"] = task.soon;
  if (task.kind == Kind::hazard_proposed) {
    row["title"] = fmt::format(fmt::runtime(language == http::Language::en ? "Judgements propose {} hazard(s) to register" : "依规评判建议登记 {} 条隐患"), task.proposed);
  }
  if (task.due) row["due"] = text_of(*task.due), row["days_left"] = days_between(today, *task.due);
  return row;
}

}  // namespace

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books, filings::Terms terms) {
  const auto& platform = routes.platform();
  routes.for_session(http::Verb::get, "/api/todo", {.summary = {"待办", "What waits for me"}},
                     [&platform, &books, terms](const accounts::Call& call) -> Result<http::Reply> {
                       const auto desk = desk_of(platform, books, terms, call.actor);
                       json::array rows;
                       for (const auto& task : desk.tasks) rows.push_back(shown(task, platform.clock.today(), call.request.language));
                       json::object counts;
                       for (const auto& [kind, count] : desk.counts) {
                         if (count > 0) counts[name_of(kind)] = count;
                       }
                       return http::json_reply(json::object{{"rows", std::move(rows)}, {"counts", std::move(counts)}});
                     });
}

}  // namespace anyuan::desk
