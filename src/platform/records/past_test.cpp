#include "platform/records/past.h"

#include <gtest/gtest.h>

#include "platform/records/describe.h"

namespace anyuan::records {
namespace {

struct Fine {
  std::optional<Date> paid_on;
  bool operator==(const Fine&) const = default;
};
const RecordType& type_of(const Fine*) {
  static const auto type = record<Fine>("fines", "", {"罚款", "Fine"}, {field<&Fine::paid_on>("paid_on", {"缴纳日期", "Paid on"}, {.past = true})});
  return type;
}
struct Visit {
  std::optional<Date> held_on, next_on;
  std::vector<Fine> fines;
};
const RecordType& type_of(const Visit*) {
  static const auto type = record<Visit>("visits", "", {"检查", "Visit"}, {
      field<&Visit::held_on>("held_on", {"检查日期", "Held on"}, {.past = true}),
      field<&Visit::next_on>("next_on", {"下次日期", "Next on"}, {}),
      field<&Visit::fines>("fines", {"罚款", "Fines"}, {}),
  });
  return type;
}

constexpr Date today(std::chrono::year(2026) / 11 / 24), tomorrow(std::chrono::year(2026) / 11 / 25);

std::string faults(const Visit* before, const Visit& after) {
  std::string all;
  for (const auto& fault : faults_in_past(type_for<Visit>(), before, &after, today)) all += fault.field + ":" + fault.reason + ":" + fault.args.at(0) + " ";
  return all;
}

TEST(Past, WhatHasHappenedIsNotToCome) {
  EXPECT_EQ(faults(nullptr, {}), "");
  EXPECT_EQ(faults(nullptr, {today, tomorrow, {{today}}}), "");
  EXPECT_EQ(faults(nullptr, {tomorrow, {}, {}}), "held_on:in_future:2026-11-24 ");
  EXPECT_EQ(faults(nullptr, {{}, {}, {{today}, {}, {tomorrow}}}), "fines[2].paid_on:in_future:2026-11-24 ");
}

TEST(Past, ADayTheRecordHasHadIsNotAskedAgain) {
  const Visit old{tomorrow, {}, {}};
  EXPECT_EQ(faults(&old, {tomorrow, today, {}}), "");
  EXPECT_EQ(faults(&old, {plus_days(tomorrow, 1), {}, {}}), "held_on:in_future:2026-11-24 ");
}

}  // namespace
}  // namespace anyuan::records
