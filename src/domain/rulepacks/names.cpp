#include "domain/rulepacks/names.h"

#include "domain/facts/fact.h"

namespace anyuan::rulepacks {

const Dictionary& names() {
  static const auto all = [] {
    Dictionary made;
    for (const auto& fact : facts::catalogue()) made.add({fact.name, fact.label, fact.unit, fact.type, fact.choices});
    made.add({std::string("today"), {"今天", "Today"}, {}, formula::Type::date});
    add_norms(made);
    return made;
  }();
  return all;
}

}  // namespace anyuan::rulepacks
