#include "domain/schools/rules.h"

#include <gtest/gtest.h>

#include <map>

namespace anyuan::schools {
namespace {

School school(Category category, std::string code) {
  School one;
  one.name = "第一小学", one.category = category, one.code = std::move(code);
  return one;
}
std::string faults(const School& one) {
  std::string all;
  for (const auto& fault : faults_in(one)) all += (all.empty() ? "" : "; ") + fault.field + " " + fault.reason;
  return all;
}

TEST(SchoolCode, IsTenDigitsOfAKnownCategoryAndProvince) {
  EXPECT_EQ(check_code("2145000123"), "");
  EXPECT_EQ(check_code("1145000123"), "");
  for (const auto* wrong : {"", "214500012", "21450001234", "21450001x3", "２１４５０００１２３", "2145 00123"}) {
    EXPECT_EQ(check_code(wrong), "school_code_not_10_digits") << wrong;
  }
  EXPECT_EQ(check_code("9945000123"), "school_code_category_unknown");
  EXPECT_EQ(check_code("2199000123"), "school_code_province_unknown");
}

// The two leading digits each category may carry; training institutions, sites and care points carry none.
TEST(SchoolCode, FitsTheCategoryExactlyWhereTheTableSaysSo) {
  const std::map<Category, std::string> allowed{
      {Category::kindergarten, "11"}, {Category::primary, "21 22"}, {Category::junior_secondary, "31 32 33"}, {Category::nine_year, "31"},
      {Category::senior_secondary, "34 35"}, {Category::complete_secondary, "34"}, {Category::twelve_year, "34"},
      {Category::vocational, "36 93"}, {Category::special, "51"}, {Category::correctional, "37"},
      {Category::training, ""}, {Category::activity_site, ""}, {Category::unlicensed, ""}};
  for (const auto category : all_values<Category>()) {
    for (int digits = 10; digits < 100; ++digits) {
      const auto code = std::to_string(digits) + "45000123";
      if (!check_code(code).empty()) continue;
      const bool fits = allowed.at(category).find(code.substr(0, 2)) != std::string::npos;
      EXPECT_EQ(faults(school(category, code)), fits ? "" : "code code_does_not_fit_category") << name_of(category) << " " << code;
    }
    EXPECT_EQ(faults(school(category, "")), allowed.at(category).empty() ? "" : "code code_needed") << name_of(category);
  }
}

TEST(SchoolFile, AgreesWithItself) {
  auto one = school(Category::primary, "2145000123");
  one.students = 100;
  one.boarders = 101;
  one.boarding = Boarding::partly;
  EXPECT_EQ(faults(one), "boarders boarders_above_students");
  one.boarders = 100;
  EXPECT_EQ(faults(one), "");
  one.boarding = Boarding::none;
  EXPECT_EQ(faults(one), "boarding boarders_at_day_school");
  one.boarders = 0;
  EXPECT_EQ(faults(one), "");
  one.longitude = 110.29;
  EXPECT_EQ(faults(one), "latitude coordinate_half_given");
  one.longitude.reset();
  one.latitude = 25.27;
  EXPECT_EQ(faults(one), "longitude coordinate_half_given");
  one.longitude = 110.29;
  EXPECT_EQ(faults(one), "");
}

}  // namespace
}  // namespace anyuan::schools
