#pragma once
// How a struct is described:
//
//   struct Gate { Head head; UnitId school; std::string name; std::optional<Date> built; };
//   inline const RecordType& type_of(const Gate*) {
//     static const RecordType type = record<Gate>("gates", "gt", {"校门", "Gates"}, {
//         field<&Gate::name>("name", {"校门名称", "Gate"}, {.required = true, .searched = true}),
//         field<&Gate::built>("built", {"建成日期", "Built"}),
//     });
//     return type;
//   }
//
// The kind follows from the member's type: std::string, integers, double, bool, Date, Instant, a described enum, an
// Id (a reference), Secret, a described struct (object), std::vector of these, std::optional of these.
#include <type_traits>

#include "base/id.h"
#include "platform/records/member.h"
#include "platform/records/record_type.h"

namespace anyuan::records {

template <class R>
const RecordType& type_for() {
  return type_of(static_cast<const R*>(nullptr));
}

template <auto Member>
Field field(std::string_view name, Label label, Traits traits = {}) {
  using Access = MemberAccess<Member>;
  using Value = typename Access::Value;
  Field made;
  made.name = name;
  made.label = label;
  made.kind = Shape<Value>::kind;
  if (made.kind == Kind::text && traits.shape == Kind::multiline) made.kind = Kind::multiline;
  if (made.kind == Kind::text && !traits.refers_to.empty()) made.kind = Kind::reference;
  made.cell = Shape<Value>::cell;
  made.nullable = Shape<Value>::nullable;
  made.secret = Shape<Value>::secret;
  made.choices = Shape<Value>::choices();
  made.nested = Shape<Value>::nested();
  made.traits = traits;
  made.to_json = &Access::to_json;
  made.tell = &Access::tell;
  made.set_json = &Access::set_json;
  made.to_cell = &Access::to_cell;
  made.set_cell = &Access::set_cell;
  return made;
}

template <class R>
RecordType record(std::string_view name, std::string_view prefix, Label label, std::vector<Field> fields,
                  std::string_view default_sort = "-id", Size size = Size::small) {
  RecordType type{name, prefix, label, std::move(fields), default_sort, size};
  if constexpr (requires(R r) { { r.head } -> std::same_as<Head&>; }) {
    type.make = [] { return std::static_pointer_cast<void>(std::make_shared<R>()); };
    type.head = [](void* kept) -> Head& { return static_cast<R*>(kept)->head; };
  }
  return type;
}

template <class R>
boost::json::object to_json(const R& record) {
  return to_json(type_for<R>(), &record);
}

template <class R>
Result<R> parse(const boost::json::object& request, R record = {}, Fill how = Fill::whole) {
  auto faults = fill(type_for<R>(), &record, request, how);
  if (!faults.empty()) return all_of(std::move(faults));
  return record;
}

// The version a change was made against; refused with version_needed when the request does not say.
Result<std::int64_t> version_in(const boost::json::object& request);

}  // namespace anyuan::records
