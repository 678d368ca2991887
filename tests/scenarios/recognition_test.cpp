// Which record a row of a sheet is about, as somebody who imports sees it: equipment of one school, told apart by kind and
// place, several of one name possible.
#include <gtest/gtest.h>

#include "domain/ledgers/equipment.h"
#include "domain/ledgers/joint_meeting.h"
#include "kit/sown_county.h"
#include "platform/sheets/writer.h"

namespace anyuan {
namespace {

using Counts = std::map<std::string, std::int64_t>;
using Row = std::vector<sheets::Value>;

class Recognition : public kit::EachEngine {
 protected:
  Recognition() : county_(GetParam()) { county_.sow(1, 0, 7); }
  std::string school_name() {
    return county_.city().platform().database.read([](db::Reading& reading) { return *reading.value<std::string>("SELECT name FROM schools"); });
  }
  kit::Imported import(std::string_view record, const std::vector<std::string>& headings, const std::vector<Row>& rows) {
    sheets::Writer writer;
    std::vector<sheets::Column> columns{{.heading = "所在学校"}};
    for (const auto& heading : headings) columns.push_back({.heading = heading});
    writer.start_sheet("表", std::move(columns));
    const auto school = school_name();
    for (auto row : rows) {
      row.insert(row.begin(), school);
      writer.add_row(row);
    }
    return county_.import(*county_.city().books().find(record), writer.finish());
  }
  kit::Imported equipment(const std::vector<Row>& rows) { return import("equipment", {"器械种类", "存放位置", "实有数量", "状况", "保管人"}, rows); }
  // "place actual custodian" of each, sorted.
  std::vector<std::string> stored() {
    std::vector<std::string> all;
    for (const auto& one : county_.city().platform().database.read([&](db::Reading& reading) {
           return records::RecordStore<ledgers::Equipment>(county_.city().platform().vault).where(reading, "archived_at IS NULL", {});
         })) {
      all.push_back(fmt::format("{} {} {}", one.place, one.actual, one.custodian));
    }
    std::ranges::sort(all);
    return all;
  }

