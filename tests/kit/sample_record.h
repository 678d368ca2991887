#pragma once
// One described record with a field of every kind, for tests of the mechanisms that walk descriptions.
#include "platform/records/describe.h"

namespace anyuan::kit {

enum class Grade { general, major };
BOOST_DESCRIBE_ENUM(Grade, general, major)
constexpr Label label_of(Grade grade) {
  switch (grade) {
    case Grade::general: return {"一般", "General"};
    case Grade::major: return {"重大(挂牌、督办)", "Major"};
  }
  return {};
}

struct Part {
  std::string name;
  std::optional<std::int64_t> count;
  bool operator==(const Part&) const = default;
};
inline const records::RecordType& type_of(const Part*) {
  using records::field;
  static const auto type = records::record<Part>("sample_parts", "", {"部件", "Part"}, {
      field<&Part::name>("name", {"名称", "Name"}, {.required = true}),
      field<&Part::count>("count", {"数量", "Count"}, {.min = 0, .max = 9}),
  });
  return type;
}

inline std::string_view check_sample_code(std::string_view code) { return code.size() == 4 ? "" : "school_code_not_10_digits"; }

struct Sample {
  records::Head head;
  std::string name;
  std::string code;
  std::string remark;
  std::int64_t count = 0;
  std::optional<std::int64_t> rooms;
  std::optional<double> width;
  bool lit = false;
  std::optional<Date> built_on;
  std::optional<Instant> checked_at;
  Grade grade = Grade::general;
  std::vector<Grade> grades;
  Id<struct SampleParentTag> parent;
  std::vector<std::string> tags;
  std::vector<Part> parts;
  std::optional<Part> main_part;
  records::Secret phone;
  std::int64_t age = 0;
  bool operator==(const Sample&) const = default;
};

inline const records::RecordType& type_of(const Sample*) {
  using records::field;
  static const auto type = records::record<Sample>("samples", "sm", {"样本", "Samples"}, {
      field<&Sample::name>("name", {"名称", "Name"}, {.required = true, .searched = true, .sorted = true, .by_pinyin = true, .length_max = 6}),
      field<&Sample::code>("code", {"代码", "Code"}, {.unique = true, .searched = true, .called_by = true, .filtered = true, .sorted = true, .check = check_sample_code}),
      field<&Sample::remark>("remark", {"备注", "Remark"}, {.shape = records::Kind::multiline}),
      field<&Sample::count>("count", {"数目", "Count"}, {.filtered = true, .sorted = true, .min = 0, .max = 100}),
      field<&Sample::rooms>("rooms", {"房间", "Rooms"}, {.filtered = true, .sorted = true}),
      field<&Sample::width>("width", {"宽", "Width"}, {.filtered = true, .sorted = true, .min = -5, .max = 5}),
      field<&Sample::lit>("lit", {"有灯", "Lit"}, {.filtered = true}),
      field<&Sample::built_on>("built_on", {"建成", "Built"}, {.filtered = true, .sorted = true, .past = true}),
      field<&Sample::checked_at>("checked_at", {"检查", "Checked"}, {.filtered = true, .sorted = true}),
      field<&Sample::grade>("grade", {"等级", "Grade"}, {.filtered = true}),
      field<&Sample::grades>("grades", {"等级们", "Grades"}, {.filtered = true}),
      field<&Sample::parent>("parent", {"上级", "Parent"}, {.filtered = true, .refers_to = "units"}),
      field<&Sample::tags>("tags", {"标签", "Tags"}),
      field<&Sample::parts>("parts", {"部件", "Parts"}),
      field<&Sample::main_part>("main_part", {"主件", "Main part"}),
      field<&Sample::phone>("phone", {"电话", "Phone"}, {.length_max = 20}),
      field<&Sample::age>("age", {"年数", "Age"}, {.computed = true}),
  }, "name");
  return type;
}

}  // namespace anyuan::kit
