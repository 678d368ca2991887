#pragma once
// The condition a thing was seen in.
#include "base/words.h"

namespace anyuan::ledgers {

enum class Condition { good, damaged, scrapped };
BOOST_DESCRIBE_ENUM(Condition, good, damaged, scrapped)
constexpr Label label_of(Condition condition) {
  switch (condition) {
    case Condition::good: return {"完好", "Good"};
    case Condition::damaged: return {"损坏", "Damaged"};
    case Condition::scrapped: return {"已报废", "Scrapped"};
  }
  return {};
}

}  // namespace anyuan::ledgers
