#pragma once
// A unit (单位) is a node of the one tree everybody shares: province > city > county > township > school. Its
// materialised path is the scope of whoever works there. Divisions keep their GB/T 2260 code as an attribute: the code
// may change, the identity does not.
#include "platform/records/describe.h"
#include "platform/records/scope.h"

namespace anyuan::org {

enum class Level { province, city, county, township, school };
BOOST_DESCRIBE_ENUM(Level, province, city, county, township, school)
constexpr Label label_of(Level level) {
  switch (level) {
    case Level::province: return {"省级", "Province"};
    case Level::city: return {"市级", "City"};
    case Level::county: return {"县级", "County"};
    case Level::township: return {"乡镇(街道)、所", "Township or station"};
    case Level::school: return {"学校", "School"};
  }
  return {};
}

enum class Succession { merged, split, renamed };
BOOST_DESCRIBE_ENUM(Succession, merged, split, renamed)

using UnitId = Id<struct UnitTag>;

struct Unit {
  records::Head head;
  std::string name;
  Level level = Level::county;
  std::string code;    // GB/T 2260 (6 digits), township 9 digits, school 10 digits; empty when it has none
  UnitId parent;       // empty at the root
  std::optional<Date> closed_on;  // merged or split away; kept for history
  bool has_children = false;
  bool operator==(const Unit&) const = default;
};

inline const records::RecordType& type_of(const Unit*) {
  using records::field;
  static const auto type = records::record<Unit>("units", "un", {"单位", "Units"}, {
      field<&Unit::name>("name", {"单位名称", "Unit"}, {.required = true, .searched = true, .sorted = true,
                         .by_pinyin = true, .list = records::Listed::shown, .length_max = 60}),
      field<&Unit::level>("level", {"层级", "Level"}, {.required = true, .filtered = true, .list = records::Listed::shown}),
      field<&Unit::code>("code", {"区划(机构)代码", "Code"}, {.searched = true, .filtered = true, .sorted = true,
                         .list = records::Listed::shown, .length_max = 12}),
      field<&Unit::parent>("parent", {"上级单位", "Parent"}, {.filtered = true, .refers_to = "units"}),
      field<&Unit::closed_on>("closed_on", {"撤并日期", "Closed on"}, {.read_only = true, .filtered = true}),
      field<&Unit::has_children>("has_children", {"有下级", "Has children"}, {.computed = true, .list = records::Listed::never}),
  }, "code");
  return type;
}

// What has to follow when a unit moves: tables with a unit_path, and those of them that also repeat the parent.
struct Followers {
  std::vector<std::string> tables, with_parent;
};

// The id of the unit a path leads to: "450302" for "/45/4503/450302/".
inline std::string id_in(std::string_view path) {
  if (path.size() < 2) return {};
  path.remove_suffix(1);
  return std::string(path.substr(path.rfind('/') + 1));
}

inline records::Scope scope_of(const Unit& unit) { return records::Scope::under(unit.head.unit_path); }

}  // namespace anyuan::org
