// Every book against its own table and its own API, on both databases: generated from the descriptions, so that a new
// ledger is covered the day it is added.
#include <gtest/gtest.h>

#include "domain/bookkeeping/store.h"
#include "domain/schools/school.h"
#include "kit/running_application.h"
#include "platform/records/expiry.h"
#include "platform/records/store.h"

namespace anyuan {
namespace {

using bookkeeping::Book;
using records::Kind;

class BooksTest : public kit::EachEngine {
 protected:
  BooksTest() : app_(GetParam()) { app_.load_divisions("4503"); }
  const std::vector<std::unique_ptr<Book>>& books() { return app_.application().books().all(); }
  records::Rows expect_list(const Book& book, const records::Query& query) {
    const auto parsed = records::parse_list(book.type, query, {book.filters, app_.clock().today()});
    EXPECT_TRUE(parsed.ok()) << book.type.name << " " << (parsed.ok() ? "" : parsed.error().field + " " + parsed.error().reason);
    if (!parsed.ok()) return {};
    auto list = parsed.value();  // with the names beside it, as a page asks
    for (auto& name : bookkeeping::named_references(app_.application().books(), book)) list.beside.push_back(std::move(name.sql));
    return app_.platform().database.read([&](db::Reading& reading) {
      return records::AnyStore(book.type, app_.platform().vault).list(reading, list, records::Scope::under("/45/4503/450302/"));
    });
  }
  // A value every filter of the kind understands.
  static std::string any_value(const records::Field& field) {
    switch (field.kind) {
      case Kind::integer:
      case Kind::decimal: return "1";
      case Kind::boolean: return "true";
      case Kind::date:
      case Kind::instant: return "2026-11-24";
      case Kind::choice:
      case Kind::choices: return std::string(field.choices.front().name);
      case Kind::text:
      case Kind::multiline:
      case Kind::reference:
      case Kind::list:
      case Kind::object: return "x";
    }
    return {};
  }

  kit::RunningApplication app_;
};
ANYUAN_ON_EACH_ENGINE(BooksTest);

TEST_P(BooksTest, WhatIsStoredIsWhatIsRead) {
  for (const auto& book : books()) {
    const auto id = app_.put(book->type.name, "/45/4503/450302/x/");
    const auto rows = expect_list(*book, {{"sort", "-id"}, {"limit", "1"}});
    ASSERT_EQ(rows.records.size(), 1U) << book->type.name;
    EXPECT_EQ(book->type.head(rows.records[0].get()).id, id) << book->type.name;
  }
}

// A page is written as text, one record is shown as a tree; nobody may see a difference.
TEST_P(BooksTest, ARowOfAPageIsTheRecordAsItIsShownAlone) {
  app_.make_user("system", "4503", accounts::Role::system_admin, accounts::Agency::platform);
  app_.make_user("security", "4503", accounts::Role::security_admin, accounts::Agency::platform);
  app_.make_user("officer", "4503", accounts::Role::officer);
  std::vector<kit::Browser> browsers{app_.log_in("system"), app_.log_in("security"), app_.log_in("officer")};
  app_.put("schools", "/45/4503/450302/x/", [](void* school) { static_cast<schools::School*>(school)->head.id = "x"; });
  std::size_t compared = 0, named = 0;
  for (const auto& book : books()) {
    app_.put(book->type.name, "/45/4503/450302/x/");
    for (auto& browser : browsers) {
      const auto page = browser.get(bookkeeping::path_of(*book) + "?sort=-id&limit=1");
      if (page.status == 403) continue;
      ASSERT_EQ(page.status, 200) << book->type.name << page.text;
      if (page.json().at("rows").as_array().empty()) continue;  // a draft of a unit below is seen there alone
      const auto row = page.json().at("rows").as_array()[0].as_object();
      EXPECT_EQ(browser.get(bookkeeping::path_of(*book) + "/" + http::text_in(row, "id")).json(), row) << book->type.name;
      ++compared;
      named += http::text_in(row, "school_name").empty() ? 0 : 1;
    }
  }
  EXPECT_GE(compared, 10U);
  EXPECT_GE(named, 3U);
}

TEST_P(BooksTest, EverySortAndFilterIsUnderstoodByTheDatabase) {
  for (const auto& book : books()) {
    for (const auto& field : book->type.fields) {
      const std::string name(field.name);
      for (const std::string sign : {"", "-"}) {
        if (field.traits.sorted) expect_list(*book, {{"sort", sign + name}});
      }
      const bool is_computed = std::ranges::any_of(book->filters, [&](const auto& one) { return one.field == field.name; });
      if (is_computed || !field.traits.filtered) continue;
      expect_list(*book, {{"f." + name, any_value(field)}});
      expect_list(*book, {{"f." + name, "-"}});
      if (field.kind == Kind::date || field.kind == Kind::integer) expect_list(*book, {{"f." + name + ".from", any_value(field)}, {"f." + name + ".to", any_value(field)}});
    }
    expect_list(*book, {});
    if (records::has_expiry(book->type)) expect_list(*book, {{"f.expiry", "expired,soon,good"}});
    if (std::ranges::any_of(book->type.fields, [](const auto& field) { return field.traits.searched; })) expect_list(*book, {{"q", "桂林%_'"}});
  }
}

TEST_P(BooksTest, ReferencesPointToBooksThatExist) {
  for (const auto& book : books()) {
    for (const auto& field : book->type.fields) {
      if (field.kind != Kind::reference) continue;
      const auto* target = app_.application().books().find(field.traits.refers_to);
      EXPECT_NE(target, nullptr) << book->type.name << "." << field.name << " refers to " << field.traits.refers_to;
    }
    EXPECT_TRUE(book->label_field.empty() || book->type.find(book->label_field) != nullptr) << book->type.name << " is shown by " << book->label_field;
  }
}

}  // namespace
}  // namespace anyuan
