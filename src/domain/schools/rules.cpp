#include "domain/schools/rules.h"

#include <algorithm>

namespace anyuan::schools {
namespace {

constexpr std::string_view code_categories[] = {"11", "21", "22", "31", "32", "33", "34", "35",
                                                "36", "37", "41", "42", "51", "91", "92", "93"};
constexpr std::string_view provinces[] = {"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34",
                                          "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52",
                                          "53", "54", "61", "62", "63", "64", "65", "71", "81", "82"};

bool holds(const auto& list, std::string_view value) { return std::ranges::find(list, value) != std::end(list); }

// Which category digits an institution of this kind may carry; empty: it carries no code at all.
std::vector<std::string_view> codes_for(Category category) {
  switch (category) {
    case Category::kindergarten: return {"11"};
    case Category::primary: return {"21", "22"};
    case Category::junior_secondary: return {"31", "32", "33"};
    case Category::nine_year: return {"31"};
    case Category::senior_secondary: return {"34", "35"};
    case Category::complete_secondary: return {"34"};
    case Category::twelve_year: return {"34"};
    case Category::vocational: return {"36", "93"};
    case Category::special: return {"51"};
    case Category::correctional: return {"37"};
    case Category::training:
    case Category::activity_site:
    case Category::unlicensed: return {};
  }
  return {};
}

}  // namespace

std::string_view check_code(std::string_view code) {
  if (code.size() != 10 || !std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; })) {
    return "school_code_not_10_digits";
  }
  if (!holds(code_categories, code.substr(0, 2))) return "school_code_category_unknown";
  if (!holds(provinces, code.substr(2, 2))) return "school_code_province_unknown";
  return "";
}

std::vector<Error> faults_in(const School& school) {
  std::vector<Error> faults;
  const auto add = [&](std::string_view reason, std::string_view field) {
    faults.push_back({Refusal::invalid, std::string(reason), std::string(field)});
  };
  const auto boarders = school.boarders.value_or(0);
  if (school.students && boarders > *school.students) add("boarders_above_students", "boarders");
  if (school.boarding == Boarding::none && boarders > 0) add("boarders_at_day_school", "boarding");
  const auto allowed = codes_for(school.category);
  if (school.code.empty() && !allowed.empty()) add("code_needed", "code");
  if (!school.code.empty() && check_code(school.code).empty() && !holds(allowed, school.code.substr(0, 2))) {
    add("code_does_not_fit_category", "code");
  }
  if (school.longitude.has_value() != school.latitude.has_value()) {
    add("coordinate_half_given", school.longitude ? "latitude" : "longitude");
  }
  return faults;
}

}  // namespace anyuan::schools
