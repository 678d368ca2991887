#include "platform/http/delivery.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>

namespace anyuan::http {
namespace {

std::string header(const Reply& reply, std::string_view name) {
  const auto found = std::ranges::find(reply.headers, name, &std::pair<std::string, std::string>::first);
  return found == reply.headers.end() ? "" : found->second;
}

std::string gunzip(const std::string& packed) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string out(1'000'000, '\0'), in = packed;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

Reply with_body(std::string body) {
  Reply reply;
  reply.body = std::move(body);
  return reply;
}

TEST(Language, EnglishOnlyWhenPreferredOverChinese) {
  EXPECT_EQ(language_of(""), Language::zh);
  EXPECT_EQ(language_of("de, *"), Language::zh);
  EXPECT_EQ(language_of("zh-CN,zh;q=0.9,en;q=0.8"), Language::zh);
  EXPECT_EQ(language_of("en;q=0.5, zh;q=0.5"), Language::zh);
  EXPECT_EQ(language_of("en-GB , zh ; q=0.4"), Language::en);
  EXPECT_EQ(language_of("EN-us"), Language::en);
  EXPECT_EQ(language_of("en;q=nonsense,zh;q=0.9"), Language::en);
}

TEST(Encoding, IsAcceptedWhenNamedOrByAStarButNotAtQualityNought) {
  EXPECT_TRUE(accepts_encoding("gzip, deflate, br", "br"));
  EXPECT_TRUE(accepts_encoding("GZIP;q=0.3", "gzip"));
  EXPECT_TRUE(accepts_encoding("*", "gzip"));
  EXPECT_FALSE(accepts_encoding("", "gzip"));
  EXPECT_FALSE(accepts_encoding("x-gzip", "gzip"));
  EXPECT_FALSE(accepts_encoding("*, gzip;q=0", "gzip"));
}

TEST(Tag, MatchesOneOfAListWeaklyOrAStar) {
  const auto tag = tag_of("bytes");
  EXPECT_NE(tag, tag_of("other bytes"));
  EXPECT_TRUE(matches_tag(tag, tag));
  EXPECT_TRUE(matches_tag("\"x\", " + tag.substr(2), tag));
  EXPECT_TRUE(matches_tag("*", tag));
  EXPECT_FALSE(matches_tag("", tag));
  EXPECT_FALSE(matches_tag("\"x\"", tag));
}

TEST(Finish, LargeJsonIsCompressedForThoseWhoTakeIt) {
  const std::string body(5000, 'x');
  auto packed = with_body(body), plain = with_body(body), small = with_body("{}");
  finish(packed, {.is_api = true, .encodings = "gzip", .trace = "r_1"});
  finish(plain, {.is_api = true, .trace = "r_1"});
  finish(small, {.is_api = true, .encodings = "gzip", .trace = "r_1"});
  EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
  EXPECT_EQ(gunzip(packed.body), body);
  EXPECT_EQ(plain.body, body);
  EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding");
  EXPECT_EQ(header(plain, "ETag"), tag_of(body));
  EXPECT_EQ(header(packed, "ETag"), tag_of(packed.body));
  EXPECT_EQ(small.body, "{}");
}

TEST(Finish, PicturesAndPackedFilesAreNotCompressedAgain) {
  auto picture = with_body(std::string(5000, 'x'));
  picture.content_type = "image/png";
  auto packed = with_body(std::string(5000, 'x'));
  packed.headers.emplace_back("Content-Encoding", "br");
  for (auto* reply : {&picture, &packed}) {
    finish(*reply, {.encodings = "gzip, br"});
    EXPECT_EQ(reply->body.size(), 5000U);
  }
}

TEST(Finish, WhatTheCallerHasIsNotSentAgain) {
  auto reply = with_body("{\"a\":1}");
  finish(reply, {.is_api = true, .known_tags = tag_of("{\"a\":1}")});
  EXPECT_EQ(reply.status, 304);
  EXPECT_EQ(reply.body, "");
  EXPECT_EQ(header(reply, "ETag"), tag_of("{\"a\":1}"));
}

TEST(Finish, WhatTheCallerHasCompressedIsNotSentAgainEither) {
  auto first = with_body(std::string(5000, 'x')), again = first;
  finish(first, {.is_api = true, .encodings = "gzip"});
  finish(again, {.is_api = true, .encodings = "gzip", .known_tags = header(first, "ETag")});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(header(again, "Content-Encoding"), "");
}

TEST(Finish, OnlyGetAnswersThatWentWellHaveTags) {
  auto posted = with_body("{}"), refused = with_body("{}");
  refused.status = 403;
  finish(posted, {.verb = Verb::post, .known_tags = "*"});
  finish(refused, {.known_tags = "*"});
  EXPECT_EQ(posted.status, 200);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(header(refused, "ETag"), "");
}

TEST(Finish, ATagOfTheHandlerStays) {
  auto reply = with_body("{}");
  reply.headers.emplace_back("ETag", "\"7\"");
  finish(reply, {.known_tags = "\"7\""});
  EXPECT_EQ(reply.status, 304);
  EXPECT_EQ(header(reply, "ETag"), "\"7\"");
}

TEST(Finish, EveryReplyCarriesItsTraceAndTheSecurityHeaders) {
  auto reply = with_body("{}");
  finish(reply, {.is_api = true, .strict_transport = std::chrono::hours(1), .trace = "r_5"});
  EXPECT_EQ(header(reply, "X-Trace-Id"), "r_5");
  EXPECT_EQ(
      header(reply, "Content-Security-Policy"),
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
      "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action "
      "'self'");
  EXPECT_EQ(header(reply, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header(reply, "Referrer-Policy"), "same-origin");
  EXPECT_EQ(header(reply, "Strict-Transport-Security"), "max-age=3600");
  EXPECT_EQ(header(reply, "Cache-Control"), "no-store");
  auto plain = with_body("{}");
  finish(plain, {});
  EXPECT_EQ(header(plain, "Strict-Transport-Security"), "");
}

TEST(Finish, AValueCannotBeginAHeaderOfItsOwn) {
  auto reply = with_body("{}");
  reply.headers.emplace_back("X-Name", "a\r\nSet-Cookie: b");
  finish(reply, {});
  EXPECT_EQ(header(reply, "X-Name"), "a  Set-Cookie: b");
}

TEST(Redirect, LeadsToTheSamePlaceOverTls) {
  const auto location = [](std::string_view host, std::uint16_t port) {
    return header(redirect_to_tls(host, "/a?b=1", port), "Location");
  };
  EXPECT_EQ(location("anyuan.test", 443), "https://anyuan.test/a?b=1");
  EXPECT_EQ(location("anyuan.test:8080", 8443), "https://anyuan.test:8443/a?b=1");
  EXPECT_EQ(location("[fd00::1]:8080", 443), "https://[fd00::1]/a?b=1");
  for (const auto* host : {"", "a/b", "a@b", "a b", "安园"})
    EXPECT_EQ(redirect_to_tls(host, "/", 443).status, 400) << host;
}

}  // namespace
}  // namespace anyuan::http
