#pragma once
// A school (学校) is any institution the platform keeps safe: schools and kindergartens, public and private, training
// institutions and care points (护校安园 notice 2019, cover). Each is also a unit, the leaf of the tree, under its
// township or county; guards, gates, inspections and hazards belong to it by that unit's path.
#include "domain/org/unit.h"
#include "platform/records/describe.h"
#include "platform/records/phone.h"

namespace anyuan::schools {

enum class Category {
  kindergarten, primary, junior_secondary, nine_year, senior_secondary, complete_secondary, twelve_year,
  vocational, special, correctional, training, activity_site, unlicensed
};
BOOST_DESCRIBE_ENUM(Category, kindergarten, primary, junior_secondary, nine_year, senior_secondary, complete_secondary,
                    twelve_year, vocational, special, correctional, training, activity_site, unlicensed)
constexpr Label label_of(Category category) {
  switch (category) {
    case Category::kindergarten: return {"幼儿园", "Kindergarten"};
    case Category::primary: return {"小学", "Primary school"};
    case Category::junior_secondary: return {"初级中学", "Junior secondary"};
    case Category::nine_year: return {"九年一贯制学校", "Nine-year school"};
    case Category::senior_secondary: return {"高级中学", "Senior secondary"};
    case Category::complete_secondary: return {"完全中学", "Complete secondary"};
    case Category::twelve_year: return {"十二年一贯制学校", "Twelve-year school"};
    case Category::vocational: return {"中等职业学校", "Vocational school"};
    case Category::special: return {"特殊教育学校", "Special school"};
    case Category::correctional: return {"专门学校", "Correctional school"};
    case Category::training: return {"校外培训机构", "Training institution"};
    case Category::activity_site: return {"校外活动场所", "Activity site"};
    case Category::unlicensed: return {"无证幼儿园(看护点)", "Unlicensed care point"};
  }
  return {};
}

enum class Ownership { public_owned, private_owned };
BOOST_DESCRIBE_ENUM(Ownership, public_owned, private_owned)
constexpr Label label_of(Ownership ownership) {
  switch (ownership) {
    case Ownership::public_owned: return {"公办", "Public"};
    case Ownership::private_owned: return {"民办", "Private"};
  }
  return {};
}

enum class Area { urban, town, rural };
BOOST_DESCRIBE_ENUM(Area, urban, town, rural)
constexpr Label label_of(Area area) {
  switch (area) {
    case Area::urban: return {"城市", "Urban"};
    case Area::town: return {"镇区", "Town"};
    case Area::rural: return {"乡村", "Rural"};
  }
  return {};
}

enum class Boarding { none, partly, fully };
BOOST_DESCRIBE_ENUM(Boarding, none, partly, fully)
constexpr Label label_of(Boarding boarding) {
  switch (boarding) {
    case Boarding::none: return {"非寄宿制", "Day school"};
    case Boarding::partly: return {"混合(部分寄宿)", "Part boarding"};
    case Boarding::fully: return {"寄宿制", "Boarding"};
  }
  return {};
}

using SchoolId = Id<struct SchoolTag>;

struct School {
  records::Head head;
  std::string name;
  std::string code;
  org::UnitId parent;
  Category category = Category::primary;
  Ownership ownership = Ownership::public_owned;
  Area area = Area::rural;
  Boarding boarding = Boarding::none;
  std::optional<std::int64_t> students, boarders, staff, classes, gates;
  std::string supervisor;
  std::string principal;
  records::Secret principal_phone;
  std::string safety_officer;
  records::Secret safety_phone;
  std::string address;
  std::optional<double> longitude, latitude;
  std::optional<Date> founded_on;
  bool operator==(const School&) const = default;
};

// GB/T-style institution code: two digits of category, two of province, six of serial; no check digit (domain 4.6).
std::string_view check_code(std::string_view code);

inline const records::RecordType& type_of(const School*) {
  using records::field;
  using records::Listed;
  static constexpr Label basics{"基本情况", "Basics"}, size{"规模", "Size"}, people{"联系人", "Contacts"}, place{"位置", "Place"};
  static const auto type = records::record<School>("schools", "sc", {"学校(园)", "Schools"}, {
      field<&School::name>("name", {"学校名称", "School"}, {.required = true, .searched = true, .sorted = true,
          .by_pinyin = true, .list = Listed::shown, .length_max = 60, .group = basics, .also_headed = "学校(机构)名称|单位名称|园所名称|校名|机构名称"}),
      field<&School::code>("code", {"学校标识码", "School code"}, {.unique = true, .searched = true, .called_by = true, .sorted = true,
          .list = Listed::shown, .length_max = 10, .check = check_code, .group = basics,
          .hint = {"10 位数字；培训机构、看护点没有可不填", "10 digits; training institutions have none"},
          .also_headed = "学校(机构)标识码|学校代码|机构代码|标识码|机构标识码"}),
      field<&School::parent>("parent", {"所在乡镇(街道)或县区", "Township or county"}, {.required = true, .filtered = true,
          .list = Listed::shown, .refers_to = "units", .group = basics, .also_headed = "所属乡镇|乡镇街道|乡镇(街道)|所在乡镇|所属县区|县区|县(市、区)|所在地"}),
      field<&School::category>("category", {"办学类型", "Category"}, {.required = true, .filtered = true, .sorted = true,
          .list = Listed::shown, .group = basics, .also_headed = "学校类型|办学类别|类别|学段",
          .also_called = "幼儿园=kindergarten|高中=senior_secondary|普通高中=senior_secondary|初中=junior_secondary|职高=vocational|中职=vocational|"
                         "职业学校=vocational|特教=special|工读学校=correctional|培训机构=training|看护点=unlicensed|教学点=primary"}),
      field<&School::ownership>("ownership", {"办学性质", "Ownership"}, {.required = true, .filtered = true,
          .list = Listed::shown, .group = basics, .also_headed = "公办民办|举办者性质|性质|公民办"}),
      field<&School::area>("area", {"城乡类型", "Area"}, {.required = true, .filtered = true, .list = Listed::shown,
          .group = basics, .also_headed = "城乡分类|城乡|城市/农村", .also_called = "城区=urban|县城=town|镇=town|农村=rural|村=rural"}),
      field<&School::boarding>("boarding", {"寄宿情况", "Boarding"}, {.required = true, .filtered = true, .group = basics,
          .also_headed = "是否寄宿|寄宿制|寄宿", .also_called = "是=fully|否=none|全寄宿=fully|部分寄宿=partly|走读=none|不寄宿=none"}),
      field<&School::supervisor>("supervisor", {"主管部门", "Supervising department"}, {.searched = true, .filtered = true,
          .length_max = 40, .group = basics, .hint = {"未明确的列入“责任主体不明”清单", ""}, .also_headed = "监管部门|主管单位|责任主体"}),
      field<&School::founded_on>("founded_on", {"建校日期", "Founded"}, {.group = basics, .also_headed = "建校时间|办学时间"}),
      field<&School::students>("students", {"学生数", "Students"}, {.filtered = true, .sorted = true, .list = Listed::shown,
          .min = 0, .max = 50000, .group = size, .also_headed = "在校生数|在校学生数|学生人数|幼儿数|在园幼儿数", .unit = "人"}),
      field<&School::boarders>("boarders", {"寄宿生数", "Boarders"}, {.filtered = true, .sorted = true, .min = 0, .max = 50000,
          .group = size, .also_headed = "住校生数|寄宿学生数|住宿生数", .unit = "人"}),
      field<&School::staff>("staff", {"教职工数", "Staff"}, {.filtered = true, .sorted = true, .min = 0, .max = 10000,
          .group = size, .also_headed = "教职工人数|教职员工数|教师数", .unit = "人"}),
      field<&School::classes>("classes", {"班级数", "Classes"}, {.min = 0, .max = 1000, .group = size, .also_headed = "教学班数", .unit = "个"}),
      field<&School::gates>("gates", {"校门数", "Gates"}, {.min = 0, .max = 50, .group = size, .also_headed = "大门数|出入口数", .unit = "个"}),
      field<&School::principal>("principal", {"校长(园长)", "Principal"}, {.searched = true, .list = Listed::shown, .length_max = 20,
          .group = people, .also_headed = "校长|园长|负责人|第一责任人|校长姓名"}),
      field<&School::principal_phone>("principal_phone", {"校长电话", "Principal's phone"}, {.list = Listed::shown, .length_max = 20, .check = records::check_phone,
          .group = people, .also_headed = "校长(园长)电话|负责人电话|校长手机|联系电话"}),
      field<&School::safety_officer>("safety_officer", {"安全专干", "Safety officer"}, {.length_max = 20, .group = people,
          .also_headed = "安全员|安全负责人|保卫负责人|安全专干姓名"}),
      field<&School::safety_phone>("safety_phone", {"安全专干电话", "Safety officer's phone"}, {.length_max = 20, .check = records::check_phone, .group = people,
          .also_headed = "安全员电话|安全负责人电话|专干电话"}),
      field<&School::address>("address", {"地址", "Address"}, {.searched = true, .length_max = 120, .group = place, .also_headed = "学校地址|详细地址|办学地址"}),
      field<&School::longitude>("longitude", {"经度", "Longitude"}, {.min = 73, .max = 136, .group = place,
          .hint = {"WGS-84(CGCS2000)坐标", "WGS-84"}, .also_headed = "东经"}),
      field<&School::latitude>("latitude", {"纬度", "Latitude"}, {.min = 3, .max = 54, .group = place, .also_headed = "北纬"}),
  }, "name", records::Size::large);
  return type;
}

}  // namespace anyuan::schools
