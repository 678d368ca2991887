#include "platform/http/assets.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace anyuan::http {
namespace {

// What was asked for, in the order "status type cache encoding body".
class AssetsTest : public testing::Test {
 protected:
  std::string get(std::string path, std::string encodings = "", std::string tags = "") {
    Request request;
    request.path = std::move(path);
    request.headers = {{"accept-encoding", std::move(encodings)}, {"if-none-match", std::move(tags)}};
    const auto reply = assets_.find(request);
    if (!reply) return "none";
    tag_ = header(*reply, "ETag");
    varies_ = header(*reply, "Vary");
    return std::to_string(reply->status) + " " + reply->content_type.substr(0, reply->content_type.find(';')) + " " +
           header(*reply, "Cache-Control") + " [" + header(*reply, "Content-Encoding") + "] " + reply->body;
  }
  static std::string header(const Reply& reply, std::string_view name) {
    const auto found = std::ranges::find(reply.headers, name, &std::pair<std::string, std::string>::first);
    return found == reply.headers.end() ? "" : found->second;
  }

  std::map<std::string, std::string, std::less<>> files_{{"/index.html", "desk"},
                                                         {"/index.html.gz", "desk.gz"},
                                                         {"/m/index.html", "phone"},
                                                         {"/m/sw.js", "worker"},
                                                         {"/assets/app-1f.js", "script"},
                                                         {"/assets/app-1f.js.br", "s.br"},
                                                         {"/assets/app-1f.js.gz", "s.gz"},
                                                         {"/m/assets/m-2e.css", "style"},
                                                         {"/secret.txt", "top"},
                                                         {"/LICENSE", "words"},
                                                         {"/m/manifest.webmanifest", "{}"},
                                                         {"/assets/only-3d.js", "unpacked"}};
  Assets assets_{[this](std::string_view path) -> std::optional<std::string_view> {
    const auto found = files_.find(path);
    return found == files_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
  }};
  std::string tag_, varies_;
};

TEST_F(AssetsTest, PagesOfTheConsoleAndOfThePhoneHaveTheirOwnIndex) {
  const std::string desk = "200 text/html no-cache [] desk", phone = "200 text/html no-cache [] phone";
  for (const auto* path :
       {"/", "/index.html", "/schools", "/schools/sc_01/guards", "/v1.2/schools", "/monitor", "/schools/"}) {
    EXPECT_EQ(get(path), desk) << path;
  }
  for (const auto* path : {"/m", "/m/", "/m/index.html", "/m/tasks/7"}) EXPECT_EQ(get(path), phone) << path;
}

TEST_F(AssetsTest, HashedFilesAreKeptForEverOthersAreAskedForAgain) {
  EXPECT_EQ(get("/assets/app-1f.js"), "200 text/javascript public, max-age=31536000, immutable [] script");
  EXPECT_EQ(get("/m/assets/m-2e.css"), "200 text/css public, max-age=31536000, immutable [] style");
  EXPECT_EQ(get("/m/sw.js"), "200 text/javascript no-cache [] worker");
  EXPECT_EQ(get("/m/manifest.webmanifest"), "200 application/manifest+json no-cache [] {}");
  EXPECT_EQ(get("/LICENSE"), "200 application/octet-stream no-cache [] words");
}

TEST_F(AssetsTest, ThePackedSiblingIsSentToThoseWhoTakeIt) {
  const auto body = [&](const std::string& encodings) {
    return get("/assets/app-1f.js", encodings).substr(get("/assets/app-1f.js", encodings).find('['));
  };
  EXPECT_EQ(body("gzip, br"), "[br] s.br");
  EXPECT_EQ(body("gzip"), "[gzip] s.gz");
  EXPECT_EQ(body("br;q=0, gzip"), "[gzip] s.gz");
  EXPECT_EQ(body("identity"), "[] script");
  EXPECT_EQ(varies_, "Accept-Encoding");
  EXPECT_EQ(get("/schools", "gzip"), "200 text/html no-cache [gzip] desk.gz");
  get("/assets/only-3d.js", "gzip");
  EXPECT_EQ(varies_, "");
}

TEST_F(AssetsTest, TheTagIsOneForAllPackingsAndSparesTheBody) {
  get("/assets/app-1f.js");
  const auto plain = tag_;
  get("/assets/app-1f.js", "br");
  EXPECT_EQ(tag_, plain);
  EXPECT_EQ(get("/assets/app-1f.js", "br", plain).substr(0, 4), "304 ");
  get("/m/sw.js");
  EXPECT_NE(tag_, plain);
}

TEST_F(AssetsTest, MissingFilesAndPathsThatClimbAreNotThere) {
  for (const auto* path : {"/assets/gone.js", "/favicon.ico", "/..", "/../secret.txt", "/m/../secret.txt", "/./schools",
                           "//secret.txt", "/assets/..\\secret.txt", "secret.txt", "/schools/.."}) {
    EXPECT_EQ(get(path), "none") << path;
  }
}

TEST_F(AssetsTest, WithoutAConsoleThereIsNothing) {
  files_.clear();
  EXPECT_EQ(get("/"), "none");
}

}  // namespace
}  // namespace anyuan::http
