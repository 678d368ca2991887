#pragma once
// A fact as answers tell it: in the words of a sentence, and as a plain value for whoever shows it in another language.
#include <boost/json.hpp>

#include "domain/facts/fact.h"

namespace anyuan::facts {

// true, 12, "2026-11-25" or a choice's name; null while it is unknown.
boost::json::value plain(const Fact& fact, const formula::Value& value);
// The fact with what counts of it now.
boost::json::object shown(const Fact& fact, const Counted& counted);

}  // namespace anyuan::facts
