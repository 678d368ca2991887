#include "platform/http/dispatcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "base/check.h"
#include "platform/db/connection.h"

namespace anyuan::http {
namespace {

class DispatcherTest : public testing::Test {
 protected:
  DispatcherTest() {
    const auto add = [this](Verb verb, std::string pattern, Handler handler) {
      router_.add({verb, std::move(pattern), "public", {}, std::move(handler)});
    };
    add(Verb::get, "/api/guards/{id}", [](const Request& request) -> Result<Reply> {
      return json_reply(boost::json::object{{"id", request.param("id")}});
    });
    add(Verb::put, "/api/guards/{id}", [](const Request&) -> Result<Reply> { return Error{Refusal::forbidden, "no"}; });
    add(Verb::get, "/api/broken",
        [](const Request&) -> Result<Reply> { throw std::runtime_error("password=hunter2"); });
    add(Verb::get, "/api/bug",
        [](const Request& request) -> Result<Reply> { return CHECK(request.body == "never"), empty_reply(); });
    add(Verb::post, "/api/twice", [](const Request&) -> Result<Reply> { throw db::Duplicate("UNIQUE users.login"); });
    add(Verb::get, "/api/stream", [](const Request&) -> Result<Reply> {
      Reply reply;
      reply.feed = []() -> std::optional<std::string> { throw std::runtime_error("disk"); };
      return reply;
    });
  }

  Reply ask(Verb verb, std::string path, Language language = Language::zh) {
    Request request;
    request.verb = verb;
    request.path = std::move(path);
    request.trace = "r_1";
    request.language = language;
    return dispatch_(request);
  }
  std::string outcome(Verb verb, std::string path) {
    const auto reply = ask(verb, std::move(path));
    return std::to_string(reply.status) + " " + reply.body;
  }

  Router router_;
  Sentences sentences_ = Sentences::parse(
      "internal: {zh: 内部错误, en: Internal error}\nno: {zh: 不行, en: No}\nno_such_route: {zh: 没有, en: None}\n"
      "wrong_verb: {zh: 方法, en: Verb}\npage_not_found: {zh: 无页, en: No page}\nalready_exists: {zh: 已有, en: "
      "Exists}\nbusy: {zh: 忙, en: Busy}\n");
  Dispatcher dispatch_{router_, sentences_, [](std::string_view path) -> std::optional<std::string_view> {
                         return path == "/index.html" ? std::optional<std::string_view>("desk") : std::nullopt;
                       }};
};

TEST_F(DispatcherTest, AHandlersReplyAndRefusalGoThrough) {
  EXPECT_EQ(outcome(Verb::get, "/api/guards/g_1"), R"(200 {"id":"g_1"})");
  EXPECT_EQ(outcome(Verb::put, "/api/guards/g_1"), R"(403 {"reason":"no","message":"不行","trace":"r_1"})");
}

TEST_F(DispatcherTest, ABreakdownIsAnsweredWithItsTraceAndNothingElse) {
  const std::string internal = R"(500 {"reason":"internal","message":"内部错误","trace":"r_1"})";
  EXPECT_EQ(outcome(Verb::get, "/api/broken"), internal);
  EXPECT_EQ(outcome(Verb::get, "/api/bug"), internal);
  EXPECT_EQ(outcome(Verb::post, "/api/twice"), R"(409 {"reason":"already_exists","message":"已有","trace":"r_1"})");
}

TEST_F(DispatcherTest, AFeedThatBreaksEndsItsStream) { EXPECT_EQ(ask(Verb::get, "/api/stream").feed(), std::nullopt); }

TEST_F(DispatcherTest, UnknownPathsAndWrongVerbsAreToldApart) {
  EXPECT_EQ(ask(Verb::get, "/api/nothing").status, 404);
  EXPECT_EQ(ask(Verb::get, "/api").status, 404);
  EXPECT_EQ(ask(Verb::post, "/api/nothing").status, 404);
  const auto wrong = ask(Verb::del, "/api/guards/g_1", Language::en);
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.body, R"({"reason":"wrong_verb","message":"Verb","trace":"r_1"})");
  EXPECT_TRUE(std::ranges::count(wrong.headers, std::pair<std::string, std::string>{"Allow", "GET, PUT"}) == 1);
  EXPECT_EQ(ask(Verb::get, "/api/twice").status, 405);
  EXPECT_EQ(ask(Verb::post, "/schools").status, 405);
}

TEST_F(DispatcherTest, WhatIsNoRouteIsThePageOfTheConsole) {
  EXPECT_EQ(outcome(Verb::get, "/schools/7"), "200 desk");
  EXPECT_EQ(ask(Verb::get, "/gone.js").status, 404);
}

TEST_F(DispatcherTest, TheServersRefusalsHaveSentencesToo) {
  Request request;
  request.language = Language::en;
  request.trace = "r_2";
  const auto reply = dispatch_.refuse(503, {Refusal::too_many, "busy"}, request);
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.body, R"({"reason":"busy","message":"Busy","trace":"r_2"})");
}

TEST_F(DispatcherTest, RequestsAreCountedByPatternNeverByPath) {
  ask(Verb::get, "/api/guards/g_1");
  ask(Verb::get, "/api/guards/g_2");
  ask(Verb::put, "/api/guards/g_2");
  ask(Verb::get, "/api/x1");
  ask(Verb::get, "/api/x2");
  ask(Verb::get, "/schools");
  const auto text = dispatch_.prometheus();
  for (const auto* line :
       {"anyuan_http_requests_total{route=\"/api/guards/{id}\",verb=\"GET\",status=\"2xx\"} 2\n",
        "anyuan_http_requests_total{route=\"/api/guards/{id}\",verb=\"PUT\",status=\"4xx\"} 1\n",
        "anyuan_http_requests_total{route=\"none\",verb=\"GET\",status=\"4xx\"} 2\n",
        "anyuan_http_requests_total{route=\"console\",verb=\"GET\",status=\"2xx\"} 1\n",
        "anyuan_http_request_seconds_bucket{route=\"/api/guards/{id}\",verb=\"GET\",le=\"+Inf\"} 2\n",
        "anyuan_http_request_seconds_bucket{route=\"/api/guards/{id}\",verb=\"GET\",le=\"5\"} 2\n",
        "anyuan_http_request_seconds_count{route=\"/api/guards/{id}\",verb=\"GET\"} 2\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
  EXPECT_EQ(text.find("x1"), std::string::npos);
}

}  // namespace
}  // namespace anyuan::http
