#include "app/demo/city.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "domain/campaigns/commands.h"
#include "domain/filings/filing.h"
#include "domain/inspections/commands.h"
#include "kit/demo_city.h"
#include "platform/journal/journal.h"
#include "platform/sheets/workbook.h"

namespace anyuan::demo {
namespace {

namespace json = boost::json;
using kit::Browser;
using kit::RunningApplication;
using kit::text;

class DemoCity : public kit::OnDemoCity {};
ANYUAN_ON_EACH_ENGINE(DemoCity);

std::string encoded(std::string_view plain) {
  std::string out;
  for (const char c : plain) out += c == ',' ? "%2C" : std::string(1, c);
  return out;
}

// The rows behind a link, counted by the list that the console would open.
class Rows {
 public:
  Rows(Browser& browser, const json::object& link, std::string unit) : browser_(browser), page_(text(link.at("page"))) {
    for (const auto& [name, value] : link.at("filters").get_object()) filters_ += "&" + std::string(name) + "=" + encoded(text(value));
    if (!unit.empty()) filters_ += "&unit=" + unit;
  }

  std::int64_t count() {
    if (page_.ends_with("/missing")) return std::ssize(rows("/api" + page_));
    if (page_.starts_with("/samples/")) return std::ssize(rows("/api" + page_ + "/schools"));
    const auto answer = browser_.get("/api" + page_ + "/count?" + filters_.substr(1));
    EXPECT_EQ(answer.status, 200) << page_ << filters_ << answer.text;
    return answer.status == 200 ? answer.json().at("total").as_int64() : -1;
  }
  std::vector<json::object> rows(const std::string& path) {
    std::vector<json::object> found;
    std::string cursor;
    do {
      const auto answer = browser_.get(path + "?limit=500" + filters_ + (cursor.empty() ? "" : "&cursor=" + cursor));
      EXPECT_EQ(answer.status, 200) << path << filters_ << answer.text;
      if (answer.status != 200) break;
      const auto body = answer.json();
      for (const auto& row : body.at("rows").as_array()) found.push_back(row.as_object());
      cursor = body.contains("next") ? text(body.at("next")) : "";
    } while (!cursor.empty());
    return found;
  }
  double sum(std::string_view field) {
    double sum = 0;
    for (const auto& row : rows("/api" + page_)) sum += row.at(field).is_null() ? 0 : row.at(field).to_number<double>();
    return sum;
  }

