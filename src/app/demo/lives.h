#pragma once
// What becomes of the hazards of the demo city: each gets steps at dates that fit, taken by people who may take them.
#include "app/demo/roster.h"
#include "domain/hazards/past.h"

namespace anyuan::demo {

// How far a county is in its march; decides what its hazards may still be like.
// `archived`: last year's.
enum class Stage { not_received, organise, self_check, acceptance, look_back, finished, archived };

// Who acts for a school's hazards.
struct Cast {
  accounts::Actor safety_officer, principal, county, city;
};
Cast cast_of(const Site& site, const County& county, const accounts::Actor& city);

accounts::Actor actor_at(const Person& person, std::string_view unit, std::string_view path, org::Level level, accounts::Role role, accounts::Agency agency);

struct Life {
  Stage stage = Stage::self_check;
  Date today{};
  Instant now{};
};

// The steps that follow `hazard`, found at `found_at` by `finder`.
hazards::Past live(Chance& chance, const Life& life, const Cast& cast, const Site& site, hazards::Hazard hazard, const accounts::Actor& finder, Instant found_at);

}  // namespace anyuan::demo
