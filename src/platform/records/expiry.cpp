#include "platform/records/expiry.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/records/column.h"

namespace anyuan::records {
namespace {

std::vector<std::string> expiring_columns(const RecordType& type) {
  std::vector<std::string> columns;
  for (const auto& field : type.fields) {
    if (field.traits.expires) columns.push_back(column_named(field.name));
  }
  return columns;
}

}  // namespace

bool has_expiry(const RecordType& type) {
  return std::ranges::any_of(type.fields, [](const Field& field) { return field.traits.expires; });
}

// MIN and LEAST of several columns are called differently on the two databases and do not treat NULL alike.
std::string first_expiry(const RecordType& type) {
  const auto columns = expiring_columns(type);
  if (columns.size() == 1) return columns.front();
  std::string text = "CASE";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    text += fmt::format(" WHEN {} IS NOT NULL", columns[i]);
    for (std::size_t j = i + 1; j < columns.size(); ++j) text += fmt::format(" AND ({1} IS NULL OR {0} <= {1})", columns[i], columns[j]);
    text += fmt::format(" THEN {}", columns[i]);
  }
  return "(" + text + " END)";
}

Condition in_state(const RecordType& type, Expiry state, Date today) {
  const auto first = first_expiry(type);
  const auto soon = plus_days(today, expires_soon_days);
  switch (state) {
    case Expiry::expired: return {first + " < :expiry_today", {{"expiry_today", today}}};
    case Expiry::soon: return {fmt::format("({0} >= :expiry_today AND {0} <= :expiry_soon)", first), {{"expiry_today", today}, {"expiry_soon", soon}}};
    case Expiry::good: return {first + " > :expiry_soon", {{"expiry_soon", soon}}};
  }
  return {};
}

Result<Condition> expiry_condition(const RecordType& type, std::string_view value, Date today) {
  Condition any;
  for (std::size_t start = 0; start <= value.size();) {
    const auto end = std::min(value.find(',', start), value.size());
    const auto state = parse_enum<Expiry>(value.substr(start, end - start));
    if (!state) return Error{Refusal::invalid, "not_a_choice", std::string(expiry_filter)};
    const auto one = in_state(type, *state, today);
    any.sql += (any.sql.empty() ? "" : " OR ") + one.sql;
    for (const auto& param : one.params) {
      if (std::ranges::find(any.params, param.name, &db::Param::name) == any.params.end()) any.params.push_back(param);
    }
    start = end + 1;
  }
  any.sql = "(" + any.sql + ")";
  return any;
}

}  // namespace anyuan::records
