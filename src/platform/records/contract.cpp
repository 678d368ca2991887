// What a RecordType says to others: JSON out, the console, OpenAPI, the database's table, the audit.
#include <boost/json.hpp>
#include <cmath>
#include <fmt/format.h>

#include <algorithm>

#include "platform/records/column.h"
#include "platform/records/member.h"
#include "platform/records/record_type.h"

namespace anyuan::records {
namespace json = boost::json;
namespace {

json::object words(const Label& label) { return {{"zh", label.zh}, {"en", label.en}}; }

json::value shown(const Field& field, const void* record) {
  auto value = field.to_json(record);
  if (const auto* text = value.if_string()) {
    if (text->empty()) return nullptr;
    if (field.secret) return json::string(mask(*text));
  }
  return value;
}

// What stands in front of the fields of a stored record.
template <class Put>
void each_of_head(const RecordType& type, const void* record, Put&& put) {
  if (type.head == nullptr) return;
  const auto& head = type.head(const_cast<void*>(record));
  put("id", head.id);
  put("unit_path", head.unit_path);
  put("version", head.version);
  put("created_at", head.created_at);
  put("changed_at", head.changed_at);
  put("archived", head.archived_at.has_value());
}

json::array names_of(const std::vector<Choice>& choices) {
  json::array names;
  for (const auto& choice : choices) names.push_back(json::string(choice.name));
  return names;
}

json::object items_schema(const Field& field) {
  if (field.nested != nullptr) return {{"$ref", fmt::format("#/components/schemas/{}", field.nested->name)}};
  if (!field.choices.empty()) return {{"type", "string"}, {"enum", names_of(field.choices)}};
  return {{"type", "string"}};
}

json::object type_schema(const Field& field) {
  switch (field.kind) {
    case Kind::integer: return {{"type", "integer"}};
    case Kind::decimal: return {{"type", "number"}};
    case Kind::boolean: return {{"type", "boolean"}};
    case Kind::date: return {{"type", "string"}, {"format", "date"}};
    case Kind::instant: return {{"type", "string"}, {"format", "date-time"}};
    case Kind::choice: return {{"type", "string"}, {"enum", names_of(field.choices)}};
    case Kind::choices:
    case Kind::list: return {{"type", "array"}, {"items", items_schema(field)}};
    case Kind::object: return items_schema(field);
    case Kind::text:
    case Kind::multiline:
    case Kind::reference: return {{"type", "string"}, {"maxLength", field.traits.length_max}};
  }
  return {};
}

bool may_be_null(const Field& field) {
  if (field.nullable) return true;
  const bool is_text = field.kind == Kind::text || field.kind == Kind::multiline || field.kind == Kind::reference;
  return is_text && !field.traits.required;
}

void put_limits(json::object& out, const Traits& traits) {
  if (std::isfinite(traits.min)) out["min"] = traits.min;
  if (std::isfinite(traits.max)) out["max"] = traits.max;
}

}  // namespace

json::object to_json(const RecordType& type, const void* record) {
  json::object out;
  out.reserve(type.fields.size() + 6);
  each_of_head(type, record, [&]<class T>(std::string_view name, const T& value) {
    JsonTree tree;
    Shape<T>::tell(value, tree);
    out[name] = std::move(tree.told);
  });
  for (const auto& field : type.fields) out[field.name] = shown(field, record);
  return out;
}

void tell_members(const RecordType& type, const void* record, JsonText& out) {
  each_of_head(type, record, [&]<class T>(std::string_view name, const T& value) {
    out.key(name);
    Shape<T>::tell(value, out);
  });
  for (const auto& field : type.fields) {
    out.key(field.name);
    const auto since = out.size();
    if (field.secret) out.text(mask(db::text_in(field.to_cell(record))));
    else field.tell(record, out);
    out.null_if_empty(since);
  }
}

json::object describe_to_console(const RecordType& type) {
  json::array fields;
  for (const auto& field : type.fields) {
    const auto& traits = field.traits;
    json::object out{{"name", field.name},
                     {"label", words(field.label)},
                     {"kind", name_of(field.kind)},
                     {"required", traits.required},
                     {"read_only", traits.read_only || traits.computed},
                     {"list", name_of(traits.list)},
                     {"filter", traits.filtered},
                     {"sort", traits.sorted},
                     {"search", traits.searched}};
    if (!traits.group.zh.empty()) out["group"] = words(traits.group);
    if (!traits.hint.zh.empty()) out["hint"] = words(traits.hint);
    if (!traits.unit.empty()) out["unit"] = traits.unit;
    if (!traits.refers_to.empty()) out["record"] = traits.refers_to;
    if (field.secret) out["secret"] = true;
    if (traits.expires) out["expires"] = true;
    if (traits.past) out["past"] = true;
    if (field.cell == CellType::text) out["length_max"] = traits.length_max;
    put_limits(out, traits);
    if (!field.choices.empty()) {
      json::array choices;
      for (const auto& choice : field.choices) {
        choices.push_back(json::object{{"name", choice.name}, {"label", words(choice.label)}});
      }
      out["choices"] = std::move(choices);
    }
    if (field.nested != nullptr) out["fields"] = describe_to_console(*field.nested)["fields"];
    fields.push_back(std::move(out));
  }
  return {{"name", type.name}, {"label", words(type.label)}, {"default_sort", type.default_sort}, {"fields", std::move(fields)}};
}

json::object openapi_schema(const RecordType& type) {
  json::object properties;
  json::array required;
  if (type.head != nullptr) {
    for (const auto* name : {"id", "unit_path", "created_at", "changed_at"}) {
      properties[name] = json::object{{"type", "string"}, {"readOnly", true}};
      required.push_back(json::string(name));
    }
    properties["version"] = json::object{{"type", "integer"}};
    properties["archived"] = json::object{{"type", "boolean"}, {"readOnly", true}};
    properties["can"] = json::object{{"type", "array"}, {"items", json::object{{"type", "string"}}}, {"readOnly", true}};
    required.push_back("version");
  }
  for (const auto& field : type.fields) {
    auto schema = type_schema(field);
    if (may_be_null(field)) {
      if (schema.contains("$ref")) {
        schema = {{"anyOf", json::array{schema, json::object{{"type", "null"}}}}};
      } else {
        schema["type"] = json::array{schema["type"], "null"};
        if (schema.contains("enum")) schema["enum"].as_array().push_back(nullptr);
      }
    }
    if (std::isfinite(field.traits.min)) schema["minimum"] = field.traits.min;
    if (std::isfinite(field.traits.max)) schema["maximum"] = field.traits.max;
    schema["title"] = field.label.zh;
    if (field.traits.read_only || field.traits.computed) schema["readOnly"] = true;
    if (field.secret) schema["x-secret"] = true;
    if (field.traits.past) schema["x-past"] = true;
    if (!field.traits.refers_to.empty()) schema["x-record"] = field.traits.refers_to;
    properties[field.name] = std::move(schema);
    if (field.traits.required) required.push_back(json::string(field.name));
  }
  json::object out{{"type", "object"}, {"title", type.label.zh}, {"properties", std::move(properties)}};
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}

std::string column_named(std::string_view field) {
  static constexpr std::string_view reserved[] = {"all", "check", "default", "end", "from", "full", "group", "limit", "order", "to", "user"};
  return std::ranges::find(reserved, field) == std::end(reserved) ? std::string(field) : fmt::format("\"{}\"", field);
}

std::string create_table(const RecordType& type) {
  std::string sql = fmt::format("CREATE TABLE {} (\n  id TEXT NOT NULL PRIMARY KEY,\n  unit_path TEXT NOT NULL,\n",
                                type.name);
  std::string unique;
  for (const auto& field : type.fields) {
    if (field.traits.computed) continue;
    const auto* cell = field.cell == CellType::integer ? "BIGINT"
                       : field.cell == CellType::decimal ? "DOUBLE PRECISION" : "TEXT";
    sql += fmt::format("  {} {}{},\n", column_named(field.name), cell, field.nullable ? "" : " NOT NULL");
    if (field.traits.by_pinyin) sql += fmt::format("  {0}_pinyin TEXT NOT NULL,\n  {0}_letters TEXT NOT NULL,\n", field.name);
    if (field.traits.unique) {
      unique += fmt::format("CREATE UNIQUE INDEX {0}_by_{1} ON {0} ({1}) WHERE archived_at IS NULL AND {1} <> '';\n",
                            type.name, field.name);
    }
  }
  sql += "  version BIGINT NOT NULL,\n  created_at BIGINT NOT NULL,\n  changed_at BIGINT NOT NULL,\n"
         "  archived_at BIGINT\n);\n";
  return sql + fmt::format("CREATE INDEX {0}_by_unit ON {0} (unit_path, id);\n", type.name) + unique;
}

json::array difference(const RecordType& type, const void* before, const void* after) {
  json::array changes;
  for (const auto& field : type.fields) {
    if (field.traits.computed) continue;
    // A secret's journal line says that it changed and how both look masked, never what it is.
    if (field.secret && before != nullptr && after != nullptr && field.to_json(before) == field.to_json(after)) continue;
    auto was = before == nullptr ? json::value(nullptr) : shown(field, before);
    auto is = after == nullptr ? json::value(nullptr) : shown(field, after);
    if (was == is && !(field.secret && before != nullptr && after != nullptr)) continue;
    changes.push_back(json::object{{"field", field.name}, {"before", std::move(was)}, {"after", std::move(is)}});
  }
  return changes;
}

}  // namespace anyuan::records
