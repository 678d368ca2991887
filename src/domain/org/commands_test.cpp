#include "domain/org/commands.h"

#include <gtest/gtest.h>

#include <map>

#include "domain/org/store.h"
#include "kit/running_application.h"
#include "platform/files/embedded.h"
#include "platform/journal/journal.h"

namespace anyuan::org {
namespace {

const std::vector<Division>& divisions() {
  static const auto all = parse_divisions(*files::embedded("data/divisions/divisions.csv"));
  return all;
}

TEST(Divisions, AreTheRealTable) {
  std::map<std::string, Division> by_code;
  for (const auto& division : divisions()) EXPECT_TRUE(by_code.emplace(division.code, division).second) << division.code << " twice";
  EXPECT_EQ(by_code.at("45").name, "广西壮族自治区");
  EXPECT_EQ(by_code.at("4503").name, "桂林市");
  EXPECT_EQ(by_code.at("450302").name, "秀峰区");
  EXPECT_EQ(std::ranges::count_if(divisions(), [](const Division& d) { return d.parent == "4503" && d.level == Level::county; }), 17);
  EXPECT_EQ(std::ranges::count_if(divisions(), [](const Division& d) { return d.level == Level::province; }), 31);
  EXPECT_EQ(std::ranges::count_if(divisions(), [](const Division& d) { return d.level == Level::township; }), 148) << "Guilin's only";
  for (const auto& division : divisions()) {
    if (division.level == Level::province) continue;
    ASSERT_TRUE(by_code.contains(division.parent)) << division.code;
    EXPECT_LT(by_code.at(division.parent).level, division.level) << division.code;
  }
}

TEST(Divisions, AreReadFromCsvWithEitherLineEnd) {
  const auto read = parse_divisions("code,name,level,parent\r\n45,广西,province,\r\n\n4503,桂林,city,45\n99,无,kingdom,\nshort,line\n");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].parent, "");
  EXPECT_EQ(read[1].name, "桂林");
  EXPECT_EQ(read[1].level, Level::city);
}

class Tree : public kit::EachEngine {
 protected:
  Tree() : app_(GetParam()) { app_.load_divisions("4503"); }
  const Platform& platform() { return app_.platform(); }
  Followers followers() { return app_.application().books().followers(); }
  static std::string why(const auto& result) { return result.ok() ? "" : result.error().reason + " " + result.error().field; }

  Unit add(std::string_view parent, Level level, std::string name) {
    Unit unit;
    unit.name = std::move(name), unit.level = level, unit.parent = {std::string(parent)};
    return add_unit(platform(), doer_, all_, unit).value();
  }
  // A school's two rows (its unit and its file) and what hangs on it, as its book makes them.
  std::string add_school(std::string_view parent) {
    auto browser = app_.log_in("officer");
    const auto made = browser.post("/api/schools", {{"name", fmt::format("第{}小学", ++schools_)}, {"code", fmt::format("2145{:06}", schools_)}, {"parent", parent},
        {"category", "primary"}, {"ownership", "public_owned"}, {"area", "urban"}, {"boarding", "none"}});
    CHECK(made.status == 201);
    return std::string(made.json().at("id").as_string());
  }
  std::string path_of(std::string_view table, std::string_view id) {
    return platform().database.read([&](db::Reading& reading) {
      return reading.value<std::string>(fmt::format("SELECT unit_path FROM {} WHERE id = :id", table), {{"id", id}}).value_or("");
    });
  }
  void expect_every_path_to_be_its_parents_and_its_own_id() {
    platform().database.read([&](db::Reading& reading) {
      const auto paths = paths_by_id(reading);
      for (const auto& [id, path, parent] : reading.rows<std::string, std::string, std::string>("SELECT id, unit_path, parent FROM units")) {
        EXPECT_EQ(path, (parent.empty() ? "/" : paths.at(parent)) + id + "/");
      }
      for (const auto& [id, path, parent] : reading.rows<std::string, std::string, std::string>("SELECT id, unit_path, parent FROM schools")) {
        EXPECT_EQ(path, paths.at(id)) << "a school's file moves with its unit";
        EXPECT_EQ(path, paths.at(parent) + id + "/");
      }
      for (const auto& table : followers().tables) {
        for (const auto& path : reading.column<std::string>(fmt::format("SELECT DISTINCT unit_path FROM {}", table))) {
          const auto is_unit = [&](const auto& one) { return one.second == path; };
          EXPECT_TRUE(path == "/" || std::ranges::any_of(paths, is_unit)) << table << " " << path;
        }
      }
      return 0;
    });
    EXPECT_FALSE(platform().database.read([](db::Reading& reading) { return journal::verify(reading); }).broken_at);
  }

