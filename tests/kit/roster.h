#pragma once
// A county's roster as offices send it: merged titles, two heading rows, a merged county beside its schools, full-width
// digits, codes and dates in every spelling, blank rows, totals and signatures below. With or without planted faults.
#include <string>
#include <vector>

#include "platform/platform.h"

namespace anyuan::kit {

struct Planted {
  std::size_t row = 0;  // as Excel counts
  std::string column, reason;
};
struct Roster {
  std::string bytes;
  std::vector<Planted> planted;
  std::size_t good = 0;
};
struct RosterWish {
  std::size_t schools = 100, faults = 0;
  std::size_t students_more = 0;  // every school's students count is so much higher
};
Roster messy_roster(const RosterWish& wish);

// The townships the roster names: ten each in 灵川县 (450323) and 阳朔县 (450321), 灵川一镇 to 灵川十镇.
void add_townships(const Platform& platform);

}  // namespace anyuan::kit