  kit::SownCounty county_;
};
ANYUAN_ON_EACH_ENGINE(Recognition);

TEST_P(Recognition, TwoIdenticalRowsAreTwoHoweverOftenTheyCome) {
  const Row fork{"钢叉", "门卫室", 2.0, "完好", "甲"};
  EXPECT_EQ(equipment({fork, fork}).counts, (Counts{{"added", 2}}));
  EXPECT_EQ(equipment({fork, fork}).counts, (Counts{{"same", 2}}));
  EXPECT_EQ(equipment({fork}).counts, (Counts{{"same", 1}}));
  EXPECT_EQ(equipment({fork, fork, fork}).counts, (Counts{{"added", 1}, {"same", 2}}));
  EXPECT_EQ(stored().size(), 3U);
}

TEST_P(Recognition, ARowThatDiffersChangesTheOneRecordOfItsName) {
  ASSERT_EQ(equipment({{"钢叉", "门卫室", 2.0, "完好", "甲"}, {"钢叉", "宿舍", 1.0, "完好", "乙"}}).counts, (Counts{{"added", 2}}));
  EXPECT_EQ(equipment({{"钢叉", "门卫室", 5.0, "完好", "甲"}, {"钢叉", "宿舍", 1.0, "完好", "乙"}}).counts, (Counts{{"changed", 1}, {"same", 1}}));
  EXPECT_EQ(equipment({{"钢叉", "食堂", 1.0, "完好", "丙"}}).counts, (Counts{{"added", 1}}));
  // Written otherwise it is the same place; an empty cell changes nothing.
  EXPECT_EQ(equipment({{"防暴叉", "门 卫室", 5.0, "完好", {}}}).counts, (Counts{{"changed", 1}}));
  EXPECT_EQ(stored(), (std::vector<std::string>{"宿舍 1 乙", "门 卫室 5 甲", "食堂 1 丙"}));
}

TEST_P(Recognition, OfNamesakesTheOneThatIsLeftIsChangedAndOfMoreNobodyCanTell) {
  ASSERT_EQ(equipment({{"钢叉", "门卫室", 1.0, "完好", "甲"}, {"钢叉", "门卫室", 2.0, "完好", "乙"}}).counts, (Counts{{"added", 2}}));
  EXPECT_EQ(equipment({{"钢叉", "门卫室", 2.0, "完好", "乙"}, {"钢叉", "门卫室", 1.0, "完好", "丙"}}).counts, (Counts{{"changed", 1}, {"same", 1}}));
  EXPECT_EQ(stored(), (std::vector<std::string>{"门卫室 1 丙", "门卫室 2 乙"}));
  const auto unclear = equipment({{"钢叉", "门卫室", 8.0, "完好", "丁"}});
  EXPECT_NE(unclear.refused.find("several_alike"), std::string::npos) << unclear.refused;
  EXPECT_EQ(stored().size(), 2U);
}

// The row that says less agrees with both records; it must leave the one that only the other row agrees with.
TEST_P(Recognition, RowsThatSayLessMakeRoomForThoseThatSayMore) {
  const std::vector<Row> rows{{"钢叉", "门卫室", 1.0, "完好", {}}, {"钢叉", "门卫室", 1.0, "完好", "甲"}, {"钢叉", "门卫室", 1.0, "完好", "乙"}};
  ASSERT_EQ(equipment(rows).counts, (Counts{{"added", 3}}));
  EXPECT_EQ(equipment(rows).counts, (Counts{{"same", 3}}));
  EXPECT_EQ(equipment({rows[0], rows[0], rows[1]}).counts, (Counts{{"same", 3}}));
}

TEST_P(Recognition, AReferenceLooksInItsOwnSchoolOnly) {
  EXPECT_NE(import("cameras", {"摄像机名称", "安装部位", "所属重点部位"}, {{"东门 1", "校门", "配电房"}}).refused.find("name_not_found"), std::string::npos);
  ASSERT_EQ(import("key_parts", {"具体位置", "部位类别"}, {{"配电房", "其他重点部位"}}).counts, (Counts{{"added", 1}}));
  EXPECT_EQ(import("cameras", {"摄像机名称", "安装部位", "所属重点部位"}, {{"东门 1", "校门", "配电房"}}).counts, (Counts{{"added", 1}}));
  const auto moved = county_.city().platform().database.write([](db::Writing& writing) -> Result<Done> {
    writing.run("UPDATE key_parts SET unit_path = '/45/4503/450321/elsewhere/'");
    return Done{};
  });
  ASSERT_TRUE(moved.ok());
  EXPECT_NE(import("cameras", {"摄像机名称", "安装部位", "所属重点部位"}, {{"东门 2", "校门", "配电房"}}).refused.find("not_kept_here"), std::string::npos);
}

TEST_P(Recognition, DecisionsOfAMeetingAreLinesOfACell) {
  const std::vector<std::string> headings{"会议主题", "召开日期", "召集人", "议定事项"};
  const auto meeting = [&](std::string_view decisions) { return import("joint_meetings", headings, {{"秋季安全", "2026-09-01", "校长", std::string(decisions)}}); };
  EXPECT_EQ(meeting("加装护栏 | 派出所 | 2026-12-01 | 否\n\n清理校门口 ｜ 城管 ｜ ｜ 是").counts, (Counts{{"added", 1}}));
  EXPECT_EQ(meeting("加装护栏|派出所|2026年12月1日|否\n清理校门口|城管||是").counts, (Counts{{"same", 1}}));
  EXPECT_EQ(meeting("清理校门口 | 城管 | | 是").counts, (Counts{{"changed", 1}}));
  const auto kept = county_.city().platform().database.read([&](db::Reading& reading) {
    return records::RecordStore<ledgers::JointMeeting>(county_.city().platform().vault).where(reading, "1 = 1", {});
  });
  EXPECT_EQ(kept.at(0).decisions, (std::vector<ledgers::Decision>{{"清理校门口", "城管", std::nullopt, true}}));
  for (const auto* wrong : {"加装护栏", "加装护栏 | 派出所 | 尽快", "加装护栏 | 派出所 | | 是 | 多了"}) {
    EXPECT_NE(meeting(wrong).refused.find("line_not_understood"), std::string::npos) << wrong;
  }
}

}  // namespace
}  // namespace anyuan