  kit::RunningApplication app_;
  journal::Doer doer_{"us_1", "张三", "/45/"};
  records::Scope all_ = records::Scope::under("/");
  int schools_ = 0;
};
ANYUAN_ON_EACH_ENGINE(Tree);

TEST_P(Tree, LoadsGuilinWithItsSeventeenCountiesAndOnlyOnce) {
  const auto count = [&](std::string_view where) {
    return platform().database.read([&](db::Reading& reading) { return reading.value<std::int64_t>(fmt::format("SELECT COUNT(*) FROM units WHERE {}", where)); });
  };
  EXPECT_EQ(count("parent = '4503' AND level = 'county'"), 17);
  EXPECT_EQ(count("unit_path >= '/45/4503/' AND unit_path < '/45/45030'"), 1 + 17 + 148);
  EXPECT_EQ(count("1 = 1"), 1 + 1 + 17 + 148) << "the province above, nothing beside";
  EXPECT_EQ(load_divisions(platform(), doer_, divisions(), "4503").value(), 0);
  EXPECT_EQ(count("1 = 1"), 1 + 1 + 17 + 148);
  expect_every_path_to_be_its_parents_and_its_own_id();
}

TEST_P(Tree, AddsAUnitUnderAParentOfAHigherLevel) {
  const auto town = add("450302", Level::township, "甲街道");
  EXPECT_EQ(town.head.unit_path, "/45/4503/450302/" + town.head.id + "/");
  const auto refused = [&](std::string_view parent, Level level, const records::Scope& scope) {
    Unit unit;
    unit.name = "乙", unit.level = level, unit.parent = {std::string(parent)};
    return why(add_unit(platform(), doer_, scope, unit));
  };
  EXPECT_EQ(refused("450302", Level::school, all_), "schools_have_their_own_book level");
  EXPECT_EQ(refused("450302", Level::county, all_), "level_does_not_fit parent");
  EXPECT_EQ(refused("450302", Level::city, all_), "level_does_not_fit parent");
  EXPECT_EQ(refused(town.head.id, Level::township, all_), "level_does_not_fit parent");
  EXPECT_EQ(refused("nowhere", Level::county, all_), "unit_not_found parent");
  EXPECT_EQ(refused("450302", Level::township, records::Scope::under("/45/4503/450303/")), "unit_not_found parent");
}

TEST_P(Tree, RenamesWhatTheRequestNamesAndNothingElse) {
  const auto version = app_.unit("450302").head.version;
  const auto renamed = rename_unit(platform(), doer_, all_, "450302", {{"version", version}, {"name", "秀峰新区"}});
  ASSERT_TRUE(renamed.ok()) << why(renamed);
  EXPECT_EQ(app_.unit("450302").name, "秀峰新区");
  EXPECT_EQ(app_.unit("450302").code, "450302");
  EXPECT_EQ(why(rename_unit(platform(), doer_, all_, "450302", {{"version", version}, {"name", "又"}})), "changed_by_someone_else ");
  EXPECT_EQ(why(rename_unit(platform(), doer_, all_, "450302", {{"name", "又"}})), "version_needed version");
  EXPECT_EQ(why(rename_unit(platform(), doer_, all_, "450302", {{"version", version + 1}, {"level", "city"}})), "read_only_field level");
  EXPECT_EQ(why(rename_unit(platform(), doer_, all_, "450302", {{"version", version + 1}, {"parent", "45"}})), "read_only_field parent");
  EXPECT_EQ(why(rename_unit(platform(), doer_, all_, "450302", {{"version", version + 1}, {"name", ""}})), "required name");
  EXPECT_EQ(why(rename_unit(platform(), doer_, records::Scope::under("/45/4503/450303/"), "450302", {})), "not_found ");
}

