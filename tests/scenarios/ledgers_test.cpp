// What every ledger has from the mechanism: files that only who sees them may name, and one answer about all of them.
#include <gtest/gtest.h>

#include "kit/county.h"

namespace anyuan {
namespace {

namespace json = boost::json;

class LedgersTest : public kit::EachEngine {
 protected:
  LedgersTest() : county_(GetParam()) {}
  kit::Answer add(std::string_view account, std::string_view school, json::array files) {
    return county_.as(account).post("/api/equipment", {{"school", school}, {"kind", "spray"}, {"actual", 2}, {"condition", "good"}, {"expires_on", "2020-01-01"},
                                                       {"files", std::move(files)}});
  }
  std::string tally(std::string_view account, std::string_view query, std::string_view record) {
    const auto answer = county_.as(account).get(fmt::format("/api/ledgers{}", query)).json();
    for (const auto& one : answer.at("rows").as_array()) {
      const auto& row = one.as_object();
      if (row.at("record").as_string() == record) return fmt::format("{} {} {}", row.at("total").as_int64(), row.at("expired").as_int64(), row.at("soon").as_int64());
    }
    return "none";
  }

  kit::County county_;
};
ANYUAN_ON_EACH_ENGINE(LedgersTest);

TEST_P(LedgersTest, AFileIsNamedByWhoSeesIt) {
  const auto own = county_.photo("safety", county_.school), foreign = county_.photo("neighbour", county_.second_school);
  const auto made = add("safety", county_.school, {json::string(own)});
  ASSERT_EQ(made.status, 201) << made.text;
  EXPECT_EQ(made.json().at("files").as_array(), (json::array{json::string(own)}));
  EXPECT_EQ(county_.as("safety").get("/api/files/" + own).status, 200);

  const auto refused = add("safety", county_.school, {json::string(own), json::string(foreign)});
  EXPECT_EQ(refused.reason(), "attachment_not_found");
  EXPECT_EQ(http::text_in(refused.json(), "field"), "files");

  const auto path = "/api/equipment/" + http::text_in(made.json(), "id");
  EXPECT_EQ(county_.as("safety").patch(path, {{"version", 1}, {"files", json::array{json::string(own), json::string(foreign)}}}).reason(), "attachment_not_found");
  const auto removed = county_.as("safety").patch(path, {{"version", 1}, {"files", json::array{}}});
  EXPECT_EQ(removed.status, 200) << removed.text;
  EXPECT_TRUE(removed.json().at("files").as_array().empty());
}

TEST_P(LedgersTest, OneAnswerTellsOfAllLedgersOfASchool) {
  ASSERT_EQ(add("safety", county_.school, {}).status, 201);
  ASSERT_EQ(add("neighbour", county_.second_school, {}).status, 201);
  EXPECT_EQ(tally("safety", "", "equipment"), "1 1 0");
  EXPECT_EQ(tally("safety", "", "guards"), "0 0 0");
  EXPECT_EQ(tally("county", "", "equipment"), "2 2 0");
  EXPECT_EQ(tally("county", "?unit=" + county_.second_school, "equipment"), "1 1 0");
  EXPECT_EQ(tally("other", "?unit=" + county_.school, "equipment"), "0 0 0");  // out of scope looks empty
  EXPECT_EQ(tally("county", "", "hazards"), "none");
}

}  // namespace
}  // namespace anyuan
