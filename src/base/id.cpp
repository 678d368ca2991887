#include "base/id.h"

namespace anyuan {

// Crockford's base 32: 10 characters of time (48 bits of milliseconds), 16 of chance (80 bits).
std::string new_id(std::string_view prefix, Instant now, Random& random) {
  static constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string id(prefix);
  id += '_';
  const auto millis = static_cast<std::uint64_t>(millis_of(now));
  for (int shift = 45; shift >= 0; shift -= 5) id += alphabet[(millis >> shift) & 31U];
  const std::uint64_t first = random.next(), second = random.next();
  for (int shift = 0; shift < 40; shift += 5) id += alphabet[(first >> shift) & 31U];
  for (int shift = 0; shift < 40; shift += 5) id += alphabet[(second >> shift) & 31U];
  return id;
}

}  // namespace anyuan
