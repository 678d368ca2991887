// Saying several things of a school at once: all of them or none, with one event.
#include <gtest/gtest.h>

#include "kit/county.h"

namespace anyuan::facts {
namespace {
namespace json = boost::json;

using http::text_in;

class SayingsAtOnce : public kit::EachEngine {
 protected:
  SayingsAtOnce() : county_(GetParam()) {}

  kit::Answer say(std::string_view account, json::array sayings) {
    return county_.as(account).post(fmt::format("/api/schools/{}/sayings", county_.school), {{"sayings", std::move(sayings)}});
  }
  json::object complete(std::string_view ledger) { return {{"fact", fmt::format("ledgers.{}", ledger)}, {"source", "declared"}, {"value", "true"}}; }
  json::value told() { return county_.as("safety").get(fmt::format("/api/schools/{}/facts", county_.school)).json(); }
  std::string value_of(std::string_view fact) {
    const auto all = told();
    for (const auto& row : all.at("rows").as_array()) {
      if (row.at("fact").as_string() == fact) return text_in(row.as_object(), "text");
    }
    return "none";
  }
  std::int64_t rows_of(std::string_view ledger) {
    const auto all = told();
    for (const auto& row : all.at("ledgers").as_array()) {
      if (row.at("ledger").as_string() == ledger) return row.at("rows").as_int64();
    }
    return -1;
  }
  std::vector<std::string> events() {
    return county_.platform().database.read([](db::Reading& reading) {
      return reading.column<std::string>("SELECT event FROM journal_event WHERE event IN ('fact.said', 'facts.said') ORDER BY seq");
    });
  }

  kit::County county_;
};
ANYUAN_ON_EACH_ENGINE(SayingsAtOnce);

TEST_P(SayingsAtOnce, ASchoolSaysOfAllItsLedgersAtOnceThatTheyAreComplete) {
  ASSERT_EQ(county_.as("safety").post("/api/guards", {{"school", county_.school}, {"name", "王强"}, {"kind", "full_time_guard"}, {"employer", "school"}, {"birth_year", 1980}}).status, 201);
  EXPECT_EQ(rows_of("guards"), 1);
  EXPECT_EQ(rows_of("gates"), 0);
  EXPECT_EQ(value_of("gates.all"), "");
  const auto said = say("safety", {complete("guards"), complete("gates")});
  ASSERT_EQ(said.status, 200) << said.text;
  EXPECT_EQ(value_of("ledgers.guards"), "是");
  EXPECT_EQ(value_of("ledgers.gates"), "是");
  EXPECT_EQ(value_of("ledgers.cameras"), "");
  EXPECT_EQ(value_of("gates.all"), "0");
  EXPECT_EQ(events(), std::vector<std::string>{"facts.said"});
  ASSERT_EQ(say("safety", {complete("guards")}).status, 200);  // again: the last word counts
  EXPECT_EQ(events(), (std::vector<std::string>{"facts.said", "fact.said"}));
}

TEST_P(SayingsAtOnce, WhereOneIsRefusedNoneIsSaid) {
  auto counted = complete("guards");
  counted["fact"] = "guards.full_time";
  counted["value"] = "3";
  EXPECT_EQ(say("safety", {complete("gates"), counted}).reason(), "fact_counted_from_ledger");
  EXPECT_EQ(value_of("ledgers.gates"), "");
  EXPECT_EQ(say("safety", json::array{}).reason(), "required");
  EXPECT_EQ(say("neighbour", {complete("gates")}).status, 404);
  EXPECT_TRUE(events().empty());
}

}  // namespace
}  // namespace anyuan::facts
