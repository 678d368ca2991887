#pragma once
// Identities. Ids are text made by us: a prefix for the kind, then 26 characters that grow with time (ULID), so that
// they index well, are safe in JavaScript and the same on every database.
#include <compare>
#include <string>
#include <string_view>

#include "base/time.h"

namespace anyuan {

template <class Tag>
struct Id {
  std::string text;
  bool empty() const { return text.empty(); }
  auto operator<=>(const Id&) const = default;
};

// Randomness and identities from outside; the platform's uses the system's generator, tests a seed.
class Random {
 public:
  virtual ~Random() = default;
  virtual std::uint64_t next() = 0;
};

std::string new_id(std::string_view prefix, Instant now, Random& random);  // hz_01KB3W...

}  // namespace anyuan
