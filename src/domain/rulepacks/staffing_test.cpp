// The staffing packs against the vectors of domain 1.7 and, exhaustively, against a second formulation that shares
// nothing with the packs: it counts guards one by one instead of dividing.
#include <gtest/gtest.h>

#include "base/check.h"
#include "domain/rulepacks/names.h"
#include "domain/rulepacks/reading.h"
#include "platform/files/embedded.h"

namespace anyuan::rulepacks {
namespace {

using formula::Value;

class Staffing {
 public:
  explicit Staffing(std::string_view code, const Settings& settings = {}) {
    const auto file = "data/packs/" + std::string(code) + ".yaml";
    auto pack = parse_rule_pack(file, files::embedded(file).value(), names_);
    CHECK(pack.ok());
    ready_.push_back(ReadyPack::make(std::move(pack).value(), names_, settings).value());
    frame_.resize(ready_.front().frame_size());
    ready_.front().set_parameters(frame_);
  }
  // -1 where the pack says nothing.
  int guards(std::int64_t total, std::int64_t students, std::int64_t boarders) {
    put("school.people", total);
    put("school.students", students);
    put("school.boarders", boarders);
    auto& norm = frame_[names_.slot_of("norm.guards").value()];
    norm = {};
    SetBy set_by(names_.size(), nullptr);
    ready_.front().set_norms(frame_, set_by);
    return norm.known ? static_cast<int>(norm.number) : -1;
  }