 private:
  Browser& browser_;
  std::string page_, filters_;
};

// What a number must be equal to, by what its key says it counts.
void expect_rows(Browser& browser, const std::string& key, const json::value& value, const json::object& link, const std::string& unit) {
  Rows rows(browser, link, unit);
  if (key == "failed_points") {
    EXPECT_EQ(value.to_number<double>(), rows.sum("failed")) << unit;
  } else if (key == "average") {
    const auto count = rows.count();
    if (count == 0) {
      EXPECT_TRUE(value.is_null()) << unit;
    } else {
      EXPECT_NEAR(value.to_number<double>(), rows.sum("percent") / static_cast<double>(count), 0.06) << unit;
    }
  } else {
    EXPECT_EQ(value.to_number<std::int64_t>(), rows.count()) << key << " " << unit << " " << json::serialize(link);
  }
}

// Follows every number of an answer; returns how many there were.
int follow(Browser& browser, const json::object& figures) {
  int followed = 0;
  for (const auto& tile : figures.at("tiles").as_array()) {
    const auto& one = tile.as_object();
    if (one.at("page").is_null()) continue;
    expect_rows(browser, text(one.at("key")), one.at("value"), one, {});
    ++followed;
  }
  const auto& columns = figures.at("columns").as_object();
  for (const auto& row : figures.at("rows").as_array()) {
    for (const auto& [key, link] : columns) {
      if (link.as_object().at("page").is_null() || key == "coverage" || key == "closed_percent") continue;  // rates of what is followed
      expect_rows(browser, std::string(key), row.as_object().at(key), link.as_object(), text(row.as_object().at("unit")));
      ++followed;
    }
  }
  for (const auto& [list, number] : {std::pair{"grades", "count"}, {"kinds", "count"}, {"points", "failed"}}) {
    if (!figures.contains(list)) continue;
    for (const auto& one : figures.at(list).as_array()) {
      expect_rows(browser, list, one.as_object().at(number), one.as_object(), {});
      ++followed;
    }
  }
  return followed;
}

TEST_P(DemoCity, EveryNumberOpensExactlyItsRows) {
  for (const auto& [account, least] : {std::pair{"city-edu", 250}, {"county-edu", 60}, {"principal", 30}}) {
    auto browser = as(account);
    const auto answer = browser.get("/api/figures/campaign?campaign=" + campaign());
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_GE(follow(browser, answer.json()), least) << account;
    const auto hazards = browser.get("/api/figures/hazards");
    ASSERT_EQ(hazards.status, 200) << hazards.text;
    EXPECT_GE(follow(browser, hazards.json()), 15) << account;
  }
}

TEST_P(DemoCity, TheWholeIsTheSumOfTheCounties) {
  auto browser = as("city-edu");
  const auto figures = browser.get("/api/figures/campaign?campaign=" + campaign()).json();
  EXPECT_EQ(figures.at("rows").as_array().size(), 17U);
  for (const auto& tile : figures.at("tiles").as_array()) {
    const auto key = text(tile.as_object().at("key"));
    if (key == "average") continue;
    std::int64_t sum = 0;
    for (const auto& row : figures.at("rows").as_array()) sum += row.as_object().at(key).as_int64();
    EXPECT_EQ(tile.as_object().at("value").as_int64(), sum) << key;
  }
}

TEST_P(DemoCity, CountiesHaveMetWhatTheirPhaseAskedOfThem) {
  auto browser = as("city-edu");
  const auto figures = browser.get("/api/figures/campaign?campaign=" + campaign()).json();
  std::map<std::string, int> phases;
  for (const auto& one : figures.at("rows").as_array()) {
    const auto& row = one.as_object();
    const auto phase = parse_enum<campaigns::Phase>(text(row.at("phase")));
    ASSERT_TRUE(phase.has_value());
    ++phases[text(row.at("phase"))];
    const auto name = text(row.at("name"));
    EXPECT_TRUE(*phase < campaigns::Phase::acceptance || row.at("coverage").to_number<double>() == 100) << name;
    EXPECT_TRUE(*phase < campaigns::Phase::look_back || row.at("sampled") == row.at("accepted")) << name;
    EXPECT_TRUE(*phase < campaigns::Phase::finished || row.at("look_back_left").as_int64() == 0) << name;
  }
  EXPECT_EQ(phases.size(), 5U);  // every phase has a county to show
  for (const auto& hazard : all<hazards::Hazard>()) {
    if (hazard.source != hazards::Source::self_check || hazard.grade != hazards::Grade::general) continue;
    for (const auto& march : all<campaigns::CampaignCounty>()) {
      const bool here = march.campaign.text == hazard.campaign.text && records::Scope::under(march.head.unit_path).holds(hazard.head.unit_path);
      if (!here || march.phase < campaigns::Phase::acceptance) continue;
      EXPECT_TRUE(hazard.state == hazards::State::closed || hazard.state == hazards::State::controlled) << hazard.number;
    }
  }
}

TEST_P(DemoCity, EachClosedHazardWasVerifiedByAnotherThanItsRectifier) {
  std::set<std::string> numbers;
  std::map<hazards::State, int> states;
  const auto now = platform().clock.now();
  for (const auto& hazard : all<hazards::Hazard>()) {
    EXPECT_TRUE(numbers.insert(hazard.number).second) << hazard.number;
    ++states[hazard.state];
    EXPECT_LE(hazard.head.changed_at, now) << hazard.number;
    EXPECT_LE(hazard.head.created_at, hazard.head.changed_at) << hazard.number;
    if (hazard.state != hazards::State::closed) continue;
    EXPECT_FALSE(hazard.verified_by.empty()) << hazard.number;
    EXPECT_NE(hazard.verified_by, hazard.rectified_by) << hazard.number;
    EXPECT_FALSE(hazard.photos_after.empty()) << hazard.number;
    ASSERT_TRUE(hazard.rectified_at && hazard.verified_at) << hazard.number;
    EXPECT_LT(*hazard.rectified_at, *hazard.verified_at) << hazard.number;
  }
  for (const auto state : {hazards::State::reported, hazards::State::assigned, hazards::State::controlled, hazards::State::rectified, hazards::State::closed}) {
    EXPECT_GT(states[state], 0) << name_of(state);
  }
}

TEST_P(DemoCity, ScoresAreWhatTheAnswersAddUpTo) {
  const auto whole = records::Scope::under("/");
  std::map<inspections::State, int> states;
  for (const auto& inspection : all<inspections::Inspection>()) {
    const auto sheet = platform().database.read([&](db::Reading& reading) { return inspections::load_sheet(reading, platform(), inspection.head.id, whole); });
    ASSERT_TRUE(sheet.ok());
    const auto points = inspections::points_for(sheet.value().checklist, sheet.value().school);
    for (const auto& [code, answer] : sheet.value().answers) {
      const auto scored = inspections::scored(*sheet.value().checklist.find(code), sheet.value().school, answer);
      ASSERT_TRUE(scored.ok()) << code;
      EXPECT_EQ(scored.value(), answer) << code;
    }
    ++states[inspection.state];
    if (inspection.state == inspections::State::open) continue;
    const auto sum = inspections::total(points, sheet.value().answers);
    EXPECT_EQ(inspection.answered, std::ssize(points));
    EXPECT_EQ(inspection.score, sum.score);
    EXPECT_EQ(inspection.percent, sum.percent);
    EXPECT_EQ(inspection.failed, sum.failed);
    EXPECT_EQ(inspection.result, inspections::result_of(sheet.value().checklist, sum, inspection.vetoes));
  }
  EXPECT_EQ(states.size(), 3U);
}

TEST_P(DemoCity, TheJournalIsIntactAndTellsEachStepOfAHazard) {
  const auto verdict = platform().database.read([](db::Reading& reading) { return journal::verify(reading); });
  EXPECT_EQ(verdict.broken_at, std::nullopt) << verdict.why;
  auto browser = as("city-edu");
  for (const auto& hazard : all<hazards::Hazard>()) {
    if (hazard.state != hazards::State::closed) continue;
    const auto history = browser.get("/api/hazards/" + hazard.head.id + "/history").json();
    std::set<std::string> events;
    for (const auto& line : history.at("rows").as_array()) events.insert(text(line.as_object().at("event")));
    EXPECT_TRUE(events.contains("hazard.reported") && events.contains("hazard.rectified") && events.contains("hazard.closed")) << hazard.number;
    break;
  }
}

TEST_P(DemoCity, EveryPersonAndSchoolIsMarkedAsMadeUp) {
  for (const auto& school : all<schools::School>()) EXPECT_TRUE(school.name.starts_with("演示")) << school.name;
  for (const auto& user : all<accounts::User>()) {
    EXPECT_NE(user.name.find("演"), std::string::npos) << user.name;
    EXPECT_TRUE(user.phone.plain.starts_with("100")) << user.phone.plain;
  }
  std::set<std::string> names;
  for (const auto& school : all<schools::School>()) EXPECT_TRUE(names.insert(school.name).second) << school.name;
}

TEST_P(DemoCity, EachPostFindsItsWorkOnTheDesk) {
  const std::map<std::string_view, std::vector<std::string_view>> expected{{"guard", {"notice_unread"}},
                                                                            {"safety", {"notice_unread", "self_check", "filing_draft"}},
                                                                            {"principal", {"notice_unread", "self_check", "filing_draft"}},
                                                                            {"county-edu", {"summary_missing", "filing_answer", "filing_overdue"}},
                                                                            {"county-police", {"filing_answer"}},
                                                                            {"city-edu", {"acceptance", "look_back"}},
                                                                            {"inspector", {"acceptance", "look_back"}}};
  for (const auto& [account, kinds] : expected) {
    auto browser = as(account);
    const auto todo = browser.get("/api/todo");
    ASSERT_EQ(todo.status, 200) << todo.text;
    const auto body = todo.json();
    for (const auto kind : kinds) EXPECT_TRUE(body.at("counts").as_object().contains(kind)) << account << " " << kind << todo.text;
    EXPECT_LE(body.at("rows").as_array().size(), 50U);
    std::string last;
    for (const auto& row : body.at("rows").as_array()) {
      const auto due = row.as_object().at("due").is_null() ? std::string("9999") : text(row.as_object().at("due"));
      EXPECT_LE(last, due);
      last = due;
      EXPECT_TRUE(text(row.as_object().at("page")).starts_with("/")) << json::serialize(row);
      EXPECT_FALSE(text(row.as_object().at("id")).empty());
    }
  }
  for (const auto account : {"city-viewer", "sysadmin", "audadmin"}) {
    auto browser = as(account);
    EXPECT_TRUE(browser.get("/api/todo").json().at("rows").as_array().empty()) << account;
  }
}

TEST_P(DemoCity, ThereAreFilingsInEveryStateAndDraftsOfEveryKind) {
  std::set<filings::State> states;
  for (const auto& filing : all<filings::Filing>()) states.insert(filing.state);
  EXPECT_EQ(states, (std::set{filings::State::submitted, filings::State::filed, filings::State::returned}));
  std::set<filings::DraftKind> kinds;
  std::int64_t late = 0;
  const auto drafts = all<filings::Draft>();
  for (const auto& draft : drafts) {
    kinds.insert(draft.kind);
    late += filings::is_overdue(filings::filed_by(draft.changed_on, {}), city().clock().today()) ? 1 : 0;
    EXPECT_GT(draft.added + draft.removed + draft.replaced + draft.changed, 0);
  }
  EXPECT_EQ(kinds.size(), all_values<filings::DraftKind>().size());
  EXPECT_GT(late, 0);
  EXPECT_LT(late, std::ssize(drafts));
}

TEST_P(DemoCity, AViewerSeesTotalsAndNothingBehindThem) {
  auto browser = as("city-viewer");
  const auto figures = browser.get("/api/figures/campaign?campaign=" + campaign()).json();
  EXPECT_EQ(figures.at("rows").as_array().size(), 17U);
  for (const auto& tile : figures.at("tiles").as_array()) EXPECT_TRUE(tile.as_object().at("page").is_null());
  const auto county = browser.get("/api/figures/campaign?unit=450302&campaign=" + campaign()).json();
  EXPECT_TRUE(county.at("rows").as_array().empty());
  EXPECT_GT(county.at("tiles").as_array().size(), 0U);
  EXPECT_EQ(browser.get("/api/campaigns/" + campaign() + "/report.xlsx").status, 403);
}

TEST_P(DemoCity, FiguresOfAnotherCountyAreNotFound) {
  auto browser = as("county-edu");
  const auto other = browser.get("/api/figures/campaign?unit=450303&campaign=" + campaign());
  EXPECT_EQ(other.status, 404);
  EXPECT_EQ(other.reason(), "unit_not_found");
  EXPECT_EQ(browser.get("/api/figures/campaign?campaign=ca_unknown").reason(), "campaign_not_found");
  EXPECT_EQ(browser.get("/api/figures/campaign").reason(), "campaign_needed");
}

std::vector<sheets::Row> rows_of(sheets::Workbook& workbook, std::string_view name) {
  for (const auto& entry : workbook.sheets()) {
    if (entry.name != name) continue;
    auto sheet = workbook.read(entry);
    EXPECT_TRUE(sheet.ok());
    auto rows = std::move(sheet).value().rows;
    rows.erase(rows.begin(), rows.begin() + 3);  // two titles and the heading
    return rows;
  }
  ADD_FAILURE() << "no sheet " << name;
  return {};
}

TEST_P(DemoCity, TheReportSaysWhatTheFiguresSay) {
  auto browser = as("city-edu");
  const auto figures = browser.get("/api/figures/campaign?campaign=" + campaign()).json();
  const auto answer = browser.get("/api/campaigns/" + campaign() + "/report.xlsx");
  ASSERT_EQ(answer.status, 200) << answer.text;
  auto workbook = sheets::Workbook::open(answer.text);
  ASSERT_TRUE(workbook.ok());
  std::string names;
  for (const auto& entry : workbook.value().sheets()) names += entry.name + " ";
  EXPECT_EQ(names, "总体情况 县区进度 隐患分级 问题清单 未自查名单 抽查验收 回头看 ");
  std::map<std::string, double> tiles;
  for (const auto& tile : figures.at("tiles").as_array()) {
    if (!tile.as_object().at("value").is_null()) tiles[text(tile.as_object().at("key"))] = tile.as_object().at("value").to_number<double>();
  }
  const auto progress = rows_of(workbook.value(), "县区进度");
  ASSERT_EQ(progress.size(), 18U);
  EXPECT_EQ(progress.back().at(2), sheets::Value(tiles["schools"]));
  EXPECT_EQ(progress.back().at(9), sheets::Value(tiles["hazards"]));
  EXPECT_EQ(static_cast<double>(rows_of(workbook.value(), "未自查名单").size()), tiles["missing"]);
  EXPECT_EQ(static_cast<double>(rows_of(workbook.value(), "抽查验收").size()), tiles["sampled"]);
  std::size_t failed = 0, looked = 0;
  for (const auto& inspection : all<inspections::Inspection>()) {
    if (inspection.campaign.text == campaign()) failed += static_cast<std::size_t>(inspection.failed);
  }
  EXPECT_EQ(rows_of(workbook.value(), "问题清单").size(), failed);
  for (const auto& row : rows_of(workbook.value(), "回头看")) looked += row.at(7) == sheets::Value("未回头看") ? 1 : 0;
  EXPECT_EQ(static_cast<double>(looked), tiles["look_back_left"]);
}

TEST_P(DemoCity, ASecondStartFindsTheCityAndAnEmptyOrOtherFolderForWhatItIs) {
  EXPECT_EQ(look(platform()), Found::demo_city);
  RunningApplication other(GetParam());
  EXPECT_EQ(look(other.platform()), Found::nothing);
  other.load_divisions("4503");
  EXPECT_EQ(look(other.platform()), Found::something_else);
}

TEST(DemoCitySeed, TheSameSeedMakesTheSameCity) {
  std::vector<std::string> hashes;
  for (int i = 0; i < 2; ++i) {
    RunningApplication application(db::Engine::sqlite);
    ASSERT_TRUE(make_city(application.platform(), application.application().books(), {.schools = 4}).ok());
    std::string all;
    for (const auto& hazard : application.platform().database.read([&](db::Reading& reading) {
           return records::RecordStore<hazards::Hazard>(application.platform().vault).where(reading, "id <> '' ORDER BY id", {});
         })) {
      all += hazard.head.id + hazard.number + std::string(name_of(hazard.state)) + hazard.rectified_by_name;
    }
    hashes.push_back(all);
  }
  EXPECT_FALSE(hashes[0].empty());
  EXPECT_EQ(hashes[0], hashes[1]);
}

}  // namespace
}  // namespace anyuan::demo
