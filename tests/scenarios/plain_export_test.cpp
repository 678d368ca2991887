// Secrets out in plain and back in: only for who may reveal them, with a reason, and never a mask in their place.
#include <gtest/gtest.h>

#include "kit/county.h"
#include "platform/sheets/workbook.h"

namespace anyuan {
namespace {

namespace json = boost::json;

class PlainExport : public kit::EachEngine {
 protected:
  PlainExport() : county_(GetParam()) {
    add("safety", county_.school, "王建国", "13800001234");
    add("neighbour", county_.second_school, "李强", "13900005678");
  }
  void add(std::string_view account, std::string_view school, std::string_view name, std::string_view phone) {
    const auto made = county_.as(account).post("/api/guards", {{"school", school}, {"name", name}, {"kind", "gatekeeper"}, {"employer", "school"}, {"birth_year", 1980}, {"phone", phone}});
    ASSERT_EQ(made.status, 201) << made.text;
  }
  kit::Answer export_plain(std::string_view account, std::string_view reason, std::string_view query = "") {
    return county_.as(account).post(fmt::format("/api/guards/export.xlsx{}", query), {{"reason", reason}});
  }
  static std::string text_of(const std::string& bytes) {
    auto workbook = sheets::Workbook::open(bytes);
    EXPECT_TRUE(workbook.ok());
    const auto sheet = workbook.value().read(workbook.value().sheets().front()).value();
    std::string all = sheet.name + "\n";
    for (const auto& row : sheet.rows) {
      for (const auto& cell : row.cells) all += sheets::text_of(cell) + "|";
      all += "\n";
    }
    return all;
  }
  // The counts of the dry run; applied when nothing is refused. Of a refused row the first reason instead.
  std::string import(std::string_view account, const std::string& bytes) {
    http::Request request;
    request.verb = http::Verb::post;
    request.path = "/api/guards/imports";
    request.headers["x-file-name"] = "guards.xlsx";
    request.body = bytes;
    const auto checked = county_.as(account).send(std::move(request)).json();
    for (const auto& row : checked.at("rows").as_array()) {
      if (row.at("outcome") == "refused") return std::string(row.at("cells").as_array()[0].at("reason").as_string());
    }
    county_.as(account).post(fmt::format("/api/guards/imports/{}/apply", http::text_in(checked, "id")));
    return json::serialize(checked.at("counts"));
  }
  std::string plain_phone(std::string_view name) {
    const auto rows = county_.as("county").get(fmt::format("/api/guards?q={}", name)).json().at("rows").as_array();
    const auto path = fmt::format("/api/guards/{}/reveal", http::text_in(rows.at(0).as_object(), "id"));
    return http::text_in(county_.as("county").post(path, {{"field", "phone"}, {"reason", "核对导入的号码"}}).json(), "value");
  }

