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

// Identities of one moment, each greater than the one before: rows stored together then lie side by side in every index,
// which makes storing many of them several times as fast.
class Ids {
 public:
  Ids(Instant now, Random& random) : now_(now), random_(random) {}
  std::string next(std::string_view prefix);

 private:
  Instant now_;
  Random& random_;
  std::string last_;  // its 26 characters; empty: none yet
};

}  // namespace anyuan
