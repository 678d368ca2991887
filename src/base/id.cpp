#include "base/id.h"

#include <fmt/format.h>

namespace anyuan {
namespace {

// Crockford's base 32: 10 characters of time (48 bits of milliseconds), 16 of chance (80 bits).
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

std::string new_id(std::string_view prefix, Instant now, Random& random) {
  std::string id(prefix);
  id += '_';
  const auto millis = static_cast<std::uint64_t>(millis_of(now));
  for (int shift = 45; shift >= 0; shift -= 5) id += alphabet[(millis >> shift) & 31U];
  const std::uint64_t first = random.next(), second = random.next();
  for (int shift = 0; shift < 40; shift += 5) id += alphabet[(first >> shift) & 31U];
  for (int shift = 0; shift < 40; shift += 5) id += alphabet[(second >> shift) & 31U];
  return id;
}

std::string Ids::next(std::string_view prefix) {
  if (last_.empty()) {
    last_ = new_id({}, now_, random_).substr(1);
  } else {
    auto digit = last_.rbegin();
    while (*digit == alphabet.back()) *digit++ = alphabet.front();
    *digit = alphabet[alphabet.find(*digit) + 1];
  }
  return fmt::format("{}_{}", prefix, last_);
}

}  // namespace anyuan
