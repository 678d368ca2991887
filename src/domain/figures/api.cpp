#include "domain/figures/api.h"

#include "base/percent.h"
#include "domain/figures/links.h"
#include "domain/figures/queries.h"
#include "domain/figures/rates.h"
#include "platform/sheets/writer.h"

namespace anyuan::figures {
namespace json = boost::json;
namespace {

using accounts::Call;

std::string parameter(const http::Request& request, std::string_view name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string{} : found->second;
}

json::value known(std::optional<double> number) { return number ? json::value(*number) : json::value(nullptr); }

// `page` and `filters` of a link; null for a reader who may not open its list.
void put_link(json::object& object, const Link& link, const accounts::Actor& reader) {
  if (!may_open(reader, link)) {
    object["page"] = nullptr;
    object["filters"] = json::object{};
    return;
  }
  json::object filters;
  for (const auto& [name, value] : link.filters) filters[name] = value;
  object["page"] = link.page;
  object["filters"] = std::move(filters);
}

// One answer's making.
struct Answer {
  const Figures& figures;
  const accounts::Actor& reader;

  bool has_campaign() const { return !figures.campaign.head.id.empty(); }

  json::object tile(std::string_view key, json::value value, Key rows) const {
    json::object made{{"key", key}, {"value", std::move(value)}};
    put_link(made, link_to(rows, figures, figures.unit.head.id), reader);
    return made;
  }
  json::object part_tile(Key key, std::int64_t of, std::optional<double> percent) const {
    auto made = tile(name_of(key), figures.total[key], key);
    made["of"] = of;
    made["percent"] = known(percent);
    return made;
  }

  json::array tiles() const {
    const auto& total = figures.total;
    json::array made;
    if (has_campaign()) {
      made.push_back(tile("schools", total[Key::schools], Key::schools));
      made.push_back(part_tile(Key::submitted, due_schools(total), coverage(total)));
      made.push_back(part_tile(Key::missing, due_schools(total), percent_of(total[Key::missing], due_schools(total))));
      made.push_back(tile("waived", total[Key::waived], Key::waived));
      made.push_back(tile("average", known(average(total)), Key::submitted));
      made.push_back(tile("failed_points", total[Key::failed_points], Key::failed_points));
    }
    made.push_back(tile("hazards", total[Key::hazards], Key::hazards));
    for (const auto key : {Key::open, Key::overdue, Key::closed}) {
      made.push_back(part_tile(key, total[Key::hazards], percent_of(total[key], total[Key::hazards])));
    }
    for (const auto key : {Key::major, Key::controlled, Key::unverified}) made.push_back(tile(name_of(key), total[key], key));
    if (has_campaign()) {
      made.push_back(tile("sampled", total[Key::sampled], Key::sampled));
      made.push_back(part_tile(Key::accepted, total[Key::sampled], percent_of(total[Key::accepted], total[Key::sampled])));
      made.push_back(tile("look_back_left", total[Key::look_back_left], Key::look_back_left));
    }
    return made;
  }

  std::vector<Key> keys() const {
    std::vector<Key> all;
    for (const auto key : all_values<Key>()) {
      if (has_campaign() || (key >= Key::hazards && key != Key::look_back_left)) all.push_back(key);
    }
    return all;
  }

  // The numbers of each child unit. `columns` says what opens a number: its filters with `unit` set to the row's unit.
  json::array rows() const {
    json::array made;
    for (const auto& line : figures.lines) {
      json::object row{{"unit", line.unit}, {"name", line.name}, {"closed_percent", known(closed_percent(line.counts))}};
      for (const auto key : keys()) row[name_of(key)] = line.counts[key];
      if (has_campaign()) {
        row["coverage"] = known(coverage(line.counts));
        row["average"] = known(average(line.counts));
        row["phase"] = line.phase ? json::value(name_of(*line.phase)) : json::value(nullptr);
      }
      made.push_back(std::move(row));
    }
    return made;
  }

  json::object columns() const {
    json::object made;
    const auto put = [&](std::string_view name, Key key) {
      auto link = link_to(key, figures, {});
      std::erase_if(link.filters, [](const auto& filter) { return filter.first == std::string_view("unit"); });
      json::object column;
      put_link(column, link, reader);
      made[name] = std::move(column);
    };
    for (const auto key : keys()) put(name_of(key), key);
    put("closed_percent", Key::closed);
    if (has_campaign()) put("coverage", Key::missing), put("average", Key::submitted);
    return made;
  }

  json::object all() const {
    json::array grades, kinds, points;
    for (const auto& one : figures.grades) {
      json::object made{{"grade", name_of(one.grade)}, {"state", name_of(one.state)}, {"count", one.count}};
      put_link(made, link_to(one, figures), reader);
      grades.push_back(std::move(made));
    }
    for (const auto& one : figures.kinds) {
      json::object made{{"kind", name_of(one.kind)}, {"count", one.count}};
      put_link(made, link_to(one, figures), reader);
      kinds.push_back(std::move(made));
    }
    for (const auto& one : figures.points) {
      json::object made{{"code", one.code}, {"text", one.text}, {"failed", one.failed}, {"focus", one.focus}};
      put_link(made, link_to(one, figures), reader);
      points.push_back(std::move(made));
    }
    json::object answer{{"unit", json::object{{"id", figures.unit.head.id}, {"name", figures.unit.name}, {"level", name_of(figures.unit.level)}}},
                        {"at", text_of(figures.at)}, {"tiles", tiles()}, {"columns", columns()}, {"rows", rows()},
                        {"grades", std::move(grades)}, {"kinds", std::move(kinds)}};
    if (!has_campaign()) return answer;
    const auto& campaign = figures.campaign;
    answer["campaign"] = json::object{{"id", campaign.head.id}, {"name", campaign.name}, {"year", campaign.year}, {"state", name_of(campaign.state)},
                                      {"coverage_target", campaign.coverage_target}};
    answer["points"] = std::move(points);
    return answer;
  }
};

}  // namespace

void add_routes(accounts::Routes& routes, Data data) {
  using accounts::May;
  const auto& platform = routes.platform();
  routes.get("/api/figures/campaign", May::figures_read, {.summary = {"专项行动指标", "Figures of a campaign"}},
             [&platform](const Call& call) -> Result<http::Reply> {
               TRY(const auto figures, of_campaign(platform, call.actor, {parameter(call.request, "campaign"), parameter(call.request, "unit")}));
               return http::json_reply(Answer{figures, call.actor}.all());
             });
  routes.get("/api/figures/hazards", May::figures_read, {.summary = {"隐患指标", "Figures of hazards"}},
             [&platform](const Call& call) -> Result<http::Reply> {
               TRY(const auto figures, of_hazards(platform, call.actor, parameter(call.request, "unit")));
               return http::json_reply(Answer{figures, call.actor}.all());
             });
  routes.get("/api/campaigns/{id}/report.xlsx", May::reports_read, {.summary = {"专项行动报告", "Campaign report"}, .shape = http::Answer::file},
             [&platform, data](const Call& call) -> Result<http::Reply> {
               TRY(auto report, make_report(platform, call.actor, {call.request.param("id"), parameter(call.request, "unit")}, data));
               return http::file_reply(std::move(report.bytes), sheets::media_type, report.file_name);
             });
}

}  // namespace anyuan::figures
