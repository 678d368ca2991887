// Requests into records: every fault is found and named, nothing is half taken.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/check.h"
#include "platform/records/describe.h"
#include "platform/records/member.h"
#include "platform/records/record_type.h"

namespace anyuan::records {
namespace {

bool is_empty(const boost::json::value& value) {
  if (value.is_null()) return true;
  if (const auto* text = value.if_string()) return text->empty();
  if (const auto* array = value.if_array()) return array->empty();
  return false;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Error fault(const Field& field, std::string_view reason, std::vector<std::string> args = {}) {
  return Error{Refusal::invalid, std::string(reason), std::string(field.name), std::move(args)};
}

std::optional<Error> fault_in_text(const Field& field, std::string_view text) {
  if (characters_in(text) > field.traits.length_max) {
    return fault(field, "too_long", {std::to_string(field.traits.length_max)});
  }
  const auto fixed = field.traits.length_fixed;
  if (fixed > 0 && !text.empty() && characters_in(text) != fixed) return fault(field, "length_wrong", {std::to_string(fixed)});
  if (field.secret && text.find('*') != std::string_view::npos) return fault(field, "masked_value");
  if (field.traits.check == nullptr || text.empty()) return std::nullopt;
  const auto reason = field.traits.check(text);
  if (reason.empty()) return std::nullopt;
  return fault(field, reason);
}

std::optional<Error> fault_in_number(const Field& field, double number) {
  if (number < field.traits.min) return fault(field, "too_small", {fmt::format("{}", field.traits.min)});
  if (number > field.traits.max) return fault(field, "too_large", {fmt::format("{}", field.traits.max)});
  return std::nullopt;
}

}  // namespace

const Field* RecordType::find(std::string_view field_name) const {
  const auto found = std::ranges::find(fields, field_name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

std::optional<Error> fill_field(const Field& field, void* record, const boost::json::value& value) {
  if (is_empty(value)) {
    if (field.traits.required) return fault(field, "required");
    if (field.kind == Kind::list || field.kind == Kind::choices) {
      field.set_json(record, boost::json::array{});
      return std::nullopt;
    }
    if (!field.nullable && field.kind != Kind::text && field.kind != Kind::multiline &&
        field.kind != Kind::reference) {
      return fault(field, "required");
    }
  }
  if (auto wrong = field.set_json(record, value); !wrong.empty()) {
    return Error{Refusal::invalid, std::move(wrong.reason), std::string(field.name) + wrong.within, std::move(wrong.args)};
  }
  if (value.is_string() && field.cell == CellType::text) {  // judged as it is kept: without the blanks around it
    const auto kept = field.to_cell(record);
    if (field.traits.required && db::text_in(kept).empty()) return fault(field, "required");
    return fault_in_text(field, db::text_in(kept));
  }
  if (value.is_number()) return fault_in_number(field, value.to_number<double>());
  return std::nullopt;
}

std::vector<Error> fill(const RecordType& type, void* record, const boost::json::object& request, Fill how) {
  std::vector<Error> faults;
  if (how == Fill::stored) {
    for (const auto& [name, value] : request) {
      if (const auto* field = type.find(name)) field->set_json(record, value);
    }
    return faults;
  }
  for (const auto& [name, value] : request) {
    if (name == "version") continue;  // of the record as the writer saw it: the command's business
    const auto* field = type.find(name);
    if (field == nullptr) {
      faults.push_back({Refusal::invalid, "unknown_field", std::string(name)});
    } else if (field->traits.read_only || field->traits.computed) {
      faults.push_back(fault(*field, "read_only_field"));
    } else if (auto wrong = fill_field(*field, record, value)) {
      faults.push_back(*std::move(wrong));
    }
  }
  if (how == Fill::whole) {
    for (const auto& field : type.fields) {
      if (field.traits.required && !field.traits.read_only && !request.contains(field.name)) {
        faults.push_back(fault(field, "required"));
      }
    }
  }
  return faults;
}

std::vector<Error> missing_fields(const RecordType& type, const void* record) {
  std::vector<Error> faults;
  for (const auto& field : type.fields) {
    if (field.traits.required && !field.traits.read_only && is_empty(field.to_json(record))) {
      faults.push_back(fault(field, "required"));
    }
  }
  return faults;
}

Result<std::int64_t> version_in(const boost::json::object& request) {
  const auto* version = request.if_contains("version");
  if (version == nullptr || !version->is_int64()) return Error{Refusal::invalid, "version_needed", "version"};
  return version->get_int64();
}

Error all_of(std::vector<Error> faults) {
  CHECK(!faults.empty());
  Error first = faults.front();
  if (faults.size() > 1) first.more = std::move(faults);
  return first;
}

}  // namespace anyuan::records
