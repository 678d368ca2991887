#include "platform/records/expiry.h"

#include <gtest/gtest.h>

#include "kit/databases.h"
#include "platform/records/store.h"

namespace anyuan::records {
namespace {

// Two days until which it is good, the first of them in a column that SQL keeps the name of.
struct Pass {
  Head head;
  std::string name;
  std::optional<Date> until, to;
};
const RecordType& type_of(const Pass*) {
  static const auto type = record<Pass>("passes", "pa", {"证", "Passes"}, {
      field<&Pass::name>("name", {"名称", "Name"}, {.required = true, .sorted = true}),
      field<&Pass::until>("until", {"许可至", "Until"}, {.expires = true}),
      field<&Pass::to>("to", {"检验至", "To"}, {.expires = true}),
  }, "name");
  return type;
}

const auto today = parse_date("2026-11-24").value();

class Expiries : public kit::EachEngine {
 protected:
  Expiries() : place_(GetParam()), connection_(db::parse_address(place_.address()), db::Mode::writer), writing_(connection_) {
    connection_.script(create_table(type_for<Pass>()));
    add("a yesterday", "2026-11-23", "2027-06-01");
    add("b today", "2026-11-24", "");
    add("c in 30 days", "", "2026-12-24");
    add("d in 31 days", "2026-12-25", "2027-01-01");
    add("e no day", "", "");
    add("f the second past", "2027-06-01", "2020-01-01");
  }
  void add(std::string name, std::string_view until, std::string_view to) {
    Pass pass{{fmt::format("pa_{}", name.front()), "/45/", 1, {}, {}, {}}, std::move(name), parse_date(until), parse_date(to)};
    RecordStore<Pass>(vault_).insert(writing_, pass);
  }
  std::string found(const std::string& states) {
    const auto list = parse_list(type_for<Pass>(), {{"f.expiry", states}}, {{}, today});
    if (!list.ok()) return list.error().field + " " + list.error().reason;
    std::string letters;
    for (const auto& record : AnyStore(type_for<Pass>(), vault_).list(writing_, list.value(), Scope::under("/45/")).records) {
      letters += static_cast<Pass*>(record.get())->name.front();
    }
    return letters;
  }

  kit::TemporaryDatabase place_;
  db::Connection connection_;
  db::Writing writing_;
  const Vault vault_{Vault::Key{}};
};
ANYUAN_ON_EACH_ENGINE(Expiries);

TEST_P(Expiries, TheFirstOfARecordsDaysDecides) {
  EXPECT_EQ(found("expired"), "af");
  EXPECT_EQ(found("soon"), "bc");
  EXPECT_EQ(found("good"), "d");
  EXPECT_EQ(found("expired,soon"), "abcf");
  EXPECT_EQ(found("good,soon,expired"), "abcdf");
  EXPECT_EQ(found("expired,rotten"), "expiry not_a_choice");
  EXPECT_EQ(found("expired,"), "expiry not_a_choice");
}

}  // namespace
}  // namespace anyuan::records
