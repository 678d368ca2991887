// The program as it is installed: started, watched, followed by a stream, stopped, examined.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "kit/served_county.h"
#include "platform/journal/journal.h"
#include "platform/net/tls.h"

namespace anyuan {
namespace {

class Served : public kit::EachEngine {
 protected:
  Served() : county_(ANYUAN_PROGRAM, GetParam()) {}
  std::int64_t add_town(int number) {
    const auto made = county_.administrator().ask("POST", "/api/units", fmt::format(R"({{"name":"第{}镇","level":"township","parent":"450302"}})", number));
    EXPECT_EQ(made.status, 201) << made.body;
    db::Connection connection(db::parse_address(county_.place().address()), db::Mode::reader);
    db::Reading reading(connection);
    return journal::head(reading);
  }
  // The number of the next event of that name.
  static std::int64_t next(kit::WebStream& stream, std::string_view event) {
    std::int64_t seq = -1;
    for (auto line = stream.line(); line; line = stream.line()) {
      if (line->starts_with("id: ")) seq = std::stoll(line->substr(4));
      if (line->starts_with("event: ") && line->substr(7).starts_with(event)) return seq;
    }
    return -1;
  }
  kit::ServedCounty county_;
};
ANYUAN_ON_EACH_ENGINE(Served);

TEST_P(Served, SaysItIsWellAndCountsWhatItDoes) {
  const auto health = county_.administrator().ask("GET", "/healthz");
  EXPECT_EQ(health.status, 200);
  EXPECT_EQ(health.body, R"({"status":"ok"})") << "and nothing of what is inside";
  add_town(1);
  EXPECT_EQ(county_.administrator().ask("GET", "/metrics").status, 404) << "without a token in the settings there is nothing, also from this machine";
}

TEST_P(Served, MetricsAreForWhoShowsTheToken) {
  county_.server().signal(SIGTERM);
  ASSERT_EQ(county_.server().wait(), 0);
  county_.start({{"ANYUAN_METRICS_TOKEN", "0123456789abcdef"}});
  add_town(1);
  auto collector = county_.administrator();
  EXPECT_EQ(collector.ask("GET", "/metrics").status, 404);
  collector.authorization = "Bearer 0123456789abcdeg";
  EXPECT_EQ(collector.ask("GET", "/metrics").status, 404);
  collector.authorization = "Bearer 0123456789abcdef";
  const auto metrics = collector.ask("GET", "/metrics");
  EXPECT_EQ(metrics.status, 200);
  for (const auto* line : {"anyuan_http_requests_total{route=\"/api/units\",verb=\"POST\",status=\"2xx\"} 1\n", "\nanyuan_commits_total ",
                           "\nanyuan_waiting_writes 0\n", "\nprocess_resident_memory_bytes "}) {
    EXPECT_NE(metrics.body.find(line), std::string::npos) << line << metrics.body;
  }
  EXPECT_EQ(metrics.body.find("township"), std::string::npos);
}

TEST_P(Served, AnswersCarryAStrictPolicy) {
  const auto answer = county_.administrator().ask("GET", "/api/session");
  EXPECT_EQ(answer.status, 200);
  for (const auto* header : {"Content-Security-Policy: default-src 'self'; script-src 'self'; style-src 'self';", "X-Content-Type-Options: nosniff",
                             "Cache-Control: no-store"}) {
    EXPECT_NE(answer.headers.find(header), std::string::npos) << header << answer.headers;
  }
  EXPECT_EQ(answer.headers.find("unsafe"), std::string::npos);
}

TEST_P(Served, WhatTheServerItselfRefusesIsASentence) {
  const auto answer = county_.administrator().ask("GET", "/%zz");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.body.find("\"message\":\"bad_request\""), std::string::npos) << answer.body;
}

TEST_P(Served, AStreamThatComesBackMissesNothingAndRepeatsNothing) {
  std::int64_t last = 0;
  {
    kit::WebStream stream(county_.administrator(), "/api/events");
    EXPECT_GE(next(stream, "hello"), 0);
    for (int i = 0; i < 3; ++i) {
      const auto seq = add_town(i);
      last = next(stream, "unit.added");
      EXPECT_EQ(last, seq);
    }
  }
  std::vector<std::int64_t> missed;
  for (int i = 3; i < 8; ++i) missed.push_back(add_town(i));
  kit::WebStream stream(county_.administrator(), "/api/events", std::to_string(last));
  for (const auto seq : missed) EXPECT_EQ(next(stream, "unit.added"), seq);
  const auto seq = add_town(9);
  EXPECT_EQ(next(stream, "unit.added"), seq) << "nothing repeated in between, and what is new comes at once";
}

TEST_P(Served, AStreamGoesOnAfterTheServerWasKilled) {
  const auto seen = add_town(1);
  const auto missed = add_town(2);
  county_.kill_now();
  county_.start();
  kit::WebStream stream(county_.administrator(), "/api/events", std::to_string(seen));
  EXPECT_EQ(next(stream, "unit.added"), missed);
}

TEST_P(Served, StopsWhenAskedAndEndsItsStreams) {
  for (const int number : {SIGTERM, SIGINT}) {
    kit::WebStream stream(county_.administrator(), "/api/events");
    EXPECT_GE(next(stream, "hello"), 0);
    add_town(number);
    county_.server().signal(number);
    EXPECT_EQ(county_.server().wait(), 0) << "by signal " << number;
    while (stream.line()) {
    }
    county_.start();
  }
  EXPECT_EQ(county_.administrator().ask("GET", "/api/session").status, 200) << "sessions outlive a restart";
}

TEST_P(Served, TheDoctorFindsAnAlteredJournal) {
  add_town(1);
  const auto well = kit::run_program(county_.arguments("doctor"));
  EXPECT_LT(well.code, 2) << "beside the running server; a test's database may well have fsync=off\n" << well.output;
  EXPECT_NE(well.output.find("journal: 共"), std::string::npos) << well.output;
  {
    db::Connection connection(db::parse_address(county_.place().address()), db::Mode::writer);
    connection.script("UPDATE journal_event SET actor_name = 'x' WHERE seq = 2");
  }
  const auto sick = kit::run_program(county_.arguments("doctor"));
  EXPECT_EQ(sick.code, 2) << sick.output;
  EXPECT_NE(sick.output.find("event 2"), std::string::npos) << sick.output;
}

TEST_P(Served, AListenerOnATakenPortSaysSoAndEnds) {
  auto arguments = county_.arguments("serve");
  arguments.insert(arguments.end(), {"--listen", fmt::format("127.0.0.1:{}", county_.administrator().port())});
  const auto second = kit::run_program(arguments);
  EXPECT_EQ(second.code, 1);
  EXPECT_NE(second.output.find("cannot listen"), std::string::npos) << second.output;
}

class BackedUp : public testing::Test {
 protected:
  std::vector<std::string> ids(const std::string& folder) {
    db::Connection connection(db::parse_address(folder + "/anyuan.db"), db::Mode::reader);
    return db::Reading(connection).column<std::string>("SELECT id FROM units ORDER BY id");
  }
  kit::ServedCounty county_{ANYUAN_PROGRAM, db::Engine::sqlite};
  kit::TemporaryFolder elsewhere_;
};

TEST_F(BackedUp, BesideARunningServerItComesBackWhole) {
  const auto tar = elsewhere_.path() + "/backup.tar", restored = elsewhere_.path() + "/restored";
  std::filesystem::create_directories(county_.place().folder() + "/files/ab");
  std::ofstream(county_.place().folder() + "/files/ab/abcd") << "photo";
  std::ofstream(county_.place().folder() + "/files/ab/half.1234") << "half";
  std::atomic<bool> is_enough = false;
  std::vector<std::string> before_backup;
  std::thread writer([&] {
    const auto caller = county_.administrator();
    for (int i = 0; !is_enough; ++i) {
      const auto made = caller.ask("POST", "/api/units", fmt::format(R"({{"name":"镇{}","level":"township","parent":"450302"}})", i));
      EXPECT_EQ(made.status, 201);
    }
  });
  before_backup = ids(county_.place().folder());
  auto arguments = county_.arguments("backup");
  arguments.insert(arguments.end(), {"--out", tar});
  const auto backup = kit::run_program(arguments);
  is_enough = true;
  writer.join();
  ASSERT_EQ(backup.code, 0) << backup.output;

  const auto restore = kit::run_program({ANYUAN_PROGRAM, "restore", "--data", restored, "--from", tar});
  ASSERT_EQ(restore.code, 0) << restore.output;
  const auto kept = ids(restored);
  for (const auto& id : before_backup) EXPECT_TRUE(std::ranges::binary_search(kept, id)) << id;
  EXPECT_TRUE(std::filesystem::exists(restored + "/files/ab/abcd"));
  EXPECT_FALSE(std::filesystem::exists(restored + "/files/ab/half.1234"));
  EXPECT_LT(kit::run_program({ANYUAN_PROGRAM, "doctor", "--data", restored, "--full"}).code, 2);
  kit::Program server({ANYUAN_PROGRAM, "serve", "--data", restored, "--listen", "127.0.0.1:0"});
  kit::WebCaller caller(server.wait_for_port());
  EXPECT_EQ(caller.log_in("sysadmin", "Anyuan-2026-test").status, 200) << "the passwords came along";
}

TEST_F(BackedUp, NothingIsRestoredOverDataOrFromWhatIsNotSound) {
  const auto tar = elsewhere_.path() + "/backup.tar", cut = elsewhere_.path() + "/cut.tar", target = elsewhere_.path() + "/target";
  auto arguments = county_.arguments("backup");
  arguments.insert(arguments.end(), {"--out", tar});
  ASSERT_EQ(kit::run_program(arguments).code, 0);
  auto over = county_.arguments("restore");
  over.insert(over.end(), {"--from", tar});
  const auto refused = kit::run_program(over);
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.output.find("there is data already"), std::string::npos) << refused.output;
  std::filesystem::copy_file(tar, cut);
  std::filesystem::resize_file(cut, std::filesystem::file_size(cut) / 2);
  EXPECT_EQ(kit::run_program({ANYUAN_PROGRAM, "restore", "--data", target, "--from", cut}).code, 1);
  EXPECT_FALSE(std::filesystem::exists(target));
  EXPECT_FALSE(std::filesystem::exists(target + ".restoring"));
}

