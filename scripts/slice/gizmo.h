#pragma once
// A gizmo (小物) is ... It belongs to one school and is open until somebody closes it, with a reason.
#include <optional>
#include <string>

#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::gizmos {

using GizmoId = Id<struct GizmoTag>;

enum class State { open, closed };
BOOST_DESCRIBE_ENUM(State, open, closed)
constexpr Label label_of(State state) {
  switch (state) {
    case State::open: return {"未办结", "Open"};
    case State::closed: return {"已办结", "Closed"};
  }
  return {};
}

struct Gizmo {
  records::Head head;
  schools::SchoolId school;
  std::string name;
  State state = State::open;
  std::optional<Date> closed_on;
  std::string closed_reason;
  bool operator==(const Gizmo&) const = default;
};

inline const records::RecordType& type_of(const Gizmo*) {
  using records::field, records::Listed;
  static const auto type = records::record<Gizmo>("gizmos", "gz", {"小物", "Gizmos"}, {
      field<&Gizmo::school>("school", {"学校", "School"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "schools"}),
      field<&Gizmo::name>("name", {"名称", "Name"}, {.required = true, .searched = true, .list = Listed::shown, .length_max = 60}),
      field<&Gizmo::state>("state", {"状态", "State"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Gizmo::closed_on>("closed_on", {"办结日期", "Closed on"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&Gizmo::closed_reason>("closed_reason", {"办结说明", "Why closed"}, {.read_only = true}),
  });
  return type;
}

}  // namespace anyuan::gizmos
