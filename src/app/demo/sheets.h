#pragma once
// The sheets schools, counties and the city fill in the demo city: answers by a distribution in which each school is as
// good or bad as it is at every visit.
#include <map>
#include <optional>

#include "app/demo/campaign_year.h"
#include "domain/inspections/inspection.h"

namespace anyuan::demo {

struct Visit {
  inspections::Kind kind = inspections::Kind::self_check;
  accounts::Actor inspector;
  Instant at{};
};

// How a visit turns out: about so many per cent of the points fail or partly fail, and all of `failing`, none of `passing`.
struct Tendency {
  int fail_percent = 0;
  std::vector<std::string> failing, passing;
};

class Filler {
 public:
  Filler(Chance& chance, const campaigns::Checklist& checklist) : chance_(chance), checklist_(checklist) {}

  std::vector<inspections::Answer> fill(const Site& site, const Visit& visit, const Tendency& tendency);  // of every point that applies

 private:
  inspections::Answer answer(const campaigns::Point& point, const Site& site, const Visit& visit, bool fails);

  Chance& chance_;
  const campaigns::Checklist& checklist_;
};

}  // namespace anyuan::demo
