// The OpenAPI 3.1 document, made from the routes and the records they speak of.
#include <fmt/format.h>

#include <set>

#include "platform/http/router.h"
#include "platform/records/expiry.h"

namespace anyuan::http {
namespace json = boost::json;
namespace {

json::object ref(std::string_view name) { return {{"$ref", fmt::format("#/components/schemas/{}", name)}}; }

json::object content(json::object schema) {
  return {{"application/json", json::object{{"schema", std::move(schema)}}}};
}

json::object parameter(std::string_view name, std::string_view in, std::string_view description, bool required) {
  return {{"name", name}, {"in", in}, {"required", required}, {"description", description},
          {"schema", json::object{{"type", "string"}}}};
}

json::array parameters_of(const Route& route) {
  json::array out;
  for (std::string_view rest = route.pattern; !rest.empty();) {
    const auto open = rest.find('{');
    if (open == std::string_view::npos) break;
    const auto close = rest.find('}', open);
    out.push_back(parameter(rest.substr(open + 1, close - open - 1), "path", "", true));
    rest.remove_prefix(close + 1);
  }
  if (route.docs.list == nullptr) return out;
  for (const auto& [name, text] : {std::pair{"limit", "每页条数 rows to a page"}, {"cursor", "上一页返回的 next"},
                                   {"sort", "字段名，倒序加 -"}, {"q", "搜索"}, {"unit", "单位 id：只看其下"}}) {
    out.push_back(parameter(name, "query", text, false));
  }
  for (const auto& field : route.docs.list->fields) {
    if (!field.traits.filtered) continue;
    const auto name = fmt::format("f.{}", field.name);
    out.push_back(parameter(name, "query", field.label.zh, false));
    using records::Kind;
    if (field.kind == Kind::date || field.kind == Kind::instant || field.kind == Kind::integer || field.kind == Kind::decimal) {
      out.push_back(parameter(name + ".from", "query", field.label.zh, false));
      out.push_back(parameter(name + ".to", "query", field.label.zh, false));
    }
  }
  if (records::has_expiry(*route.docs.list)) out.push_back(parameter(fmt::format("f.{}", records::expiry_filter), "query", "expired 已过期， soon 30 天内到期， good 有效", false));
  return out;
}

json::object answer_of(const Docs& docs) {
  static const json::object looked_at{{"type", json::array{"integer", "null"}},
                                      {"description", "搜索大表时每次只查这么多条，查完即止：本页可能不满甚至为空，用 next 继续查找；其余情况为 null"}};
  switch (docs.shape) {
    case Answer::none: return {{"204", json::object{{"description", "完成"}}}};
    case Answer::file:
      return {{"200", json::object{{"description", "文件"},
                                   {"content", json::object{{"application/octet-stream", json::object{}}}}}}};
    case Answer::stream:
      return {{"200", json::object{{"description", "事件流"},
                                   {"content", json::object{{"text/event-stream", json::object{}}}}}}};
    case Answer::record:
      return {{"200", json::object{{"description", "记录"}, {"content", content(ref(docs.answer->name))}}}};
    case Answer::page: {
      json::object page{{"type", "object"},
                        {"required", json::array{"rows", "next", "looked_at"}},
                        {"properties", json::object{{"rows", json::object{{"type", "array"}, {"items", ref(docs.answer->name)}}},
                                                    {"next", json::object{{"type", json::array{"string", "null"}}}},
                                                    {"looked_at", looked_at}}}};
      return {{"200", json::object{{"description", "一页"}, {"content", content(std::move(page))}}}};
    }
    case Answer::object: {
      auto schema = docs.answer == nullptr ? json::object{{"type", "object"}} : ref(docs.answer->name);
      return {{"200", json::object{{"description", "结果"}, {"content", content(std::move(schema))}}}};
    }
  }
  return {};
}

void collect(const records::RecordType* type, std::set<const records::RecordType*>& all) {
  if (type == nullptr || !all.insert(type).second) return;
  for (const auto& field : type->fields) collect(field.nested, all);
}

json::object problem_schema() {
  const json::object text{{"type", "string"}};
  json::object fault{{"type", "object"}, {"properties", json::object{{"field", text}, {"reason", text}, {"message", text}}}};
  return {{"type", "object"},
          {"required", json::array{"reason", "message", "trace"}},
          {"properties", json::object{{"reason", text}, {"message", text}, {"field", text}, {"trace", text},
                                      {"errors", json::object{{"type", "array"}, {"items", fault}}}}}};
}

}  // namespace

json::object openapi(const std::vector<Route>& routes, const std::vector<const records::RecordType*>& types,
                     std::string_view version) {
  std::set<const records::RecordType*> all;
  for (const auto* type : types) collect(type, all);
  json::object paths;
  for (const auto& route : routes) {
    collect(route.docs.body, all);
    collect(route.docs.answer, all);
    json::object operation{{"summary", route.docs.summary.zh},
                           {"x-summary-en", route.docs.summary.en},
                           {"x-access", route.access},
                           {"responses", answer_of(route.docs)}};
    operation["responses"].as_object()["default"] =
        json::object{{"description", "拒绝或出错"}, {"content", content(ref("problem"))}};
    if (auto parameters = parameters_of(route); !parameters.empty()) operation["parameters"] = std::move(parameters);
    if (route.docs.body != nullptr) {
      operation["requestBody"] = json::object{{"required", true}, {"content", content(ref(route.docs.body->name))}};
    } else if (!route.docs.body_type.empty()) {
      operation["requestBody"] = json::object{{"required", true}, {"content", json::object{{route.docs.body_type, json::object{}}}}};
    }
    std::string verb(verb_text(route.verb));
    for (auto& c : verb) c = static_cast<char>(c + 32);
    if (!paths.contains(route.pattern)) paths[route.pattern] = json::object{};
    paths[route.pattern].as_object()[verb] = std::move(operation);
  }
  std::map<std::string_view, const records::RecordType*> by_name;
  for (const auto* type : all) by_name.emplace(type->name, type);
  json::object schemas{{"problem", problem_schema()}};
  for (const auto& [name, type] : by_name) schemas[name] = records::openapi_schema(*type);
  return {{"openapi", "3.1.0"},
          {"info", json::object{{"title", "安园 校园安防信息化综合管理平台 API"}, {"version", version}}},
          {"paths", std::move(paths)},
          {"components", json::object{{"schemas", std::move(schemas)}}}};
}

}  // namespace anyuan::http
