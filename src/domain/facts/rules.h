#pragma once
// Whose word is taken of which fact. Pure.
#include "domain/facts/commands.h"

namespace anyuan::facts {

// Refused: fact_unknown.
Result<const Fact*> fact_named(const std::string& name);
// What a person says, when it may be said by them. Refused as say() is.
Result<const Fact*> judge(const Saying& saying, const accounts::Actor& actor);

}  // namespace anyuan::facts
