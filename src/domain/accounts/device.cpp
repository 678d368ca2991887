#include "domain/accounts/device.h"

#include <sodium.h>

#include <charconv>

#include "domain/accounts/password.h"

namespace anyuan::accounts {
namespace {

// Takes as long wherever they differ.
bool are_same(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string signature(const records::Fingerprints& prints, std::string_view head) { return prints.of("device " + std::string(head)); }

}  // namespace

std::string new_device(const records::Fingerprints& prints, Instant now) {  // "MILLISECONDS.CHANCE.SIGNATURE"
  const auto head = std::to_string(millis_of(now)) + "." + new_token();
  return head + "." + signature(prints, head);
}

bool is_known_device(const records::Fingerprints& prints, std::string_view token, Instant now) {
  const auto dot = token.rfind('.');
  if (dot == std::string_view::npos || !are_same(token.substr(dot + 1), signature(prints, token.substr(0, dot)))) return false;
  std::int64_t given_at = 0;
  std::from_chars(token.data(), token.data() + dot, given_at);
  return now < instant_of(given_at) + device_life;
}

}  // namespace anyuan::accounts