TEST(Program, OnPostgreSqlABackupSaysWhatToUse) {
  const kit::TemporaryFolder folder;
  const auto refused = kit::run_program({ANYUAN_PROGRAM, "backup", "--data", folder.path(), "--database", "host=nowhere", "--out", folder.path() + "/x.tar"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.output.find("pg_dump"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder.path() + "/x.tar"));
}

TEST(Program, ADoctorOnAWrongFolderMakesNothingThereAndSaysSo) {
  const kit::TemporaryFolder folder;
  const auto sick = kit::run_program({ANYUAN_PROGRAM, "doctor", "--data", folder.path() + "/nowhere"});
  EXPECT_EQ(sick.code, 2) << sick.output;
  EXPECT_NE(sick.output.find("[错误 error]"), std::string::npos) << sick.output;
  EXPECT_FALSE(std::filesystem::exists(folder.path() + "/nowhere"));
}

// The password of the demo city is in the handbook.
TEST(Program, TheDemoCityIsNotOpenedToTheNetworkByAccident) {
  const kit::TemporaryFolder folder;
  ASSERT_EQ(kit::run_program({ANYUAN_PROGRAM, "demo", "--data", folder.path(), "--schools", "4", "--only-make"}).code, 0);
  for (const auto* command : {"demo", "serve"}) {
    const auto refused = kit::run_program({ANYUAN_PROGRAM, command, "--data", folder.path(), "--listen", "0.0.0.0:0"});
    EXPECT_EQ(refused.code, 1) << command;
    EXPECT_NE(refused.output.find("--open-demo"), std::string::npos) << command << refused.output;
  }
  std::ofstream(folder.path() + "/anyuan.yaml") << "trusted_proxies: [127.0.0.1]\n";
  EXPECT_EQ(kit::run_program({ANYUAN_PROGRAM, "serve", "--data", folder.path(), "--listen", "127.0.0.1:0"}).code, 1) << "a proxy opens it too";
  kit::Program meant({ANYUAN_PROGRAM, "serve", "--data", folder.path(), "--listen", "0.0.0.0:0", "--open-demo"});
  EXPECT_NE(meant.read_to("started: ").find("started: https://"), std::string::npos);
}

TEST(Program, WithACertificateThePlainPortSendsOn) {
  const kit::TemporaryFolder folder;
  const auto files = net::local_authority(folder.path() + "/bureau", {"anyuan.test"}).server;
  kit::Program server({ANYUAN_PROGRAM, "serve", "--data", folder.path() + "/data", "--listen", "127.0.0.1:0"},
                      {{"ANYUAN_CERTIFICATE", files.certificate}, {"ANYUAN_KEY", files.key}, {"ANYUAN_HTTP_REDIRECT", "127.0.0.1:0"}});
  const auto output = server.read_to("serve.redirect");
  const auto at = output.rfind("port=");
  ASSERT_NE(at, std::string::npos) << output;
  const kit::WebCaller caller(static_cast<std::uint16_t>(std::stoi(output.substr(at + 5))));
  const auto sent_on = caller.ask("GET", "/m/tasks");
  EXPECT_EQ(sent_on.status, 308);
  EXPECT_NE(sent_on.headers.find("Location: https://localhost:"), std::string::npos) << sent_on.headers;
  EXPECT_EQ(caller.ask("POST", "/api/session", "{}").status, 405);
}

TEST(Program, ThePlainPortNeedsTls) {
  const kit::TemporaryFolder folder;
  const std::map<std::string, std::string> plain{{"ANYUAN_HTTP_REDIRECT", "127.0.0.1:0"}};
  const auto refused = kit::run_program({ANYUAN_PROGRAM, "serve", "--data", folder.path(), "--listen", "127.0.0.1:0"}, plain);
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.output.find("http_redirect"), std::string::npos) << refused.output;
}

TEST(Program, FlagsWinOverTheEnvironment) {
  const kit::TemporaryFolder folder;
  const auto refused = kit::run_program({ANYUAN_PROGRAM, "serve", "--data", folder.path(), "--listen", "nowhere:1"}, {{"ANYUAN_LISTEN", "127.0.0.1:0"}});
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.output.find("nowhere:1"), std::string::npos) << refused.output;
  kit::Program taken({ANYUAN_PROGRAM, "serve", "--data", folder.path(), "--listen", "127.0.0.1:0"}, {{"ANYUAN_LISTEN", "nowhere:1"}});
  EXPECT_GT(taken.wait_for_port(), 0);
}

TEST(Program, KeepsItsFolderToItself) {
  const kit::TemporaryFolder folder;
  ASSERT_EQ(kit::run_program({ANYUAN_PROGRAM, "init", "--data", folder.path() + "/data"}).code, 0);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    EXPECT_EQ(entry.status().permissions() & others, std::filesystem::perms::none) << entry.path();
  }
}

}  // namespace
}  // namespace anyuan
