// What is offered to whom, and the one search over it: by name, letters and number, never more than the lists show.
#include <gtest/gtest.h>

#include <set>

#include "domain/hazards/hazard.h"
#include "domain/ledgers/guard.h"
#include "domain/schools/school.h"
#include "kit/running_application.h"

namespace anyuan {
namespace {

using accounts::Role;
using kit::Browser;

class SearchTest : public kit::EachEngine {
 protected:
  SearchTest() : app_(GetParam()) {
    app_.load_divisions("4503");
    app_.make_user("county", "450305", Role::officer);
    app_.make_user("city", "4503", Role::inspector);
    app_.make_user("viewer", "4503", Role::viewer);
    auto county = app_.log_in("county");
    school_ = put_school(county, "漓江路小学", "450305", "2145100001");
    put_school(county, "朝阳小学", "450305", "2145100002");
    app_.make_user("principal", school_, Role::principal);
    app_.put("guards", "/45/4503/450302/x/", [](void* record) { static_cast<ledgers::Guard*>(record)->name = "覃漓江"; });
    app_.put("hazards", "/45/4503/450305/" + school_ + "/", [](void* record) {
      auto& hazard = *static_cast<hazards::Hazard*>(record);
      hazard.number = "YH-450305-2026-000007", hazard.title = "围墙低于两米";
    });
  }
  static std::string put_school(Browser& browser, std::string_view name, std::string_view parent, std::string_view code) {
    const auto made = browser.post("/api/schools", {{"name", name}, {"code", code}, {"parent", parent}, {"category", "primary"}, {"ownership", "public_owned"},
                                                    {"area", "urban"}, {"boarding", "none"}});
    EXPECT_EQ(made.status, 201) << made.text;
    return http::text_in(made.json(), "id");
  }
  // "schools:漓江路小学 units:..." as this account finds it.
  std::string found(std::string_view account, std::string_view q) {
    auto browser = app_.log_in(account);
    http::Request request;
    request.path = "/api/search", request.query = {{"q", std::string(q)}};
    const auto answer = browser.send(std::move(request));
    if (answer.status != 200) return fmt::format("{} {}", answer.status, answer.reason());
    std::string all;
    const auto body = answer.json();
    for (const auto& group : body.at("groups").as_array()) {
      all += (all.empty() ? "" : " ") + std::string(group.at("record").as_string()) + ":";
      for (const auto& row : group.at("rows").as_array()) all += "[" + std::string(row.at("name").as_string()) + "]";
    }
    return all;
  }
  std::set<std::string> offered(std::string_view account) {
    std::set<std::string> names;
    const auto books = boost::json::parse(app_.log_in(account).get("/api/records").text);
    for (const auto& book : books.as_array()) names.insert(std::string(book.at("name").as_string()));
    return names;
  }

  kit::RunningApplication app_;
  std::string school_;
};
ANYUAN_ON_EACH_ENGINE(SearchTest);

TEST_P(SearchTest, FindsByNameLettersAndNumber) {
  EXPECT_EQ(found("county", "漓江"), "schools:[漓江路小学]");
  EXPECT_EQ(found("county", "lijianglu"), "schools:[漓江路小学]");
  EXPECT_EQ(found("county", "LJL"), "schools:[漓江路小学]");
  EXPECT_EQ(found("county", "2145100002"), "schools:[朝阳小学]");
  EXPECT_EQ(found("county", "yh-450305-2026"), "hazards:[YH-450305-2026-000007]");
  EXPECT_EQ(found("county", "围墙"), "hazards:[YH-450305-2026-000007]");
  EXPECT_EQ(found("county", "没有这样的"), "");
}

TEST_P(SearchTest, ARowSaysWhatTellsItFromOthers) {
  const auto body = app_.log_in("city").get("/api/search?q=%E5%9B%B4%E5%A2%99").json();
  const auto& row = body.at("groups").at(0).at("rows").at(0);
  EXPECT_EQ(row.at("texts").at(0), (boost::json::object{{"field", "title"}, {"text", "围墙低于两米"}}));
  EXPECT_EQ(row.at("unit_name"), "漓江路小学");
  EXPECT_EQ(body.at("groups").at(0).at("more"), false);
}

TEST_P(SearchTest, AUnitIsFoundAndASchoolNotTwice) {
  EXPECT_EQ(found("city", "qixingqu"), "units:[七星区][七星区街道]");
  EXPECT_EQ(found("city", "朝阳小学"), "schools:[朝阳小学]");
}

TEST_P(SearchTest, StaysInScopeAndWithinWhatTheRoleReads) {
  EXPECT_EQ(found("city", "qinlijiang"), "guards:[覃漓江]");
  EXPECT_EQ(found("county", "qinlijiang"), "") << "another county's";
  EXPECT_EQ(found("principal", "朝阳"), "") << "another school";
  EXPECT_EQ(found("viewer", "漓江"), "");
}

TEST_P(SearchTest, ShowsFiveOfEachAndSaysThatThereAreMore) {
  auto county = app_.log_in("county");
  for (int i = 0; i < 6; ++i) put_school(county, fmt::format("会仙第{}小学", i), "450305", fmt::format("214510001{}", i));
  const auto body = county.get("/api/search?q=huixian").json();
  EXPECT_EQ(body.at("groups").at(0).at("rows").as_array().size(), 5U);
  EXPECT_EQ(body.at("groups").at(0).at("more"), true);
}

TEST_P(SearchTest, WithoutATextThereIsNothingToSearch) {
  EXPECT_EQ(found("county", ""), "422 required");
  EXPECT_EQ(found("county", std::string(101, 'a')), "422 too_long");
}

TEST_P(SearchTest, WhoWorksAtASchoolIsOfferedNoListOfCountiesOrWaivers) {
  const auto school = offered("principal"), county = offered("county");
  for (const auto* book : {"campaign_counties", "waivers"}) {
    EXPECT_FALSE(school.contains(book)) << book;
    EXPECT_TRUE(county.contains(book)) << book;
  }
  EXPECT_TRUE(school.contains("campaigns"));
}

}  // namespace
}  // namespace anyuan
