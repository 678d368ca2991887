// Pages of a list while others work: between two of them rows are added, changed, moved in the order and archived. What was
// there throughout is shown once, in every order of the list.
#include <gtest/gtest.h>

#include <set>

#include "kit/sown_county.h"
#include "platform/records/list.h"

namespace anyuan {
namespace {

using bookkeeping::Book;

class PagingWhileRowsChange : public kit::EachEngine {
 protected:
  PagingWhileRowsChange() : county_(GetParam()), varied_(county_.city().books(), 20261126) {
    county_.sow(9, 6, 41);
    county_.city().platform().database.read([&](db::Reading& reading) {
      for (auto& [id, path] : reading.rows<std::string, std::string>("SELECT id, unit_path FROM schools ORDER BY id")) owners_.push_back({id, path});
      for (const auto& id : reading.column<std::string>("SELECT id FROM units WHERE level = 'township' AND unit_path LIKE '/45/4503/450321/%' ORDER BY id")) {
        varied_.may_name("units", county_.officer().scope.first, id);
      }
    });
  }
  const Platform& platform() { return county_.city().platform(); }

  records::Rows page(const Book& book, const records::Query& query) {
    const auto list = records::parse_list(book.type, query, {book.filters, county_.city().clock().today()});
    EXPECT_TRUE(list.ok());
    return platform().database.read([&](db::Reading& reading) {
      return records::AnyStore(book.type, platform().vault).list(reading, list.value(), county_.officer().scope);
    });
  }
  std::vector<std::string> ids_of(const Book& book) {
    return platform().database.read([&](db::Reading& reading) {
      return reading.column<std::string>(fmt::format("SELECT id FROM {} WHERE archived_at IS NULL ORDER BY id", book.type.name));
    });
  }
  void run(const std::string& sql, const db::Params& params) {
    const auto done = platform().database.write([&](db::Writing& writing) -> Result<Done> {
      writing.run(sql, params);
      return Done{};
    });
    ASSERT_TRUE(done.ok());
  }
  std::string any_of(const std::vector<std::string>& ids) { return ids[varied_.random().below(ids.size())]; }

  // What others do between two pages. `movers` are free to be moved and archived; `stayers` are changed where the order does not look.
  void disturb(const Book& book, const std::vector<std::string>& movers, const std::vector<std::string>& stayers) {
    const kit::Owner county{std::string(kit::SownCounty::county), county_.officer().scope.first};
    std::vector<std::shared_ptr<void>> added;
    for (int i = 0; i < 2; ++i) added.push_back(varied_.record(book, book.owner_field.empty() ? county : owners_[varied_.random().below(owners_.size())]));
    varied_.store(platform(), book, county_.officer(), added);
    run(fmt::format("UPDATE {} SET version = version + 1, changed_at = changed_at + 1 WHERE id = :id", book.type.name), {{"id", any_of(stayers)}});
    run(fmt::format("UPDATE {} SET archived_at = 1 WHERE id = :id", book.type.name), {{"id", any_of(movers)}});
    const auto moved = any_of(movers);
    const auto other = varied_.record(book, county);
    const auto changed = platform().database.write([&](db::Writing& writing) -> Result<Done> {
      const records::AnyStore store(book.type, platform().vault);
      TRY(const auto record, store.load(writing, moved, county_.officer().scope));
      for (const auto& field : book.type.fields) {
        if (field.traits.sorted && !field.traits.unique && !field.traits.computed) field.set_cell(record.get(), field.to_cell(other.get()));
      }
      return store.save(writing, record.get());
    });
    ASSERT_TRUE(changed.ok());
  }

  void page_through(const Book& book, const std::string& sort) {
    SCOPED_TRACE(fmt::format("{} by {}", book.type.name, sort));
    std::vector<std::string> movers, stayers;
    for (auto& id : ids_of(book)) (movers.empty() || varied_.random().below(4) == 0 ? movers : stayers).push_back(std::move(id));
    ASSERT_GT(stayers.size(), 4U);
    std::map<std::string, int> seen;
    records::Query query{{"sort", sort}, {"limit", "3"}};
    for (int pages = 0;; ++pages) {
      ASSERT_LT(pages, 200);
      const auto rows = page(book, query);
      for (const auto& record : rows.records) ++seen[book.type.head(record.get()).id];
      if (rows.next.empty()) break;
      query["cursor"] = rows.next;
      disturb(book, movers, stayers);
    }
    for (const auto& id : stayers) EXPECT_EQ(seen[id], 1) << id;
    // Those added meanwhile may be seen or not, but not twice; they go again.
    std::set<std::string> before(stayers.begin(), stayers.end());
    before.insert(movers.begin(), movers.end());
    for (const auto& id : ids_of(book)) {
      if (before.contains(id)) continue;
      EXPECT_LE(seen[id], 1) << id;
      run(fmt::format("UPDATE {} SET archived_at = 1 WHERE id = :id", book.type.name), {{"id", id}});
    }
    run(fmt::format("UPDATE {} SET archived_at = NULL WHERE id IN (SELECT id FROM {} ORDER BY id LIMIT 40)", book.type.name, book.type.name), {});
  }

  kit::SownCounty county_;
  kit::Varied varied_;
  std::vector<kit::Owner> owners_;
};
ANYUAN_ON_EACH_ENGINE(PagingWhileRowsChange);

TEST_P(PagingWhileRowsChange, WhatWasThereThroughoutIsShownOnceInEveryOrder) {
  int orders = 0;
  for (const auto* name : {"guards", "insurance_policies", "schools"}) {
    const auto& book = *county_.city().books().find(name);
    std::vector<std::string> sorts{"id"};
    for (const auto& field : book.type.fields) {
      if (field.traits.sorted) sorts.emplace_back(field.name);
    }
    for (const auto& sort : sorts) {
      page_through(book, sort);
      page_through(book, "-" + sort);
      orders += 2;
    }
  }
  EXPECT_GT(orders, 20);
}

}  // namespace
}  // namespace anyuan
