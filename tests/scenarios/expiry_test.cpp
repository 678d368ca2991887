// What expires: found by a list's filter, and waiting on the desk of whoever keeps the ledger at the school.
#include <gtest/gtest.h>

#include "domain/ledgers/guard.h"
#include "kit/county.h"
#include "platform/records/store.h"

namespace anyuan {
namespace {

class ExpiryTest : public kit::EachEngine {
 protected:
  ExpiryTest() : county_(GetParam()) {}
  void guard(std::string_view school, std::optional<int> days_left) {
    county_.application.put("guards", path_of(school), [&](void* made) {
      if (days_left) static_cast<ledgers::Guard*>(made)->certificate_expires_on = plus_days(county_.application.clock().today(), *days_left);
    });
  }
  std::string path_of(std::string_view school) {
    return county_.application.platform().database.read([&](db::Reading& reading) {
      return records::RecordStore<org::Unit>(county_.application.platform().vault).load(reading, school, records::Scope::under("/")).value().head.unit_path;
    });
  }
  std::string desk(std::string_view account, http::Language language = http::Language::zh) {
    auto& browser = county_.as(account);
    browser.language = language;
    std::string all;
    const auto answer = browser.get("/api/todo").json();
    for (const auto& row : answer.at("rows").as_array()) {
      const auto& task = row.as_object();
      if (task.at("kind").as_string() != "expiring") continue;
      all += fmt::format("{} {}+{} {} {};", std::string_view(task.at("title").as_string()), task.at("expired").as_int64(), task.at("soon").as_int64(),
                         task.at("days_left").as_int64(), std::string_view(task.at("page").as_string()));
    }
    return all;
  }
  std::int64_t count(std::string_view account, std::string_view query) {
    return county_.as(account).get(fmt::format("/api/guards/count?{}", query)).json().at("total").as_int64();
  }

  kit::County county_;
};
ANYUAN_ON_EACH_ENGINE(ExpiryTest);

TEST_P(ExpiryTest, TheDeskTellsOnceALedgerOfWhatTheSchoolHasToRenew) {
  EXPECT_EQ(desk("safety"), "");
  guard(county_.school, 31), guard(county_.school, std::nullopt);
  EXPECT_EQ(desk("safety"), "");
  guard(county_.school, -7), guard(county_.school, -1), guard(county_.school, 30), guard(county_.second_school, -100);
  EXPECT_EQ(desk("safety"), "保安员 2+1 -7 /records/guards?f.expiry=expired,soon;");
  EXPECT_EQ(desk("safety", http::Language::en), "Guards 2+1 -7 /records/guards?f.expiry=expired,soon;");
  EXPECT_EQ(desk("guard"), "");
  EXPECT_EQ(desk("county"), "");
}

// What a county keeps itself is the county's to renew.
TEST_P(ExpiryTest, ACountyIsToldOfItsOwnLedgersAndNotOfTheSchools) {
  guard(county_.school, -7);
  const auto made = county_.as("county").post("/api/security_companies", {{"unit", kit::County::county}, {"name", "平安保安公司"}, {"licence_expires_on", text_of(plus_days(county_.application.clock().today(), -3))}});
  ASSERT_EQ(made.status, 201) << made.text;
  EXPECT_EQ(desk("county"), "保安公司 1+0 -3 /records/security_companies?f.expiry=expired,soon;");
  EXPECT_EQ(desk("safety"), "保安员 1+0 -7 /records/guards?f.expiry=expired,soon;");
}

TEST_P(ExpiryTest, TheListBehindTheTaskHasTheSameRows) {
  for (const int days_left : {-7, -1, 0, 30, 31}) guard(county_.school, days_left);
  guard(county_.school, std::nullopt), guard(county_.second_school, -100);
  EXPECT_EQ(count("safety", "f.expiry=expired,soon"), 4);
  EXPECT_EQ(count("safety", "f.expiry=good"), 1);
  EXPECT_EQ(count("county", "f.expiry=expired"), 3);
  EXPECT_EQ(county_.as("safety").get("/api/guards?f.expiry=old").reason(), "not_a_choice");
  EXPECT_EQ(county_.as("safety").get("/api/notices?f.expiry=expired").reason(), "not_filtered");
}

}  // namespace
}  // namespace anyuan
