#include "platform/records/past.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace anyuan::records {
namespace {

namespace json = boost::json;

bool is_to_come(const json::value* day, Date today) {
  const auto date = day == nullptr || !day->is_string() ? std::nullopt : parse_date(day->get_string());
  return date && *date > today;
}

Error in_future(std::string field, Date today) { return {Refusal::invalid, "in_future", std::move(field), {text_of(today)}}; }

void judge_list(const Field& field, const json::value& value, Date today, std::vector<Error>& faults) {
  if (!value.is_array()) return;
  std::size_t at = 0;
  for (const auto& item : value.get_array()) {
    for (const auto& inner : field.nested->fields) {
      if (inner.traits.past && is_to_come(item.as_object().if_contains(inner.name), today)) {
        faults.push_back(in_future(fmt::format("{}[{}].{}", field.name, at, inner.name), today));
      }
    }
    ++at;
  }
}

bool tells_of_past(const Field& field) {
  return field.traits.past || (field.kind == Kind::list && field.nested != nullptr && std::ranges::any_of(field.nested->fields, [](const Field& inner) { return inner.traits.past; }));
}

}  // namespace

std::vector<Error> faults_in_past(const RecordType& type, const void* before, const void* after, Date today) {
  std::vector<Error> faults;
  for (const auto& field : type.fields) {
    if (!tells_of_past(field) || (before != nullptr && field.to_cell(before) == field.to_cell(after))) continue;
    const auto value = field.to_json(after);
    if (field.kind == Kind::list) judge_list(field, value, today, faults);
    else if (is_to_come(&value, today)) faults.push_back(in_future(std::string(field.name), today));
  }
  return faults;
}

}  // namespace anyuan::records