  kit::County county_;
};
ANYUAN_ON_EACH_ENGINE(PlainExport);

TEST_P(PlainExport, IsForWhoMayRevealAndGivesAReason) {
  const auto file = export_plain("county", "换服务器，整体迁移");
  ASSERT_EQ(file.status, 200) << file.text;
  EXPECT_NE(file.header("Content-Disposition").find("%E4%BF%9D%E5%AE%89%E5%91%98%28%E5%90%AB%E6%98%8E%E6%96%87%29.xlsx"), std::string::npos) << file.header("Content-Disposition");
  const auto text = text_of(file.text);
  EXPECT_TRUE(text.starts_with("保安员(含明文)\n")) << text;
  EXPECT_NE(text.find("13800001234"), std::string::npos);
  EXPECT_NE(text.find("13900005678"), std::string::npos);

  EXPECT_EQ(export_plain("police", "换服务器，整体迁移").status, 403);
  EXPECT_EQ(export_plain("guard", "换服务器，整体迁移").status, 403);
  EXPECT_EQ(export_plain("county", "").reason(), "reason_needed");
  EXPECT_EQ(export_plain("county", "看").reason(), "reason_needed");
  EXPECT_EQ(export_plain("county", std::string(900, 'x')).reason(), "too_long");
  const auto own = text_of(export_plain("safety", "核对本校名册").text);
  EXPECT_NE(own.find("13800001234"), std::string::npos);
  EXPECT_EQ(own.find("李强"), std::string::npos);
  EXPECT_EQ(text_of(export_plain("county", "核对一所学校", "?unit=" + county_.school).text).find("李强"), std::string::npos);
  // Equipment has no secrets: what is exported of it is plain already.
  EXPECT_EQ(county_.as("county").post("/api/equipment/export.xlsx", {{"reason", "换服务器"}}).status, 405);
}

TEST_P(PlainExport, IsInTheJournalWithItsReasonItsRowsAndWhoWasShown) {
  ASSERT_EQ(export_plain("county", "换服务器，整体迁移").status, 200);
  const auto rows = county_.as("county").get(fmt::format("/api/guards?q={}", "王建国")).json().at("rows").as_array();
  const auto history = county_.as("county").get(fmt::format("/api/guards/{}/history", http::text_in(rows.at(0).as_object(), "id"))).json().at("rows").as_array();
  const auto& line = history.at(0).as_object();
  EXPECT_EQ(http::text_in(line, "event"), "guards.exported_plain");
  EXPECT_EQ(http::text_in(line, "reason"), "换服务器，整体迁移(2 行)");
  EXPECT_EQ(json::serialize(line.at("changes")), R"([{"field":"phone","revealed":true}])");
}

TEST_P(PlainExport, TheConsoleOffersItToWhoMay) {
  const auto actions = [&](std::string_view account, std::string_view record) {
    const auto books = json::parse(county_.as(account).get("/api/records").text);
    for (const auto& book : books.as_array()) {
      if (book.at("name").as_string() == record) return json::serialize(book.at("actions"));
    }
    return std::string("none");
  };
  EXPECT_NE(actions("county", "guards").find("export_plain"), std::string::npos);
  EXPECT_EQ(actions("county", "equipment").find("export_plain"), std::string::npos);
  EXPECT_EQ(actions("police", "guards").find("export_plain"), std::string::npos);
}

TEST_P(PlainExport, AMaskNeverTakesTheSecretsPlace) {
  const auto masked = county_.as("county").get("/api/guards/export.xlsx");
  ASSERT_EQ(masked.status, 200);
  EXPECT_EQ(import("county", masked.text), R"({"added":0,"changed":0,"same":2,"refused":0})");
  EXPECT_EQ(plain_phone("王建国"), "13800001234");

  // The number has changed since: the old mask is not that of the record, and nobody knows what was meant.
  const auto row = county_.as("county").get("/api/guards?q=王建国").json().at("rows").as_array().at(0).as_object();
  ASSERT_EQ(county_.as("county").patch("/api/guards/" + http::text_in(row, "id"), {{"version", row.at("version")}, {"phone", "13700009999"}}).status, 200);
  EXPECT_EQ(import("county", masked.text), "masked_otherwise");
  ASSERT_EQ(county_.as("county").post(fmt::format("/api/guards/{}/archive", http::text_in(row, "id")), {{"version", 2}, {"reason", "离岗"}}).status, 200);
  EXPECT_EQ(import("county", masked.text), "masked_in_new_row");
  EXPECT_EQ(plain_phone("李强"), "13900005678");
}

TEST_P(PlainExport, ComesBackWithItsSecrets) {
  const auto file = export_plain("county", "换服务器，整体迁移");
  const auto row = county_.as("county").get("/api/guards?q=王建国").json().at("rows").as_array().at(0).as_object();
  ASSERT_EQ(county_.as("county").post(fmt::format("/api/guards/{}/archive", http::text_in(row, "id")), {{"version", 1}, {"reason", "误录"}}).status, 200);
  EXPECT_EQ(import("county", file.text), R"({"added":1,"changed":0,"same":1,"refused":0})");
  EXPECT_EQ(plain_phone("王建国"), "13800001234");
}

}  // namespace
}  // namespace anyuan
