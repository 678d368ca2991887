#pragma once
// The names rule packs may use, few enough for tests of packs to be read at a glance.
#include "domain/rulepacks/dictionary.h"

namespace anyuan::kit {

inline rulepacks::Dictionary school_names() {
  using formula::Type;
  rulepacks::Dictionary names;
  names.add({"school.students", {"学生数", "Students"}, "人"}).add({"school.people", {"师生员工总数", "Students and staff"}, "人"});
  names.add({"school.boarders", {"寄宿生数", "Boarders"}, "人"});
  names.add({"school.category", {"办学类型", "Category"}, {}, Type::text, {"kindergarten", "primary"}});
  names.add({"guards.full_time", {"专职保安员数", "Full-time guards"}, "名"});
  names.add({"guards.certified", {"持证专职保安员数", "Certified guards"}, "名"});
  rulepacks::add_norms(names);
  return names;
}

}  // namespace anyuan::kit
