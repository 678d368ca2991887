#pragma once
// Changes to gizmos: one transaction and one event each. Creating and editing go through the book.
#include "domain/accounts/user.h"
#include "domain/gizmos/gizmo.h"
#include "platform/platform.h"

namespace anyuan::gizmos {

enum class Action { close };
BOOST_DESCRIBE_ENUM(Action, close)
constexpr Label label_of(Action action) {
  switch (action) {
    case Action::close: return {"办结", "Close"};
  }
  return {};
}

struct Step {
  Action action = Action::close;
  std::int64_t version = 0;
  std::string reason;
};

inline const records::RecordType& type_of(const Step*) {
  using records::field;
  static const auto type = records::record<Step>("gizmo_steps", "", {"小物处置", "Gizmo step"}, {
      field<&Step::action>("action", {"操作", "Action"}, {.required = true}),
      field<&Step::reason>("reason", {"理由", "Reason"}, {.shape = records::Kind::multiline, .length_max = 1000}),
  });
  return type;
}

Result<Gizmo> perform(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Step& step);

}  // namespace anyuan::gizmos
