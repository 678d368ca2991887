// What is counted of a unit is what is counted of the units below it and of its own rows, down to the schools: the tallies of
// all ledgers and the figures of hazards, over rows made up by a seed.
#include <gtest/gtest.h>

#include "domain/bookkeeping/tally.h"
#include "domain/figures/queries.h"
#include "kit/sown_county.h"

namespace anyuan {
namespace {

struct Below {
  std::string id, path;
};

class Sums : public kit::EachEngine {
 protected:
  Sums() : county_(GetParam()), city_officer_(county_.city().actor("4503")) {
    county_.sow(14, 4, 77);
    sow_hazards();
  }
  const Platform& platform() { return county_.city().platform(); }

  std::vector<Below> children_of(const std::string& unit) {
    return platform().database.read([&](db::Reading& reading) {
      std::vector<Below> all;
      for (auto& [id, path] : reading.rows<std::string, std::string>("SELECT id, unit_path FROM units WHERE parent = :unit ORDER BY id", {{"unit", unit}})) all.push_back({id, path});
      return all;
    });
  }
  void sow_hazards() {
    SeededRandom random(5);
    const auto any = [&](const auto& values) { return values[random.below(values.size())]; };
    const auto kept = platform().database.write([&](db::Writing& writing) -> Result<Done> {
      std::vector<hazards::Hazard> all;
      for (const auto& [id, path] : writing.rows<std::string, std::string>("SELECT id, unit_path FROM schools ORDER BY id")) {
        for (auto left = random.below(9); left > 0; --left) {
          auto& hazard = all.emplace_back();
          const auto now = county_.city().clock().now();
          hazard.head = {new_id("hz", now, random), path, 1, now, now, std::nullopt};
          if (random.below(10) == 0) hazard.head.archived_at = now;
          hazard.school = {id};
          hazard.number = fmt::format("YH-450321-2026-{:05}", all.size());
          hazard.title = "灭火器过期";
          hazard.kind = any(all_values<hazards::Kind>());
          hazard.grade = any(all_values<hazards::Grade>());
          hazard.state = any(all_values<hazards::State>());
          hazard.due = plus_days(date_at(now), static_cast<int>(random.below(60)) - 30);
        }
      }
      records::RecordStore<hazards::Hazard>(platform().vault).insert_all(writing, all);
      return Done{};
    });
    ASSERT_TRUE(kept.ok());
  }

  // record -> total, expired, soon.
  using Tallies = std::map<std::string, std::array<std::int64_t, 3>>;
  Tallies tallies_in(const records::Scope& scope) {
    Tallies found;
    platform().database.read([&](db::Reading& reading) {
      for (const auto& one : bookkeeping::tallies(reading, county_.city().books(), city_officer_, scope, county_.city().clock().today())) {
        found[std::string(one.book->type.name)] = {one.total, one.expired, one.soon};
      }
    });
    return found;
  }
  static Tallies sum(Tallies all, const Tallies& more) {
    for (const auto& [record, counts] : more) {
      for (std::size_t i = 0; i < counts.size(); ++i) all[record][i] += counts[i];
    }
    return all;
  }
  // Returns how many units were looked at.
  int compare_tallies(const Below& unit) {
    auto parts = tallies_in({unit.path, unit.path + "!"});  // its own rows: '!' comes before whatever a unit's id begins with
    int units = 1;
    for (const auto& child : children_of(unit.id)) {
      parts = sum(std::move(parts), tallies_in(records::Scope::under(child.path)));
      units += compare_tallies(child);
    }
    EXPECT_EQ(tallies_in(records::Scope::under(unit.path)), parts) << unit.path;
    return units;
  }

  kit::SownCounty county_;
  accounts::Actor city_officer_;
};
ANYUAN_ON_EACH_ENGINE(Sums);

TEST_P(Sums, TalliesOfTheUnitsBelowAddUpToTheirParents) {
  const Below city{"4503", "/45/4503/"};
  EXPECT_GT(compare_tallies(city), 30);
  const auto all = tallies_in(records::Scope::under(city.path));
  std::array<std::int64_t, 3> whole{};
  for (const auto& [record, counts] : all) {
    for (std::size_t i = 0; i < counts.size(); ++i) whole[i] += counts[i];
    EXPECT_EQ(counts[0], county_.city().count(fmt::format("SELECT COUNT(*) FROM {} WHERE archived_at IS NULL", record))) << record;
  }
  for (const auto count : whole) EXPECT_GT(count, 0);  // total, expired, soon
}

TEST_P(Sums, FiguresOfTheUnitsBelowAddUpToTheirParents) {
  using figures::Key;
  int lines = 0;
  std::vector<std::string> left{"4503"};
  while (!left.empty()) {
    const auto unit = left.back();
    left.pop_back();
    const auto found = figures::of_hazards(platform(), city_officer_, unit);
    ASSERT_TRUE(found.ok()) << found.error().reason;
    for (const auto& line : found.value().lines) {
      if (line.unit == unit) continue;  // a school is its own line
      const auto below = figures::of_hazards(platform(), city_officer_, line.unit);
      ASSERT_TRUE(below.ok()) << below.error().reason;
      EXPECT_EQ(below.value().total.of, line.counts.of) << line.name;
      left.push_back(line.unit);
      ++lines;
    }
    figures::Counts summed;
    for (const auto& line : found.value().lines) summed += line.counts;
    EXPECT_EQ(summed.of, found.value().total.of) << unit;
    std::int64_t of_kinds = 0, of_grades = 0;
    for (const auto& one : found.value().kinds) of_kinds += one.count;
    for (const auto& one : found.value().grades) of_grades += one.state == hazards::State::voided ? 0 : one.count;
    EXPECT_EQ(of_kinds, found.value().total[Key::hazards]) << unit;
    EXPECT_EQ(of_grades, found.value().total[Key::hazards]) << unit;
  }
  EXPECT_GT(lines, 30);
  const auto whole = figures::of_hazards(platform(), city_officer_, "4503").value().total;
  EXPECT_EQ(whole[Key::hazards], county_.city().count("SELECT COUNT(*) FROM hazards WHERE archived_at IS NULL AND state <> 'voided'"));
  for (const auto key : {Key::hazards, Key::open, Key::overdue, Key::closed, Key::major}) EXPECT_GT(whole[key], 0) << name_of(key);
}

}  // namespace
}  // namespace anyuan
