#include "platform/http/caller_address.h"

#include <gtest/gtest.h>

namespace anyuan::http {
namespace {

TEST(TrustedProxiesTest, OnlyAProxyOfOursSpeaksForOthers) {
  EXPECT_EQ(TrustedProxies().caller("203.0.113.7", "198.51.100.1"), "203.0.113.7");
  const TrustedProxies proxies({"127.0.0.1", "10.20.0.0/16", "fd00::/8"});
  EXPECT_EQ(proxies.caller("203.0.113.7", "198.51.100.1"), "203.0.113.7") << "a stranger's header is not believed";
  EXPECT_EQ(proxies.caller("127.0.0.1", "198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(proxies.caller("10.20.3.4", "198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(proxies.caller("10.21.3.4", "198.51.100.1"), "10.21.3.4");
  EXPECT_EQ(proxies.caller("fd12::5", "2001:db8::9"), "2001:db8::9");
}

TEST(TrustedProxiesTest, WhatTheCallerWroteHimselfStandsFurtherLeftAndIsNotReached) {
  const TrustedProxies proxies({"127.0.0.1", "10.20.0.0/16"});
  EXPECT_EQ(proxies.caller("127.0.0.1", "1.1.1.1, 198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(proxies.caller("127.0.0.1", "1.1.1.1, 198.51.100.1,10.20.0.9"), "198.51.100.1") << "two proxies of ours";
  EXPECT_EQ(proxies.caller("127.0.0.1", "10.20.0.9"), "10.20.0.9") << "proxies all the way";
}

TEST(TrustedProxiesTest, WhatIsNoAddressNamesNobodyElse) {
  const TrustedProxies proxies({"127.0.0.1"});
  for (const auto* nothing : {"", "unknown", "1.1.1.1, _hidden", " ", ","}) {
    EXPECT_EQ(proxies.caller("127.0.0.1", nothing), "127.0.0.1") << nothing;
  }
  EXPECT_EQ(proxies.caller("127.0.0.1", " 198.51.100.1:4711 "), "198.51.100.1");
  EXPECT_EQ(proxies.caller("127.0.0.1", "[2001:db8::9]:443"), "2001:db8::9");
  EXPECT_EQ(proxies.caller("127.0.0.1", "::ffff:198.51.100.1"), "198.51.100.1");
}

TEST(TrustedProxiesTest, AWrongNetworkIsNamed) {
  for (const auto* wrong : {"", "proxy", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "fd00::/129", "10.0.0.0/8 "}) {
    EXPECT_THROW(TrustedProxies({wrong}), std::runtime_error) << wrong;
  }
}

TEST(NetworkOf, IsTheAddressOrTheHomeOfAnIpv6One) {
  EXPECT_EQ(network_of("198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), network_of("2001:db8:1:2:ffff::1"));
  EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
}

}  // namespace
}  // namespace anyuan::http
