#pragma once
// What other slices may ask of judgements.
#include "domain/judgements/judgement.h"
#include "platform/platform.h"

namespace anyuan::judgements {

// One clause as it stands at a school, with the facts it was judged on.
struct Explained {
  Judgement judgement;
  std::vector<std::size_t> facts;  // numbers of the catalogue
};
// The clauses in force at a school in the order of their packs. `facts` of a clause that has just come into force and is
// not judged yet are missing with its judgement.
std::vector<Explained> explained(db::Reading& reading, const Platform& platform, const schools::School& school);

// How many schools have each verdict of one rate, and how many of them all were judged by an unverified text.
struct Counts {
  std::map<Verdict, std::int64_t> schools;
  std::int64_t unverified = 0;
};
struct RateLine {
  std::string unit, name;
  std::map<rulepacks::Rate, Counts> rates;
};
// Of the schools of one area, or of all.
std::vector<RateLine> rates_of(db::Reading& reading, std::string_view unit, std::optional<schools::Area> area = {});

// Hazards proposed in a scope and not registered yet: for the desk.
std::int64_t proposals(db::Reading& reading, const records::Scope& scope, Date today);

}  // namespace anyuan::judgements