TEST_P(Tree, AMergedCountyHandsOverEverythingAndKeepsItsHistory) {
  app_.make_user("officer", "4503", accounts::Role::officer);
  const auto town = add("450302", Level::township, "甲街道");
  const auto direct = add_school("450302"), below = add_school(town.head.id);
  app_.make_user("guard", below, accounts::Role::guard);

  ASSERT_TRUE(merge_units(platform(), doer_, all_, followers(), {"450302", "450303", "区划调整"}).ok());
  EXPECT_EQ(path_of("units", town.head.id), "/45/4503/450303/" + town.head.id + "/");
  EXPECT_EQ(path_of("schools", direct), "/45/4503/450303/" + direct + "/");
  EXPECT_EQ(path_of("schools", below), "/45/4503/450303/" + town.head.id + "/" + below + "/");
  const auto guard = app_.log_in("guard").get("/api/session").json();
  EXPECT_EQ(http::text_in(guard.at("post").at("unit").as_object(), "path"), path_of("schools", below)) << "whoever works there goes along";
  expect_every_path_to_be_its_parents_and_its_own_id();

  const auto closed = app_.unit("450302");
  EXPECT_TRUE(closed.head.archived_at.has_value());
  EXPECT_EQ(closed.closed_on, app_.clock().today());
  auto browser = app_.log_in("officer");
  const auto lines = browser.get("/api/units/450302/successions").json().at("rows").as_array();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].at("to"), "450303");
  EXPECT_EQ(lines[0].at("kind"), "merged");
  EXPECT_EQ(browser.get("/api/units/450302/history").json().at("rows").at(0).at("reason"), "区划调整");
  EXPECT_EQ(browser.get("/api/schools/" + below + "/history").status, 200);
  EXPECT_EQ(why(merge_units(platform(), doer_, all_, followers(), {"450302", "450303", "又"})), "unit_closed_already ");
}

TEST_P(Tree, RefusesMergersThatMakeNoSense) {
  const auto refused = [&](std::string from, std::string into, std::string reason, const records::Scope& scope) {
    return why(merge_units(platform(), doer_, scope, followers(), {std::move(from), std::move(into), std::move(reason)}));
  };
  EXPECT_EQ(refused("450302", "450303", "", all_), "reason_needed reason");
  EXPECT_EQ(refused("450302", "450302", "x", all_), "level_does_not_fit into");
  EXPECT_EQ(refused("450302", "4503", "x", all_), "level_does_not_fit into");
  EXPECT_EQ(refused("45", "45", "x", all_), "level_does_not_fit into");
  EXPECT_EQ(refused("nowhere", "450303", "", all_), "not_found ");
  EXPECT_EQ(refused("450302", "nowhere", "x", all_), "unit_not_found into");
  EXPECT_EQ(refused("450303", "450302", "x", records::Scope::under("/45/4503/450302/")), "not_found ");
  EXPECT_EQ(refused("450302", "450303", "x", records::Scope::under("/45/4503/450302/")), "unit_not_found into");
  expect_every_path_to_be_its_parents_and_its_own_id();
}

TEST_P(Tree, ASplitMovesTheNamedChildrenAndClosesTheOldUnitWithTheLast) {
  const auto old = add("4503", Level::county, "旧区").head.id;
  const auto a = add(old, Level::township, "甲"), b = add(old, Level::township, "乙"), c = add(old, Level::township, "丙");
  const auto first = split_unit(platform(), doer_, all_, followers(), {old, {{"新一区", "450398", {a.head.id}}}, "拆分"});
  ASSERT_TRUE(first.ok()) << why(first);
  EXPECT_EQ(path_of("units", a.head.id), first.value()[0].head.unit_path + a.head.id + "/");
  EXPECT_FALSE(app_.unit(old).head.archived_at);
  const auto second = split_unit(platform(), doer_, all_, followers(), {old, {{"新二区", "", {b.head.id}}, {"新三区", "", {c.head.id}}}, "拆分"});
  ASSERT_TRUE(second.ok()) << why(second);
  EXPECT_TRUE(app_.unit(old).head.archived_at.has_value());
  EXPECT_EQ(platform().database.read([&](db::Reading& reading) { return successions(reading, old); }).size(), 3U);
  expect_every_path_to_be_its_parents_and_its_own_id();
}

