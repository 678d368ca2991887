#include "domain/rulepacks/names.h"

#include "domain/schools/school.h"

namespace anyuan::rulepacks {
namespace {

using formula::Type;

template <DescribedEnum E>
Name choice(std::string name, Label label) {
  Name made{std::move(name), label, {}, Type::text};
  for (const auto value : all_values<E>()) made.choices.emplace_back(name_of(value));
  return made;
}

void add_schools(Dictionary& names) {
  names.add(choice<schools::Category>("school.category", {"办学类型", "Category"}));
  names.add(choice<schools::Ownership>("school.ownership", {"办学性质", "Ownership"}));
  names.add(choice<schools::Area>("school.area", {"城乡类型", "Area"}));
  names.add(choice<schools::Boarding>("school.boarding", {"寄宿情况", "Boarding"}));
  names.add({"school.students", {"学生数", "Students"}, "人"});
  names.add({"school.boarders", {"寄宿生数", "Boarders"}, "人"});
  names.add({"school.staff", {"教职工数", "Staff"}, "人"});
  names.add({"school.people", {"师生员工总数", "Students and staff"}, "人"});
  names.add({"school.gates", {"校门数", "Gates"}, "个"});
}

void add_guards(Dictionary& names) {
  names.add({"guards.full_time", {"专职保安员数", "Full-time guards"}, "名"});
  names.add({"guards.certified", {"持有效保安员证的专职保安员数", "Full-time guards with a valid certificate"}, "名"});
}

}  // namespace

const Dictionary& names() {
  static const auto all = [] {
    Dictionary made;
    add_schools(made);
    add_guards(made);
    add_norms(made);
    return made;
  }();
  return all;
}

}  // namespace anyuan::rulepacks
