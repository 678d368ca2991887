// A roster comes in: through the API as the console does it, and at the server by `anyuan import`.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "domain/org/commands.h"
#include "kit/program.h"
#include "kit/roster.h"
#include "kit/running_application.h"
#include "platform/files/embedded.h"
#include "platform/sheets/workbook.h"
#include "platform/sheets/writer.h"

namespace anyuan {
namespace {

using accounts::Role;

class ImportStory : public kit::EachEngine {
 protected:
  ImportStory() : app_(GetParam()) {
    app_.load_divisions("4503");
    kit::add_townships(app_.platform());
    app_.make_user("city", "4503", Role::officer);
    app_.make_user("viewer", "4503", Role::inspector);
  }
  kit::Answer upload(kit::Browser& browser, const std::string& bytes) {
    http::Request request;
    request.verb = http::Verb::post;
    request.path = "/api/schools/imports";
    request.headers["x-file-name"] = "%E8%8A%B1%E5%90%8D%E5%86%8C.xlsx";
    request.headers["x-csrf-token"] = browser.csrf;
    request.body = bytes;
    return browser.send(std::move(request));
  }
  kit::RunningApplication app_;
};
ANYUAN_ON_EACH_ENGINE(ImportStory);

TEST_P(ImportStory, IsCheckedThenReportedThenAppliedWithTheGoodRowsOnly) {
  auto officer = app_.log_in("city");
  const auto roster = kit::messy_roster({.schools = 150, .faults = 15});
  const auto checked = upload(officer, roster.bytes);
  ASSERT_EQ(checked.status, 201) << checked.text;
  const auto report = checked.json();
  EXPECT_EQ(report.at("file_name"), "花名册.xlsx");
  EXPECT_EQ(report.at("state"), "checked");
  EXPECT_EQ(report.at("ignored_headings"), (boost::json::array{"序号", "备注"}));
  EXPECT_EQ(report.at("counts").at("added"), roster.good);
  EXPECT_EQ(report.at("counts").at("refused"), roster.planted.size());
  const auto path = "/api/schools/imports/" + std::string(report.at("id").as_string());

  // Pages of 100: the second begins after the last row of the first.
  const auto next = std::string(report.at("next").as_string());
  const auto second = officer.get(path + "?cursor=" + next).json();
  EXPECT_EQ(second.at("rows").as_array().size(), 50U);
  EXPECT_TRUE(second.at("next").is_null());
  const auto refused = officer.get(path + "?outcome=refused").json();
  std::set<std::string> told;
  for (const auto& row : refused.at("rows").as_array()) {
    for (const auto& cell : row.at("cells").as_array()) {
      told.insert(fmt::format("{}{} {}", std::string_view(cell.at("column").as_string()), row.at("row").as_int64(), std::string_view(cell.at("reason").as_string())));
      EXPECT_NE(cell.at("message"), cell.at("reason"));
    }
  }
  for (const auto& planted : roster.planted) EXPECT_TRUE(told.contains(fmt::format("{}{} {}", planted.column, planted.row, planted.reason))) << planted.reason;

  const auto errors = officer.get(path + "/errors.xlsx");
  ASSERT_EQ(errors.status, 200);
  EXPECT_TRUE(sheets::Workbook::open(errors.text).ok());
  EXPECT_EQ(officer.post(path + "/apply").reason(), "import_has_refused_rows");
  EXPECT_EQ(officer.get("/api/schools/count").json().at("total"), 0);
  const auto applied = officer.post(path + "/apply", {{"accept_good_rows", true}});
  EXPECT_EQ(applied.status, 200) << applied.text;
  EXPECT_EQ(applied.json().at("state"), "applied");
  EXPECT_EQ(officer.get("/api/schools/count").json().at("total"), roster.good);
}

TEST_P(ImportStory, AColumnThatMustBeThereIsToldFromACellLeftEmpty) {
  auto officer = app_.log_in("city");
  sheets::Writer writer;
  writer.start_sheet("花名册", {{.heading = "学校名称"}, {.heading = "所在地"}, {.heading = "办学类型"}, {.heading = "办学性质"}});
  writer.add_row({"育才小学", "七星区", "小学", ""});
  const auto checked = upload(officer, writer.finish());
  ASSERT_EQ(checked.status, 201) << checked.text;
  const auto report = checked.json();
  std::map<std::string, std::string> told;
  for (const auto& cell : report.at("rows").at(0).at("cells").as_array()) {
    told[std::string(cell.at("field").as_string())] = fmt::format("{} {}", std::string_view(cell.at("column").as_string()), std::string_view(cell.at("reason").as_string()));
  }
  EXPECT_EQ(told, (std::map<std::string, std::string>{{"ownership", "D required"}, {"area", " column_missing"}, {"boarding", " column_missing"}}));
}

TEST_P(ImportStory, ItsRoutesAreOnOfferToThoseWhoMayImport) {
  auto officer = app_.log_in("city"), viewer = app_.log_in("viewer");
  EXPECT_EQ(officer.get("/api/schools/template.xlsx").status, 200);
  EXPECT_EQ(viewer.get("/api/schools/template.xlsx").status, 403);
  EXPECT_EQ(viewer.get("/api/schools/export.xlsx?f.category=primary&sort=-name").status, 200);
  EXPECT_EQ(viewer.get("/api/schools/export.xlsx?f.nothing=1").status, 422);
  EXPECT_EQ(officer.get("/api/units/template.xlsx").status, 404);
  const auto refused = upload(officer, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.reason(), "not_a_workbook");
}

TEST(ImportCommand, WritesTheTemplateAndImportsWithItsExitCodes) {
  const kit::TemporaryFolder folder;
  const auto data = folder.path() + "/data", file = folder.path() + "/花名册.xlsx", blank = folder.path() + "/模板.xlsx";
  {
    const kit::FakeClock clock;
    SeededRandom random(1);
    app::Application application({.data = data}, clock, random);
    const auto divisions = org::parse_divisions(*files::embedded("data/divisions/divisions.csv"));
    ASSERT_TRUE(org::load_divisions(application.platform(), {"system", "系统", "/"}, divisions, "4503").ok());
    kit::add_townships(application.platform());
    for (const auto& [account, role] : {std::pair{"officer", Role::officer}, {"looker", Role::inspector}}) {
      ASSERT_TRUE(accounts::make_known_user(application.platform(), {.user = {.account = account, .name = "王"}, .unit = {"4503"}, .role = role},
                                            kit::RunningApplication::password).ok());
    }
  }
  const auto run = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), ANYUAN_PROGRAM);
    arguments.insert(arguments.end(), {"--data", data, "--record", "schools"});
    return kit::run_program(std::move(arguments));
  };
  EXPECT_EQ(run({"template", "--out", blank}).code, 0);
  EXPECT_EQ(run({"import", blank, "--account", "officer"}).code, 1);
  const auto roster = kit::messy_roster({.schools = 150, .faults = 15});
  std::ofstream(file, std::ios::binary) << roster.bytes;
  EXPECT_EQ(run({"import", file, "--account", "looker"}).code, 1);
  EXPECT_EQ(run({"import", folder.path() + "/nothing.xlsx", "--account", "officer"}).code, 1);
  const auto stopped = run({"import", file, "--account", "officer"});
  EXPECT_EQ(stopped.code, 2) << stopped.output;
  EXPECT_NE(stopped.output.find("在您的管辖范围内找不到“无名镇”"), std::string::npos) << stopped.output;
  const auto written = run({"import", file, "--account", "officer", "--accept-good-rows"});
  EXPECT_EQ(written.code, 0) << written.output;
  const auto again = run({"import", file, "--account", "officer", "--accept-good-rows"});
  EXPECT_NE(again.output.find(fmt::format("不变 {} 有误", roster.good)), std::string::npos) << again.output;
}

}  // namespace
}  // namespace anyuan