TEST_P(Tree, RefusesSplitsThatMakeNoSenseAndLeavesNothingOfThem) {
  const auto town = add("450302", Level::township, "甲");
  const auto refused = [&](std::string unit, std::vector<Part> parts, std::string reason, const records::Scope& scope) {
    return why(split_unit(platform(), doer_, scope, followers(), {std::move(unit), std::move(parts), std::move(reason)}));
  };
  EXPECT_EQ(refused("450302", {{"新区", "", {}}}, "", all_), "reason_needed reason");
  EXPECT_EQ(refused("450302", {}, "x", all_), "required parts");
  EXPECT_EQ(refused("450302", {{"", "", {}}}, "x", all_), "required name");
  EXPECT_EQ(refused("450302", {{std::string(61, 'x'), "", {}}}, "x", all_), "too_long name");
  EXPECT_EQ(refused("450302", {{"新区", "1234567890123", {}}}, "x", all_), "too_long code");
  EXPECT_EQ(refused("450302", {{"新区", "", {"nowhere"}}}, "x", all_), "unit_not_found children");
  EXPECT_EQ(refused("450302", {{"新区", "", {town.head.id}}, {"又", "", {town.head.id}}}, "x", all_), "unit_not_found children");
  EXPECT_EQ(refused("450303", {{"新区", "", {town.head.id}}}, "x", all_), "unit_not_found children");
  EXPECT_EQ(refused("45", {{"新省", "", {}}}, "x", all_), "level_does_not_fit unit");
  EXPECT_EQ(refused("450302", {{"新区", "", {}}}, "x", records::Scope::under("/45/4503/450302/")), "beyond_your_unit ");
  EXPECT_EQ(path_of("units", town.head.id), "/45/4503/450302/" + town.head.id + "/");
  EXPECT_EQ(platform().database.read([](db::Reading& reading) { return reading.value<std::int64_t>("SELECT COUNT(*) FROM units WHERE name LIKE '新%区' OR name = '又'"); }), 0);
}

TEST_P(Tree, EveryPathIsItsParentsAfterAnyMergersAndSplits) {
  app_.make_user("officer", "4503", accounts::Role::officer);
  SeededRandom random(11);
  std::vector<std::string> counties{"450302", "450303", "450304", "450305", "450311"};
  for (int i = 0; i < 12; ++i) {
    const auto town = add(counties[random.below(counties.size())], Level::township, fmt::format("{}镇", i));
    if (random.below(2) == 0) add_school(town.head.id);
  }
  for (int i = 0; i < 4; ++i) add_school(counties[random.below(counties.size())]);
  for (int step = 0; step < 12; ++step) {
    const auto at = random.below(counties.size());
    const auto unit = app_.unit(counties[at]);
    if (counties.size() > 1 && random.below(2) == 0) {
      const auto into = (at + 1) % counties.size();
      ASSERT_TRUE(merge_units(platform(), doer_, all_, followers(), {counties[at], counties[into], "调整"}).ok()) << step;
      counties.erase(counties.begin() + static_cast<std::ptrdiff_t>(at));
    } else {
      const auto below = platform().database.read([&](db::Reading& reading) { return children(reading, platform().vault, unit.head.id, all_, every_child); });
      Part part{fmt::format("新{}区", step), "", {}};
      for (const auto& child : below) {
        if (random.below(2) == 0) part.children.push_back(child.head.id);
      }
      const auto made = split_unit(platform(), doer_, all_, followers(), {counties[at], {part}, "调整"});
      ASSERT_TRUE(made.ok()) << step << " " << why(made);
      if (app_.unit(counties[at]).head.archived_at) counties.erase(counties.begin() + static_cast<std::ptrdiff_t>(at));
      counties.push_back(made.value()[0].head.id);
    }
    expect_every_path_to_be_its_parents_and_its_own_id();
    if (HasFailure()) FAIL() << "after step " << step;
  }
}

}  // namespace
}  // namespace anyuan::org
