#pragma once
// From answers to points (domain 3.4): pure arithmetic over a checklist. What does not apply leaves the sum on both
// sides; a veto makes any score the lowest result.
#include <map>
#include <string>
#include <vector>

#include "domain/campaigns/checklist.h"
#include "domain/inspections/inspection.h"

namespace anyuan::inspections {

using Answers = std::map<std::string, Answer, std::less<>>;  // by the point's code

// Whether the school is asked this point at all.
bool applies(const campaigns::Point& point, const schools::School& school);
std::vector<const campaigns::Point*> points_for(const campaigns::Checklist& checklist, const schools::School& school);

// How many there should be at this school of what the point counts (Rule::count); a school that has not said how many
// students it has is asked for the least. Nothing for points that need no number.
std::optional<double> needed_at(const campaigns::Point& point, const schools::School& school);

// The answer with outcome and score as its point's rule gives them; the number needed is kept with it, because a school
// grows. A point passes at its full score and fails at the least its rule gives. Refused, with the point's code as
// field: must_apply, only_pass_or_fail, value_needed, value_not_whole, value_out_of_range.
Result<Answer> scored(const campaigns::Point& point, const schools::School& school, Answer answer);

struct Total {
  double score = 0, full = 0;     // of the answered points that apply
  std::optional<double> percent;  // to a tenth, cut off: 89.96 is not 90; none when nothing applies
  std::int64_t answered = 0, failed = 0;
  std::vector<std::string> vetoed;  // points whose failure is a veto, and which failed
};
Total total(const std::vector<const campaigns::Point*>& points, const Answers& answers);

// 优秀, 良好, ...; the last one when there is a veto, empty when nothing applied or the sheet knows no results.
std::string result_of(const campaigns::Checklist& checklist, const Total& total, const std::vector<std::string>& vetoes);

inline bool is_failed(Outcome outcome) { return outcome == Outcome::fail || outcome == Outcome::partial; }

}  // namespace anyuan::inspections
