#pragma once
// An activation (启用) puts one edition of a rule pack in force at a unit and everything below it, with the parameters
// the region chose, from a day on. It is ended by another, never changed: a judgement names the pack it was made with.
#include "domain/rulepacks/pack.h"

namespace anyuan::rulepacks {

// A parameter's value as the region set it.
struct Setting {
  std::string name, value;
  bool operator==(const Setting&) const = default;
};
inline const records::RecordType& type_of(const Setting*) {
  using records::field;
  static const auto type = records::record<Setting>("rule_pack_settings", "", {"参数取值", "Setting"}, {
      field<&Setting::name>("name", {"参数", "Parameter"}, {.required = true, .length_max = 40}),
      field<&Setting::value>("value", {"取值", "Value"}, {.required = true, .length_max = 40}),
  });
  return type;
}

struct Activation {
  records::Head head;
  org::UnitId unit;
  RulePackId pack;
  std::string code;  // the pack's, so that editions of one pack are found together
  std::int64_t edition = 0;
  std::vector<Setting> settings;
  Date in_force_from{};
  std::optional<Date> in_force_until;  // the last day
  std::string reason;
  bool operator==(const Activation&) const = default;
};
inline const records::RecordType& type_of(const Activation*) {
  using records::field, records::Listed;
  static const auto type = records::record<Activation>("rule_pack_activations", "ra", {"规则包启用", "Activations"}, {
      field<&Activation::unit>("unit", {"启用单位", "Unit"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "units"}),
      field<&Activation::pack>("pack", {"规则包", "Rule pack"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "rule_packs"}),
      field<&Activation::code>("code", {"代号", "Code"}, {.read_only = true}),
      field<&Activation::edition>("edition", {"版本", "Edition"}, {.read_only = true, .list = Listed::shown}),
      field<&Activation::settings>("settings", {"参数取值", "Settings"}),
      field<&Activation::in_force_from>("in_force_from", {"启用日期", "In force from"}, {.required = true, .filtered = true, .sorted = true, .list = Listed::shown}),
      field<&Activation::in_force_until>("in_force_until", {"停用日期", "In force until"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Activation::reason>("reason", {"启用依据", "Reason"}, {.required = true, .list = Listed::shown, .length_max = 200}),
  });
  return type;
}

inline bool is_in_force(const Activation& activation, Date day) {
  return activation.in_force_from <= day && (!activation.in_force_until || day <= *activation.in_force_until);
}

}  // namespace anyuan::rulepacks