 private:
  void put(std::string_view name, std::int64_t value) { frame_[names_.slot_of(name).value()] = Value::of(value); }
  const Dictionary& names_ = names();
  std::vector<ReadyPack> ready_;
  std::vector<Value> frame_;
};

struct Vector {
  int total, students, boarders, floor, ceil, gb;
};
constexpr Vector vectors[] = {{99, 92, 0, 1, 1, 1},      {100, 93, 0, 2, 2, 1},     {1000, 930, 0, 2, 2, 2},  {1001, 940, 0, 2, 2, 2},
                              {1080, 1000, 0, 2, 2, 3},  {1081, 1001, 0, 2, 3, 3},  {1620, 1500, 0, 3, 3, 4}, {2150, 2000, 0, 4, 4, 5},
                              {90, 82, 60, 2, 3, -1},    {800, 745, 299, 2, 3, -1}, {800, 745, 300, 3, 3, -1}, {2150, 2000, 900, 7, 7, -1}};

TEST(StaffingPacks, GiveTheGuardsOfEachVector) {
  Staffing floor("staffing-gx113"), ceil("staffing-gx113", {{"rounding", "ceil"}}), gb("staffing-gb29315-2022");
  for (const auto& v : vectors) {
    EXPECT_EQ(floor.guards(v.total, v.students, v.boarders), v.floor) << v.total << " " << v.students << " " << v.boarders;
    EXPECT_EQ(ceil.guards(v.total, v.students, v.boarders), v.ceil) << v.total << " " << v.students << " " << v.boarders;
    EXPECT_EQ(gb.guards(v.total, v.students, v.boarders), v.gb) << v.total << " " << v.students << " " << v.boarders;
  }
}

// How many steps of `size` fit whole into `count`, or are begun; by taking them away one after another.
int steps(int count, int size, bool begun) {
  int taken = 0;
  while (count >= size) count -= size, ++taken;
  return begun && count > 0 ? taken + 1 : taken;
}

int second_formulation(int total, int students, int boarders, bool begun) {
  int guards = 1;
  if (total > 99) guards = 2;
  if (total > 1000 && students > 1000) guards += steps(students - 1000, 500, begun);
  if (boarders == 0) return guards;
  return (guards < 2 ? 2 : guards) + steps(boarders, 300, begun);
}

TEST(StaffingPacks, AgreeWithASecondFormulationAroundEveryBracket) {
  Staffing floor("staffing-gx113"), ceil("staffing-gx113", {{"rounding", "ceil"}});
  for (int students = 0; students <= 3000; ++students) {
    const int staff = students / 13;
    for (int boarders = 0; boarders <= std::min(students, 1500); boarders += (boarders % 300 >= 298 || boarders % 300 <= 1 ? 1 : 59)) {
      ASSERT_EQ(floor.guards(students + staff, students, boarders), second_formulation(students + staff, students, boarders, false)) << students << " " << boarders;
      ASSERT_EQ(ceil.guards(students + staff, students, boarders), second_formulation(students + staff, students, boarders, true)) << students << " " << boarders;
    }
  }
  for (int boarders = 0; boarders <= 1500; ++boarders) {
    for (const int students : {1500, 1501, 1999, 2000}) {
      ASSERT_EQ(floor.guards(students + 120, students, boarders), second_formulation(students + 120, students, boarders, false));
    }
  }
}

// The brackets of people and those of students do not move together: every size of staff around each.
TEST(StaffingPacks, AgreeWhereverStaffAndStudentsFallIntoDifferentBrackets) {
  Staffing floor("staffing-gx113"), ceil("staffing-gx113", {{"rounding", "ceil"}});
  for (const int total : {0, 1, 98, 99, 100, 101, 998, 999, 1000, 1001, 1002, 1500, 3000}) {
    for (int students = 0; students <= total; ++students) {
      for (const int boarders : {0, 1, 299, 300, 301}) {
        if (boarders > students) continue;
        ASSERT_EQ(floor.guards(total, students, boarders), second_formulation(total, students, boarders, false)) << total << " " << students << " " << boarders;
        ASSERT_EQ(ceil.guards(total, students, boarders), second_formulation(total, students, boarders, true)) << total << " " << students << " " << boarders;
      }
    }
  }
}

TEST(StaffingPacks, TheNationalStandardAgreesWithASecondFormulation) {
  Staffing gb("staffing-gb29315-2022");
  for (int students = 0; students <= 3000; ++students) {
    const int guards = students > 999 ? 3 + steps(students - 1000, 500, false) : students > 99 ? 2 : 1;
    ASSERT_EQ(gb.guards(students + students / 13, students, 0), guards) << students;
  }
}

TEST(StaffingPacks, LocalVariantsCountTheirOwnWay) {
  EXPECT_EQ(Staffing("staffing-hubei").guards(860, 800, 400), 4);
  EXPECT_EQ(Staffing("staffing-hubei").guards(1620, 1500, 0), 3);
  EXPECT_EQ(Staffing("staffing-boarding-total").guards(900, 840, 200), 5);
  EXPECT_EQ(Staffing("staffing-boarding-total").guards(900, 840, 0), -1);
  EXPECT_EQ(Staffing("staffing-chongqing").guards(99, 92, 0), -1);
  EXPECT_EQ(Staffing("staffing-chongqing").guards(100, 93, 0), 4);
  EXPECT_EQ(Staffing("staffing-chengdu").guards(650, 599, 0), 2);
  EXPECT_EQ(Staffing("staffing-chengdu").guards(960, 899, 0), 2);
  EXPECT_EQ(Staffing("staffing-chengdu").guards(961, 900, 0), 3);
}

TEST(StaffingPacks, TheStricterOfTwoPacksCounts) {
  const auto& known = names();
  std::vector<ReadyPack> packs;
  for (const std::string code : {"staffing-gx113", "staffing-gb29315-2022"}) {
    const auto file = "data/packs/" + code + ".yaml";
    packs.push_back(ReadyPack::make(parse_rule_pack(file, files::embedded(file).value(), known).value(), known).value());
  }
  const Ruleset rules(known, std::move(packs));
  std::vector<Value> frame(rules.frame_size());
  const auto put = [&](std::string_view name, std::int64_t value) { frame[known.slot_of(name).value()] = Value::of(value); };
  put("school.people", 1080);
  put("school.students", 1000);
  put("school.boarders", 0);
  put("guards.full_time", 2);
  std::string says;
  rules.judge(frame, [&](const ReadyPack& pack, std::size_t clause, Verdict verdict, const ReadyPack*) {
    EXPECT_EQ(verdict, Verdict::failed);
    says = rules.says(pack, clause, verdict, frame);
  });
  EXPECT_EQ(says, "应配专职保安员3名，实配2名，缺1名");
}

}  // namespace
}  // namespace anyuan::rulepacks
