#include "app/config.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "kit/databases.h"

namespace anyuan::app {
namespace {

class ConfigTest : public testing::Test {
 protected:
  ConfigTest() { clear(); }
  ~ConfigTest() override { clear(); }
  static void clear() {
    for (const auto* name : {"ANYUAN_DATA", "ANYUAN_LISTEN", "ANYUAN_DATABASE", "ANYUAN_CERTIFICATE", "ANYUAN_KEY", "ANYUAN_LOG_LEVEL", "ANYUAN_HTTP_REDIRECT", "ANYUAN_METRICS_TOKEN"}) ::unsetenv(name);
  }
  void file(std::string_view text) const { std::ofstream(folder_.path() + "/anyuan.yaml") << text; }
  Config load() const { return load_config(folder_.path()); }
  std::string refusal() const {
    try {
      load();
      return "";
    } catch (const std::exception& wrong) {
      return wrong.what();
    }
  }
  kit::TemporaryFolder folder_;
};

TEST_F(ConfigTest, WithoutAnythingItIsLoopbackAndSqlite) {
  const auto config = load();
  EXPECT_EQ(config.listen, "127.0.0.1:8080");
  EXPECT_EQ(config.database, "");
  EXPECT_EQ(config.data, folder_.path());
  EXPECT_EQ(load_config("").data, "anyuan-data");
}

TEST_F(ConfigTest, TheFileWinsOverDefaultsAndTheEnvironmentOverTheFile) {
  file("listen: 0.0.0.0:443\nlog_level: warn\nnames: [anyuan.guilin.cn, 10.0.0.5]\n");
  EXPECT_EQ(load().listen, "0.0.0.0:443");
  EXPECT_EQ(load().log_level, "warn");
  EXPECT_EQ(load().names, (std::vector<std::string>{"anyuan.guilin.cn", "10.0.0.5"}));
  ::setenv("ANYUAN_LISTEN", "127.0.0.1:9000", 1);
  ::setenv("ANYUAN_DATABASE", "host=db", 1);
  EXPECT_EQ(load().listen, "127.0.0.1:9000");
  EXPECT_EQ(load().database, "host=db");
  EXPECT_EQ(load().log_level, "warn");
  ::setenv("ANYUAN_LISTEN", "", 1);
  EXPECT_EQ(load().listen, "0.0.0.0:443") << "an empty variable says nothing";
}

TEST_F(ConfigTest, TheDataFolderComesFromTheFlagBeforeTheEnvironment) {
  ::setenv("ANYUAN_DATA", "/elsewhere", 1);
  EXPECT_EQ(load_config("").data, "/elsewhere");
  EXPECT_EQ(load().data, folder_.path());
}

TEST_F(ConfigTest, AnEmptyFileIsFineAndAWrongOneNamesItself) {
  file("");
  EXPECT_EQ(refusal(), "");
  file("listen: [1, 2]\n");
  EXPECT_NE(refusal().find("anyuan.yaml"), std::string::npos) << refusal();
  file("listen: [1, 2\n");
  EXPECT_NE(refusal().find("anyuan.yaml"), std::string::npos) << refusal();
  file("listen: 127.0.0.1:1\nlistne: 0.0.0.0:443\n");
  EXPECT_NE(refusal().find("line 2"), std::string::npos) << refusal();
  EXPECT_NE(refusal().find("unknown key listne"), std::string::npos) << refusal();
  EXPECT_EQ(unknown_keys(folder_.path()), std::vector<std::string>{"listne (2)"});
  EXPECT_EQ(load_config(folder_.path(), UnknownKeys::ignored).listen, "127.0.0.1:1");
}

TEST_F(ConfigTest, WhatGuardsTheDoorComesFromTheFileAndSecretsAlsoFromTheEnvironment) {
  file("trusted_proxies: [127.0.0.1, 10.20.0.0/16]\nhttp_redirect: 0.0.0.0:80\nmetrics_token: 0123456789abcdef\nlog_in_tries: 5\nfiling_days: 10\nfiling_answer_days: 20\n");
  EXPECT_EQ(load().trusted_proxies, (std::vector<std::string>{"127.0.0.1", "10.20.0.0/16"}));
  EXPECT_EQ(load().http_redirect, "0.0.0.0:80");
  EXPECT_EQ(load().metrics_token, "0123456789abcdef");
  EXPECT_EQ(load().log_in_tries, 5);
  EXPECT_EQ(load().filing_days, 10);
  EXPECT_EQ(load().filing_answer_days, 20);
  ::setenv("ANYUAN_METRICS_TOKEN", "fedcba9876543210", 1);
  EXPECT_EQ(load().metrics_token, "fedcba9876543210");
  ::setenv("ANYUAN_METRICS_TOKEN", "guessable", 1);
  EXPECT_NE(refusal().find("metrics_token"), std::string::npos) << refusal();
  ::unsetenv("ANYUAN_METRICS_TOKEN");
  file("filing_days: 0\n");
  EXPECT_NE(refusal().find("filing_days"), std::string::npos) << refusal();
  file("filing_answer_days: 366\n");
  EXPECT_NE(refusal().find("filing_answer_days"), std::string::npos) << refusal();
  file("log_in_tries: -1\n");
  EXPECT_NE(refusal().find("log_in_tries"), std::string::npos) << refusal();
}

TEST(ListenText, IsAddressAndPort) {
  const auto v4 = parse_listen("0.0.0.0:443"), v6 = parse_listen("[::1]:8080"), name = parse_listen("localhost:0");
  EXPECT_EQ(v4.address, "0.0.0.0");
  EXPECT_EQ(v4.port, 443);
  EXPECT_FALSE(v4.is_loopback);
  EXPECT_EQ(v6.address, "::1");
  EXPECT_TRUE(v6.is_loopback);
  EXPECT_EQ(name.address, "127.0.0.1");
  EXPECT_TRUE(name.is_loopback);
  for (const auto* wrong : {"", "8080", "127.0.0.1:", "127.0.0.1:80x", "127.0.0.1:65536", "127.0.0.1:-1", "nowhere:80", "127.0.0.1: 80", "[::1"}) {
    EXPECT_THROW(parse_listen(wrong), std::runtime_error) << wrong;
  }
}

}  // namespace
}  // namespace anyuan::app
