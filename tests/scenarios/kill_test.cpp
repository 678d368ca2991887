// kill -9 at any moment: nothing that was acknowledged is lost and the journal's chain holds. Five rounds, or a hundred
// with ANYUAN_FULL=1.
#include <gtest/gtest.h>
#include <sodium.h>

#include <atomic>
#include <boost/json.hpp>
#include <set>
#include <thread>

#include "kit/served_county.h"

namespace anyuan {
namespace {

int rounds() {
  const char* full = std::getenv("ANYUAN_FULL");
  return full != nullptr && std::string_view(full) == "1" ? 100 : 5;
}

class Killed : public kit::EachEngine {
 protected:
  Killed() : county_(ANYUAN_PROGRAM, GetParam()) {}

  // Writes until the server is gone; keeps the ids it was told.
  void write(int writer, int round, std::vector<std::string>& acknowledged, std::atomic<int>& total) const {
    write_until_gone(writer, round, acknowledged, total);
    total += 1'000'000;  // nobody waits for a writer that has ended
    total.notify_all();
  }
  void write_until_gone(int writer, int round, std::vector<std::string>& acknowledged, std::atomic<int>& total) const {
    const auto caller = county_caller_;
    for (int i = 0;; ++i) {
      const auto answer = caller.ask("POST", "/api/units",
          fmt::format(R"({{"name":"镇{}-{}-{}","level":"township","parent":"450302"}})", round, writer, i));
      if (answer.status == 0) return;
      ASSERT_EQ(answer.status, 201) << answer.body;
      acknowledged.emplace_back(boost::json::parse(answer.body).at("id").as_string());
      ++total;
      total.notify_all();
    }
  }
  std::set<std::string> stored() const {
    db::Connection connection(db::parse_address(county_.place().address()), db::Mode::reader);
    const auto ids = db::Reading(connection).column<std::string>("SELECT id FROM units");
    return {ids.begin(), ids.end()};
  }

  kit::ServedCounty county_;
  kit::WebCaller county_caller_{0};
};
ANYUAN_ON_EACH_ENGINE(Killed);

TEST_P(Killed, NothingAcknowledgedIsLostAndTheJournalHolds) {
  constexpr std::size_t writers = 6;
  std::set<std::string> all_acknowledged;
  for (int round = 0; round < rounds(); ++round) {
    county_caller_ = county_.administrator();
    std::vector<std::vector<std::string>> acknowledged(writers);
    std::vector<std::thread> threads;
    std::atomic<int> total = 0;
    for (std::size_t i = 0; i < writers; ++i) {
      threads.emplace_back([&, i, round] { write(static_cast<int>(i), round, acknowledged[i], total); });
    }
    const int enough = 1 + static_cast<int>(randombytes_uniform(150));  // some are on their way whenever it is reached
    for (int now = total; now < enough; now = total) total.wait(now);
    county_.kill_now();
    for (auto& thread : threads) thread.join();
    for (auto& ids : acknowledged) all_acknowledged.insert(ids.begin(), ids.end());

    const auto doctor = kit::run_program(county_.arguments("doctor"));
    ASSERT_LT(doctor.code, 2) << "round " << round << ": " << doctor.output;  // 1: what it thinks of the machine
    const auto kept = stored();
    for (const auto& id : all_acknowledged) ASSERT_TRUE(kept.contains(id)) << "round " << round << " lost " << id;
    county_.start();
  }
  EXPECT_GT(all_acknowledged.size(), static_cast<std::size_t>(rounds())) << "too little was written for the test to mean anything";
  RecordProperty("rounds", rounds());
  RecordProperty("acknowledged", static_cast<int>(all_acknowledged.size()));
}

}  // namespace
}  // namespace anyuan
