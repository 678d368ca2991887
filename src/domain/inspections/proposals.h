#pragma once
// What is known of a school already and a point asks for: the figure by the ledgers, seen on site or measured, with its
// source and its age. The answerer may say otherwise; the answer then stands as given.
#include "domain/facts/fact.h"
#include "domain/inspections/commands.h"

namespace anyuan::inspections {

struct Proposal {
  std::string point;
  std::size_t fact = 0;  // its number in the catalogue
  facts::Counted counted;
};
// Of the points that name a fact, those whose fact is known; none once the sheet is handed in.
std::vector<Proposal> proposals(db::Reading& reading, const Platform& platform, const Sheet& sheet);

}  // namespace anyuan::inspections
