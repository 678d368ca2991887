#pragma once
// Figures (指标) are counted from the records on every reading, never stored: what is overdue today is overdue today.
// What is not known is not a number. Each figure says which list shows exactly its rows.
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/campaigns/campaign.h"
#include "domain/hazards/hazard.h"

namespace anyuan::figures {

// A console page and the filters its list takes; without a page the reader may see the number only.
struct Link {
  std::string page;
  std::vector<std::pair<std::string, std::string>> filters;
};

// What is counted. Each has its list; all of them can be summed over the units below.
enum class Key {
  schools,         // the campaign covers
  waived,          // waivers on record
  missing,         // covered, not waived, no self-check submitted
  submitted,       // self-checks
  failed_points,   // of these
  sampled, accepted,
  hazards, open, overdue, closed, major, controlled, unverified,  // voided ones are none
  look_back_left
};
BOOST_DESCRIBE_ENUM(Key, schools, waived, missing, submitted, failed_points, sampled, accepted, hazards, open, overdue, closed, major, controlled,
                    unverified, look_back_left)

struct Counts {
  std::array<std::int64_t, all_values<Key>().size()> of{};
  double percents = 0;       // of the submitted self-checks, added up
  std::int64_t rated = 0;    // how many of them have a per cent
  std::int64_t excused = 0;  // waived, and no self-check handed in all the same

  std::int64_t& operator[](Key key) { return of[static_cast<std::size_t>(key)]; }
  std::int64_t operator[](Key key) const { return of[static_cast<std::size_t>(key)]; }
  Counts& operator+=(const Counts& other);
};

struct Line {
  std::string unit, name;
  bool is_closed = false;  // merged or split away: shown while something is still counted there
  Counts counts;
  std::optional<campaigns::Phase> phase;  // a county's
};

struct GradeCount {
  hazards::Grade grade = hazards::Grade::general;
  hazards::State state = hazards::State::reported;
  std::int64_t count = 0;
};

struct KindCount {
  hazards::Kind kind = hazards::Kind::other;
  std::int64_t count = 0;
};

struct PointCount {
  std::string code, text;
  std::int64_t failed = 0;
  bool focus = false;  // 检查重点 (R-CHK-2)
};

// Of a campaign, or of all hazards when `campaign` has no id.
struct Figures {
  campaigns::Campaign campaign;
  org::Unit unit;
  Instant at{};
  std::string sample;  // the last one drawn
  std::vector<Line> lines;
  Counts total;
  std::vector<GradeCount> grades;
  std::vector<KindCount> kinds;
  std::vector<PointCount> points;  // those that failed most, first
};

}  // namespace anyuan::figures
