#include "platform/http/target.h"

#include <gtest/gtest.h>

#include "platform/http/admission.h"

namespace anyuan::http {
namespace {

using Query = std::map<std::string, std::string, std::less<>>;

TEST(Target, PathAndQueryAreDecodedAndPlusIsABlankInTheQueryOnly) {
  const auto target = parse_target("/api/a%20b+c?q=%E6%A0%A1+%E5%9B%AD&empty=&flag&&x=a=b");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/api/a b+c");
  EXPECT_EQ(target->query, (Query{{"q", "校 园"}, {"empty", ""}, {"flag", ""}, {"x", "a=b"}}));
}

TEST(Target, TheLastOfRepeatedNamesCounts) { EXPECT_EQ(parse_target("/?a=1&a=2")->query, (Query{{"a", "2"}})); }

TEST(Target, WhatIsMalformedIsNoTarget) {
  for (const auto* text : {"", "*", "api", "http://host/api", "/%", "/%4", "/%zz", "/%00", "/?a=%00", "/?%=1", "/%FF",
                           "/?a=%C0%AF", "/%ED%A0%80", "/%F4%90%80%80", "/%E6%A0"}) {
    EXPECT_FALSE(parse_target(text)) << text;
  }
}

TEST(Target, EveryTextOfOneToThreeBytesIsUtf8ExactlyWhenRfc3629SaysSo) {
  std::size_t good = 0;
  for (unsigned a = 0; a < 256; ++a) {
    good += is_utf8(std::string{static_cast<char>(a)}) ? 1 : 0;
    for (unsigned b = 0; b < 256; ++b) {
      for (const unsigned c : {0x00U, 0x7FU, 0x80U, 0xBFU, 0xC0U, 0xFFU}) {
        const std::string text{static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)};
        const bool tail = c >= 0x80 && c <= 0xBF;
        const bool three = tail && ((a == 0xE0 && b >= 0xA0 && b <= 0xBF) || (a == 0xED && b >= 0x80 && b <= 0x9F) ||
                                    (a >= 0xE1 && a <= 0xEF && a != 0xED && b >= 0x80 && b <= 0xBF));
        const bool two_and_one = a >= 0xC2 && a <= 0xDF && b >= 0x80 && b <= 0xBF && c < 0x80;
        const bool one_and_two = a < 0x80 && b >= 0xC2 && b <= 0xDF && tail;
        ASSERT_EQ(is_utf8(text), three || two_and_one || one_and_two || (a < 0x80 && b < 0x80 && c < 0x80))
            << a << ' ' << b << ' ' << c;
      }
    }
  }
  EXPECT_EQ(good, 128U);
  EXPECT_TRUE(is_utf8("𠮷"));
  EXPECT_FALSE(is_utf8("\xF0\x8F\xBF\xBF"));
}

TEST(Admission, RepeatedHeadersAreJoinedAndOnesThatAreNotUtf8LeftOut) {
  Request request;
  put_header(request, "Accept", "a");
  put_header(request, "ACCEPT", "b");
  put_header(request, "Cookie", "x=1");
  put_header(request, "Cookie", "y=2");
  put_header(request, "User-Agent", "\xFF");
  EXPECT_EQ(request.headers, (Query{{"accept", "a, b"}, {"cookie", "x=1; y=2"}}));
  EXPECT_EQ(request.cookie("y"), "2");
}

TEST(Admission, UploadsMayBeLargerThanJson) {
  const ServerOptions options;
  for (const auto* type :
       {"", "application/json", "Application/JSON; charset=utf-8", "text/plain", "application/x-www-form-urlencoded"}) {
    EXPECT_EQ(body_limit(options, type), options.json_bytes_max) << type;
  }
  for (const auto* type : {"multipart/form-data; boundary=x", "image/jpeg", "application/octet-stream", "text/csv"}) {
    EXPECT_EQ(body_limit(options, type), options.body_bytes_max) << type;
  }
}

TEST(Admission, AShareIsRefusedBeyondTheLimitAndGivenBackOnce) {
  std::atomic<std::size_t> taken{0};
  {
    Share first(taken, 2, 3);
    const Share second(taken, 2, 3);
    EXPECT_TRUE(first.is_granted());
    EXPECT_FALSE(second.is_granted());
    const Share moved(std::move(first));
    EXPECT_EQ(taken, 2U);
  }
  EXPECT_EQ(taken, 0U);
}

}  // namespace
}  // namespace anyuan::http
